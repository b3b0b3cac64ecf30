"""Values of a workbook as clean text; run as a program, a whole XLS read apart from the app.

The reader of the old binary format ends the process on some damaged files. So it runs in a process
of its own, with little memory: `python sheet_values.py [SHEET] < file.xls` prints JSON. This module
imports nothing of ours, so that the program starts quickly.
"""

import io
import json
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import xlrd
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY: Final = 3 << 30
FEWEST: Final = 180 << 20
PER_BYTE: Final = 60
"""Memory an XLS may take: at most, at least, and for each of its bytes. [bytes]"""
EXACT: Final = 1e15
"""From here on a workbook does not keep every digit of a number."""
CODE_PAGE: Final = re.compile(rb"\x42\0\x02\0(..)", re.S)
"""The record of an XLS that names the code page of its texts."""
OF_TWO_BYTES: Final = (932, 936, 949, 950, 1361)
"""Code pages of Japanese, Chinese and Korean, which only one of our readers decodes."""
LOCKED: Final = 3
"""Exit code where the workbook needs a password."""


def _number(value: float) -> str:
    if value != value or value in (float("inf"), float("-inf")):
        return ""
    if value == int(value):
        return str(int(value)) if abs(value) < 1e21 else repr(value)
    return format(value, ".15g")


def _moment(value: datetime) -> str:
    if value.time() == time(0):
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="seconds")


TEXTS: Final[dict[type, Callable[..., str]]] = {
    str: lambda value: value.replace("\0", "") if "\0" in value else value,
    float: _number,
    int: str,
    bool: lambda value: "TRUE" if value else "FALSE",
    datetime: _moment,
    date: date.isoformat,
    time: lambda value: value.isoformat(timespec="seconds"),
    timedelta: str,
    type(None): lambda value: "",
}


class Texts:
    """Values as a person reads them: ``9`` not ``9.0``, ``2026-03-04``.

    Attributes
    ----------
    long : set of int
        Columns, from 0, that hold numbers of so many digits that their end is lost.
    n_long : int
        Such numbers met so far.
    """

    def __init__(self) -> None:
        self.long: set[int] = set()
        self.n_long = 0
        self._texts = {**TEXTS, float: self._float, int: self._int}

    def row(self, values: Sequence[Any]) -> list[str]:
        """Return a row of values as texts."""
        before, texts = self.n_long, self._texts
        line = [texts.get(type(value), str)(value) for value in values]
        if self.n_long > before:
            self.long |= {i for i, value in enumerate(values) if is_long(value)}
        return line

    def _float(self, value: float) -> str:
        if value >= EXACT or value <= -EXACT:
            self.n_long += 1
        return _number(value)

    def _int(self, value: int) -> str:
        if value >= EXACT or value <= -EXACT:
            self.n_long += 1
        return str(value)


def is_long(value: object) -> bool:
    """Whether a value is a number of more digits than a workbook keeps."""
    return type(value) in (int, float) and abs(value) >= EXACT  # type: ignore[arg-type]


def listed(book: Any) -> list[tuple[str, bool]]:
    """Return name and whether it is hidden of every worksheet, visible ones first."""
    sheets = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    found = [(s.name, s.visible != SheetVisibleEnum.Visible) for s in sheets]
    return sorted(found, key=lambda sheet: sheet[1])


def filled(book: Any, wanted: str | None) -> tuple[dict[str, bool], Any]:
    """Return which sheets hold cells and whether they are hidden, and the one to read."""
    hidden: dict[str, bool] = {}
    chosen = None
    for name, is_hidden in listed(book):
        sheet = book.get_sheet_by_name(name)
        if sheet.start is None:
            continue
        hidden[name] = is_hidden
        if name == wanted or (chosen is None and wanted is None):
            chosen = sheet
    return hidden, chosen


def merged(sheet: Any) -> list[tuple[int, int, int, int]]:
    """Return the merged ranges of a sheet: top, left, bottom, right, from 0."""
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]


class OldBook:
    """An XLS in a code page of two bytes, with the face of a `CalamineWorkbook`."""

    def __init__(self, data: bytes) -> None:
        self._book = xlrd.open_workbook(file_contents=data, logfile=io.StringIO())
        self.sheets_metadata = [OldSheet(sheet, self._book) for sheet in self._book.sheets()]

    def get_sheet_by_name(self, name: str) -> "OldSheet":
        """Return a sheet."""
        return next(sheet for sheet in self.sheets_metadata if sheet.name == name)


class OldSheet:
    """A sheet of an `OldBook`, with the face of a `CalamineSheet` and of its metadata."""

    typ = SheetTypeEnum.WorkSheet
    merged_cell_ranges = None

    def __init__(self, sheet: Any, book: Any) -> None:
        self._sheet, self._book = sheet, book
        self.name = sheet.name
        self.visible = SheetVisibleEnum.Hidden if sheet.visibility else SheetVisibleEnum.Visible
        self.start = (0, 0) if sheet.nrows and sheet.ncols else None

    def iter_rows(self) -> Iterator[list[object]]:
        """Yield the values of every row, from the first column on."""
        for row in self._sheet.get_rows():
            yield [self._value(cell) for cell in row]

    def _value(self, cell: Any) -> object:
        if cell.ctype == xlrd.XL_CELL_DATE:
            moment = xlrd.xldate_as_datetime(cell.value, self._book.datemode)
            return moment if cell.value >= 1 else moment.time()
        if cell.ctype == xlrd.XL_CELL_ERROR:
            return xlrd.error_text_from_code.get(cell.value, "")
        return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value


def opened(data: bytes) -> Any:
    """Return an XLS opened by the reader that decodes its texts."""
    pages = {int.from_bytes(found.group(1), "little") for found in CODE_PAGE.finditer(data)}
    return (
        OldBook(data)
        if pages & {*OF_TWO_BYTES}
        else CalamineWorkbook.from_filelike(io.BytesIO(data))
    )


def _limit_resources(size: int) -> None:
    """Allow as much memory and time as a sound file of this size can need."""
    with suppress(ImportError, ValueError, OSError):
        import resource

        memory = min(MEMORY, FEWEST + PER_BYTE * size)
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        seconds = 3 + size // 500_000
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def _main(wanted: list[str]) -> None:
    data = sys.stdin.buffer.read()
    _limit_resources(len(data))
    try:
        book = opened(data)
        hidden, sheet = filled(book, next(iter(wanted), None))
    except PasswordError:
        sys.exit(LOCKED)
    texts = Texts()
    found = {"hidden": hidden, "left": 0, "rows": [], "merged": []}
    if sheet is not None:
        rows = [texts.row(row) for row in sheet.iter_rows()]
        found |= {"left": sheet.start[1], "rows": rows, "merged": merged(sheet)}
    json.dump({**found, "n_long": texts.n_long, "long": sorted(texts.long)}, sys.stdout)


if __name__ == "__main__":
    _main(sys.argv[1:])
