"""JSON as records: one per object of its longest list of objects, nested names joined by dots."""

import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Any, Final

from voc_core.errors import Message, VocError
from voc_core.ingest import json_text
from voc_core.ingest.delimited import Batch
from voc_core.ingest.encodings import codec
from voc_core.ingest.json_text import Found, NotJsonError, Pairs, Reader, too_deep
from voc_core.vocabulary import N_

MAX_LISTS: Final = 200
MAX_COLUMNS: Final = 16_384
SEPARATOR: Final = "; "
ROOT: Final = json_text.ROOT
REFERRED_TO: Final = ("users", "organizations", "groups", "brands")
"""Lists that an API sends along with what refers to them by id."""
NAMING: Final = ("id", "name", "key", "field")
"""Members that name a value in a list such as ``[{"id": 7, "value": "x"}]``."""
UNWRITABLE: Final = re.compile("[\ud800-\udfff]")
SURE: Final = {True: "TRUE", False: "FALSE", None: ""}

Column = tuple[str, int]
"""A heading, and the how many-eth of that name in one object it is, from 1."""


@dataclass
class Survey:
    """What one list of objects holds."""

    n: int = 0
    columns: dict[Column, int] = field(default_factory=dict)

    def add(self, cells: Iterable[Column]) -> None:
        """Take in the headings of one more object."""
        self.n += 1
        for column in cells:
            self.columns.setdefault(column, len(self.columns))
        if len(self.columns) > MAX_COLUMNS:
            raise VocError(
                N_("The objects of the file have more than {limit} different names."),
                limit=MAX_COLUMNS,
            )


@dataclass
class Records:
    """A list of objects inside JSON, read as often as needed.

    Attributes
    ----------
    lines : bool
        Whether the document is one object a line.
    path : str
        Names that lead to the list, joined by dots.
    columns : dict
        Place of every heading, in order of its first appearance.
    """

    data: bytes
    encoding: str
    lines: bool
    path: str
    columns: dict[Column, int]
    notes: list[Message] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Headings there are. [cells]"""
        return len(self.columns)

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the headings as row 1 and every object from row 2, `size` rows at a time."""
        first, rows = 1, [[heading for heading, _ in self.columns]]
        for path, value in _found(self.data, self.encoding, self.lines):
            if path != self.path:
                continue
            rows.append(self._row(value))
            if len(rows) >= size:
                yield Batch(first, rows)
                first, rows = first + len(rows), []
        if rows:
            yield Batch(first, rows)

    def _row(self, value: Any) -> list[str]:
        row = [""] * len(self.columns)
        for column, text in cells(value).items():
            row[self.columns[column]] = text
        return row


def surveyed(name: str, data: bytes, encoding: str, lines: bool) -> tuple[bool, dict[str, Survey]]:
    """Return whether to read a document as lines, and what its lists hold, by their paths.

    Raises
    ------
    VocError
        The text is no sound JSON, has no list of objects, or is nested without end.
    """
    try:
        found = _surveyed(_found(data, encoding, lines))
        if not found and not lines:
            lines, found = True, _single(_found(data, encoding, lines=True))
    except NotJsonError as error:
        raise VocError(
            N_("{name} breaks off or is no sound JSON. Export it again and upload that."), name=name
        ) from error
    found = {path: survey for path, survey in found.items() if survey.columns}
    if not found:
        raise VocError(
            N_("{name} is JSON without a list of objects. Export a list with one object a row."),
            name=name,
        )
    return lines, found


def _single(values: Iterator[Found]) -> dict[str, Survey]:
    """Return what a document that is one object holds: one record."""
    whole = list(islice(values, 2))
    is_one = len(whole) == 1 and isinstance(whole[0].value, Pairs)
    return _surveyed(whole) if is_one else {}


def _surveyed(elements: Iterable[Found]) -> dict[str, Survey]:
    found: dict[str, Survey] = {}
    for path, value in elements:
        found.setdefault(path, Survey()).add(cells(value))
        if len(found) > MAX_LISTS:
            raise too_deep()
    return found


def _found(data: bytes, encoding: str, lines: bool) -> Iterator[Found]:
    reader = Reader(data, codec(encoding))
    return reader.records() if lines else reader.elements()


def cells(value: Any) -> dict[Column, str]:
    """Return the cells of one element; what is no object stands under the heading ``value``."""
    found: dict[Column, str] = {}
    pairs = value if isinstance(value, Pairs) else [] if value is None else [("value", value)]
    try:
        for heading, text in _flat(pairs, ""):
            nth = 1
            while (heading, nth) in found:
                nth += 1
            found[heading, nth] = text
    except RecursionError as error:
        raise too_deep() from error
    return found


def _flat(pairs: Iterable[tuple[str, Any]], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in pairs:
        name = _text(f"{prefix}.{key}" if prefix else key)
        if isinstance(value, Pairs):
            yield from _flat(value, name)
        elif isinstance(value, list):
            yield from _of_list(name, value)
        else:
            yield name, _text(value)


def _of_list(name: str, values: list[Any]) -> Iterator[tuple[str, str]]:
    if not any(isinstance(value, list) for value in values):
        yield name, SEPARATOR.join(filter(None, map(_text, values)))
        return
    if all(isinstance(value, Pairs) and _named(value) for value in values):
        yield from _flat(((str(_named(value)), dict(value)["value"]) for value in values), name)
        return
    gathered: dict[str, list[str]] = {}
    for value in values:
        for heading, text in _of_element(name, value):
            gathered.setdefault(heading, []).append(text)
    for heading, texts in gathered.items():
        yield heading, SEPARATOR.join(filter(None, texts))


def _of_element(name: str, value: Any) -> Iterator[tuple[str, str]]:
    if isinstance(value, Pairs):
        return _flat(value, name)
    return _of_list(name, value) if isinstance(value, list) else iter([(name, _text(value))])


def _named(pairs: Pairs) -> str | None:
    """Return the name in an object that is nothing but a name and a value."""
    if len(pairs) != 2 or "value" not in dict(pairs):
        return None
    return next((value for key, value in pairs if key in NAMING and isinstance(value, str)), None)


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value if value.isascii() and "\0" not in value else _writable(value)
    return SURE[value]


def _writable(text: str) -> str:
    return UNWRITABLE.sub("�", text.replace("\0", ""))


def longest(surveys: dict[str, Survey]) -> str:
    """Return the path of the list with most objects, the first of equals.

    Lists of people and firms are left out where another list refers to something by id.
    """
    own = {path: survey for path, survey in surveys.items() if path not in REFERRED_TO}
    refers = any(heading.endswith("_id") for s in own.values() for heading, _ in s.columns)
    return max(own if refers else surveys, key=lambda path: surveys[path].n)


class Beside(Mapping[str, list[list[str]]]):
    """The lists that others refer to by id, with their headings; read once somebody asks."""

    def __init__(self, records: Records, surveys: dict[str, Survey]) -> None:
        self._records = records
        self._columns = {
            path: survey.columns
            for path, survey in surveys.items()
            if path in REFERRED_TO and path != records.path
        }

    def __getitem__(self, path: str) -> list[list[str]]:
        records = replace(self._records, path=path, columns=self._columns[path])
        return [row for batch in records.batches(sys.maxsize) for row in batch.rows]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns)

    def __len__(self) -> int:
        return len(self._columns)
