"""The language of this session: a link's, the person's choice, the settings', or the browser's."""

import streamlit as st

from pages.shared import cache, later, state
from voc_core.vocabulary import LANGUAGES
from voc_core.wording import Words, language_of

NAMES = {"en": "English", "zh_CN": "中文"}


def words() -> Words:
    """Return the wording of the language in force."""
    if known := later.kept():
        return Words(known.language)
    chosen = st.session_state.get(state.LANGUAGE)
    if chosen not in LANGUAGES:
        chosen = cache.settings().language
    return Words(chosen if chosen in LANGUAGES else language_of(st.context.locale))


def language_switch() -> None:
    """Draw the language switch; its code is part of the link."""
    st.session_state.setdefault(state.LANGUAGE, words().language)
    st.segmented_control(
        "Language / 语言",
        LANGUAGES,
        key=state.LANGUAGE,
        format_func=NAMES.__getitem__,
        persist_state="session",
        label_visibility="collapsed",
        required=True,
    )
