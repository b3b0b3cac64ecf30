"""The side panel of a touchpoint: who says what there, since when, and where it is felt most."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, frame, journey_parts, private, quotes, theme_parts, voices_link
from pages.shared.plain import plain
from voc_core.charts import journey_panel as pictures
from voc_core.filters import Filters
from voc_core.reports.touchpoint import SCORED, Touchpoint, touchpoint
from voc_core.story import journey as sentences
from voc_core.vocabulary import N_, ROLES
from voc_core.wording import Words

WIDTH: Final = 680
LANES: Final = {
    "owner": N_("Owner"),
    "channel": N_("Channel"),
    "frontstage": N_("What the customer sees"),
    "backstage": N_("What we do behind it"),
    "support": N_("What supports it"),
    "tools": N_("Tools"),
}


def drawer(filters: Filters, chosen: int, words: Words) -> None:
    """Open the panel of one touchpoint at the right; closing it forgets the choice."""
    report = cache.report(touchpoint, filters, chosen)
    place = report.place
    stage = words.either(place["stage_name"], place["stage_name_zh"])
    title = plain(f"{stage} › {words.either(place['name'], place['name_zh'])}")
    opened = st.dialog(title, width=WIDTH, position="right", on_dismiss=journey_parts.close)
    opened(_content)(report, filters.but(touchpoint=chosen), words)


def _content(report: Touchpoint, filters: Filters, words: Words) -> None:
    _expectation(report, words)
    _roles(report, words)
    if not report.roles["n_people"].sum():
        st.info(words("Nobody was heard here under these filters."))
    else:
        _pictures(report, filters, words)
        _accounts(report, words)
        theme_parts.spoken_of(filters, f"journey-{report.place['touchpoint']}", words)
        _quotes(report, filters, words)
    _blueprint(report, words)


def _expectation(report: Touchpoint, words: Words) -> None:
    if report.place["is_moment_of_truth"]:
        st.badge(words("Moment of truth"), icon=":material/diamond:", color="gray")
    expected = words.either(report.place["expectation"], report.place["expectation_zh"])
    if expected:
        st.caption(words("What the customer expects"))
        st.text(private.text(expected))


def _roles(report: Touchpoint, words: Words) -> None:
    rows = {row["role"]: row for row in report.roles.to_dict("records") if row["n_people"]}
    if not rows:
        return
    for column, role in zip(st.columns(len(rows)), sorted(rows, key=ROLES.index), strict=True):
        row = rows[role]
        heading = words("{role} (n {n})", role=words.label(role), n=words.number(row["n_people"]))
        if row["is_thin"]:
            column.metric(heading, "–", help=words("Too few people for an average; see the dots."))
            continue
        column.metric(
            heading,
            words.signed(row["net"]),
            delta=_change(row, words),
            delta_color="off",
            delta_arrow="up" if row["change"] > 0 else "down" if row["change"] < 0 else "off",
            help=_certainty(row, words),
        )


def _change(row: dict[Any, Any], words: Words) -> str | None:
    return words.signed(row["change"]) if row["change"] == row["change"] else None


def _certainty(row: dict[Any, Any], words: Words) -> str:
    text = words(
        "Net score, 95 % interval {low} to {high}. One answer moves it by up to {swing} points.",
        low=words.signed(row["low"]),
        high=words.signed(row["high"]),
        swing=words.number(row["swing"], 1),
    )
    if not isinstance(row["evidence"], str):
        return text
    known = words(
        "Change against the window before: {evidence}.", evidence=words.label(row["evidence"])
    )
    return f"{text} {known}"


def _pictures(report: Touchpoint, filters: Filters, words: Words) -> None:
    title = sentences.spread_sentence(report.people, words)
    is_score = filters.lens in SCORED
    shown = pictures.people(report.spread, report.steps, title, words, is_score=is_score)
    frame.figure(shown, "journey-people")
    quarters = {day: sentences.quarter(day, words) for day in dict.fromkeys(report.trend["month"])}
    title = sentences.trend_sentence(report.trend, words)
    shown = pictures.trend(report.trend, report.trend_dots, quarters, title, words)
    frame.figure(shown, "journey-trend")
    st.caption(sentences.importance_sentence(report.importance, report.n_importance, words))


def _accounts(report: Touchpoint, words: Words) -> None:
    st.subheader(words("Accounts that feel it most"), anchor=False)
    st.caption(
        sentences.accounts_sentence(report.n_accounts_negative, report.n_accounts, words),
        help=words("Ranked by the net score drawn towards everybody's, so few answers weigh less."),
    )
    for row in report.accounts.to_dict("records"):
        with st.container(horizontal=True, vertical_alignment="center"):
            frame.link("account", plain(row["name"]), account=row["account"], touchpoint=None)
            st.caption(
                plain(
                    words(
                        "{net}, n {n} · ARR {arr}",
                        net=words.signed(row["net"]),
                        n=words.number(row["n_people"]),
                        arr=words.money(row["arr"], report.currency),
                    )
                ),
                width="content",
            )


def _quotes(report: Touchpoint, filters: Filters, words: Words) -> None:
    st.subheader(words("In their own words"), anchor=False)
    telling, newest = st.tabs([words("Most telling"), words("Newest")])
    nothing = words("No text here under these filters.")
    vague = nothing if report.newest.empty else words("No text here has a clear tone.")
    shown = {
        "telling": (telling, report.telling, vague),
        "newest": (newest, report.newest, nothing),
    }
    for key, (tab, rows, none) in shown.items():
        with tab:
            if rows.empty:
                st.caption(none)
            for row in rows.to_dict("records"):
                quotes.card(row, words, key=key)
    voices_link.every(filters, words)


def _blueprint(report: Touchpoint, words: Words) -> None:
    with st.expander(words("How we run it")):
        written = {lane: report.place[lane] for lane in LANES if report.place[lane]}
        if not written:
            st.caption(
                words("Nothing is written down yet; the settings page has the place for it.")
            )
        for lane, text in written.items():
            st.caption(words(LANES[lane]))
            st.text(private.text(str(text)))
