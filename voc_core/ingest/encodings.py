"""Which encoding a text is in, by evidence on its bytes, and what a person should be shown."""

import codecs
import re
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.vocabulary import N_

ENCODINGS: Final = (
    "utf-8",
    "utf-8-sig",
    "utf-16-le",
    "utf-16-be",
    "gb18030",
    "big5",
    "shift_jis",
    "cp1252",
    "latin-1",
)
"""Encodings a person may choose from."""

ALSO: Final = {
    "utf8": "utf-8",
    "utf-16": "utf-16-le",
    "gbk": "gb18030",
    "gb2312": "gb18030",
    "latin1": "latin-1",
    "iso-8859-1": "latin-1",
    "windows-1252": "cp1252",
}
"""Other names of the same."""
BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
BLOCK: Final = 1 << 20
SAMPLE: Final = 1 << 16
HIGH_RUN: Final = re.compile(rb"[\x80-\xff]+")
DAMAGED: Final = N_(
    "The text is read as UTF-8, but {n} of its characters are damaged and shown as �."
)
CHINESE: Final = N_(
    "The text is read as GB18030, a Chinese encoding, because it is not UTF-8. Look at the preview."
)
WESTERN: Final = N_(
    "The text is neither UTF-8 nor Chinese GB18030 and is read as {encoding}. "
    "Look at letters with accents in the preview; choose another encoding if they are wrong."
)


def encoding_of(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return the encoding of `data` and the warnings that go with it.

    Returns
    -------
    str
        One of `ENCODINGS`.
    tuple of Message
        Empty where the encoding is beyond doubt (a BOM, strict UTF-8).
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            return encoding, ()
    if (utf_16 := wide(data[:SAMPLE])) and _decodes(data[: len(data) // 2 * 2], utf_16):
        return utf_16, ()
    if _decodes(data, "utf-8"):
        return "utf-8", ()
    if n := _damaged_utf8(data):
        return "utf-8", (Message(DAMAGED, {"n": n}),)
    if _pairs_of_high_bytes(data[:SAMPLE]) and _decodes(data, "gb18030"):
        return "gb18030", (Message(CHINESE),)
    western = "cp1252" if _decodes(data, "cp1252") else "latin-1"
    return western, (Message(WESTERN, {"encoding": western}),)


def chosen(encoding: str) -> str:
    """Return the name in `ENCODINGS` of an encoding a person chose.

    Raises
    ------
    VocError
        It is not one we offer.
    """
    wanted = encoding.lower().replace("_", "-")
    wanted = ALSO.get(wanted, wanted)
    for name in ENCODINGS:
        if name.replace("_", "-") == wanted:
            return name
    raise VocError(
        N_("'{encoding}' is not an encoding we read. Use one of: {accepted}."),
        encoding=encoding,
        accepted=", ".join(ENCODINGS),
    )


def _decodes(data: bytes, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for at in range(0, len(data), BLOCK):
            decoder.decode(data[at : at + BLOCK])
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def wide(start: bytes) -> str | None:
    """Return which UTF-16 has its zero bytes and its line ends where `start` has them, if any."""
    even, odd = start[::2].count(0), start[1::2].count(0)
    needed = max(2, 0.05 * len(start) / 2)
    if odd >= needed and odd >= 4 * even and _ends_lines(start, b"\n\0", b"\r\0"):
        return "utf-16-le"
    if even >= needed and even >= 4 * odd and _ends_lines(start, b"\0\n", b"\0\r"):
        return "utf-16-be"
    return None


def _ends_lines(start: bytes, *ends: bytes) -> bool:
    n_ends = sum(start.count(end) for end in ends)
    return n_ends > 0 and n_ends >= 0.5 * (start.count(b"\n") + start.count(b"\r"))


def _damaged_utf8(data: bytes) -> int:
    """Return how many characters are damaged if `data` is UTF-8 all the same, else 0."""
    text = data[: 8 * BLOCK].decode("utf-8", "replace")
    n_damaged = text.count("�")
    n_whole = len(re.findall(r"[^\x00-\x7f�]", text))
    return n_damaged if n_whole >= 20 * n_damaged else 0


def _pairs_of_high_bytes(start: bytes) -> bool:
    """Whether high bytes come together, as in Chinese, and not alone, as accents do."""
    runs = [len(run) for run in HIGH_RUN.findall(start)]
    return sum(n for n in runs if n > 1) >= 0.6 * sum(runs)
