"""The parts of the overview: findings, headline measures, accounts to call."""

from typing import Any

import streamlit as st

from pages.shared import filters as shared_filters
from pages.shared import frame, quotes, voices_link
from pages.shared.plain import plain
from voc_core.story import overview as sentences
from voc_core.story.calls import call_reason
from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

QUOTE_LENGTH = 280
TITLES = {
    "nps": N_("NPS, everyone"),
    "nps_user": N_("NPS, users"),
    "nps_decision_maker": N_("NPS, deciders"),
    "revenue_heard": N_("Revenue heard"),
    "at_risk": N_("Accounts at risk"),
}


def findings(found: list[sentences.Finding], words: Words) -> None:
    """Draw the findings, each a link to the page that proves it."""
    if not found:
        st.caption(words("Nothing stands out under these filters."))
        return
    with st.container(gap="xxsmall", key="findings"):
        for rank, finding in enumerate(found):
            with st.container(horizontal=True, wrap=False, vertical_alignment="center"):
                text = plain(finding.text, limit=400)
                if rank:
                    st.markdown(text, width="stretch")
                else:
                    st.header(text, anchor=False, width="stretch")
                _why(finding, words)


def _why(finding: sentences.Finding, words: Words) -> None:
    link = voices_link.fresh(**finding.link) if finding.page == "voices" else finding.link
    frame.link(
        finding.page, words("See why"), icon=":material/arrow_forward:", width="content", **link
    )


def all_roles(words: Words) -> None:
    """Say what the cut by role does not cut here."""
    st.caption(
        words(
            "Roles are compared here, so all of them count; only the accounts to call and the"
            " touchpoints follow the filter by role."
        )
    )


def measures(report: Any, words: Words) -> None:
    """Draw the row of headline measures."""
    with st.grid(5, min_column_width=150, gap="small"):
        for row in report.measures.to_dict("records"):
            draw = _nps if row["measure"].startswith("nps") else _other
            draw(row, report.currency, words)


def _nps(row: dict[str, Any], currency: str, words: Words) -> None:
    people = int(row["n_people"])
    thin = people < MIN_PEOPLE
    value = words.signed(row["value"]) if not thin else "–"
    st.metric(
        words(TITLES[row["measure"]]),
        words("{value} :small[:gray[n {n}]]", value=value, n=words.number(people)),
        delta=None if thin or row["change"] != row["change"] else words.signed(row["change"]),
        delta_color=_delta_colour(row),
        delta_arrow="up" if row["change"] > 0 else "down" if row["change"] < 0 else "off",
        delta_description=_interval(row, words, thin),
        border=True,
        height="stretch",
        chart_data=_sparkline(row),
        help=_help(row, words),
    )


def _sparkline(row: dict[str, Any]) -> list[float] | None:
    return row["spark"] if isinstance(row["spark"], list) and len(row["spark"]) > 1 else None


def _delta_colour(row: dict[str, Any]) -> Any:
    if row["evidence"] not in ("strong", "likely"):
        return "off"
    return "blue" if row["change"] > 0 else "orange"


def _interval(row: dict[str, Any], words: Words, thin: bool) -> str:
    if thin:
        return words("too few for an average")
    return words("{low} to {high}", low=words.signed(row["low"]), high=words.signed(row["high"]))


def _help(row: dict[str, Any], words: Words) -> str:
    return words(
        "Promoters (9–10) minus detractors (0–6), latest answer of each person: {people} people, "
        "{answers} answers. 95 % interval below. One answer moves it by {swing} points. "
        "The change is against the window of equal length before ({evidence}).",
        people=words.number(row["n_people"]),
        answers=words.number(row["n_answers"]),
        swing=words.number(row["swing"], 1),
        evidence=words.label(str(row["evidence"])),
    )


def _other(row: dict[str, Any], currency: str, words: Words) -> None:
    if row["measure"] == "revenue_heard":
        value, note = (
            words.percent(row["value"]),
            words("of {whole} ARR", whole=words.money(row["whole"], currency)),
        )
        explained = words(
            "{part} of {whole} ARR: the accounts with at least one voice in the window."
            " The line: the same by quarter.",
            part=words.money(row["part"], currency),
            whole=words.money(row["whole"], currency),
        )
    else:
        value = words(
            "{part} of {whole}",
            part=words.number(row["value"]),
            whole=words.number(row["n_accounts"]),
        )
        note = words("{arr} ARR", arr=words.money(row["arr"], currency))
        explained = words(
            "Accounts in renewal risk (users content, deciders unhappy) or crisis (both unhappy)."
            " The line: accounts whose deciders were negative, by quarter."
        )
    st.metric(
        words(TITLES[row["measure"]]),
        value,
        chart_data=_sparkline(row),
        delta=note,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        help=explained,
    )


def calls(report: Any, words: Words) -> None:
    """Draw the accounts to call, most urgent first, each with its reason in words."""
    st.header(words("Accounts to call first"), anchor=False)
    if report.calls.empty:
        st.caption(words("No negative voice in the window."))
    with st.grid(2, min_column_width=360):
        for _, row in report.calls.iterrows():
            _call(row, report.currency, words)


def _call(row: Any, currency: str, words: Words) -> None:
    hidden = shared_filters.names_hidden()
    with st.container(border=True, gap="xsmall", height="stretch"):
        with st.container(horizontal=True, vertical_alignment="center"):
            label = f"**{plain(row['name'])}**"
            frame.link("account", label, icon=":material/call:", account=int(row["account"]))
            st.badge(words("Priority {n}", n=words.number(row["priority"])), color="gray")
        reason = call_reason(row, words, hide_names=hidden, currency=currency)
        st.caption(plain(reason, limit=400))
        if isinstance(row["text"], str) and row["text"].strip():
            quotes.quote(row, words, limit=QUOTE_LENGTH)


def causes(report: Any, words: Words) -> None:
    """Draw the accounts that make the roll-ups differ, as links."""
    moving = report.causes[report.causes["contribution"].abs() >= 1].head(4)
    if moving.empty:
        return
    st.caption(
        words("Points by which each account pulls the first and the last apart (−: together):")
    )
    for _, row in moving.iterrows():
        label = words(
            "{name}: {points} points · {people} of the people, {share} of the revenue",
            name=plain(row["name"]),
            points=words.signed(row["contribution"]),
            people=words.percent(row["share_people"]),
            share=words.percent(row["share_arr"]),
        )
        frame.link("account", label, icon=":material/apartment:", account=int(row["account"]))
