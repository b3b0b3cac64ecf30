"""What every test may ask for: an empty store, a small one, the demo's, and a fixed day."""

import fcntl
import functools
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from streamlit.components.v2 import manifest_scanner

from tests.build import Build
from voc_core.store import Store

# On a busy machine the first example of a law may wait for its turn.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

TODAY = "2026-06-30"
SEED = "7"
ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session", autouse=True)
def _fixed_ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Fix the day, and keep every test away from the store of whoever runs it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ANTIPHON_TODAY", TODAY)
        patch.setenv("ANTIPHON_USER", "tester")
        patch.setenv("ANTIPHON_STORE", str(tmp_path_factory.mktemp("default") / "antiphon.db"))
        patch.setenv("ANTIPHON_HOME", str(tmp_path_factory.mktemp("home")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _components_looked_for_once() -> Iterator[None]:
    """Let Streamlit look through the installed packages once, not for every page under test."""
    with pytest.MonkeyPatch.context() as patch:
        found = functools.cache(manifest_scanner.scan_component_manifests)
        patch.setattr(manifest_scanner, "scan_component_manifests", found)
        yield


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return an empty store."""
    return Store.at(tmp_path / "store.db")


@pytest.fixture
def small(store: Store) -> Build:
    """Return a builder over an empty store, see `tests.build`."""
    return Build(store)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """Return the demo data, made once per run: read it, and copy it before you write."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    path = shared / "demo.db"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            make_demo(shared / "demo.making.db").rename(path)
    return Store(path)


def make_demo(path: Path) -> Path:
    """Write the demo of the fixed seed and day into a new store, as a newcomer would."""
    command = [sys.executable, "-m", "voc_core", "--store", str(path), "sample"]
    made = subprocess.run(
        [*command, "--seed", SEED, "--as-of", TODAY], cwd=ROOT, capture_output=True, text=True
    )
    assert made.returncode == 0, made.stderr
    return path
