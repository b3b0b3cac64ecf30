"""The themes on the voices page: what moves the score, and the theme chosen in its own words."""

from functools import partial
from typing import Any, Final

import streamlit as st

from pages.shared import cache, choices, frame, state, voices_themes_more, voices_themes_told
from pages.shared import voices_parts as parts
from pages.shared.plain import plain
from voc_core.charts import theme_impact as pictures
from voc_core.engine import Picks
from voc_core.filters import Filters
from voc_core.reports import theme_view as reports
from voc_core.store import mentions
from voc_core.story import theme_view as sentences
from voc_core.vocabulary import N_
from voc_core.wording import Words

PICTURE_LABELS: Final = {
    "impact": N_("Impact on the score"),
    "roles": N_("Between roles"),
    "trend": N_("Over time"),
}


def themes(filters: Filters, words: Words) -> None:
    """Draw the themes under the filters; a theme chosen anywhere is told in its own words."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        here = parts.where(filters, words)
        first = _first(words)
        weighted = st.toggle(
            words("Weighted by revenue"),
            key=state.BY_REVENUE,
            persist_state="session",
            help=words(
                "Each account weighs by its ARR, however many of its people were heard; within it"
                " they weigh alike. Applies to the impact on the score."
            ),
        )
    also = parts.kept(parts.Asked(here, "", Picks(), ""), words)
    if also:
        st.caption(plain(also, limit=300))
    if waiting := cache.asked(mentions.n_waiting):
        st.caption(
            words.count(
                "{n} text is still to be read for its themes.",
                "{n} texts are still to be read for their themes.",
                waiting,
            )
        )
    shown = cache.report(reports.impact, here, weighted)
    if not shown.is_named:
        _nothing(words)
        return
    left, right = st.columns([0.6, 0.4], gap="medium")
    with right, st.container(border=True):
        theme = voices_themes_told.chosen(shown, first, here, words)
        voices_themes_told.told(shown, theme, first, here, words)
    draws: dict[str, Any] = {
        "impact": partial(_impact, shown, theme),
        "roles": partial(voices_themes_more.roles, here),
        "trend": partial(voices_themes_more.trend, here),
    }
    with left:
        draws.pop(first)(also, words)
    for column, draw in zip(st.columns(2, gap="medium"), draws.values(), strict=True):
        with column:
            draw(also, words)
    voices_themes_more.below(here, also, words)


def _first(words: Words) -> str:
    """Draw the choice of the picture that stands beside the voices; it is in the link."""
    return choices.one_of(words("First"), PICTURE_LABELS, state.PICTURE, words)


def _impact(shown: Any, theme: int | None, also: str, words: Words) -> None:
    figure = pictures.impact(shown, theme, sentences.impact_title(shown, words), words)
    frame.figure(figure, "themes-impact", picks="theme", into=state.THEME, also=also)


def _nothing(words: Words) -> None:
    with st.container(border=True):
        st.markdown(f"**{words('No text here names a theme')}**")
        st.caption(words("Scores alone have no theme. Settings › Themes has the terms that do."))
        frame.link("settings", words("Themes"), icon=":material/label:", section="themes")
