"""How far the cells of a sheet reach, measured on its XML before a reader makes room for them.

A reader lays a sheet out as a rectangle from its first to its last cell. Two cells in far corners
of a file of 1 KB would take hundreds of gigabytes and end the process, so positions are counted
first, as strictly as the reader reads them and never more leniently.
"""

import re
from typing import Final

MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384

PLAIN: Final = re.compile(
    rb'<c r="([A-Z]{1,3})([1-9]\d{0,6})"'
    rb'(?: (?:s|t|cm|vm|ph|i|l|a)="\w{0,12}"){0,5} ?(/?>(?:</c>)?)'
)
"""A cell as nearly every program writes it; where it is filled, it goes on behind a mere ``>``."""
ROW: Final = b"<row"
ANY: Final = re.compile(rb"<(?:[^\s<>/:]+:)?c[\s/>]")
TAG: Final = re.compile(
    rb"""<(?:[^\s<>/:]+:)?(row|c)((?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*'))*)\s*/?>"""
)
PLACE: Final = re.compile(rb"""(?:^|\s)r\s*=\s*["']([A-Za-z]{0,3})(\d{1,20})["']""")
NAMED: Final = re.compile(rb"""(?:^|\s)r\s*=""")


class UnreadableError(ValueError):
    """The XML is not what any spreadsheet program writes."""


class Area:
    """How far the filled cells of a sheet reach."""

    def __init__(self) -> None:
        self.columns: set[bytes] = set()
        self.n_rows = self.n_columns = self._row = self._column = 0
        self.n_filled = self.n_tags = 0

    def add(self, xml: bytes) -> None:
        """Take in more of the sheet's XML, cut at the end of a tag.

        Raises
        ------
        UnreadableError
            A cell does not say where it stands, or says so in a way we do not know.
        """
        self.n_tags += xml.count(ROW)
        if self.n_tags > MAX_ROW:
            raise UnreadableError
        plain = PLAIN.findall(xml)
        if _n_cells(xml) > len(plain):
            self._follow(xml)
            return
        filled = [cell for cell in plain if cell[2] == b">"]
        self.n_filled += len(filled)
        self.columns.update({cell[0] for cell in filled})
        self.n_rows = max([self.n_rows, *map(int, {cell[1] for cell in filled})])

    @property
    def n_cells(self) -> int:
        """Rows times columns between A1 and the last filled cell. [cells]"""
        named = [column_number(c.decode()) for c in self.columns]
        return self.n_rows * max([self.n_columns, *named])

    def _follow(self, xml: bytes) -> None:
        """Walk from tag to tag as a reader does: a cell without a place follows the one before."""
        tags = TAG.findall(xml)
        if sum(1 for name, _ in tags if name == b"c") < len(ANY.findall(xml)):
            raise UnreadableError
        for name, attributes in tags:
            place = PLACE.findall(attributes)
            if len(place) > 1 or len(place) < len(NAMED.findall(attributes)):
                raise UnreadableError
            self._step(name, *(place[0] if place else (b"", b"")))

    def _step(self, name: bytes, letters: bytes, digits: bytes) -> None:
        if name == b"row":
            self._row, self._column = int(digits) if digits else self._row + 1, 0
        elif digits:
            self._row, self._column = int(digits), column_number(letters.decode().upper())
        else:
            self._row, self._column = max(self._row, 1), self._column + 1
        if self._row > MAX_ROW or self._column > MAX_COLUMN:
            raise UnreadableError
        self.n_filled += name == b"c"
        self.n_rows, self.n_columns = max(self.n_rows, self._row), max(self.n_columns, self._column)


def _n_cells(xml: bytes) -> int:
    """Return how many cells begin in some XML, however they are written."""
    n = xml.count(b"<c ")
    return n if b":c" not in xml and xml.count(b"<c") == n else len(ANY.findall(xml))


def column_number(letters: str) -> int:
    """Return the number of a column from its letters: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def column_letters(number: int) -> str:
    """Return the letters of a column from its number, from 1."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
