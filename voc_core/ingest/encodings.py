"""Which encoding a text is in, by evidence on what it spells, and what a person should be shown."""

import codecs
import re
from collections.abc import Iterator
from typing import Final

from voc_core.content import BLOCK, Content, blocks
from voc_core.errors import Message, VocError
from voc_core.ingest import legibility
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
DECLARED: Final = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5",
    "shift-jis": "shift_jis",
    "x-sjis": "shift_jis",
    "windows-31j": "shift_jis",
    "iso-8859-1": "cp1252",
    "windows-1252": "cp1252",
    "utf-8": "utf-8",
}
"""What pages call their encoding."""
BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
SAMPLE: Final = 1 << 16
LONGEST: Final = 2_000
"""Bytes of one line that the evidence is taken from."""
TOLERATED: Final = 0.002
"""Share of characters that may be damaged in a text that is legible otherwise. [0 to 1]"""
HIGH: Final = re.compile(rb"[\x80-\xff]")
DAMAGED: Final = N_(
    "The text is read as {encoding}, but {n} of its characters are damaged and shown as �."
)
BY_EVIDENCE: Final = N_(
    "The text is not UTF-8. It is read as {encoding}, the encoding in which it is most legible. "
    "Look at the sample cells; choose another encoding if they are wrong."
)


def encoding_of(data: Content) -> tuple[str, tuple[Message, ...]]:
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
    if (utf_16 := wide(data[:SAMPLE])) and _decodes(data, utf_16, len(data) // 2 * 2):
        return utf_16, ()
    if _decodes(data, "utf-8"):
        return "utf-8", ()
    if n := _damaged_utf8(data):
        return "utf-8", (Message(DAMAGED, {"encoding": "UTF-8", "n": n}),)
    return _most_legible(data)


def declared(data: Content, charset: str) -> tuple[str, tuple[Message, ...]]:
    """Return the encoding of `data` that says of itself which it is, as far as that is credible.

    A page that is not what it declares is common; one that declares Latin-1 declares nothing.
    """
    seen, doubts = encoding_of(data)
    wanted = DECLARED.get(charset.lower().replace("_", "-"))
    if not doubts or wanted is None or wanted == "utf-8":
        return seen, doubts
    if wanted == seen or (wanted != "cp1252" and _decodes(data, wanted)):
        return wanted, ()
    return seen, doubts


def codec(encoding: str) -> str:
    """Return the codec that reads an encoding as Windows writes it."""
    return legibility.CODECS.get(encoding, encoding)


def telling(data: Content) -> bytes:
    """Return lines that hold more than ASCII, as far as an opinion needs them."""
    found: list[bytes] = []
    for block in blocks(data):
        found += _telling_lines(block, SAMPLE - sum(map(len, found)))
        if sum(map(len, found)) >= SAMPLE:
            break
    return b"\n".join(found)


def _telling_lines(data: bytes, most: int) -> Iterator[bytes]:
    at = n = 0
    while n < most and (found := HIGH.search(data, at)):
        start = max(data.rfind(b"\n", at, found.start()), data.rfind(b"\r", at, found.start())) + 1
        start = max(start, at)
        ends = (data.find(mark, found.start(), found.start() + LONGEST) for mark in (b"\n", b"\r"))
        end = min((e for e in ends if e >= 0), default=min(found.start() + LONGEST, len(data)))
        line = data[max(start, found.start() - LONGEST) : end]
        yield line
        at, n = end, n + len(line)


def _most_legible(data: Content) -> tuple[str, tuple[Message, ...]]:
    sample = telling(data)
    worth = {"cp1252": legibility.western(sample.decode("cp1252", "replace"))}
    for name in legibility.CODECS:
        worth[name] = legibility.asian(sample.decode(codec(name), "replace"), name)
    for name in sorted(worth, key=lambda name: -worth[name]):
        doubt = Message(BY_EVIDENCE, {"encoding": name})
        if _decodes(data, name):
            return name, (doubt,)
        if name == "cp1252":
            break
        if n := _few_damaged(data, name):
            return name, (doubt, Message(DAMAGED, {"encoding": name, "n": n}))
    return "latin-1", (Message(BY_EVIDENCE, {"encoding": "latin-1"}),)


def _few_damaged(data: Content, encoding: str) -> int:
    """Return how many characters are damaged if they are few, else 0."""
    text = data[: 8 * BLOCK].decode(codec(encoding), "replace")
    n_damaged = text.count("�")
    n_whole = sum(1 for character in text if character > "\x7f") - n_damaged
    return n_damaged if n_damaged <= max(1, TOLERATED * n_whole) < n_whole else 0


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


def _decodes(data: Content, encoding: str, end: int | None = None) -> bool:
    """Whether the bytes, up to `end`, are text of an encoding without any damage."""
    decoder, end = codecs.getincrementaldecoder(codec(encoding))("strict"), end or len(data)
    try:
        for at in range(0, end, BLOCK):
            decoder.decode(data[at : min(at + BLOCK, end)])
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


def _damaged_utf8(data: Content) -> int:
    """Return how many characters are damaged if `data` is UTF-8 all the same, else 0."""
    text = data[: 8 * BLOCK].decode("utf-8", "replace")
    n_damaged = text.count("�")
    n_whole = len(re.findall(r"[^\x00-\x7f�]", text))
    return n_damaged if n_whole >= 3 * n_damaged else 0
