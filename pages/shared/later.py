"""What was in force when a page was drawn, for work that is done after: downloads made on a click.

Such work runs outside a run of the page, where the session cannot be asked: without this, a switch
that is on would look as if it were off.
"""

from collections.abc import Callable
from contextvars import ContextVar
from typing import NamedTuple, TypeVar

from streamlit.runtime.scriptrunner import get_script_run_ctx

T = TypeVar("T")


class Kept(NamedTuple):
    """Whether personal data is hidden, and the code of the language."""

    hidden: bool
    language: str


_kept: ContextVar[Kept | None] = ContextVar("kept", default=None)


def kept() -> Kept | None:
    """Return what is kept for the work being done, None within a run of a page.

    Raises
    ------
    RuntimeError
        Outside a run where nothing was kept: the session is not there to be asked.
    """
    known = _kept.get()
    if known is None and get_script_run_ctx(suppress_warning=True) is None:
        raise RuntimeError("The session was asked outside a run; use later.work.")
    return known


def work(make: Callable[[], T], now: Kept) -> Callable[[], T]:
    """Return `make` so that it finds what is in force now, whenever and wherever it runs."""

    def made() -> T:
        token = _kept.set(now)
        try:
            return make()
        finally:
            _kept.reset(token)

    return made
