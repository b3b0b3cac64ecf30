"""Which files of a ZIP hold tables; they are offered as the sheets of a workbook are."""

from dataclasses import dataclass
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.ingest import archives
from voc_core.ingest.magic import GZIP, OLE, ZIP, container_of
from voc_core.settings import Settings
from voc_core.vocabulary import N_

SHOWN: Final = 5
LEFT_OUT: Final = N_("Left out, as no tables of the archive: {names} ({n} in all).")
APART: Final = N_(
    "Left out, as workbooks among text tables: {names} ({n} in all). Upload them one by one."
)


@dataclass(frozen=True)
class Members:
    """The files of an archive.

    Attributes
    ----------
    tables : tuple of str
        Names of those that hold text tables, in the order of the archive.
    largest : str
        The largest of them.
    workbook : str or None
        Name of the only file, where it is a workbook.
    warnings : tuple of Message
        What is left out.
    """

    tables: tuple[str, ...]
    largest: str
    workbook: str | None
    warnings: tuple[Message, ...]


def members_of(name: str, data: bytes, limits: Settings | None) -> Members:
    """Return which files of a ZIP hold tables.

    Raises
    ------
    VocError
        The archive is harmful, holds another archive, or no table at all.
    """
    starts = archives.members(name, data, limits)
    kinds = {inner: _kind(name, inner, start) for inner, start in starts.items()}
    tables = tuple(inner for inner, kind in kinds.items() if kind == "table")
    books = [inner for inner, kind in kinds.items() if kind == "workbook"]
    if not tables and len(books) == 1:
        return Members((), "", books[0], _left_out(kinds, "other", LEFT_OUT))
    if not tables:
        raise VocError(
            N_("{name} is a ZIP archive without a table. Pack .csv files, or upload one workbook."),
            name=name,
        )
    sizes = archives.sizes(name, data)
    warnings = (*_left_out(kinds, "other", LEFT_OUT), *_left_out(kinds, "workbook", APART))
    return Members(tables, max(tables, key=lambda inner: sizes[inner]), None, warnings)


def _kind(name: str, inner: str, start: bytes) -> str:
    if start.startswith(GZIP):
        raise archives.nested(name, inner)
    if start.startswith(ZIP):
        if b"[Content_Types].xml" in start or b"xl/" in start or b"_rels/" in start:
            return "workbook"
        raise archives.nested(name, inner)
    if start.startswith(OLE):
        return "workbook"
    try:
        container_of(inner, start)
    except VocError:
        return "other"
    return "table"


def _left_out(kinds: dict[str, str], kind: str, msgid: str) -> tuple[Message, ...]:
    names = [inner for inner, found in kinds.items() if found == kind]
    if not names:
        return ()
    shown = ", ".join(name[:60] for name in names[:SHOWN])
    return (Message(msgid, {"n": len(names), "names": shown}),)
