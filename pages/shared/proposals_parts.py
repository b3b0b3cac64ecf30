"""What was decided on proposed themes: the list, and the way back for what was dropped."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, saving
from pages.shared.plain import plain
from voc_core.reports import theme_editing as report
from voc_core.story import proposals as sentences
from voc_core.wording import Words

SHOWN: Final = 30


def decided(words: Words) -> None:
    """Draw the proposals that were dropped, each with the way back, then every decision."""
    rows = cache.asked(report.decided)
    if rows.empty:
        return
    dropped = rows[rows["is_newest"] & (rows["decision"] == "dropped")]
    title = words.count("{n} proposal dropped", "{n} proposals dropped", len(dropped))
    with st.expander(title, icon=":material/block:"):
        st.caption(words("They are not proposed again, also not in other words, until put back."))
        for row in dropped.head(SHOWN).to_dict("records"):
            _dropped(row, words)
    with st.expander(words("Everything that was decided"), icon=":material/history:"):
        for row in rows.head(SHOWN).to_dict("records"):
            st.caption(plain(private.text(sentences.decision(row, words)), limit=400))


def _dropped(row: Mapping[Any, Any], words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(plain(private.text(" · ".join(row["phrases"]))), width="stretch")
        if st.button(
            words("Put back"),
            key=f"theme-put-back-{row['id']}",
            icon=":material/undo:",
            help=words("Let it be proposed again"),
        ) and saving.attempt(words, lambda: report.put_back(cache.store(), row["phrases"])):
            saving.done(words("Put back. It will be proposed again where it is still missed."))
