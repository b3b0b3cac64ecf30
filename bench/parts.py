"""The measurements of one size, each part in a process of its own so that its memory is its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, Final

from bench import browsing, counting, importing, reports, searching
from bench.timing import once, peak_memory
from sample_data import generate
from voc_core import engine
from voc_core.filters import Filters
from voc_core.store import Store

ROOT: Final = Path(__file__).parent.parent
FOLDER: Final = ROOT / "build" / "bench"
UNTIL: Final = date(2026, 6, 30)
PER_ACCOUNT: Final = 5000 / 60
"""Feedbacks per account, as in the demo."""


def store_of(size: int) -> Store:
    """Return a store with `size` feedbacks of the demo's kind, made once and kept in build/."""
    path = FOLDER / f"{size}.db"
    if not path.exists():
        FOLDER.mkdir(parents=True, exist_ok=True)
        new = path.with_suffix(".new")
        new.unlink(missing_ok=True)
        accounts = max(60, round(size / PER_ACCOUNT))
        generate(Store.at(new), accounts=accounts, feedback=size, seed=7, as_of=UNTIL)
        new.rename(path)
    return Store.at(path)


def answering(size: int) -> dict[str, Any]:
    """Measure the cold snapshot, every report, and the tally beside SQL."""
    store, filters = store_of(size), Filters.last_months(12, UNTIL)
    cold, snapshot = once(lambda: engine.load(store))
    return {
        "feedback": len(snapshot.voices),
        "cold": cold,
        "reports": reports.timed(store, snapshot, filters),
        "memory": peak_memory(),
        "counting": counting.compared(store, snapshot, filters),
    }


def bringing_in(size: int) -> dict[str, Any]:
    """Measure the import of a file of `size` rows into a store of that size."""
    copy = _copy(size, "import")
    data = importing.survey(Store(copy), size, UNTIL)
    speed, added = importing.rows_per_second(Store.at(copy), data)
    copy.unlink()
    return {"speed": speed, "added": added, "memory": peak_memory()}


def showing(size: int) -> dict[str, Any]:
    """Measure how long the pages take in a browser."""
    store_of(size)
    return {"pages": browsing.timed(_copy(size, "browser"), UNTIL)}


def finding(size: int) -> dict[str, Any]:
    """Measure the building of the search index and the first page of typical queries."""
    return searching.measured(Store.at(_copy(size, "search")), Filters.last_months(36, UNTIL))


PARTS: Final[dict[str, Callable[[int], dict[str, Any]]]] = {
    "answering": answering,
    "bringing_in": bringing_in,
    "showing": showing,
    "finding": finding,
}


def measured(part: str, size: int) -> dict[str, Any]:
    """Return what one part measures, run in a process of its own."""
    command = [sys.executable, "-m", "bench.parts", part, str(size)]
    environment = {**os.environ, "ANTIPHON_TODAY": UNTIL.isoformat()}
    run = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    if run.returncode:
        raise SystemExit(f"the bench of {part} at {size} feedbacks failed, see above")
    return dict(json.loads(run.stdout.splitlines()[-1]))


def _copy(size: int, name: str) -> Path:
    store = store_of(size)
    copy = FOLDER / f"{size}-{name}.db"
    copy.unlink(missing_ok=True)
    shutil.copy(store.path, copy)
    return copy


if __name__ == "__main__":
    print(json.dumps(PARTS[sys.argv[1]](int(sys.argv[2]))))
