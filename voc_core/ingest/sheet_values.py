"""Values of a workbook as clean text; run as a program, a whole XLS read apart from the app.

The reader of the old binary format ends the process on some damaged files. So it runs in a process
of its own, with little memory: `python sheet_values.py [SHEET] < file.xls` prints JSON. This module
imports nothing of ours, so that the program starts quickly.
"""

import io
import json
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

MEMORY: Final = 3 << 30
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


def _limit_memory() -> None:
    with suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _main(wanted: list[str]) -> None:
    _limit_memory()
    try:
        sheets = filled_sheets(CalamineWorkbook.from_filelike(io.BytesIO(sys.stdin.buffer.read())))
    except PasswordError:
        sys.exit(LOCKED)
    name = next((w for w in wanted if w in sheets), next(iter(sheets), None))
    rows = [list(map(text_of, row)) for row in sheets[name].iter_rows()] if name else []
    left = sheets[name].start[1] if name else 0
    json.dump({"sheets": list(sheets), "left": left, "rows": rows}, sys.stdout)


if __name__ == "__main__":
    _main(sys.argv[1:])
