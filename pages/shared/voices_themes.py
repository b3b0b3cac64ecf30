"""The themes on the voices page: what moves the score, and the theme chosen in its own words."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, frame, quotes, state, voices_link, voices_themes_more
from pages.shared import voices_parts as parts
from pages.shared.plain import plain
from voc_core.charts import theme_impact as pictures
from voc_core.engine import Picks
from voc_core.filters import Filters
from voc_core.reports import theme_view as reports
from voc_core.store import mentions
from voc_core.story import theme_view as sentences
from voc_core.wording import Words

QUOTE: Final = 300


def themes(filters: Filters, words: Words) -> None:
    """Draw the themes under the filters; a theme chosen anywhere is told in its own words."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        here = parts.where(filters, words)
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
        theme = _chosen(shown, words)
        _told(shown, theme, here, words)
    with left:
        title = sentences.impact_title(shown, words)
        figure = pictures.impact(shown, theme, title, words)
        frame.figure(figure, "themes-impact", picks="theme", into=state.THEME, also=also)
    voices_themes_more.pictures(here, also, words)


def _nothing(words: Words) -> None:
    with st.container(border=True):
        st.markdown(f"**{words('No text here names a theme')}**")
        st.caption(words("Scores alone have no theme. Settings › Themes has the terms that do."))
        frame.link("settings", words("Themes"), icon=":material/label:", section="themes")


def _chosen(shown: Any, words: Words) -> int | None:
    """Draw the choice of a theme; without one the most harmful is told of."""
    names = parts.theme_names(words)
    if st.session_state.get(state.THEME) not in names:
        st.session_state[state.THEME] = None
    chosen: int | None = st.selectbox(
        words("Theme"),
        list(names),
        key=state.THEME,
        format_func=names.__getitem__,
        placeholder=words("Choose a theme, here or in a picture"),
        persist_state="session",
    )
    if chosen is None and len(shown.rows):
        return int(shown.rows["theme"].iloc[0])
    return chosen


def _told(shown: Any, theme: int | None, filters: Filters, words: Words) -> None:
    if theme is None:
        st.caption(words("Too few people name any theme under these filters for a figure."))
        return
    st.markdown(f"**{plain(parts.theme_names(words).get(theme, ''))}**")
    row = shown.rows[shown.rows["theme"] == theme]
    if len(row):
        st.caption(plain(sentences.impact_sentence(row.iloc[0].to_dict(), words), limit=400))
    else:
        st.caption(words("Too few people name it under these filters for a figure."))
    side = int(row["impact"].gt(0).sum() - row["impact"].lt(0).sum())
    told = cache.report(reports.spoken, filters, theme, side)
    for voice in told.to_dict("records"):
        quotes.card(voice, words, key="theme", limit=QUOTE, has_account=filters.account is None)
    voices_link.every(filters, words, theme, parts.theme_names(words).get(theme, ""))
