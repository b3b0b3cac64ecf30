"""One voice as it was written: its words, who said them, when and where; no word is ever markup."""

import html
import re
from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.shared import filters as shared_filters
from pages.shared import frame
from pages.shared.plain import plain
from voc_core.charts.base import COLOURS
from voc_core.story import account as sentences
from voc_core.story import voices as told
from voc_core.text import terms
from voc_core.text.terms import Piece
from voc_core.wording import Words

LONGEST: Final = 700
"""Characters of a text that are shown; where something was searched for, those around it."""
TURNING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of letters around, or are not letters at all."""
BLOCK: Final = (
    '<div dir="auto" style="white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55;'
    ' border-left: 3px solid {colour}; padding-left: 0.8rem">{text}</div>'
)
MARK: Final = (
    '<mark style="background: {colour}40; color: inherit; font-weight: 600; border-radius: 3px;'
    ' padding: 0 1px">{text}</mark>'
)
MARK_COLOUR: Final = "#C08A1E"


def card(
    voice: Mapping[Any, Any],
    words: Words,
    typed: str = "",
    *,
    limit: int = LONGEST,
    has_account: bool = True,
) -> None:
    """Draw one voice in a frame of its own: who, what, when and where.

    Parameters
    ----------
    voice : mapping
        A row of `reports.quoted`.
    typed : str
        A query whose hits are marked.
    limit : int
        At most so many characters of the text.
    has_account : bool
        Whether to name the account, as the link to its page.
    """
    with st.container(border=True, gap="xsmall"):
        head(voice, words, has_account=has_account)
        quote(voice, words, typed, limit=limit)
        said(voice, words)


def head(voice: Mapping[Any, Any], words: Words, *, has_account: bool = True) -> None:
    """Draw who said it, at which account, in which tone."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        who = sentences.who(voice, words, hide_names=shared_filters.names_hidden())
        st.markdown(f"**{plain(who)}**", width="content")
        if has_account:
            name, account = plain(voice["account_name"], limit=60), int(voice["account_id"])
            frame.link("account", name, width="content", account=account, q=None)
        if tone := told.tone(voice, words):
            st.badge(tone, color="gray")
        if voice["is_mixed"]:
            st.badge(
                words("Mixed"),
                icon=":material/sync_alt:",
                color="gray",
                help=words("Score and words say the opposite: said 9, wrote trouble."),
            )


def quote(voice: Mapping[Any, Any], words: Words, typed: str = "", *, limit: int = LONGEST) -> None:
    """Draw the words of a voice beside a line in the colour of its role."""
    text = voice["text"] if isinstance(voice["text"], str) else ""
    if not text.strip():
        st.caption(words("A score without words."))
        return
    query = terms.query(typed)
    pieces = terms.pieces(terms.around(text, query, limit), query)
    st.html(written(pieces, COLOURS[voice["role"]]))


def said(voice: Mapping[Any, Any], words: Words) -> None:
    """Draw when and where it was said, and the score beside it."""
    st.caption(plain(sentences.said(voice, words), limit=300), width="stretch")


def written(pieces: list[Piece], colour: str) -> str:
    """Return the HTML of a quote: our own tags around text of which every character is escaped."""
    text = "".join(
        MARK.format(colour=MARK_COLOUR, text=escaped(piece.text))
        if piece.is_hit
        else escaped(piece.text)
        for piece in pieces
    )
    return BLOCK.format(colour=colour, text=text)


def escaped(text: str) -> str:
    """Return text that HTML shows letter by letter."""
    return html.escape(TURNING.sub(" ", text), quote=True)
