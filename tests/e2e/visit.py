"""One visitor: opens pages, waits until they are whole, remembers what went wrong."""

import re
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode, urlsplit

from playwright.sync_api import ConsoleMessage, Error, Page, Request

from tests.e2e.server import Server

PATIENCE: Final = 60_000
"""How long a page may take on a busy machine. [ms]"""

CALM: Final = 400
"""How long nothing may have happened on a page that is whole. [ms]"""

PROBED: Final = re.compile(r"^/\w+/_stcore/(health|host-config)$")
"""On a deep link Streamlit's client looks for its server below the page first, then at the root;
the 404 of the first try is its normal way of finding out."""

IDLE: Final = """
calm => {
  const app = document.querySelector('[data-testid="stApp"]');
  const done = app
    && app.dataset.testScriptState === 'notRunning'
    && app.dataset.testConnectionState === 'CONNECTED'
    && document.querySelector('[data-testid="stMain"] h1')
    && !document.querySelector('[data-stale="true"], [data-testid="stSkeleton"], .stSpinner');
  const now = performance.now();
  if (!done) { window.idleSince = undefined; return false; }
  window.idleSince ??= now;
  return now - window.idleSince > calm;
}
"""

TEXTS: Final = """
() => {
  const theirs = '[data-testid="stFileUploaderDropzone"]';
  const quoted = 'div[dir="auto"]';
  const unread = `script, style, noscript, ${theirs}, ${quoted}`;
  const found = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const parent = walk.currentNode.parentElement;
    if (parent && !parent.closest(unread) && parent.checkVisibility())
      found.push(walk.currentNode.textContent);
  }
  for (const element of document.querySelectorAll('[aria-label], [placeholder], [title], [alt]'))
    for (const name of ['aria-label', 'placeholder', 'title', 'alt'])
      if (element.getAttribute(name) && !element.closest(theirs))
        found.push(element.getAttribute(name));
  return found.map(text => text.trim()).filter(text => text);
}
"""


@dataclass
class Visit:
    """A browser page on a server, with everything it complained about.

    Attributes
    ----------
    complaints : list of str
        Errors in the console and errors nobody caught.
    strangers : list of str
        Requests to another host than the server's.
    """

    page: Page
    server: Server
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(PATIENCE)
        self._told = {"console": self._hear, "pageerror": self._catch, "request": self._watch}
        for event, take in self._told.items():
            self.page.on(event, take)

    def leave(self) -> None:
        """Listen to the page no more."""
        for event, take in self._told.items():
            self.page.remove_listener(event, take)

    def open(self, code: str = "", **query: Any) -> "Visit":
        """Open a page by its code, with the names of a link, and wait until it is whole."""
        asked = f"?{urlencode(query, doseq=True)}" if query else ""
        self.page.goto(f"{self.server.url}/{code}{asked}", wait_until="domcontentloaded")
        return self.wait()

    def wait(self) -> "Visit":
        """Wait until nothing runs, loads or is stale."""
        self.page.evaluate("window.idleSince = undefined")
        self.page.wait_for_function(IDLE, arg=CALM, timeout=PATIENCE)
        return self

    def texts(self) -> list[str]:
        """Return every text a person can see or be read, one per place it stands.

        The inside of the file uploader is left out: Streamlit writes it, in English only. So are
        the words of a quote, which are in the language they were said in.
        """
        return list(self.page.evaluate(TEXTS))

    def title(self) -> str:
        """Return the heading of the page."""
        return self.page.locator('[data-testid="stMain"] h1').first.inner_text()

    def query(self) -> str:
        """Return the query of the address as it stands now."""
        return urlsplit(self.page.url).query

    def failures(self) -> list[str]:
        """Return the texts of exceptions and of our own sentence for a page that failed."""
        boxes = '[data-testid="stException"], [data-testid="stAlertContentError"]'
        return self.page.locator(boxes).all_inner_texts()

    def _hear(self, message: ConsoleMessage) -> None:
        where = urlsplit(message.location.get("url", "")).path
        if message.type == "error" and not PROBED.match(where):
            self.complaints.append(f"{message.text} ({where})")

    def _catch(self, error: Error) -> None:
        self.complaints.append(str(error))

    def _watch(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme.startswith(("http", "ws")) and address.hostname != "127.0.0.1":
            self.strangers.append(request.url)
