"""The theme chosen on the voices page: its figures in sentences and the voices that say so."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, quotes, state, voices_link
from pages.shared import voices_parts as parts
from pages.shared.plain import plain
from voc_core.filters import Filters
from voc_core.reports import theme_view as reports
from voc_core.story import theme_view as sentences
from voc_core.story import themes as findings
from voc_core.wording import Words

QUOTE: Final = 300


def chosen(shown: Any, first: str, filters: Filters, words: Words) -> int | None:
    """Draw the choice of a theme; without one that of the finding of the picture is told of."""
    names = parts.theme_names(words)
    if st.session_state.get(state.THEME) not in names:
        st.session_state[state.THEME] = None
    theme: int | None = st.selectbox(
        words("Theme"),
        list(names),
        key=state.THEME,
        format_func=names.__getitem__,
        placeholder=words("Choose a theme, here or in a picture"),
        persist_state="session",
    )
    return _striking(shown, first, filters) if theme is None else theme


def told(shown: Any, theme: int | None, first: str, filters: Filters, words: Words) -> None:
    """Draw what is known of a theme, the sentence of the picture asked for first, and voices."""
    if theme is None:
        st.caption(words("Too few people name any theme under these filters for a figure."))
        return
    name = parts.theme_names(words).get(theme, "")
    st.markdown(f"**{plain(name)}**")
    impact = _row(shown.rows, theme)
    contrast = _row(_contrast(filters), theme) if first == "roles" else None
    for sentence in _sentences(impact, contrast, theme, first, filters, words):
        st.caption(plain(sentence, limit=400))
    for voice in _voices(impact, contrast, theme, filters).to_dict("records"):
        quotes.card(voice, words, key="theme", limit=QUOTE, has_account=filters.account is None)
    voices_link.every(filters, words, theme, name)


def _striking(shown: Any, first: str, filters: Filters) -> int | None:
    """Return the theme of which the picture says most: the most harmful, divided or moved."""
    found: Any = None
    if first == "roles":
        found = findings.widest(_contrast(filters))
    elif first == "trend":
        found = findings.newest(cache.report(reports.trend, filters).rows)
    if found is None and len(shown.rows):
        found = shown.rows.iloc[0]
    return None if found is None else int(found["theme"])


def _sentences(
    impact: Any, contrast: Any, theme: int, first: str, filters: Filters, words: Words
) -> list[str]:
    said = []
    if contrast is not None:
        said.append(findings.contrast_sentence(contrast, words))
        if impact is not None:
            said.append(sentences.tone_and_points(contrast, impact, words))
    elif first == "trend":
        moved = _row(cache.report(reports.trend, filters).rows, theme)
        if moved is not None and moved["change"] == moved["change"]:
            said.append(findings.trend_sentence(moved, words))
    if impact is None:
        return said or [words("Too few people name it under these filters for a figure.")]
    return [*said, sentences.impact_sentence(impact, words)]


def _voices(impact: Any, contrast: Any, theme: int, filters: Filters) -> Any:
    """Return a voice of each side of a contradiction, else voices that say what the figure says."""
    if contrast is not None:
        sides = (_side(contrast[role]) for role in ("user", "decision_maker"))
        return cache.report(reports.opposing, filters.but(roles=()), theme, *sides)
    side = 0 if impact is None else _side(impact["impact"])
    return cache.report(reports.spoken, filters, theme, side)


def _contrast(filters: Filters) -> Any:
    return cache.report(reports.roles, filters.but(roles=())).contrast


def _side(value: float) -> int:
    return (value > 0) - (value < 0)


def _row(rows: Any, theme: int) -> dict[Any, Any] | None:
    found = rows[rows["theme"] == theme].to_dict("records")
    return found[0] if found else None
