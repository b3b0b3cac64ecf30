"""A file opened as a source of records, whatever container its rows are kept in."""

from dataclasses import dataclass, replace
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.ingest import delimited, encodings, sheets, workbooks
from voc_core.ingest.contract import Recognised
from voc_core.ingest.extent import Source
from voc_core.ingest.magic import container_of, misnamed
from voc_core.settings import Settings
from voc_core.vocabulary import N_

FORBIDDEN: Final = '"\r\n\0'
"""Characters that can never separate cells."""


@dataclass(frozen=True)
class Opened:
    """A source, and how its bytes were read.

    Attributes
    ----------
    source : Source
        The records.
    container, encoding, delimiter, sheet, sheets, hidden, samples
        As in `Recognised`.
    warnings : tuple of Message
        What a person should look at.
    """

    source: Source
    container: str
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    sheets: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    warnings: tuple[Message, ...] = ()


def opened(
    name: str,
    data: bytes,
    settings: Settings,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
) -> Opened:
    """Return a file opened; what a person says overrides what we see.

    Raises
    ------
    VocError
        The file is empty, locked, damaged, harmful or no table.
    """
    container = container_of(name, data)
    if container == "csv":
        found = _text(data, encoding, delimiter)
    else:
        found = _workbook(name, data, container, sheet, settings)
    return replace(found, warnings=(*misnamed(name, container), *found.warnings))


def reopened(recognised: Recognised, data: bytes) -> Source:
    """Return the source of a file recognised before, from the same bytes."""
    if recognised.container == "csv":
        return delimited.Text(data, recognised.encoding or "utf-8", recognised.delimiter or ",")
    return sheets.sheet_of(recognised.name, data, recognised.container, recognised.sheet)


def head(source: Source, n: int) -> list[list[str]]:
    """Return the first records of a source, at least `n` where there are so many."""
    found: list[list[str]] = []
    for batch in source.batches(n):
        found += [[""]] * (batch.first - 1 - len(found)) + batch.rows
        if len(found) >= n:
            break
    return found


def _text(data: bytes, encoding: str | None, delimiter: str | None) -> Opened:
    seen, doubts = (encodings.chosen(encoding), ()) if encoding else encodings.encoding_of(data)
    if delimiter is not None and (len(delimiter) != 1 or delimiter in FORBIDDEN):
        raise VocError(
            N_("'{delimiter}' cannot separate cells. Use one character, such as , ; TAB or |."),
            delimiter=delimiter,
        )
    if delimited.holds_nul(data, seen):
        doubts = (*doubts, Message(N_("The text holds NUL characters, which are left out.")))
    text = delimited.Text(data, seen, delimiter or delimited.delimiter_of(data, seen))
    return Opened(text, "csv", encoding=seen, delimiter=text.delimiter, warnings=doubts)


def _workbook(
    name: str, data: bytes, container: str, wanted: str | None, settings: Settings
) -> Opened:
    if container == "xlsx":
        workbooks.check_archive(name, data, settings)
    found = sheets.sheet_of(name, data, container, wanted)
    return Opened(found, container, sheet=found.name, sheets=found.sheets)
