"""A file as bytes, recognised as a table of text and read in chunks."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.ingest import delimited, encodings, sheets, workbooks
from voc_core.ingest.bad_rows import unguarded
from voc_core.ingest.contract import Recognised
from voc_core.ingest.dialects import layout_of
from voc_core.ingest.dialects.base import Layout
from voc_core.ingest.extent import Extent, Source, extent_of
from voc_core.ingest.frames import frame_of
from voc_core.ingest.headers import WRONG, n_filled
from voc_core.ingest.magic import container_of, misnamed
from voc_core.settings import Settings
from voc_core.vocabulary import N_

HEAD: Final = 200
"""Records the layout is recognised from. [rows]"""
PREVIEW: Final = 20
"""Data rows shown to a person. [rows]"""


def recognise(
    name: str,
    data: bytes,
    settings: Settings,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_at: int | None = None,
    header_rows: int | None = None,
) -> Recognised:
    """Return a file as we understand it; what a person says overrides what we see.

    Parameters
    ----------
    name : str
        Name of the file, used in sentences only.
    data : bytes
        The whole file.
    settings : Settings
        The limits of one file.
    encoding, delimiter, sheet : str or None
        What to read the file as, None to see for ourselves.
    header_at, header_rows : int or None
        Row in which the headings begin, from 1, and how many rows they take. [rows]

    Raises
    ------
    VocError
        The file is empty, locked, damaged, no table, beyond a limit, or has headings and no rows.
    """
    said = {
        "encoding": encoding,
        "delimiter": delimiter,
        "sheet": sheet,
        "header_at": header_at,
        "header_rows": header_rows,
    }
    _check_size(name, data, settings)
    container = container_of(name, data)
    doubts: tuple[Message, ...] = ()
    source: Source
    if container == "csv":
        source, doubts = _text(data, encoding, delimiter)
    else:
        source = _sheet(name, data, container, sheet, settings)
    layout, head = _layout(name, source, header_at, header_rows)
    extent = extent_of(name, source, layout, head, settings)
    return Recognised(
        name=name,
        digest=hashlib.sha256(data).hexdigest(),
        container=container,
        dialect=layout.dialect,
        encoding=getattr(source, "encoding", None),
        delimiter=getattr(source, "delimiter", None),
        sheet=getattr(source, "name", None),
        sheets=getattr(source, "sheets", ()),
        header_at=layout.header_at,
        header_rows=layout.header_rows,
        columns=extent.columns,
        n_rows=extent.n_rows,
        preview=_preview(source, extent, layout.header_at + layout.header_rows),
        warnings=(*misnamed(name, container), *doubts, *layout.warnings, *extent.warnings),
        at=extent.at,
        why=layout.why,
        said={k: v for k, v in said.items() if v is not None},
    )


def chunks(recognised: Recognised, data: bytes, rows: int = 50_000) -> Iterator[pd.DataFrame]:
    """Yield the data rows of a recognised file as tables of text.

    Parameters
    ----------
    recognised : Recognised
        As `recognise` returned it for the same bytes.
    data : bytes
        The whole file.
    rows : int
        Records read at a time. [rows]

    Yields
    ------
    DataFrame
        One row per record that is not blank, `recognised.n_rows` in all; columns as
        ``recognised.columns``, all text, missing where blank; the index is the row in the file.
    """
    first = recognised.header_at + recognised.header_rows
    yield from _frames(_source(recognised, data), recognised.columns, recognised.at, first, rows)


def _check_size(name: str, data: bytes, settings: Settings) -> None:
    if len(data) > settings.max_file_mb * 1_000_000:
        raise VocError(
            N_("{name} has {size} MB; the limit is {limit} MB. Split the file or raise the limit."),
            name=name,
            size=-(-len(data) // 1_000_000),
            limit=settings.max_file_mb,
        )


def _text(
    data: bytes, encoding: str | None, delimiter: str | None
) -> tuple[delimited.Text, tuple[Message, ...]]:
    seen, doubts = (encodings.chosen(encoding), ()) if encoding else encodings.encoding_of(data)
    if delimiter is not None and (len(delimiter) != 1 or delimiter in '"\r\n\0'):
        raise VocError(
            N_("'{delimiter}' cannot separate cells. Use one character, such as , ; TAB or |."),
            delimiter=delimiter,
        )
    if delimited.holds_nul(data, seen):
        doubts = (*doubts, Message(N_("The text holds NUL characters, which are left out.")))
    return delimited.Text(data, seen, delimiter or delimited.delimiter_of(data, seen)), doubts


def _sheet(
    name: str, data: bytes, container: str, wanted: str | None, settings: Settings
) -> sheets.Sheet:
    if container == "xlsx":
        workbooks.check_archive(name, data, settings)
    return sheets.sheet_of(name, data, container, wanted)


def _layout(
    name: str, source: Source, header_at: int | None, header_rows: int | None
) -> tuple[Layout, list[list[str]]]:
    """Return the layout, as seen or as said, and the records it was seen in."""
    if any(n is not None and n < 1 for n in (header_at, header_rows)):
        raise VocError(N_("Rows are counted from 1. Choose a heading row of 1 or more."))
    head = _head(source, (header_at or 1) + (header_rows or 1) + HEAD)
    if not any(map(n_filled, head)):
        raise VocError(N_("{name} is empty. Choose a file with headings and rows."), name=name)
    layout = layout_of(head)
    if header_at is not None or header_rows is not None:
        said = Message(N_("You said which rows hold the headings."))
        at, n = header_at or layout.header_at, header_rows or 1
        layout = replace(layout, header_at=at, header_rows=n, why=said, warnings=())
    return layout, head


def _head(source: Source, n: int) -> list[list[str]]:
    head: list[list[str]] = []
    for batch in source.batches(n):
        head += [[""]] * (batch.first - 1 - len(head)) + batch.rows
        if len(head) >= n:
            break
    return head


def _source(recognised: Recognised, data: bytes) -> Source:
    if recognised.container == "csv":
        return delimited.Text(data, recognised.encoding or "utf-8", recognised.delimiter or ",")
    return sheets.sheet_of(recognised.name, data, recognised.container, recognised.sheet)


def _frames(
    source: Source, columns: Sequence[str], at: Sequence[int], first: int, rows: int
) -> Iterator[pd.DataFrame]:
    glue = getattr(source, "delimiter", " ")
    for batch in source.batches(rows):
        skip = max(0, first - batch.first)
        frame = frame_of(batch.first + skip, batch.rows[skip:], columns, at, glue)
        if len(frame):
            yield frame.apply(unguarded) if WRONG in columns else frame


def _preview(source: Source, extent: Extent, first: int) -> pd.DataFrame:
    found: list[pd.DataFrame] = []
    for frame in _frames(source, extent.columns, extent.at, first, first + HEAD):
        found.append(frame.head(PREVIEW))
        if sum(map(len, found)) >= PREVIEW:
            break
    return pd.concat(found).head(PREVIEW)
