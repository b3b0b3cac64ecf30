"""Visitors of one browser: each gets a page that others have left, with nothing left in it."""

from contextlib import ExitStack
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext, Page

from tests.e2e.server import Server
from tests.e2e.visit import Visit

LOCALES: Final = {"en": "en-US", "zh_CN": "zh-CN"}
SIZE: Final = {"width": 1440, "height": 900}
NOWHERE: Final = "about:blank"
FORGET: Final = "() => { localStorage.clear(); sessionStorage.clear(); }"


class Visitors:
    """Hands out the pages of a browser.

    Parameters
    ----------
    browser : Browser
        The browser.
    contexts : ExitStack
        What closes a context for each language in the end.
    """

    def __init__(self, browser: Browser, contexts: ExitStack) -> None:
        self._browser = browser
        self._closing = contexts
        self._contexts: dict[str, BrowserContext] = {}
        self._free: dict[str, list[Page]] = {locale: [] for locale in LOCALES}
        self._here: list[tuple[str, Visit]] = []

    def new(self, server: Server, locale: str = "en", **media: Any) -> Visit:
        """Return a visitor whose browser speaks a language, in a window of the usual size."""
        page = self._free[locale].pop() if self._free[locale] else self._context(locale).new_page()
        page.set_viewport_size(SIZE)
        page.emulate_media(**{"color_scheme": "light", **media})
        self._here.append((locale, Visit(page, server)))
        return self._here[-1][1]

    def leave(self) -> None:
        """Send everybody away; what they left in the browser is forgotten."""
        for locale, visit in self._here:
            visit.leave()
            if visit.page.url != NOWHERE:
                visit.page.evaluate(FORGET)
                visit.page.goto(NOWHERE)
            self._free[locale].append(visit.page)
        for context in self._contexts.values():
            context.clear_cookies()
        self._here = []

    def _context(self, locale: str) -> BrowserContext:
        if locale not in self._contexts:
            context = self._browser.new_context(locale=LOCALES[locale])
            self._contexts[locale] = self._closing.enter_context(context)
        return self._contexts[locale]
