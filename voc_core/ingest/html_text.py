"""The tables of a web page, row by row as the parser meets them."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from lxml import etree

from voc_core.errors import VocError
from voc_core.ingest.delimited import CELL_LIMIT
from voc_core.vocabulary import N_

BLOCK: Final = 1 << 16
MAX_COLSPAN: Final = 1_000
MAX_ROWSPAN: Final = 65_534
"""Both as browsers have it."""
MAX_OPEN: Final = 50
"""Tables inside one another. [tables]"""
OUTER: Final = 100_000
"""Characters of the tables inside it that a cell repeats. [characters]"""
MUTE: Final = frozenset({"script", "style", "title", "select", "template", "noscript"})
BREAKS: Final = frozenset({"br", "p", "div", "li"})
SPACES: Final = re.compile(r"[ \t\r\n\f\xa0]+")
SPACES_ON_LINE: Final = re.compile(r" +")
ODD_SPACE: Final = re.compile(r"[\t\r\n\f\xa0]")
ENDS: Final = re.compile(r" ?\n[ \n]*")
NUMBER: Final = re.compile(r"\s*\+?(\d{1,9})")


class Cell(NamedTuple):
    """A cell, and the columns and rows it spans. [cells, rows]"""

    text: str
    colspan: int
    rowspan: int


class Row(NamedTuple):
    """A row of the `table`-th table of a page, from 0."""

    table: int
    cells: list[Cell]


@dataclass
class _Open:
    """A table whose end has not come yet."""

    number: int
    cells: list[Cell] | None = None
    parts: list[str] | None = None
    size: int = 0
    spans: tuple[int, int] = (1, 1)


@dataclass
class _Target:
    """What the parser tells its events to."""

    rows: list[Row] = field(default_factory=list)
    captions: dict[int, str] = field(default_factory=dict)
    open: list[_Open] = field(default_factory=list)
    n_tables: int = 0
    muted: int = 0
    caption: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Open a table, a row or a cell."""
        if tag in MUTE:
            self.muted += 1
        elif tag == "table":
            self._open_table()
        elif self.open:
            self._inside(tag, attributes)

    def _open_table(self) -> None:
        if len(self.open) >= MAX_OPEN:
            raise VocError(N_("The tables of the page are nested too deeply. Export it as .csv."))
        self.open.append(_Open(self.n_tables))
        self.n_tables += 1

    def _inside(self, tag: str, attributes: dict[str, str]) -> None:
        table = self.open[-1]
        if tag == "tr":
            self._end_row(table)
            table.cells = []
        elif tag in ("td", "th"):
            self._end_cell(table)
            table.cells = [] if table.cells is None else table.cells
            table.parts, table.size = [], 0
            table.spans = _spans(attributes) if attributes else (1, 1)
        elif tag == "caption":
            self.caption = []
        elif tag in BREAKS:
            self._write("\n")

    def end(self, tag: str) -> None:
        """Close what was opened."""
        if tag in MUTE:
            self.muted = max(0, self.muted - 1)
        elif not self.open:
            return
        elif tag == "table":
            self._end_row(self.open[-1])
            self.open.pop()
        elif tag == "tr":
            self._end_row(self.open[-1])
        elif tag in ("td", "th"):
            self._end_cell(self.open[-1])
        elif tag == "caption" and self.caption is not None:
            self.captions[self.open[-1].number] = _tidy(self.caption)
            self.caption = None
        elif tag in BREAKS and tag != "br":
            self._write("\n")

    def data(self, text: str) -> None:
        """Take in text between tags."""
        if self.caption is not None and len(self.caption) < 100:
            self.caption.append(text[:100])
        elif self.open and not self.muted:
            self._write(SPACES.sub(" ", text) if ODD_SPACE.search(text) else text)

    def _write(self, text: str) -> None:
        for table in self.open:
            is_inner = table is self.open[-1]
            if table.parts is not None and (is_inner or table.size < OUTER):
                table.parts.append(text)
                table.size += len(text)
                if table.size > CELL_LIMIT:
                    raise VocError(
                        N_("One cell of the file is longer than {limit} characters."),
                        limit=CELL_LIMIT,
                    )

    def _end_cell(self, table: _Open) -> None:
        if table.parts is not None and table.cells is not None:
            table.cells.append(Cell(_tidy(table.parts), *table.spans))
        table.parts = None

    def _end_row(self, table: _Open) -> None:
        self._end_cell(table)
        if table.cells is not None:
            self.rows.append(Row(table.number, table.cells))
        table.cells = None

    def comment(self, text: str) -> None:
        """Leave comments out."""

    def pi(self, target: str, text: str | None = None) -> None:
        """Leave processing instructions out."""

    def close(self) -> None:
        """Close the tables the page left open."""
        while self.open:
            self._end_row(self.open.pop())


def _tidy(parts: list[str]) -> str:
    text = "".join(parts)
    if "  " in text:
        text = SPACES_ON_LINE.sub(" ", text)
    return ENDS.sub("\n", text).strip() if "\n" in text else text.strip()


def _spans(attributes: dict[str, str]) -> tuple[int, int]:
    return (
        _span(attributes.get("colspan"), MAX_COLSPAN),
        _span(attributes.get("rowspan"), MAX_ROWSPAN),
    )


def _span(said: str | None, most: int) -> int:
    found = NUMBER.match(said or "")
    return min(max(int(found[1]), 1), most) if found else 1


@dataclass
class Page:
    """A web page, read from its first byte to its last.

    Attributes
    ----------
    captions : dict
        Captions of its tables as far as it was read, by the number of the table.
    """

    data: bytes
    codec: str
    captions: dict[int, str] = field(default_factory=dict)

    def rows(self) -> Iterator[Row]:
        """Yield the rows of all tables, each when its end is met."""
        target = _Target(captions=self.captions)
        parser = etree.HTMLParser(target=target)
        decoder = codecs.getincrementaldecoder(self.codec)("replace")
        for at in range(0, len(self.data), BLOCK):
            is_last = at + BLOCK >= len(self.data)
            text = decoder.decode(self.data[at : at + BLOCK], is_last)
            parser.feed(text.replace("\0", "").replace("\ufeff", ""))
            yield from target.rows
            target.rows.clear()
        parser.close()
        yield from target.rows
