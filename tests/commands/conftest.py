"""The command line, called as a person calls it, without a process of its own."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from voc_core.__main__ import main
from voc_core.store import Store


@dataclass(frozen=True)
class Outcome:
    """What a command left: its exit code, what it printed, what it complained about."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """Return what was printed as JSON."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs a command on a store."""

    def call(store: Store | Path, *argv: object) -> Outcome:
        path = store.path if isinstance(store, Store) else Path(store)
        try:
            code = main(["--store", str(path), *map(str, argv)])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return call


@pytest.fixture
def copy(demo: Store, tmp_path: Path) -> Store:
    """Return a copy of the demo that may be written to."""
    return Store(Path(shutil.copy(demo.path, tmp_path / "copy.db")))
