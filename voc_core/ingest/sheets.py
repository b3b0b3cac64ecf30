"""A workbook sheet as batches of records, every value as clean text."""

import io
import json
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, Final

from python_calamine import CalamineWorkbook, PasswordError

from voc_core.errors import Message, VocError
from voc_core.ingest import sheet_values
from voc_core.ingest.area import column_letters
from voc_core.ingest.delimited import Batch
from voc_core.ingest.magic import encrypted
from voc_core.ingest.merges import Merge
from voc_core.ingest.workbooks import damaged
from voc_core.vocabulary import N_

PATIENCE: Final = 120
"""Longest time an XLS may take. [s]"""


LONG: Final = N_(
    "Numbers of more than 15 digits in columns {columns}: {n}. Excel keeps 15 digits, so the end "
    "of such an id is lost. Format the column as text and enter the ids again."
)


@dataclass
class Sheet:
    """One sheet of a workbook, read as often as needed.

    Attributes
    ----------
    name : str
        Its name.
    hidden : dict
        The names of all sheets that hold cells, and whether each is hidden.
    left : int
        Column of the first cell, from 0.
    width : int
        Cells from column A to the last filled column. [cells]
    rows : callable
        Yields the rows from row 1 to the last, each from the column `left`, as texts.
    merged : list of Merge
        Its merged cells.
    """

    name: str
    hidden: dict[str, bool]
    left: int
    width: int
    rows: Callable[[], Iterator[list[str]]]
    merged: list[Merge] = field(default_factory=list)
    notes: list[Message] = field(default_factory=list)

    def batches(self, size: int) -> Iterator[Batch]:
        """Yield the rows from row 1 to the last that holds a cell, `size` at a time."""
        first, skipped, rows = 1, [""] * self.left, self.rows()
        while batch := list(islice(rows, size)):
            yield Batch(first, [[*skipped, *row] for row in batch] if skipped else batch)
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
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    hidden, cells = sheet_values.filled(book, wanted)
    _check(name, hidden, wanted)
    left, notes = cells.start[1], list[Message]()
    merged = [Merge(*place) for place in sheet_values.merged(cells)]
    return Sheet(
        cells.name,
        hidden,
        left,
        cells.end[1] + 1,
        lambda: _texts(cells, left, notes),
        merged,
        notes,
    )


def _texts(cells: Any, left: int, notes: list[Message]) -> Iterator[list[str]]:
    """Yield the rows as texts; once all are read, note what they lost in Excel."""
    texts = sheet_values.Texts()
    yield from map(texts.row, cells.iter_rows())
    notes[:] = _notes(texts.n_long, texts.long, left)


def _notes(n_long: int, columns: Iterable[int], left: int) -> list[Message]:
    if not n_long:
        return []
    letters = ", ".join(column_letters(left + column + 1) for column in sorted(columns))
    return [Message(LONG, {"n": n_long, "columns": letters})]


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
    _check(name, found["hidden"], wanted)
    left, rows = found["left"], found["rows"]
    chosen = wanted if wanted is not None else next(iter(found["hidden"]))
    merged = [Merge(*place) for place in found["merged"]]
    notes = _notes(found["n_long"], found["long"], left)
    width = left + max(map(len, rows))
    return Sheet(chosen, found["hidden"], left, width, lambda: iter(rows), merged, notes)


def _check(name: str, filled: Collection[str], wanted: str | None) -> None:
    if not filled:
        raise VocError(N_("{name} holds no filled sheet. Choose a file with rows."), name=name)
    if wanted is not None and wanted not in filled:
        raise VocError(
            N_("{name} has no filled sheet '{sheet}'. Use one of: {accepted}."),
            name=name,
            sheet=wanted,
            accepted=", ".join(filled),
        )
