"""The parts of the two voices page: tiles of states, what to show, both pictures, the table."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, choices, frame, state
from voc_core.charts import silence as silence_picture
from voc_core.charts import two_voices as pictures
from voc_core.filters import Filters
from voc_core.reports.two_voices import NEAR_DAYS, ORDERS, TwoVoices, two_voices
from voc_core.story import two_voices as sentences
from voc_core.vocabulary import N_, STATES
from voc_core.wording import Words

SHOWN: Final = 15
MOST: Final = 300
"""So many accounts at most in a picture; the table has all."""
ALWAYS: Final = ("renewal_risk", "crisis", "adoption_risk")
"""States that have a tile even where no account is in them."""
ALL: Final = "two-voices-all"
ORDER_LABELS: Final = {
    "gap": N_("Widest gap"),
    "arr": N_("Largest ARR"),
    "renewal": N_("Nearest renewal"),
}


def report(filters: Filters) -> TwoVoices:
    """Return the report for the state and order in the link; what is not a code is left out."""
    for key, accepted, default in ((state.STATE, STATES, None), (state.ORDER, ORDERS, ORDERS[0])):
        if st.session_state.get(key) not in accepted:
            st.session_state[key] = default
    chosen, order = st.session_state[state.STATE], st.session_state[state.ORDER]
    made: TwoVoices = cache.report(two_voices, filters, chosen, order)
    return made


def tiles(shown: TwoVoices, words: Words) -> None:
    """Draw one tile per state: accounts and their ARR."""
    rows = shown.states.to_dict("records")
    rows = [row for row in rows if row["n_accounts"] or row["state"] in ALWAYS]
    with st.grid(len(rows), min_column_width=118, gap="xsmall"):
        for row in rows:
            known = row["n_with_arr"] > 0
            st.metric(
                words.label(row["state"]),
                words.number(row["n_accounts"]),
                delta=words.money(row["arr"], shown.currency) if known else None,
                delta_color="off",
                delta_arrow="off",
                border=True,
                height="stretch",
            )


def about(words: Words) -> None:
    """Say what the tiles count."""
    st.caption(words("Accounts in each state, below them their ARR."))


def controls(words: Words) -> None:
    """Draw what to show and in which order; both are part of the link."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            words("State"),
            STATES,
            index=None,
            key=state.STATE,
            format_func=words.label,
            placeholder=words("All"),
            persist_state="session",
            width=230,
            help=_meanings(words),
        )
        choices.one_of(words("Order"), ORDER_LABELS, state.ORDER, words)
        st.toggle(words("Show all accounts"), key=ALL)


def _meanings(words: Words) -> str:
    lines = [
        words("{state}: {meaning}", state=words.label(code), meaning=words(meaning))
        for code, meaning in sentences.MEANINGS.items()
    ]
    return "\n\n".join(lines)


def opened(shown: TwoVoices, words: Words) -> Any:
    """Draw the way to open an account without a mouse and return the account chosen."""
    names = dict(zip(shown.accounts["account"], shown.accounts["name"], strict=True))
    return st.selectbox(
        words("Open an account"),
        list(names),
        index=None,
        format_func=names.__getitem__,
        placeholder=words("Type a name"),
        width=320,
    )


def figures(shown: TwoVoices, filters: Filters, words: Words) -> Any:
    """Draw the dumbbells and the map of silence; return the account clicked, None without."""
    limit = MOST if st.session_state.get(ALL) else SHOWN
    rows = _worded(shown.accounts.head(limit), words)
    title = sentences.headline(
        shown.states, shown.currency, words, st.session_state.get(state.STATE), shown.accounts
    )
    picked = frame.figure(
        pictures.dumbbells(rows, title, shown.currency, words), "two-voices", picks="account"
    )
    _how_many(len(rows), len(shown.accounts), words)
    title = sentences.silence(shown.deciders_unheard, shown.currency, NEAR_DAYS, words)
    if shown.deciders_unheard["n_accounts"]:
        title = sentences.lens_first(title, filters.lens, words)
    silent = _worded(_silent(shown), words)
    cell = frame.figure(
        silence_picture.silence(shown.cells, silent, title, shown.currency, words),
        "silence-map",
        picks="account",
    )
    _how_many(len(silent), len(shown.silence), words)
    return picked if picked is not None else cell


def _silent(shown: TwoVoices) -> Any:
    """Return the accounts the title of the map counts; all where asked for, or where none is."""
    if st.session_state.get(ALL):
        return shown.silence.head(MOST)
    return shown.silence.head(min(int(shown.deciders_unheard["n_accounts"]) or SHOWN, SHOWN))


def _how_many(n: int, of: int, words: Words) -> None:
    if n < of:
        st.caption(words("{n} of {all} accounts shown.", n=words.number(n), all=words.number(of)))


def table(shown: TwoVoices, words: Words) -> None:
    """Draw every account as a table that a keyboard or a screen reader can walk through."""
    label = words("The same as a table")
    with st.expander(label, icon=":material/table:", on_change="rerun") as box:
        if not box.open:
            return
        data = pictures.table(_worded(shown.accounts, words), shown.currency, words)
        st.dataframe(data, hide_index=True, alt=words("Accounts with the net score of each role"))


def _worded(accounts: Any, words: Words) -> Any:
    records = accounts.to_dict("records")
    return accounts.assign(
        sure=[sentences.sure(row, words) for row in records],
        renewal_text=[sentences.renewal(row["days_to_renewal"], words) for row in records],
    )
