"""Users' words against deciders', each of which leads to its voices."""

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from pages.shared import cache, frame, private, state
from pages.shared.filters import names_hidden
from pages.shared.voices_parts import Asked
from voc_core.charts import contrast as pictures
from voc_core.reports.contrast import LEAST, Contrast, contrast
from voc_core.story import contrast as sentences
from voc_core.wording import Words

CHOICE: Final = "voices-word"


def contrasted(asked: Asked, words: Words) -> None:
    """Draw the words that tell deciders from users; a click searches for one."""
    shown: Contrast = cache.report(contrast, asked.filters.but(roles=()))
    if names_hidden():
        is_open = [not private.is_personal(word) for word in shown.words["word"]]
        shown = replace(shown, words=shown.words[is_open])
    if min(shown.n_people.values()) < LEAST:
        with st.container(border=True):
            st.caption(sentences.too_few(shown.n_people, LEAST, words))
        return
    note = sentences.note(shown.n_people, words)
    title = sentences.headline(shown.words, words)
    figure = pictures.contrast(shown.words, title, note, words)
    picked: Any = frame.figure(figure, f"voices-words-{asked.typed}", picks="word")
    if picked and picked != asked.typed:
        frame.go("voices", q=picked, like=None)
    if len(shown.words):
        st.selectbox(
            words("Search for one of these words"),
            list(shown.words["word"]),
            index=None,
            key=CHOICE,
            placeholder=words("Choose a word"),
            on_change=_search,
        )


def _search() -> None:
    st.session_state[state.QUERY] = st.session_state[CHOICE] or ""
    st.session_state[state.LIKE] = None
    st.session_state[CHOICE] = None
