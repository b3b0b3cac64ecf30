"""Themes between roles, over time, along the journey and together: the pictures."""

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from pages.shared import cache, frame, quotes, state, voices_link
from pages.shared.plain import plain
from voc_core.charts import Figure, theme_company, theme_places, theme_roles, theme_trend
from voc_core.filters import Filters
from voc_core.reports import theme_view as reports
from voc_core.story import theme_view as sentences
from voc_core.wording import Words

CELL: Final = "themes-cell"
PAIR: Final = "themes-pair"
QUOTE: Final = 400


def below(filters: Filters, also: str, words: Words) -> None:
    """Draw the pictures that stand below whatever was asked for first."""
    _places(filters, also, words)
    _company(filters, also, words)


def _led(figure: Figure, sentence: str) -> Figure:
    """Return a figure whose note begins with a sentence."""
    return replace(figure, note=f"{sentence} {figure.note}")


def roles(filters: Filters, also: str, words: Words) -> None:
    """Draw the tone of each role on each theme."""
    shown = cache.report(reports.roles, filters.but(roles=()))
    title = sentences.roles_title(shown.contrast, words)
    figure = theme_roles.roles(shown, title, words)
    if filters.roles:
        figure = _led(figure, words("All roles are compared here, whatever the filter."))
    frame.figure(figure, "themes-roles", picks="theme", into=state.THEME, also=also)
    for sentence in sentences.roles_also(shown.contrast, words):
        st.caption(plain(sentence, limit=300))


def trend(filters: Filters, also: str, words: Words) -> None:
    """Draw what is written more and less of than before."""
    shown = cache.report(reports.trend, filters)
    figure = theme_trend.trend(shown, sentences.trend_title(shown, words), words)
    frame.figure(figure, "themes-trend", picks="theme", into=state.THEME, also=also)


def _places(filters: Filters, also: str, words: Words) -> None:
    cells = cache.report(reports.places, filters.but(touchpoint=None))
    figure = theme_places.places(cells, sentences.places_title(cells, words), words)
    if filters.touchpoint is not None:
        figure = _led(figure, words("All touchpoints are shown here, whatever was chosen."))
    picked: Any = frame.figure(figure, "themes-places", picks="cell", also=also)
    if picked:
        theme, touchpoint = map(int, picked.split(":"))
        voices_link.go(filters.but(touchpoint=touchpoint), theme)
    if cells.empty:
        return
    names = {
        (row["theme"], row["touchpoint"]): sentences.place(row, words)
        for row in cells.to_dict("records")
    }
    st.selectbox(
        words("Open the voices of a theme at a touchpoint"),
        list(names),
        index=None,
        key=CELL,
        format_func=names.__getitem__,
        placeholder=words("Choose or type"),
        on_change=_open_cell,
        width=420,
    )


def _open_cell() -> None:
    if cell := st.session_state[CELL]:
        st.session_state[state.THEME], st.session_state[state.TOUCHPOINT] = cell
        st.session_state[state.VIEW] = state.VIEWS[0]
        st.session_state[state.QUERY], st.session_state[state.LIKE] = "", None


def _company(filters: Filters, also: str, words: Words) -> None:
    pairs = cache.report(reports.company, filters)
    figure = theme_company.company(pairs, sentences.company_title(pairs, words), words)
    left, right = st.columns([0.6, 0.4], gap="medium")
    with left:
        picked: Any = frame.figure(figure, "themes-company", picks="pair", also=also)
    if pairs.empty:
        return
    names = {
        f"{row['theme']}:{row['other']}": sentences.pair(row, words)
        for row in pairs.to_dict("records")
    }
    with right, st.container(border=True):
        _pair(names, picked if picked in names else None, filters, words)


def _pair(names: dict[str, str], picked: str | None, filters: Filters, words: Words) -> None:
    chosen = st.selectbox(
        words("Named together"),
        list(names),
        index=list(names).index(picked) if picked else 0,
        key=f"{PAIR}-{picked}",
        format_func=names.__getitem__,
    )
    theme, other = map(int, chosen.split(":"))
    for voice in cache.report(reports.together, filters, theme, other).to_dict("records"):
        quotes.card(voice, words, key="together", limit=QUOTE, has_account=filters.account is None)
