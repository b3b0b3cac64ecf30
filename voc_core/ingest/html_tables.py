"""A web page as records of its largest table, as tools write it that call it .xls."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from voc_core.errors import Message, VocError
from voc_core.ingest.area import MAX_COLUMN
from voc_core.ingest.delimited import Batch
from voc_core.ingest.encodings import codec, declared
from voc_core.ingest.html_text import Page, Row
from voc_core.ingest.merges import REACH, Merge
from voc_core.vocabulary import N_

MAX_TABLES: Final = 1_000
CHARSET: Final = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]+)""", re.I)


class Grid:
    """Rows of one table laid out in columns, as far as they were met.

    Attributes
    ----------
    n_rows, n_filled, width, n_tall : int
        Rows, filled cells, widest row, and cells over several rows further down than headings are.
    merged : list of Merge
        Merged cells of the first rows.
    """

    def __init__(self) -> None:
        self.n_rows = self.n_filled = self.width = self.n_tall = 0
        self.merged: list[Merge] = []
        self._below: dict[int, int] = {}

    def placed(self, row: Row) -> list[str]:
        """Return the texts of a row, each in its column."""
        line: list[str] = []
        held, self._below = self._below, {c: n - 1 for c, n in self._below.items() if n > 1}
        for cell in row.cells:
            while held.get(len(line), 0):
                line.append("")
            left = len(line)
            line += [cell.text, *[""] * (cell.colspan - 1)]
            self._span(left, len(line) - 1, cell.rowspan)
        self._count(line)
        return line

    def _span(self, left: int, right: int, rowspan: int) -> None:
        if right >= MAX_COLUMN:
            raise VocError(N_("A row of the page has more than {limit} columns."), limit=MAX_COLUMN)
        if rowspan > 1:
            self._below.update(dict.fromkeys(range(left, right + 1), rowspan - 1))
        if (rowspan > 1 or right > left) and self.n_rows < REACH:
            bottom = min(self.n_rows + rowspan - 1, REACH)
            self.merged.append(Merge(self.n_rows, left, bottom, right))
        elif rowspan > 1:
            self.n_tall += 1

    def _count(self, line: list[str]) -> None:
        self.n_rows += 1
        self.n_filled += sum(1 for text in line if text)
        self.width = max(self.width, len(line))


@dataclass
class Table:
    """One table of a page, read as often as needed.

    Attributes
    ----------
    number : int
        Which table of the page it is, from 0.
    merged : list of Merge
        Merged cells of its first rows.
    """

    data: bytes
    encoding: str
    number: int
    width: int = 0
    merged: list[Merge] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the rows of the table, `size` at a time."""
        grid, first, rows = Grid(), 1, []
        for row in Page(self.data, codec(self.encoding)).rows():
            if row.table == self.number:
                rows.append(grid.placed(row))
            if len(rows) >= size:
                yield Batch(first, rows)
                first, rows = first + len(rows), []
        if rows:
            yield Batch(first, rows)


def tables_of(name: str, data: bytes, encoding: str) -> dict[str, tuple[int, Grid]]:
    """Return the tables of a page that hold a cell, by caption or number.

    Raises
    ------
    VocError
        There is none, or the page is nested without end.
    """
    page, grids = Page(data, codec(encoding)), dict[int, Grid]()
    for row in page.rows():
        grids.setdefault(row.table, Grid()).placed(row)
        if len(grids) > MAX_TABLES:
            raise VocError(
                N_("{name} holds more than {limit} tables."), name=name, limit=MAX_TABLES
            )
    found: dict[str, tuple[int, Grid]] = {}
    for number, grid in sorted(grids.items()):
        if grid.n_filled:
            caption = page.captions.get(number, "")[:40]
            is_free = caption and caption not in found
            found[caption if is_free else f"Table {number + 1}"] = (number, grid)
    if not found:
        raise VocError(
            N_("{name} is a web page without a table. Save the table as .xlsx or .csv."), name=name
        )
    return found


def largest(tables: dict[str, tuple[int, Grid]]) -> str:
    """Return the name of the table with most filled cells, the first of equals."""
    return max(tables, key=lambda name: tables[name][1].n_filled)


def encoding_of(data: bytes) -> tuple[str, tuple[Message, ...]]:
    """Return the encoding of a page by its bytes and by what it declares, and the doubts."""
    said = CHARSET.search(data[:4096])
    return declared(data, said[1].decode("ascii", "replace") if said else "")
