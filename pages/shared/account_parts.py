"""The parts of the account page: choice, head, role columns, voices, journey, brief."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from pages.shared import cache, downloads, frame, private, quotes, state, voices_link
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.charts import account as pictures
from voc_core.charts import account_journey
from voc_core.filters import ACCOUNT_CUTS, Filters
from voc_core.reports.account import Account
from voc_core.story import account as sentences
from voc_core.story.brief import brief
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

LONGEST: Final = 4000
"""A voice chosen is shown up to here; the download has all of it. [characters]"""
SHORT: Final = 240
"""The last voice of a role is shown up to here. [characters]"""


def choose(words: Words) -> int | None:
    """Draw the choice of the account, kept in the link, and return its id."""
    known = cache.snapshot().accounts
    names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
    if (asked := st.session_state.get(state.ACCOUNT)) not in names:
        st.session_state[state.ACCOUNT] = None
        if asked is not None:
            st.caption(words("The account of this link does not exist. Choose one from the list."))
    chosen: int | None = st.selectbox(
        words("Account"),
        sorted(names, key=names.__getitem__),
        key=state.ACCOUNT,
        format_func=names.__getitem__,
        placeholder=words("Type a name"),
        persist_state="session",
        width=420,
    )
    return chosen


def own(filters: Filters, account: int) -> Filters:
    """Return the filters of this account alone: cuts by account do not apply to it."""
    return filters.but(account=account, **dict.fromkeys(ACCOUNT_CUTS, ()))


def head(shown: Account, filters: Filters, words: Words) -> None:
    """Draw who the account is and its state in one sentence."""
    facts, hidden = shown.facts, shared_filters.names_hidden()
    with st.container(horizontal=True, vertical_alignment="center"):
        st.subheader(plain(facts["name"]), anchor=False, width="stretch")
        said = shared_filters.in_words(filters, words)
        downloads.download(
            words("One-page brief"),
            lambda: brief(
                replace(shown, voices=private.rows(shown.voices)), said, words, hide_names=hidden
            ),
            f"antiphon-brief-{facts['account']}.html",
            mime="text/html",
            icon=":material/description:",
            type="secondary",
            help_text=words(
                "One page to print or send: figures, last voices, who was never asked."
            ),
        )
    st.markdown(f"**{plain(sentences.state(shown.pair, words), limit=400)}**")
    with st.grid(4, min_column_width=170):
        _fact(words("ARR"), words.money(facts["arr"], shown.currency), words.label(facts["tier"]))
        _renewal(shown, words)
        _score(shown, words)
        csm = facts["csm"] if isinstance(facts["csm"], str) else "–"
        csm = words("Name hidden") if hidden else csm
        about = [facts[k] for k in ("industry", "region") if isinstance(facts[k], str)]
        _fact(words("Customer success manager"), plain(csm, 40), plain(" · ".join(about), 80))


def _fact(label: str, value: str, note: str, about: str | None = None) -> None:
    st.metric(
        label,
        value,
        delta=note or None,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        help=about,
    )


def _renewal(shown: Account, words: Words) -> None:
    days, kind = shown.pair["days_to_renewal"], shown.facts["renewal_kind"]
    value = "–" if days != days else words.day(shown.facts["renewal_on"])
    if days == days and days >= 0:
        value = words.count("in {n} day", "in {n} days", int(days))
    note = words.label(kind) if isinstance(kind, str) else ""
    _fact(words("Renewal"), value, note, sentences.renewal(shown.pair, words))


def _score(shown: Account, words: Words) -> None:
    thin = shown.n_people < MIN_PEOPLE
    net = words.signed(shown.score)
    weights = cache.snapshot().settings.role_weights
    about = words(
        "Mean of the role scores, each role weighted: decision maker {d}, manager {m}, user {u}. "
        "Roles not heard are left out, never guessed.",
        d=words.number(weights["decision_maker"]),
        m=words.number(weights["manager"]),
        u=words.number(weights["user"]),
    )
    note = words.count("{n} person heard", "{n} people heard", shown.n_people)
    _fact(words("Role-weighted score"), f":gray[{net}]" if thin else net, note, about)


def roles(shown: Account, words: Words) -> None:
    """Draw a column per role: score, who was heard of who exists, the last quote."""
    table = shown.roles.to_dict("records")
    for column, role in zip(st.columns(3), table, strict=False):
        with column.container(border=True, height="stretch", gap="small"):
            _role(role, shown, words)
    for role in table[3:]:
        st.caption(
            words.count(
                "{n} person here has no role tag; tag them in the table of people below.",
                "{n} people here have no role tag; tag them in the table of people below.",
                int(max(role["n_contacts"], role["n_people"])),
            )
        )


def _role(role: Mapping[Any, Any], shown: Account, words: Words) -> None:
    thin = role["n_people"] < MIN_PEOPLE
    net = words.signed(role["net"])
    st.metric(
        words.label(role["role"]),
        f":gray[{net}]" if thin else net,
        help=sentences.interval(role, words),
    )
    st.markdown(plain(sentences.heard(role, words), limit=300))
    st.caption(plain(sentences.interval(role, words), limit=300))
    if moved := sentences.change(role, words):
        st.caption(plain(moved, limit=300))
    told = shown.quotes[shown.quotes["role"] == role["role"]].to_dict("records")
    if told:
        quotes.card(told[0], words, key="roles", limit=SHORT, has_account=False)
    else:
        st.caption(_last(role, words))


def _last(role: Mapping[Any, Any], words: Words) -> str:
    if not isinstance(role["last_voice_on"], str):
        return words("Never heard.")
    return words(
        "No text in this window; last heard on {day}.", day=words.day(role["last_voice_on"])
    )


def voices(shown: Account, filters: Filters, words: Words) -> None:
    """Draw the time line of voices, the table for the keyboard, and the voice chosen."""
    hidden = shared_filters.names_hidden()
    records = shown.voices.to_dict("records")
    rows = private.rows(shown.voices).assign(
        who=[sentences.who(voice, words, hide_names=hidden) for voice in records]
    )
    title = sentences.voices(shown.voices, shown.n_answers, shown.until, words)
    figure = pictures.timeline(rows, title, filters.since, filters.until, words)
    account = int(shown.facts["account"])
    picked = frame.figure(figure, f"account-voices-{account}", picks="feedback")
    chosen = {picked}
    if records:
        with st.expander(words("Every voice as a table"), icon=":material/table:"):
            event = st.dataframe(
                figure.data,
                key=f"account-voices-table-{account}",
                hide_index=True,
                on_select="rerun",
                selection_mode="single-row",
                alt=words("Voices of this account, newest first"),
            )
        seen = [row for row in event.selection.rows if row < len(records)]
        chosen |= {records[row]["feedback"] for row in seen}
    for voice in records:
        if voice["feedback"] in chosen:
            quotes.card(voice, words, key="voices", limit=LONGEST, has_account=False)
    voices_link.every(own(filters, account), words)


def journey(shown: Account, words: Words) -> None:
    """Draw the account's voices along the journey against the portfolio."""
    places = shown.curve.to_dict("records")
    names = {int(p["touchpoint"]): words.either(p["name"], p["name_zh"]) for p in places}
    title = sentences.journey(shown.contrast, names, words)
    frame.figure(
        account_journey.journey(shown.curve, shown.here, shown.dots, title, words),
        "account-journey",
    )
