"""Duplicates on the accounts page: pairs that look the same, merged only after a preview."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.reports import duplicates as report
from voc_core.vocabulary import N_
from voc_core.wording import Words

PER_PAGE: Final = 5
KINDS: Final = {"accounts": N_("Accounts"), "contacts": N_("People of one account")}
REASONS: Final = {
    "same_email": N_("They have the same e-mail."),
    "same_name": N_("Their names are the same but for case, punctuation and legal form."),
    "same_domain": N_("Their people write from the same mail domain; they may be one group."),
    "alike": N_("Their names are {likeness} alike."),
}
HEADINGS: Final = {
    "account_name": N_("Account"),
    "name": N_("Name"),
    "aliases": N_("Also known as"),
    "email": N_("E-mail"),
    "title": N_("Job title"),
    "role": N_("Role"),
    "department": N_("Department"),
    "csm": N_("CSM"),
    "region": N_("Region"),
    "arr": N_("ARR"),
    "currency": N_("Currency"),
    "renewal_on": N_("Renewal"),
    "n_contacts": N_("Contacts"),
    "n_feedback": N_("Voices"),
}


def duplicates(words: Words) -> None:
    """Draw the pairs that look the same, and a way to merge two that do not."""
    kind = st.segmented_control(
        words("Duplicates among"),
        list(KINDS),
        default="accounts",
        key="duplicates-kind",
        format_func=lambda code: words(KINDS[code]),
        label_visibility="collapsed",
        required=True,
    )
    found = cache.report(getattr(report, kind))
    pairs = found.pairs.to_dict("records")
    if pairs:
        title = words.count("{n} pair looks the same.", "{n} pairs look the same.", len(pairs))
        st.markdown(f"**{title}** {words('Nothing is merged until you confirm.')}")
    else:
        st.markdown(words("No two look the same."))
    pages = -(-len(pairs) // PER_PAGE)
    page = st.pagination(pages, key=f"duplicates-page-{kind}") if pages > 1 else 1
    for pair in pairs[(page - 1) * PER_PAGE : page * PER_PAGE]:
        _pair(kind, pair, words)
    if kind == "accounts":
        _by_hand(words)


def _pair(kind: str, pair: dict[str, Any], words: Words) -> None:
    ids = (int(pair["one"]), int(pair["other"]))
    key = f"{kind}-{ids[0]}-{ids[1]}"
    with st.container(border=True):
        likeness = words.percent(pair["likeness"] / 100)
        st.caption(words(REASONS[pair["reason"]], likeness=likeness))
        table = _facts(kind, ids, words)
        _choose(kind, ids, table, key, words)


def _facts(kind: str, ids: tuple[int, int], words: Words) -> Any:
    table = cache.report(report.facts, kind, ids)
    hidden = ["name", "email"] if kind == "contacts" and shared_filters.names_hidden() else []
    names = {name: words(msgid) for name, msgid in HEADINGS.items()}
    column = st.column_config
    st.dataframe(
        table.drop(columns=hidden),
        hide_index=True,
        column_config={
            **names,
            "arr": column.NumberColumn(names["arr"], format="localized"),
            "aliases": column.ListColumn(names["aliases"]),
            "role": column.SelectboxColumn(
                names["role"], options=None, format_func=words.label
            )
            if False
            else names["role"],
        },
        alt=words("The two that look the same"),
    )
    return table
