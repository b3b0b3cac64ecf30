"""A file as bytes, recognised as a table of text and read in chunks."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.content import Content, blocks
from voc_core.errors import Message, VocError
from voc_core.ingest import responses, sources
from voc_core.ingest.bad_rows import unguarded
from voc_core.ingest.carrying import Carrying
from voc_core.ingest.contract import Recognised
from voc_core.ingest.dialects import layout_of
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.generic import GENERIC, message_in
from voc_core.ingest.extent import Extent, Source, extent_of
from voc_core.ingest.fields import Field, Spread, plain_fields
from voc_core.ingest.frames import frame_of, spread_over
from voc_core.ingest.headers import WRONG, joined, n_filled
from voc_core.settings import Settings
from voc_core.vocabulary import N_

HEAD: Final = 200
"""Records the layout is recognised from. [rows]"""
PREVIEW: Final = 20
"""Data rows shown to a person. [rows]"""
CHUNK: Final = 20_000
"""Rows held in memory at a time. [rows]"""


def recognise(
    name: str,
    data: Content,
    settings: Settings,
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    header_at: int | None = None,
    header_rows: int | None = None,
    dialect: str | None = None,
) -> Recognised:
    """Return a file as we understand it; what a person says overrides what we see.

    Parameters
    ----------
    name : str
        Name of the file, used in sentences only.
    data : Content
        The whole file.
    settings : Settings
        The limits of one file.
    encoding, delimiter, sheet : str or None
        What to read the file as, None to see for ourselves.
    header_at, header_rows : int or None
        Row in which the headings begin, from 1, and how many rows they take. [rows]
    dialect : str or None
        The only dialect to be tried, ``generic`` for any table.

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
        "dialect": dialect,
    }
    _check_size(name, data, settings)
    found = sources.opened(
        name, data, settings, encoding=encoding, delimiter=delimiter, sheet=sheet
    )
    source, seen = found.source, Seen([], found.container, found.sheet, found.others)
    layout, head = _layout(name, source, seen, header_at, header_rows, dialect)
    extent = extent_of(name, source, layout, head, settings)
    return Recognised(
        name=name,
        digest=_digest(data),
        container=found.container,
        dialect=layout.dialect,
        encoding=found.encoding,
        delimiter=found.delimiter,
        sheet=found.sheet,
        sheets=found.sheets,
        header_at=layout.header_at,
        header_rows=layout.header_rows,
        columns=extent.columns,
        n_rows=extent.n_rows,
        preview=_preview(source, extent, layout.header_at + layout.header_rows),
        warnings=(*found.warnings, *layout.warnings, *extent.warnings),
        hidden=found.hidden,
        samples=found.samples,
        fields=extent.fields,
        why=layout.why,
        kind=layout.kind,
        source=layout.source,
        aside=layout.aside,
        missing=layout.missing,
        zone=layout.zone,
        spread=extent.spread,
        said={k: v for k, v in said.items() if v is not None},
    )


def chunks(recognised: Recognised, data: Content, rows: int = CHUNK) -> Iterator[pd.DataFrame]:
    """Yield the data rows of a recognised file as tables of text.

    Parameters
    ----------
    recognised : Recognised
        As `recognise` returned it for the same bytes.
    data : Content
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
    fields = recognised.fields or plain_fields(recognised.columns, range(len(recognised.columns)))
    frames = _frames(sources.reopened(recognised, data), fields, recognised.spread, first, rows)
    yield from responses.whole(frames, recognised.response)


def _check_size(name: str, data: Content, settings: Settings) -> None:
    if len(data) > settings.max_file_mb * 1_000_000:
        raise VocError(
            N_("{name} has {size} MB; the limit is {limit} MB. Split the file or raise the limit."),
            name=name,
            size=-(-len(data) // 1_000_000),
            limit=settings.max_file_mb,
        )


def _digest(data: Content) -> str:
    found = hashlib.sha256()
    for block in blocks(data):
        found.update(block)
    return found.hexdigest()


def _layout(
    name: str,
    source: Source,
    seen: Seen,
    header_at: int | None,
    header_rows: int | None,
    dialect: str | None,
) -> tuple[Layout, list[list[str]]]:
    """Return the layout, as seen or as said, and the records it was seen in."""
    if any(n is not None and n < 1 for n in (header_at, header_rows)):
        raise VocError(N_("Rows are counted from 1. Choose a heading row of 1 or more."))
    head = sources.head(source, (header_at or 1) + (header_rows or 1) + HEAD)
    if not any(map(n_filled, head)):
        raise VocError(N_("{name} is empty. Choose a file with headings and rows."), name=name)
    if header_at is None and header_rows is None:
        return layout_of(replace(seen, head=head), dialect), head
    layout = GENERIC.recognise(replace(seen, head=head))
    said = Message(N_("You said which rows hold the headings."))
    at, n = header_at or layout.header_at, header_rows or 1
    fields = message_in(joined(head[at - 1 : at - 1 + n]))
    said_so = replace(layout, header_at=at, header_rows=n, why=said, warnings=(), fields=fields)
    return said_so, head


def _frames(
    source: Source, fields: Sequence[Field], spread: Spread | None, first: int, rows: int
) -> Iterator[pd.DataFrame]:
    glue = getattr(source, "delimiter", " ")
    is_ours = any(f.heading == WRONG for f in fields)
    groups = Carrying([f.heading for f in fields if f.carries])
    for batch in source.batches(rows):
        skip = max(0, first - batch.first)
        frame = frame_of(batch.first + skip, batch.rows[skip:], fields, glue)
        if not len(frame):
            continue
        frame = groups.down(frame.apply(unguarded) if is_ours else frame)
        yield spread_over(frame, spread) if spread else frame


def _preview(source: Source, extent: Extent, first: int) -> pd.DataFrame:
    found: list[pd.DataFrame] = []
    for frame in _frames(source, extent.fields, extent.spread, first, first + HEAD):
        found.append(frame.head(PREVIEW))
        if sum(map(len, found)) >= PREVIEW:
            break
    return pd.concat(found).head(PREVIEW)
