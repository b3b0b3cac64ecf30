"""The Chromium that drives the app; run it to ask whether there is one."""

import os
import shutil
import sys
from typing import Final

from playwright.sync_api import Browser, Playwright, sync_playwright

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS: Final = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NONE: Final = (
    "There is no Chromium: none on the PATH and none of Playwright's own. "
    "Install one (on Debian: apt-get install chromium) and run `make test` again."
)


def launch(playwright: Playwright) -> Browser:
    """Return a headless Chromium: the one on the PATH, else Playwright's own."""
    path = executable(playwright)
    if path is None:
        raise RuntimeError(NONE)
    return playwright.chromium.launch(executable_path=path, args=list(FLAGS))


def executable(playwright: Playwright) -> str | None:
    """Return the path of a Chromium, None where there is none."""
    on_path = next((path for name in NAMES if (path := shutil.which(name))), None)
    own = playwright.chromium.executable_path
    return on_path or (own if os.path.exists(own) else None)


def main() -> int:
    """Print where Chromium is; exit code 1 where it is not."""
    with sync_playwright() as playwright:
        path = executable(playwright)
    print(path or NONE)
    return 0 if path else 1


if __name__ == "__main__":
    sys.exit(main())
