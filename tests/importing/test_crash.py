"""Killed at any moment, or two at once: all of an import or nothing of it."""

import multiprocessing
import random
import signal
import sys
import time
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from types import ModuleType

import pytest

from tests.importing import slow_import
from tests.importing.answers import count
from tests.importing.slow_import import N_ROWS
from voc_core.store import Store, imports

PATIENCE = 60
"""How long an import may take. [s]"""
CHILDREN = multiprocessing.get_context("forkserver")
# The libraries are loaded once, by the process that all importing ones come from.
CHILDREN.set_forkserver_preload([slow_import.__name__])


@pytest.fixture(autouse=True)
def no_main(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test of a page leaves its script as the main module, which every child would run again."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))


def _child(store: Store, who: str = "P") -> tuple[BaseProcess, Connection]:
    """Return an import that has begun, and what it tells of its steps."""
    steps, told = CHILDREN.Pipe(duplex=False)
    child = CHILDREN.Process(target=slow_import.write, args=(store.path, who, told))
    child.start()
    told.close()
    return child, steps


def _codes(*children: tuple[BaseProcess, Connection]) -> list[int | None]:
    """Return the exit codes once all have ended."""
    for child, _ in children:
        child.join(PATIENCE)
    return [child.exitcode for child, _ in children]


@pytest.mark.parametrize("moment", range(6))
def test_a_killed_import_leaves_all_or_nothing(store: Store, moment: int) -> None:
    child, steps = _child(store)
    for _ in range(random.Random(moment).randrange(1, 18)):
        assert steps.poll(PATIENCE) and steps.recv()
    time.sleep(random.Random(moment).random() / 50)
    child.kill()
    assert _codes((child, steps)) in ([-signal.SIGKILL], [0])
    whole = (N_ROWS, 50, 700, 7, 1)
    tables = ("feedback", "account", "contact", "touchpoint", "import")
    assert tuple(count(store, table) for table in tables) in (whole, (0, 0, 0, 0, 0))
    assert store.check() == []


def test_after_a_kill_the_import_runs(store: Store) -> None:
    child, steps = _child(store)
    while not str(steps.recv()).startswith("(3"):
        pass
    child.kill()
    assert _codes((child, steps)) == [-signal.SIGKILL]
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
