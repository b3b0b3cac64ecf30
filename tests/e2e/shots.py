"""Pictures of every page, language and theme; `make shots ARGS="--full journey"` narrows."""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from tests.conftest import ROOT, TODAY, make_demo
from tests.e2e.browser import launch
from tests.e2e.pages import CODES, address, shown
from tests.e2e.server import Server, running
from tests.e2e.visit import Visit

TARGET: Final = ROOT / "build" / "shots"
LANGUAGES: Final = {"en": "en", "zh": "zh_CN"}
THEMES: Final = ("light", "dark")
SIZE: Final = {"width": 1440, "height": 900}
HEIGHT: Final = """
() => {
  const main = document.querySelector('[data-testid="stMain"]');
  return Math.ceil(main.scrollHeight);
}
"""


def main() -> None:
    """Read the options, start a server and take the pictures."""
    options = _options()
    TARGET.mkdir(parents=True, exist_ok=True)
    with _demo_server() as server, sync_playwright() as playwright:
        browser = launch(playwright)
        for code in options.pages or CODES:
            for name in LANGUAGES:
                for theme in THEMES:
                    print(_shot(browser, server, code, name, theme, options.full), flush=True)
        browser.close()


def _shot(browser: Browser, server: Server, code: str, name: str, theme: str, full: bool) -> Path:
    path = TARGET / f"{code}-{name}-{theme}.png"
    with browser.new_context(viewport=SIZE, color_scheme=theme) as context:
        visit = Visit(context.new_page(), server)
        visit.open(address(code), lang=LANGUAGES[name], **shown(code))
        if full:
            height = max(SIZE["height"], visit.page.evaluate(HEIGHT))
            visit.page.set_viewport_size({**SIZE, "height": height})
            visit.wait()
        visit.page.wait_for_timeout(600)
        visit.page.screenshot(path=path)
        for failure in visit.failures():
            print(f"{path.name}: {failure}")
    return path


@contextmanager
def _demo_server() -> Iterator[Server]:
    with tempfile.TemporaryDirectory() as folder:
        store = make_demo(Path(folder) / "antiphon.db")
        with running(store, TODAY) as server:
            yield server


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make shots")
    parser.add_argument("pages", nargs="*", metavar="PAGE", help=f"some of: {', '.join(CODES)}")
    parser.add_argument("--full", action="store_true", help="as high as the page, not 900 pixels")
    options = parser.parse_args()
    unknown = set(options.pages) - set(CODES)
    if unknown:
        parser.error(f"no such page: {', '.join(sorted(unknown))}. Use: {', '.join(CODES)}")
    return options


if __name__ == "__main__":
    main()
