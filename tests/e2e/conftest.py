"""A browser, a server over a copy of the demo, and visitors in any language and theme."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.conftest import TODAY
from tests.e2e.browser import launch
from tests.e2e.server import Server, running
from tests.e2e.visit import Visit
from voc_core.store import Store

LOCALES = {"en": "en-US", "zh_CN": "zh-CN"}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lies in this folder."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("e2e")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return a Chromium for all tests of this worker."""
    with sync_playwright() as playwright:
        chromium = launch(playwright)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def server(
    demo: Store, tmp_path_factory: pytest.TempPathFactory, browser: Browser
) -> Iterator[Server]:
    """Return a server over a copy of the demo, visited before, for tests that only read."""
    for server in _serve(demo, tmp_path_factory.mktemp("server")):
        with browser.new_context() as context:
            Visit(context.new_page(), server).open()
        yield server


@pytest.fixture
def own_server(demo: Store, tmp_path: Path) -> Iterator[Server]:
    """Return a server nobody has visited, over a copy of the demo that may be changed."""
    yield from _serve(demo, tmp_path)


@pytest.fixture
def visitor(browser: Browser) -> Iterator[Callable[..., Visit]]:
    """Return what makes a visitor: ``visitor(server, locale="zh_CN", color_scheme="dark")``."""
    contexts = []

    def visitor(server: Server, locale: str = "en", **options: Any) -> Visit:
        context = browser.new_context(
            locale=LOCALES[locale], viewport={"width": 1440, "height": 900}, **options
        )
        contexts.append(context)
        return Visit(context.new_page(), server)

    yield visitor
    for context in contexts:
        context.close()


def _serve(demo: Store, folder: Path) -> Iterator[Server]:
    store = folder / "antiphon.db"
    shutil.copy(demo.path, store)
    with running(store, TODAY) as server:
        yield server
