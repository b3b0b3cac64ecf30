"""The filters of the sidebar: drawn once, kept for the session, said in words under every title."""

from datetime import timedelta
from functools import partial
from typing import Any, Final

import streamlit as st

from pages.shared import cache, later, state
from voc_core.filters import Filters, months_before, today
from voc_core.vocabulary import LENSES, N_, ROLES, SOURCES
from voc_core.wording import Words

WINDOWS: Final = (3, 6, 12, 24, 36)
CUT_LABELS: Final = {
    "region": N_("Region"),
    "segment": N_("Segment"),
    "tier": N_("Tier"),
    "industry": N_("Industry"),
    "product": N_("Product"),
    "csm": N_("Customer success manager"),
}


def pin() -> None:
    """Set the window and its last day from the first page on: every link says them."""
    st.session_state.setdefault(state.UNTIL, today())
    st.session_state.setdefault(state.WINDOW, cache.settings().window_months)


def sidebar(words: Words) -> None:
    """Draw the filter widgets; what they hold is written into the link by `links.write`."""
    _choose_lens(words)
    _choose_window(words)
    st.pills(
        words("Roles"),
        ROLES,
        selection_mode="multi",
        key=state.ROLES,
        format_func=words.label,
        persist_state="session",
        wrap=True,
    )
    with st.expander(words("More filters"), icon=":material/filter_list:"):
        _choose_cuts(words)
    st.toggle(
        words("Hide personal data"),
        key=state.HIDE_NAMES,
        persist_state="session",
        help=words(
            "Names of people, e-mails, phones and ids of every kind are masked: in quotes, tables,"
            " files and searches. Roles and accounts stay. A link you send hides them too."
        ),
    )


def current() -> Filters:
    """Return the filters in force, as the widgets and the link say."""
    until = st.session_state.get(state.UNTIL) or today()
    months = st.session_state.get(state.WINDOW) or cache.settings().window_months
    since = st.session_state.get(state.SINCE) or months_before(until, months) + timedelta(days=1)
    cuts: dict[str, Any] = {cut: tuple(st.session_state.get(cut) or ()) for cut in state.CUTS}
    return Filters(
        until=until,
        since=min(since, until),
        lens=st.session_state.get(state.LENS) or "voice",
        roles=tuple(st.session_state.get(state.ROLES) or ()),
        sources=tuple(st.session_state.get(state.SOURCES) or ()),
        **cuts,
    )


def names_hidden() -> bool:
    """Return whether personal data is hidden: roles stand in for names, texts are masked."""
    if known := later.kept():
        return known.hidden
    return bool(st.session_state.get(state.HIDE_NAMES)) or cache.settings().hide_names


def in_words(filters: Filters, words: Words) -> str:
    """Return the filters as one plain sentence: window, lens and every cut."""
    parts = [
        words("{since} to {until}", since=words.day(filters.since), until=words.day(filters.until)),
        words.label(filters.lens),
    ]
    for label, codes in ((N_("Roles"), filters.roles), (N_("Sources"), filters.sources)):
        if codes:
            parts.append(_cut(words, label, [words.label(code) for code in codes]))
    for cut, values in filters.account_cuts().items():
        parts.append(_cut(words, CUT_LABELS[cut], [_value(cut, v, words) for v in values]))
    return " · ".join(parts)


def _value(cut: str, value: str, words: Words) -> str:
    """Return how a value of a cut is called; a person by a number where names are hidden."""
    if cut != "csm" or not names_hidden():
        return words.label(value)
    known = sorted(cache.accounts()[cut].dropna().unique())
    return words("CSM {n}", n=known.index(value) + 1) if value in known else words("Name hidden")


def _cut(words: Words, label: str, values: list[str]) -> str:
    return words("{label}: {values}", label=words(label), values=words.joined(values))


def _choose_lens(words: Words) -> None:
    st.selectbox(
        words("What counts"),
        LENSES,
        key=state.LENS,
        format_func=words.label,
        persist_state="session",
        help=words(
            "All voices: scores and texts together, one voice per person. "
            "NPS, CSAT, CES: the latest answer of each person."
        ),
    )


def _choose_window(words: Words) -> None:
    usual = cache.settings().window_months
    chosen = st.session_state[state.WINDOW]
    st.selectbox(
        words("Window"),
        sorted({*WINDOWS, usual, chosen}),
        key=state.WINDOW,
        format_func=lambda n: words.count("Last {n} month", "Last {n} months", n),
        on_change=_forget_since,
        persist_state="session",
    )


def _forget_since() -> None:
    """Let a window chosen by hand count from now on, not the first day a link named."""
    st.session_state.pop(state.SINCE, None)


def _choose_cuts(words: Words) -> None:
    st.date_input(
        words("Seen from"),
        max_value=today(),
        key=state.UNTIL,
        persist_state="session",
        help=words("The last day that counts."),
    )
    st.multiselect(
        words("Sources"),
        SOURCES,
        key=state.SOURCES,
        format_func=words.label,
        persist_state="session",
        placeholder=words("All"),
    )
    accounts = cache.accounts()
    for cut in state.CUTS:
        values = sorted(accounts[cut].dropna().unique())
        if len(values) > 1 or st.session_state.get(cut):
            st.multiselect(
                words(CUT_LABELS[cut]),
                values,
                key=cut,
                format_func=partial(_value, cut, words=words),
                persist_state="session",
                placeholder=words("All"),
            )
