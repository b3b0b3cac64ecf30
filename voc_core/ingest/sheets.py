"""A workbook sheet as batches of records, every value as clean text."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from python_calamine import CalamineWorkbook, PasswordError

from voc_core.errors import Message, VocError
from voc_core.ingest import sheet_values
from voc_core.ingest.delimited import Batch
from voc_core.ingest.magic import encrypted
from voc_core.ingest.workbooks import damaged
from voc_core.vocabulary import N_

PATIENCE: Final = 120
"""Longest time an XLS may take. [s]"""


@dataclass
class Sheet:
    """One sheet of a workbook, read as often as needed.

    Attributes
    ----------
    name, sheets
        Its name, and the names of all sheets that hold cells.
    left : int
        Column of the first cell, from 0.
    width : int
        Cells from column A to the last filled column. [cells]
    rows : callable
        Yields the rows from row 1 to the last, each from the column `left`.
    """

    name: str
    sheets: tuple[str, ...]
    left: int
    width: int
    rows: Callable[[], Iterator[Sequence[Any]]]
    notes: list[Message] = field(default_factory=list)

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the rows from row 1 to the last that holds a cell, `size` at a time."""
        first, skipped, rows = 1, [""] * self.left, self.rows()
        while batch := list(islice(rows, size)):
            yield Batch(first, [[*skipped, *map(sheet_values.text_of, row)] for row in batch])
            first += len(batch)


def sheet_of(name: str, data: bytes, container: str, wanted: str | None) -> Sheet:
    """Return the sheet asked for, or the first visible one that holds cells.

    Raises
    ------
    VocError
        The workbook is locked or damaged, holds no cells, or has no such sheet.
    """
    try:
        return _apart(name, data, wanted) if container == "xls" else _here(name, data, wanted)
    except (VocError, KeyboardInterrupt, SystemExit):
        raise
    except PasswordError as error:
        raise encrypted(name) from error
    except BaseException as error:  # a panic of the reader is no Exception
        raise damaged(name) from error


def _here(name: str, data: bytes, wanted: str | None) -> Sheet:
    filled = sheet_values.filled_sheets(CalamineWorkbook.from_filelike(io.BytesIO(data)))
    chosen = _chosen(name, tuple(filled), wanted)
    cells = filled[chosen]
    return Sheet(chosen, tuple(filled), cells.start[1], cells.end[1] + 1, cells.iter_rows)


def _apart(name: str, data: bytes, wanted: str | None) -> Sheet:
    """Read an XLS in a process of its own, see `sheet_values`."""
    asked = [] if wanted is None else [wanted]
    done = subprocess.run(
        [sys.executable, "-I", sheet_values.__file__, *asked],
        input=data,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode == sheet_values.LOCKED:
        raise encrypted(name)
    if done.returncode:
        raise damaged(name)
    found = json.loads(done.stdout)
    chosen = _chosen(name, tuple(found["sheets"]), wanted)
    left, rows = found["left"], found["rows"]
    width = left + max(map(len, rows))
    return Sheet(chosen, tuple(found["sheets"]), left, width, lambda: iter(rows))


def _chosen(name: str, filled: tuple[str, ...], wanted: str | None) -> str:
    if not filled:
        raise VocError(N_("{name} holds no filled sheet. Choose a file with rows."), name=name)
    if wanted is not None and wanted not in filled:
        raise VocError(
            N_("{name} has no filled sheet '{sheet}'. Use one of: {accepted}."),
            name=name,
            sheet=wanted,
            accepted=", ".join(filled),
        )
    return wanted if wanted is not None else filled[0]
