"""Killed at any moment, or two at once: all of an import or nothing of it."""

import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.importing.answers import count
from voc_core.store import Store, imports

ROOT = Path(__file__).parents[2]
N_ROWS = 4_000
CHILD = f"""
import sys
from tests.importing.answers import answer, checked, mapping_of, recognised
from voc_core.reports import importing
from pathlib import Path
from voc_core.store import Store

who = sys.argv[2]
rows = [answer(n, f"Account {{n % 50}}", n % 11, contact=f"{{who}} {{n % 700}}", text="slow " * 20,
               touchpoint=f"Step {{n % 7}}") for n in range(2, {N_ROWS} + 2)]
chunks = [checked(rows[i:i + 500]) for i in range(0, len(rows), 500)]
print("go", flush=True)
file = recognised(who, {N_ROWS}, ["A", who])
importing.run_checked(Store(Path(sys.argv[1])), file, mapping_of(), chunks, with_tone=False,
                      on_progress=lambda *step: print(*step, flush=True))
print("done", flush=True)
"""


def _child(store: Store, who: str = "P") -> subprocess.Popen[str]:
    command = [sys.executable, "-c", CHILD, str(store.path), who]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def _codes(*children: subprocess.Popen[str]) -> list[int]:
    """Return the exit codes once all have ended."""
    for child in children:
        child.communicate()
    return [child.returncode for child in children]


@pytest.mark.parametrize("moment", range(6))
def test_a_killed_import_leaves_all_or_nothing(store: Store, moment: int) -> None:
    with _child(store) as child:
        assert child.stdout is not None
        for _ in range(random.Random(moment).randrange(1, 18)):
            child.stdout.readline()
        time.sleep(random.Random(moment).random() / 50)
        child.send_signal(signal.SIGKILL)
    whole = (N_ROWS, 50, 700, 7, 1)
    tables = ("feedback", "account", "contact", "touchpoint", "import")
    assert tuple(count(store, table) for table in tables) in (whole, (0, 0, 0, 0, 0))
    assert store.check() == []


def test_after_a_kill_the_import_runs(store: Store) -> None:
    with _child(store) as child:
        assert child.stdout is not None
        while not child.stdout.readline().startswith("3"):
            pass
        child.kill()
    assert _codes(_child(store)) == [0]
    assert count(store) == N_ROWS


def test_two_imports_at_once_both_succeed(store: Store) -> None:
    assert _codes(_child(store, "P"), _child(store, "Q")) == [0, 0]
    assert (count(store), count(store, "account"), count(store, "contact")) == (
        2 * N_ROWS,
        50,
        1400,
    )
    assert imports.table(store)["added"].tolist() == [N_ROWS, N_ROWS]
    assert store.check() == []
