"""How long a page takes in a real browser until nothing on it moves any more."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from bench.timing import once
from tests.e2e.browser import launch
from tests.e2e.pages import CODES, address
from tests.e2e.server import Server, running
from tests.e2e.visit import CALM, Visit


def timed(store: Path, until: date) -> dict[str, float]:
    """Return the seconds of each page in a new session, and of the first one on a new server.

    The server has the snapshot from the second page on; every page is opened by a new visitor
    with an empty browser cache, once before it counts.
    """
    with running(store, until.isoformat()) as server, sync_playwright() as playwright:
        browser = launch(playwright)
        figures = {"first on a new server": _seconds(browser, server, CODES[0])}
        for code in CODES:
            _seconds(browser, server, code)
            figures[code] = min(_seconds(browser, server, code) for _ in range(3))
        browser.close()
    return figures


def _seconds(browser: Browser, server: Server, code: str) -> float:
    with browser.new_context(viewport={"width": 1440, "height": 900}) as context:
        visit = Visit(context.new_page(), server)
        return once(lambda: visit.open(address(code)))[0] - CALM / 1000
