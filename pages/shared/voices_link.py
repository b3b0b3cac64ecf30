"""The way from a figure to the voices behind it."""

from typing import Any

from pages.shared import cache, frame, state
from pages.shared.plain import plain
from voc_core.engine import Picks
from voc_core.filters import Filters
from voc_core.reports.voices import n_voices
from voc_core.wording import Words


def every(filters: Filters, words: Words, theme: int | None = None, name: str = "") -> None:
    """Draw the link to all voices with words under the filters; nothing where there is none.

    Parameters
    ----------
    theme : int or None
        Only those that speak of a theme, whose name is `name`.
    """
    n = cache.report(n_voices, filters, Picks(theme=theme))
    if not n:
        return
    label = words.count("See the {n} voice with words", "See all {n} voices with words", n)
    if theme is not None:
        label = words.count(
            "See the {n} voice on “{theme}”",
            "See all {n} voices on “{theme}”",
            n,
            theme=plain(name, limit=60),
        )
    frame.link(
        "voices", label, icon=":material/format_quote:", width="content", **_of(filters, theme)
    )


def go(filters: Filters, theme: int) -> None:
    """Open the voices under the filters that speak of a theme."""
    frame.go("voices", **_of(filters, theme))


def fresh(**changes: Any) -> dict[str, Any]:
    """Return what a link to the voices changes: what was chosen there before is forgotten."""
    here = dict.fromkeys((*state.OF_VOICES, state.ACCOUNT, state.TOUCHPOINT))
    return {**here, state.ORDER: "telling", **changes}


def _of(filters: Filters, theme: int | None) -> dict[str, Any]:
    """Return what the link changes, so that the filters there are those of here."""
    cuts = {cut: list(getattr(filters, cut)) for cut in state.CUTS}
    here = {state.ACCOUNT: filters.account, state.TOUCHPOINT: filters.touchpoint}
    return fresh(**cuts, **here, **{state.ROLES: list(filters.roles), state.THEME: theme})
