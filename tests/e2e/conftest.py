"""A browser, a server over a copy of the demo, and visitors in any language and theme.

A worker has one server and a few browser pages, used again by one test after the other: a server
takes seconds to start, and a page that is opened anew reads all of Streamlit's scripts again.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import TODAY
from tests.e2e.browser import launch
from tests.e2e.server import Server, running
from tests.e2e.visit import Visit
from tests.e2e.visitors import Visitors
from voc_core.store import Store


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@dataclass
class Stage:
    """A running server whose store is exchanged for another; `shows` is None once it may differ."""

    server: Server
    shows: Path | None

    def show(self, content: Path) -> Server:
        """Return the server with the content of a store file, exactly."""
        if self.shows != content:
            Store(self.server.store).restore(content)
        self.shows = content
        return self.server


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium for all tests of this worker."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def visitors(browser: Browser) -> Iterator[Visitors]:
    """Return the pages of this worker's browser."""
    with ExitStack() as contexts:
        yield Visitors(browser, contexts)


@pytest.fixture(scope="session")
def stage(
    demo: Store, tmp_path_factory: pytest.TempPathFactory, visitors: Visitors
) -> Iterator[Stage]:
    """Return this worker's server, visited before."""
    store = Path(shutil.copy(demo.path, tmp_path_factory.mktemp("server") / "antiphon.db"))
    with running(store, TODAY) as server:
        visitors.new(server).open()
        visitors.leave()
        yield Stage(server, demo.path)


@pytest.fixture
def server(stage: Stage, demo: Store) -> Server:
    """Return a server over a copy of the demo, for tests that only read."""
    return stage.show(demo.path)


@pytest.fixture
def own_server(stage: Stage, demo: Store) -> Server:
    """Return a server over a copy of the demo that may be changed."""
    server = stage.show(demo.path)
    stage.shows = None
    return server


@pytest.fixture
def new_server(demo: Store, tmp_path: Path) -> Iterator[Server]:
    """Return a server just started, over a copy of the demo, that nobody has visited."""
    with running(Path(shutil.copy(demo.path, tmp_path / "antiphon.db")), TODAY) as server:
        yield server


@pytest.fixture
def visitor(visitors: Visitors) -> Iterator[Callable[..., Visit]]:
    """Return what makes a visitor: ``visitor(server, locale="zh_CN", color_scheme="dark")``."""
    yield visitors.new
    visitors.leave()
