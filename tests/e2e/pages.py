"""The pages a browser visits, by the code in their address."""

from typing import Final

from pages.shared import navigation

DEFAULT: Final = "overview"
CODES: Final = tuple(navigation.FOLDERS)


def address(code: str) -> str:
    """Return the path of a page; the first page is the root."""
    return "" if code == DEFAULT else code


def shown(code: str) -> dict[str, int]:
    """Return what a link to a page names besides: one account, not the choice of one."""
    return {"account": 1} if code == "account" else {}
