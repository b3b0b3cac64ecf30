"""A file brought in whole, beside tools that only copy it: rows a second, and memory by rows."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import openpyxl

from bench import importing
from bench.parts import FOLDER, ROOT, UNTIL, store_of
from bench.timing import once, peak_memory
from voc_core.content import OnDisk
from voc_core.reports.importing import Receipt
from voc_core.store import Store

STORE: Final = 100_000
"""Feedbacks of the store whose people answer in the files."""
CSV_ROWS: Final = (125_000, 250_000, 500_000, 1_000_000)
XLSX_ROWS: Final = 200_000


def compared(csv_rows: tuple[int, ...] = CSV_ROWS, xlsx_rows: int = XLSX_ROWS) -> dict[str, Any]:
    """Return ``[rows a second, most memory in MiB]`` by way, and by size for our own.

    Every way runs in a process of its own over the same file; memory is what it takes on top of
    the loaded libraries.
    """
    files = {n: _csv(n) for n in csv_rows}
    largest, book = files[max(csv_rows)], _xlsx(xlsx_rows)
    ours = {n: _measured("ours", files[n], n) for n in csv_rows}
    return {
        "csv": {
            "every check": ours[max(csv_rows)],
            "every check, and tone": _measured("ours_with_tone", largest, max(csv_rows)),
            "sqlite-utils insert --csv": _measured("sqlite_utils", largest, max(csv_rows)),
            "pandas read_csv, to_sql": _measured("pandas_csv", largest, max(csv_rows)),
        },
        "xlsx": {
            "every check": _measured("ours", book, xlsx_rows),
            "pandas read_excel, to_sql": _measured("pandas_xlsx", book, xlsx_rows),
        },
        "memory": {n: memory for n, (_, memory) in ours.items()},
    }


def _csv(n_rows: int) -> Path:
    path = FOLDER / f"survey-{n_rows}.csv"
    if not path.exists():
        path.write_bytes(importing.survey(store_of(STORE), n_rows, UNTIL))
    return path


def _xlsx(n_rows: int) -> Path:
    path = FOLDER / f"survey-{n_rows}.xlsx"
    if not path.exists():
        book = openpyxl.Workbook(write_only=True)
        sheet = book.create_sheet("Answers")
        for row in importing.rows_of(store_of(STORE), n_rows, UNTIL):
            sheet.append(list(row))
        book.save(path)
    return path


def _measured(way: str, path: Path, n_rows: int) -> list[float]:
    command = [sys.executable, "-m", "bench.files", way, str(path)]
    environment = {**os.environ, "ANTIPHON_TODAY": UNTIL.isoformat()}
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        raise SystemExit(f"the bench of {way} failed, see above")
    seconds, memory = json.loads(run.stdout.splitlines()[-1])
    return [n_rows / seconds, memory]


def _target() -> Path:
    path = FOLDER / "files.db"
    for suffix in ("", "-wal", "-shm"):
        Path(f"{path}{suffix}").unlink(missing_ok=True)
    return path


def ours(path: Path, *, with_tone: bool = False) -> Receipt:
    """Import a file into a store that knows its people."""
    target = _target()
    target.write_bytes(store_of(STORE).path.read_bytes())
    with path.open("rb") as file:
        data = OnDisk(file)
    return importing.imported(Store.at(target), data, path.name, with_tone=with_tone)


def sqlite_utils(path: Path) -> None:
    """Copy a CSV as `sqlite-utils insert` does, types detected."""
    from sqlite_utils.cli import cli

    cli.main(["insert", str(_target()), "answers", str(path), "--csv"], standalone_mode=False)


def pandas_csv(path: Path) -> None:
    """Copy a CSV through a DataFrame."""
    import sqlite3

    import pandas as pd

    with sqlite3.connect(_target()) as db:
        pd.read_csv(path).to_sql("answers", db, index=False)


def pandas_xlsx(path: Path) -> None:
    """Copy a workbook through a DataFrame, with the reader we use too."""
    import sqlite3

    import pandas as pd

    with sqlite3.connect(_target()) as db:
        pd.read_excel(path, engine="calamine").to_sql("answers", db, index=False)


WAYS: Final[dict[str, Callable[[Path], Any]]] = {
    "ours": ours,
    "ours_with_tone": lambda path: ours(path, with_tone=True),
    "sqlite_utils": sqlite_utils,
    "pandas_csv": pandas_csv,
    "pandas_xlsx": pandas_xlsx,
}

if __name__ == "__main__":
    before = peak_memory()
    seconds, _ = once(lambda: WAYS[sys.argv[1]](Path(sys.argv[2])))
    print(json.dumps([seconds, peak_memory() - before]))
