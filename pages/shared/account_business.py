"""Usage, payments and outcomes of one account: small, and only where they are known."""

import streamlit as st

from pages.shared.plain import plain
from voc_core.reports.account import Account
from voc_core.reports.business import Business
from voc_core.story import business as sentences
from voc_core.wording import Words


def business(shown: Account, words: Words) -> None:
    """Draw what the account does and pays, beside what it says; nothing where nothing is known."""
    known = shown.business
    if not known.is_known:
        return
    st.subheader(words("Usage and commerce"), anchor=False)
    if told := sentences.finding(known.latest, known.payment, words):
        st.markdown(f"**{plain(told, limit=400)}**")
    with st.grid(3, min_column_width=230):
        if known.latest is not None:
            _usage(known, words)
        if known.payment is not None:
            _payment(known, words)
        if len(known.outcomes):
            _outcomes(known, words)


def _usage(known: Business, words: Words) -> None:
    assert known.latest is not None
    months = known.usage["adoption"].dropna()
    st.metric(
        words("Adoption"),
        words.percent(known.latest["adoption"]),
        delta=sentences.seats(known.latest, words),
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        chart_data=[round(100 * share) for share in months] if len(months) > 1 else None,
        chart_type="line",
        help=words(
            "Seats in use of all seats, over up to twelve months. As the file states it, else "
            "active users per seat; more than all counts as all."
        ),
    )


def _payment(known: Business, words: Words) -> None:
    assert known.payment is not None
    revenue, month = known.payment["revenue"], words.month(known.payment["month"])
    paid = month
    if revenue == revenue:
        amount = words.money(revenue, str(known.payment["currency"]))
        paid = words("{what}, {month}", what=amount, month=month)
    st.metric(
        words("Last payment"),
        sentences.delay(known.payment["days_late"], words),
        delta=paid,
        delta_color="off",
        delta_arrow="off",
        border=True,
        height="stretch",
        chart_data=list(known.days_late) if len(known.days_late) > 1 else None,
        chart_type="bar",
        help=words("Days between the due day and the payment, over up to twelve months."),
    )


def _outcomes(known: Business, words: Words) -> None:
    with st.container(border=True, height="stretch", gap="xsmall"):
        st.caption(words("What became of the contract"))
        for row in known.outcomes.to_dict("records"):
            st.markdown(plain(sentences.outcome(row, words), limit=120))
