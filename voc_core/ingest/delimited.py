"""Delimited text as batches of records: streamed, quotes respected, no row lost."""

import csv
import io
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, islice, tee
from typing import Any, Final, NamedTuple

from voc_core.content import BLOCK, Content, blocks, opened
from voc_core.errors import Message, VocError
from voc_core.ingest.encodings import codec
from voc_core.vocabulary import N_

DELIMITERS: Final = (",", ";", "\t", "|")
CELL_LIMIT: Final = 10_000_000
MAX_REPAIRS: Final = 20
UNCLOSED: Final = N_(
    "Row {row}: a quotation mark is opened and never closed; it is read as a plain character."
)
END: Final = "\ue000\ue001\ue002"
"""A line after the last; of characters no delimiter is, or it would be split and never seen."""

csv.field_size_limit(CELL_LIMIT)


class Batch(NamedTuple):
    """Records that follow one another; the first stands in row `first` of the file, from 1."""

    first: int
    rows: list[list[str]]


@dataclass
class Text:
    """A delimited text, read as often as needed.

    Attributes
    ----------
    notes : list of Message
        What the last complete reading had to repair.
    """

    data: Content
    encoding: str
    delimiter: str
    notes: list[Message] = field(default_factory=list)
    width: int = 0

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield every record of the file, `size` at a time; a blank line is an empty record."""
        self.notes = []
        first = 1
        for rows in self._parsed(lines_of(self.data, self.encoding), size):
            if first == 1 and rows and is_separator_line(rows[0]):
                rows[0] = []
            yield Batch(first, rows)
            first += len(rows)

    def _parsed(self, lines: Iterator[str], size: int) -> Iterator[list[list[str]]]:
        lines, row = chain(lines, (END,)), 1
        for n_repairs in range(MAX_REPAIRS + 1):
            ahead, behind = tee(lines)
            reader, passed = self._reader(ahead, quoted=n_repairs < MAX_REPAIRS), 0
            while True:
                rows, is_whole = _taken(reader, size)
                held = islice(behind, reader.line_num - passed)
                passed = reader.line_num
                if is_whole:
                    if rows and rows[-1] == [END]:
                        yield rows[:-1]
                        return
                    deque(held, maxlen=0)
                    yield rows
                    row += len(rows)
                    continue
                again = list(held)
                start = _line_of(again, len(rows), self.delimiter)
                yield [*rows, self._literal(again[start])]
                self._note(row + len(rows))
                row += len(rows) + 1
                lines = chain(again[start + 1 :], behind)
                break

    def _reader(self, lines: Iterator[str], *, quoted: bool) -> Any:
        if quoted:
            return csv.reader(lines, delimiter=self.delimiter)
        return csv.reader(lines, delimiter=self.delimiter, quoting=csv.QUOTE_NONE)

    def _literal(self, line: str) -> list[str]:
        return line.rstrip("\r\n").split(self.delimiter)

    def _note(self, row: int) -> None:
        self.notes.append(
            Message(
                UNCLOSED,
                {"row": row},
            )
        )


def _taken(reader: Iterator[list[str]], size: int) -> tuple[list[list[str]], bool]:
    """Return up to `size` records, and whether the reader could go on after them."""
    rows: list[list[str]] = []
    try:
        rows.extend(islice(reader, size))
    except csv.Error:
        return rows, False
    if rows and rows[-1] and rows[-1] != [END] and rows[-1][-1].endswith(END):
        return rows[:-1], False
    return rows, True


def _line_of(held: list[str], n_records: int, delimiter: str) -> int:
    """Return the index in `held` of the line on which record `n_records` (from 0) begins."""
    reader = csv.reader(iter(held), delimiter=delimiter)
    for _ in range(n_records):
        next(reader)
    return reader.line_num


def lines_of(data: Content, encoding: str) -> Iterator[str]:
    """Yield the lines of a text with their ends, without byte order mark and NUL."""
    _refuse_endless(data)
    wrapped = io.TextIOWrapper(opened(data), encoding=codec(encoding), errors="replace", newline="")
    first = next(wrapped, "").removeprefix("\ufeff")
    lines = chain((first,) if first else (), wrapped)
    if not holds_nul(data, encoding):
        return lines
    return (line.replace("\0", "") for line in lines)


def holds_nul(data: Content, encoding: str) -> bool:
    """Whether the text holds the character NUL."""
    if not encoding.startswith("utf-16"):
        return any(b"\0" in block for block in blocks(data))
    return any(0 in memoryview(block[: len(block) // 2 * 2]).cast("H") for block in blocks(data))


def _refuse_endless(data: Content) -> None:
    at = 0
    while len(data) - at > CELL_LIMIT:
        end = _last_end(data, at, at + CELL_LIMIT)
        if end < 0:
            raise VocError(
                N_("One line of the file is longer than {limit} characters, so it is not a table."),
                limit=CELL_LIMIT,
            )
        at = end + 1


def _last_end(data: Content, first: int, last: int) -> int:
    """Return where the last line end between two places stands, -1 without one."""
    for at in range(last, first, -BLOCK):
        start = max(first, at - BLOCK)
        block = data[start:at]
        if (end := max(block.rfind(b"\n"), block.rfind(b"\r"))) >= 0:
            return start + end
    return -1


def is_separator_line(cells: list[str]) -> bool:
    """Whether a first record is Excel's own note on the delimiter, such as ``sep=;``."""
    return bool(cells) and cells[0].lower().startswith("sep=") and len("".join(cells)) <= 5


def delimiter_of(data: Content, encoding: str) -> str:
    """Return the delimiter most records of the beginning agree on."""
    start = list(islice(lines_of(data, encoding), 200))
    if start and start[0].lower().startswith("sep="):
        said = start[0].rstrip("\r\n")[4:5]
        if said in DELIMITERS:
            return said
    return max(DELIMITERS, key=lambda delimiter: _agreement(start, delimiter))


def _agreement(lines: list[str], delimiter: str) -> tuple[float, float]:
    """Return how well records split by `delimiter` agree; a larger pair is better."""
    try:
        rows = [row for row in csv.reader(iter(lines), delimiter=delimiter) if any(row)][:100]
    except csv.Error:
        return (0, 0)
    if not rows:
        return (0, 1)
    width, n = Counter(map(len, rows)).most_common(1)[0]
    if width == 1 or (len(rows[0]) == 1 and _is_prose("".join(lines), delimiter)):
        return (0, n / len(rows))
    return (n / len(rows) * min(width, 4) ** 0.5, n)


def _is_prose(text: str, delimiter: str) -> bool:
    """Whether the delimiter is punctuation here: a space follows it more often than not."""
    return text.count(delimiter + " ") > 0.5 * text.count(delimiter)
