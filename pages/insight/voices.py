"""What do they say, in their own words?"""

import streamlit as st

from pages.shared import cache, frame, saving, voices_contrast, voices_pins, voices_themes
from pages.shared import voices_cards as cards
from pages.shared import voices_parts as parts

with frame.page("voices") as (filters, words):
    saving.tell()
    if not len(cache.snapshot().voices):
        frame.empty(words, words("Nobody has said anything yet."))
        st.stop()
    if parts.view(words) == "themes":
        voices_themes.themes(filters, words)
        st.stop()
    parts.index(words)
    asked = parts.controls(filters, words)
    left, right = st.columns([0.63, 0.37], gap="medium")
    with left:
        if not cards.alike(asked, words):
            cards.found(asked, words)
    with right:
        voices_pins.opener(words)
        voices_contrast.contrasted(asked, words)
    voices_pins.drawer(words)
