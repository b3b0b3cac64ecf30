"""What a file is, by its first bytes and never by its name; what we do not read is refused."""

import re
from typing import Final

from voc_core.content import Content, blocks, whole
from voc_core.errors import Message, VocError
from voc_core.ingest.encodings import wide
from voc_core.vocabulary import N_

ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
GZIP: Final = b"\x1f\x8b\x08"
OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

FOREIGN: Final = (
    (b"%PDF", N_("a PDF document")),
    (b"\x89PNG", N_("a picture")),
    (b"\xff\xd8\xff", N_("a picture")),
    (b"GIF8", N_("a picture")),
    (b"BM\x00", N_("a picture")),
    (b"BZh91AY", N_("a bzip2 archive")),
    (b"\xfd7zXZ", N_("an xz archive")),
    (b"7z\xbc\xaf", N_("a 7-Zip archive")),
    (b"Rar!", N_("a RAR archive")),
    (b"SQLite format 3\x00", N_("a SQLite database")),
    (b"PAR1\x15", N_("a Parquet table")),
    (b"{\\rtf", N_("an RTF document")),
    (b"MZ\x90\x00", N_("a program")),
    (b"\x7fELF", N_("a program")),
)
"""First bytes of what people upload by mistake, and what to call it."""

SAVE_AS: Final = N_("{name} is {what}. Save the table as .xlsx or .csv and upload that.")
HTML: Final = re.compile(
    r"\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|meta|body|title|style|link"
    r"|table|caption|thead|tbody|tr|div|center|font|span|p)[\s>/]",
    re.I | re.S,
)
JSON: Final = re.compile(r'\s*(\{\s*["}]|\[\s*[\[{\]])')
XML: Final = re.compile(r"\s*<\?xml\b")
CONTROL: Final = bytes(c for c in range(32) if c not in (0, 9, 10, 12, 13, 26, 27))
BLANK: Final = b"\x00\t\n\r \xef\xbb\xbf\xff\xfe"
SUFFIXES: Final = {
    "xlsx": ("xlsx", "xlsm"),
    "xls": ("xls",),
    "csv": ("csv", "tsv", "txt", "tab"),
    "html": ("html", "htm", "xhtml"),
    "json": ("json",),
    "jsonl": ("jsonl", "ndjson"),
    "zip": ("zip",),
    "gzip": ("gz", "gzip"),
}
IS_NOW: Final = {
    "csv": N_("delimited text"),
    "xlsx": N_("an XLSX workbook"),
    "xls": N_("an XLS workbook"),
    "html": N_("a web page"),
    "json": N_("JSON"),
    "jsonl": N_("JSON lines"),
    "zip": N_("a ZIP archive"),
    "gzip": N_("a gzip archive"),
}


def container_of(name: str, data: Content) -> str:
    """Return what `data` holds: ``csv`` (any delimited text), ``html``, ``json`` or ``jsonl``,
    ``xls``, ``zip`` (also a workbook in XLSX) or ``gzip``.

    Raises
    ------
    VocError
        The file is empty, encrypted, or no table; the sentence says what it is instead.
    """
    if not any(block.strip(BLANK) for block in blocks(data)):
        raise VocError(N_("{name} is empty. Choose a file with headings and rows."), name=name)
    if data.startswith(OLE):
        return _ole(name, whole(data))
    if data.startswith(ZIP):
        return "zip"
    if data.startswith(GZIP):
        return "gzip"
    return _text_kind(data) or _delimited(name, data)


def _text_kind(data: Content) -> str | None:
    """Return the kind of a text that says by its first characters what it is."""
    start = _start_of(data)
    if HTML.match(start):
        return "html"
    if JSON.match(start):
        first, _, rest = start.partition("\n")
        is_lines = first.rstrip().endswith("}") and rest.lstrip().startswith("{")
        return "jsonl" if is_lines else "json"
    return None


def _start_of(data: Content) -> str:
    """Return the beginning of a text well enough to see what kind it is."""
    start = data[: 1 << 20] if JSON.match(data[:64].decode("latin-1")) else data[:4096]
    wide_by_mark = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}.get(data[:2])
    encoding = wide_by_mark or wide(start) or "utf-8"
    return start.decode(encoding, "replace").lstrip("\ufeff \t\r\n")


def _ole(name: str, data: bytes) -> str:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise encrypted(name)
    if any(stream.encode("utf-16-le") in data for stream in ("Workbook", "Book")):
        return "xls"
    raise VocError(SAVE_AS, name=name, what=Message(N_("an Office document without a workbook")))


def encrypted(name: str) -> VocError:
    """Return the refusal of a workbook that needs a password."""
    return VocError(
        N_(
            "{name} is locked with a password. Open it in Excel, remove the password, save, upload."
        ),
        name=name,
    )


def _delimited(name: str, data: Content) -> str:
    start = data[:4096].removeprefix(b"\xef\xbb\xbf")
    for first, what in FOREIGN:
        if start.startswith(first):
            raise VocError(SAVE_AS, name=name, what=Message(what))
    if XML.match(_start_of(data)):
        raise VocError(SAVE_AS, name=name, what=Message(N_("XML")))
    if _is_binary(data[:65536]):
        raise VocError(SAVE_AS, name=name, what=Message(N_("not a table of text")))
    return "csv"


def _is_binary(start: bytes) -> bool:
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or wide(start):
        return False
    if start.count(0) > 0.1 * len(start):
        return True
    n_control = len(start) - len(start.translate(None, CONTROL))
    return n_control > max(2, 0.05 * len(start))


def misnamed(name: str, container: str) -> tuple[Message, ...]:
    """Return a warning if the ending of `name` promises another container."""
    suffix = name.rpartition(".")[2].lower() if "." in name else ""
    promised = next((c for c, known in SUFFIXES.items() if suffix in known), None)
    if promised in (None, container):
        return ()
    return (
        Message(
            N_("The name ends in .{suffix}, but the file is {what}. It is read by its content."),
            {"suffix": suffix, "what": Message(IS_NOW[container])},
        ),
    )
