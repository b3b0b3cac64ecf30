"""One voice as it was written: its words, who said them, when and where; no word is ever markup."""

from collections.abc import Mapping
from typing import Any, Final

import streamlit as st

from pages.shared import filters as shared_filters
from pages.shared import frame, private, quote_html, tone_why
from pages.shared.plain import plain
from voc_core.charts.base import COLOURS
from voc_core.story import account as sentences
from voc_core.story import voices as told
from voc_core.text import terms
from voc_core.text.parts import Part, parts
from voc_core.wording import Words

LONGEST: Final = 700
"""Characters of a text that are shown; where something was searched for, those around it."""
LEFT_OUT: Final = Part("…", None, 0.0, is_hit=False)


def card(
    voice: Mapping[Any, Any],
    words: Words,
    typed: str = "",
    *,
    key: str = "card",
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
    key : str
        Where on the page it stands; the same voice may stand in several places.
    limit : int
        At most so many characters of the text.
    has_account : bool
        Whether to name the account, as the link to its page.
    """
    with st.container(border=True, gap="xsmall"):
        heard = tone_why.heard(voice)
        head(voice, heard, words, key=key, has_account=has_account)
        quote(voice, words, typed, heard=heard, limit=limit)
        said(voice, words)


def head(
    voice: Mapping[Any, Any],
    heard: tone_why.Heard,
    words: Words,
    *,
    key: str,
    has_account: bool = True,
) -> None:
    """Draw who said it, at which account, in which tone, and why it was heard so."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        who = sentences.who(voice, words, hide_names=shared_filters.names_hidden())
        st.markdown(f"**{plain(who)}**", width="content")
        if has_account:
            name, account = plain(voice["account_name"], limit=60), int(voice["account_id"])
            frame.link("account", name, width="content", account=account, q=None)
        tone_why.badge(voice, heard, words, key)
        if voice["is_mixed"]:
            st.badge(
                words("Mixed"),
                icon=":material/sync_alt:",
                color="gray",
                help=words("Score and words say the opposite: said 9, wrote trouble."),
            )


def quote(
    voice: Mapping[Any, Any],
    words: Words,
    typed: str = "",
    *,
    heard: tone_why.Heard | None = None,
    limit: int = LONGEST,
) -> None:
    """Draw the words of a voice beside a line in the colour of its role.

    What was typed is marked, words that carried tone are underlined, and each clause tells its
    tone while the pointer rests on it. Personal data is masked before all that, so that no mark
    tells a name. `heard` is `tone_why.heard` of it, where that is known.
    """
    text, clauses = heard or tone_why.heard(voice)
    if not text.strip():
        st.caption(words("A score without words."))
        return
    query = terms.query(typed)
    start, end = terms.around(text, query, limit)
    cut = parts(text, clauses, terms.hits(text, query), at=(start, end))
    left_out = [LEFT_OUT] * (start > 0), [LEFT_OUT] * (end < len(text))
    cut = [*left_out[0], *cut, *left_out[1]]
    st.html(quote_html.written(cut, tone_why.told(text, clauses, words), COLOURS[voice["role"]]))


def said(voice: Mapping[Any, Any], words: Words) -> None:
    """Draw when and where it was said, the score beside it, and what was ticked with it."""
    lines = [sentences.said(voice, words), private.text(told.ticked(voice, words))]
    st.caption("  \n".join(plain(line, limit=300) for line in lines if line), width="stretch")
