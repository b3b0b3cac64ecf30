"""Voices as cards: what was said, by whom, and what may be done with it."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.shared import cache, downloads, private, quotes, state, tone_why, voices_pins
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from pages.shared.voices_parts import Asked, kept
from voc_core.reports.alike import alike as similar
from voc_core.reports.quoted import quoted
from voc_core.reports.voices import Voices, exported, voices
from voc_core.story import voices as told
from voc_core.story.csvfile import csv_bytes
from voc_core.wording import Words

COPIED: Final = 20_000
"""Characters of a text that are copied at once."""


def found(asked: Asked, words: Words) -> None:
    """Draw how many voices were found, and page after page of them."""
    pages = _pages(asked)
    first = private.counted(pages[0], asked.typed, lambda: _all(asked))
    with st.container(horizontal=True, vertical_alignment="center"):
        st.markdown(
            f"**{plain(told.found(first, asked.typed, words), limit=300)}**", width="stretch"
        )
        if first.n:
            _download(asked, words)
    if chosen := kept(asked, words):
        st.caption(plain(chosen, limit=300))
    if not first.n:
        st.caption(plain(told.nothing(first, asked.typed, words), limit=300))
    for page in pages:
        for voice in private.matching(page.rows, asked.typed).to_dict("records"):
            card(voice, asked.typed, words)
    if pages[-1].after is not None:
        st.button(words("Show more"), on_click=_more, args=(asked, len(pages) + 1))


def alike(asked: Asked, words: Words) -> bool:
    """Draw the voices like the one in the link; return whether there is one."""
    like = st.session_state.get(state.LIKE)
    if like is None:
        return False
    own = quoted(cache.store(), [like])
    if own.empty or not isinstance(own["text"].iloc[0], str):
        st.session_state[state.LIKE] = None
        return False
    rows = cache.report(similar, asked.filters, like)
    with st.container(horizontal=True, vertical_alignment="center"):
        title = words.count("{n} voice like this one", "{n} voices like this one", len(rows))
        st.markdown(f"**{title}**", width="stretch")
        st.button(words("Back to the search"), icon=":material/arrow_back:", on_click=_unlike)
    st.caption(words("The voice itself"))
    card(own.to_dict("records")[0], "", words)
    st.divider()
    if rows.empty:
        st.caption(words("Nobody else says much the same under these filters."))
    for voice in rows.to_dict("records"):
        card(voice, "", words)
    return True


def card(voice: Mapping[Any, Any], typed: str, words: Words) -> None:
    """Draw one voice with what was typed marked in it, and what may be done with it."""
    with st.container(border=True, gap="xsmall"):
        heard = tone_why.heard(voice)
        quotes.head(voice, heard, words, key="found")
        quotes.quote(voice, words, typed, heard=heard)
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            quotes.said(voice, words)
            with st.container(horizontal=True, gap="small", width="content"):
                _actions({**voice, "text": heard.text}, words)


def _actions(voice: Mapping[Any, Any], words: Words) -> None:
    feedback_id = int(voice["id"])
    st.button(
        words("Similar"),
        key=f"like-{feedback_id}",
        icon=":material/join:",
        type="tertiary",
        on_click=_like,
        args=(feedback_id,),
    )
    if st.button(words("Pin"), key=f"pin-{feedback_id}", icon=":material/keep:", type="tertiary"):
        voices_pins.dialog(feedback_id, words)
    with st.popover(
        words("Copy"), icon=":material/content_copy:", type="tertiary", width="content"
    ):
        hidden = shared_filters.names_hidden()
        st.code(
            told.copied(voice, words, hide_names=hidden)[:COPIED], language=None, wrap_lines=True
        )


def _like(feedback_id: int) -> None:
    st.session_state[state.LIKE] = feedback_id


def _unlike() -> None:
    st.session_state[state.LIKE] = None


def _pages(asked: Asked) -> list[Voices]:
    """Return the pages asked for so far; what is asked anew begins with the first."""
    n = _how_many(asked)
    after, pages = None, []
    for _ in range(n):
        page = cache.report(voices, asked.filters, asked.typed, asked.picks, asked.order, after)
        pages.append(page)
        after = page.after
        if after is None:
            break
    return pages


def _how_many(asked: Asked) -> int:
    before, n = st.session_state.get(state.VOICES_PAGES, (None, 1))
    return n if before == asked else 1


def _more(asked: Asked, n: int) -> None:
    st.session_state[state.VOICES_PAGES] = (asked, n)


def _all(asked: Asked) -> Any:
    return exported(cache.store(), cache.snapshot(), asked.filters, asked.typed, asked.picks)


def _download(asked: Asked, words: Words) -> None:
    hidden = shared_filters.names_hidden()
    in_force = shared_filters.in_words(asked.filters, words)
    notes = [told.searched(asked.typed, words), in_force, kept(asked, words)]

    def data() -> bytes:
        rows = private.rows(private.matching(_all(asked), asked.typed))
        return csv_bytes(told.table(rows, words, hide_names=hidden), [n for n in notes if n])

    help_text = words("Download the voices found")
    downloads.download(words("CSV"), data, "antiphon-voices.csv", help_text=help_text)
