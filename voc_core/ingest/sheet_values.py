"""Values of a workbook as clean text; run as a program, a whole XLS read apart from the app.

The reader of the old binary format ends the process on some damaged files. So it runs in a process
of its own, with little memory: `python sheet_values.py [SHEET] < file.xls` prints JSON. This module
imports nothing of ours, so that the program starts quickly.
"""

import io
import json
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, Final

import xlrd
from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY: Final = 3 << 30
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


def text_of(value: object) -> str:
    """Return a cell's value as a person reads it: ``9`` not ``9.0``, ``2026-03-04``."""
    return TEXTS.get(type(value), str)(value)


def filled_sheets(book: Any) -> dict[str, Any]:
    """Return the sheets of a workbook that hold cells, by name, visible ones first."""
    listed = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    listed.sort(key=lambda s: s.visible != SheetVisibleEnum.Visible)
    cells = {s.name: book.get_sheet_by_name(s.name) for s in listed}
    return {name: sheet for name, sheet in cells.items() if sheet.start is not None}


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


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _main(wanted: list[str]) -> None:
    _limit_memory()
    try:
        sheets = filled_sheets(opened(sys.stdin.buffer.read()))
    except PasswordError:
        sys.exit(LOCKED)
    name = next((w for w in wanted if w in sheets), next(iter(sheets), None))
    rows = [list(map(text_of, row)) for row in sheets[name].iter_rows()] if name else []
    left = sheets[name].start[1] if name else 0
    json.dump({"sheets": list(sheets), "left": left, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    _main(sys.argv[1:])
