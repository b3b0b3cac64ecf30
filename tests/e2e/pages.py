"""The pages a browser visits, by the code in their address."""

from typing import Final

from pages.shared import navigation

DEFAULT: Final = "overview"
CODES: Final = tuple(navigation.FOLDERS)
VIEWS: Final = (*CODES, "themes")
"""The pages, and what one of them shows on asking: the voices page has a view of themes."""
MENU: Final = '[data-testid="stSidebar"] [data-testid="stPageLink-NavLink"]:visible'
"""The links of the sidebar to the pages."""


def address(code: str) -> str:
    """Return the path of a page; the first page is the root."""
    return {DEFAULT: "", "themes": "voices"}.get(code, code)


def shown(code: str) -> dict[str, int | str]:
    """Return what a link to a page names besides: one account, not the choice of one."""
    return {"account": {"account": 1}, "themes": {"view": "themes"}}.get(code, {})
