"""How far a table reaches: its columns, its rows, and the rows longer than its headings."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Protocol

from voc_core.errors import Message, VocError
from voc_core.ingest.delimited import Batch
from voc_core.ingest.dialects.base import Layout
from voc_core.ingest.fields import Field, Spread, plain_fields
from voc_core.ingest.headers import OVERFLOW, joined, unique
from voc_core.settings import Settings
from voc_core.vocabulary import N_

BATCH: Final = 20_000
NAMELESS: Final = N_("Some columns hold cells but no heading: {columns}. Say what they are for.")


class Source(Protocol):
    """A file that can be read from its first row as often as needed."""

    notes: list[Message]

    @property
    def width(self) -> int:
        """Cells of the widest record where that is known beforehand, else 0. [cells]"""
        ...

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield every record of the file, `size` at a time."""
        ...


@dataclass(frozen=True)
class Extent:
    """The fields that hold a heading or a cell, and the rows below.

    Attributes
    ----------
    fields : tuple of Field
        As the records hold them, each with a heading of its own.
    n_rows : int
        Rows that are not wholly blank. [rows]
    warnings : tuple of Message
        What a person should look at.
    spread : Spread or None
        Of a file with one answer per row, with the questions found.
    """

    fields: tuple[Field, ...]
    n_rows: int
    warnings: tuple[Message, ...]
    spread: Spread | None = None

    @property
    def columns(self) -> tuple[str, ...]:
        """Headings of the table the file is read as."""
        headings = tuple(f.heading for f in self.fields)
        if self.spread is None:
            return headings
        taken = (self.spread.question, *self.spread.answers)
        return (*(h for h in headings if h not in taken), *self.spread.columns)


def extent_of(
    name: str, source: Source, layout: Layout, head: Sequence[Sequence[str]], settings: Settings
) -> Extent:
    """Return the extent of a file, read once from its first row to its last.

    Raises
    ------
    VocError
        There are more rows or columns than `settings` allow, or no rows at all.
    """
    first = layout.header_at - 1 + layout.header_rows
    headings = joined(head[layout.header_at - 1 : first])
    known = {i for f in layout.fields for i in f.at}
    width = max(
        _reach(headings), *(i + 1 for i in known), source.width or _usual(head[first - 1 :])
    )
    headings = (headings + [""] * width)[:width]
    _check_columns(name, sum(1 for h in headings if h), settings)
    nameless = {i for i, h in enumerate(headings) if not h} - known
    count = _Count(nameless, width, _asked_at(layout))
    for batch in source.batches(BATCH):
        skip = max(0, first + 1 - batch.first)
        count.add(batch.first + skip, batch.rows[skip:])
        _check_rows(name, count.n_rows, settings)
    if not count.n_rows:
        raise VocError(N_("{name} has headings but no rows under them."), name=name)
    rest = tuple(i for i in range(width) if i not in count.blank and i not in known)
    fields = (*layout.fields, *plain_fields([headings[i] for i in rest], rest))
    fields = tuple(sorted(fields, key=lambda f: f.at))
    _check_columns(name, len(fields) + len(count.asked), settings)
    return _extent(fields, count, tuple(source.notes), layout.spread)


def _extent(
    fields: tuple[Field, ...], count: "_Count", notes: tuple[Message, ...], spread: Spread | None
) -> Extent:
    columns = unique([f.heading for f in fields], [f.at[0] for f in fields])
    nameless = [c for c, f in zip(columns, fields, strict=True) if not f.heading]
    if nameless:
        notes = (*notes, Message(NAMELESS, {"columns": ", ".join(nameless)}))
    named = tuple(replace(f, heading=c) for f, c in zip(fields, columns, strict=True))
    if spread:
        spread = _asking(spread, columns, tuple(count.asked))
    if not count.long:
        return Extent(named, count.n_rows, notes, spread)
    warning = Message(
        N_("{n} rows have more cells than headings, first row {row}; they count as problems."),
        {"n": count.n_long, "row": count.long[0]},
    )
    return Extent((*named, Field(OVERFLOW, ())), count.n_rows, (*notes, warning), spread)


def _asking(spread: Spread, columns: Sequence[str], questions: tuple[str, ...]) -> Spread:
    """Return the spread with its questions, each with a heading no other column has."""
    names = unique([*columns, *questions], range(len(columns) + len(questions)))
    return replace(spread, questions=questions, columns=names[len(columns) :])


def _asked_at(layout: Layout) -> int | None:
    """Return where the question stands in a record of a file with one answer per row."""
    if layout.spread is None:
        return None
    return next(f.at[0] for f in layout.fields if f.heading == layout.spread.question)


def _reach(row: Sequence[str]) -> int:
    """Return how many cells a record has up to its last filled one. [cells]"""
    return next((i + 1 for i in reversed(range(len(row))) if row[i] and not row[i].isspace()), 0)


def _usual(rows: Sequence[Sequence[str]]) -> int:
    """Return the width the headings share with the rows, or nearly all of many rows. [cells]"""
    widths = Counter(len(row) for row in rows[1:] if any(map(str.strip, row)))
    if not widths:
        return 0
    width, n = widths.most_common(1)[0]
    is_sure = len(rows[0]) == width or (n >= 5 and n >= 0.9 * widths.total())
    return width if is_sure else 0


class _Count:
    """What one reading of the file finds: rows, columns without any cell, rows too long."""

    def __init__(self, blank: set[int], width: int, asked_at: int | None) -> None:
        self.blank, self.width, self.asked_at = blank, width, asked_at
        self.asked: dict[str, None] = {}
        self.n_rows = self.n_long = 0
        self.long: list[int] = []

    def add(self, first: int, rows: Sequence[Sequence[str]]) -> None:
        """Take in records that follow one another, the first in row `first` of the file."""
        self.n_rows += sum(1 for row in rows if any(map(str.strip, row)))
        self.blank -= {i for i in self.blank if any(_is_filled(row, i) for row in rows)}
        if (i := self.asked_at) is not None:
            self.asked |= dict.fromkeys(row[i].strip() for row in rows if _is_filled(row, i))
        if max(map(len, rows), default=0) <= self.width:
            return
        long = [first + i for i, row in enumerate(rows) if any(map(str.strip, row[self.width :]))]
        self.n_long += len(long)
        self.long = self.long or long[:1]


def _is_filled(row: Sequence[str], i: int) -> bool:
    return len(row) > i and bool(row[i].strip())


def _check_rows(name: str, n: int, settings: Settings) -> None:
    if n > settings.max_rows:
        raise VocError(
            N_("{name} has more than {limit} rows. Split the file or raise the limit."),
            name=name,
            limit=settings.max_rows,
        )


def _check_columns(name: str, n: int, settings: Settings) -> None:
    if n > settings.max_columns:
        raise VocError(
            N_("{name} has {n} columns; the limit is {limit}. Delete columns you do not need."),
            name=name,
            n=n,
            limit=settings.max_columns,
        )
