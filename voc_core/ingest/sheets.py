"""A workbook sheet as batches of records, every value as clean text."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from voc_core.errors import Message, VocError
from voc_core.ingest.delimited import Batch
from voc_core.ingest.magic import encrypted
from voc_core.ingest.workbooks import damaged
from voc_core.vocabulary import N_


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
    str: lambda value: value.replace("\0", ""),
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


@dataclass
class Sheet:
    """One sheet of a workbook, read as often as needed."""

    name: str
    sheets: tuple[str, ...]
    cells: CalamineSheet
    notes: list[Message] = field(default_factory=list)

    @property
    def width(self) -> int:
        """Cells from column A to the last filled column. [cells]"""
        return self.cells.end[1] + 1 if self.cells.end else 0

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the rows from the first that holds a cell to the last, `size` at a time."""
        top, left = self.cells.start or (0, 0)
        skipped = [""] * left
        rows = self.cells.iter_rows()
        first = top + 1
        while batch := list(islice(rows, size)):
            yield Batch(first, [[*skipped, *map(text_of, row)] for row in batch])
            first += len(batch)


def sheet_of(name: str, data: bytes, wanted: str | None) -> Sheet:
    """Return the sheet asked for, or the first visible one that holds cells.

    Raises
    ------
    VocError
        The workbook is locked or damaged, holds no cells, or has no such sheet.
    """
    try:
        return _sheet(name, CalamineWorkbook.from_filelike(io.BytesIO(data)), wanted)
    except (VocError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as error:
        raise encrypted(name) from error
    except (CalamineError, Exception) as error:
        raise damaged(name) from error
    except BaseException as error:  # a panic of the reader is no Exception
        raise damaged(name) from error


def _sheet(name: str, book: CalamineWorkbook, wanted: str | None) -> Sheet:
    listed = [s for s in book.sheets_metadata if s.typ == SheetTypeEnum.WorkSheet]
    listed.sort(key=lambda s: s.visible != SheetVisibleEnum.Visible)
    cells = {s.name: book.get_sheet_by_name(s.name) for s in listed}
    filled = {title: sheet for title, sheet in cells.items() if sheet.start is not None}
    if not filled:
        raise VocError(N_("{name} holds no filled sheet. Choose a file with rows."), name=name)
    if wanted is not None and wanted not in filled:
        raise VocError(
            N_("{name} has no filled sheet '{sheet}'. Use one of: {accepted}."),
            name=name,
            sheet=wanted,
            accepted=", ".join(filled),
        )
    chosen = wanted if wanted is not None else next(iter(filled))
    return Sheet(chosen, tuple(filled), filled[chosen])
