"""The parts of the accounts page: how well we know them, and the table of accounts."""

from dataclasses import replace
from typing import Any, Final

import streamlit as st

from pages.shared import cache, columns, frame, private, saving
from pages.shared.filters import names_hidden
from pages.shared.plain import plain
from voc_core.reports import accounts as report
from voc_core.store import accounts as stored
from voc_core.vocabulary import N_, RENEWAL_KINDS, TIERS
from voc_core.wording import Words

TABLE: Final = "accounts-table"
HEADINGS: Final = {
    "name": N_("Account"),
    "tier": N_("Tier"),
    "csm": N_("CSM"),
    "n_contacts": N_("Contacts"),
    "n_untagged": N_("Untagged"),
    "arr": N_("ARR"),
    "currency": N_("Currency"),
    "renewal_on": N_("Renewal"),
    "renewal_kind": N_("Kind of renewal"),
    "segment": N_("Segment"),
    "industry": N_("Industry"),
    "region": N_("Region"),
    "product": N_("Product"),
    "contract_start": N_("Contract since"),
    "aliases": N_("Also known as"),
    "active": N_("Active"),
}


def nobody(known: report.Known, words: Words) -> None:
    """Draw the page of a store without accounts."""
    frame.empty(words, words("There are no accounts yet. Upload a CRM export, or add one here."))
    _add_button(known, words)


def measures(known: report.Known, words: Words) -> None:
    """Draw what we know of the people at our accounts: the finding, then the measures."""
    st.markdown(f"**{plain(_finding(known, words), limit=300)}**")
    with st.grid(4, min_column_width=200):
        _measure(
            words("Roles tagged"),
            known.n_contacts - known.n_untagged,
            known.n_contacts,
            words.count("{n} untagged", "{n} untagged", known.n_untagged),
            words("Active contacts whose role is known, of all active contacts."),
            words,
        )
        _measure(
            words("Decision maker known"),
            known.n_accounts - known.n_without_decider,
            known.n_accounts,
            words(
                "{arr} ARR without one", arr=words.money(known.arr_without_decider, known.currency)
            ),
            words("Active accounts with at least one contact tagged as decision maker."),
            words,
        )
        _measure(
            words("Heard through one person only"),
            known.n_single_threaded,
            known.n_heard,
            words("accounts heard"),
            words.count(
                "Accounts where exactly one person was heard in the last {n} month.",
                "Accounts where exactly one person was heard in the last {n} months.",
                known.window_months,
            ),
            words,
        )
        _measure(
            words("May be surveyed"),
            known.n_contacts - known.n_not_surveyed,
            known.n_contacts,
            words.count(
                "{n} excluded",
                "{n} excluded",
                known.n_not_surveyed,
            ),
            words("Active contacts the CSM has not excluded from surveys."),
            words,
        )


def accounts(known: report.Known, words: Words) -> None:
    """Draw the searchable, editable table of accounts."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            words("Search"),
            key="accounts-search",
            placeholder=words("Name or alias") if names_hidden() else words("Name, alias or CSM"),
            icon=":material/search:",
            width=340,
        )
        also_inactive = st.toggle(words("Also inactive"), key="accounts-inactive")
        st.space("stretch")
        _add_button(known, words)
    found = cache.report(report.accounts, private.typed(text), also_inactive)
    if names_hidden():
        found = replace(found, table=found.table.drop(columns="csm"))
    _counted(found, words)
    edited = _editor(found, known, words)
    edits = report.changes(found.table, edited)
    saving.bar(
        words,
        TABLE,
        len(edits),
        lambda: report.save_accounts(cache.store(), edits, known.currency),
    )


def _finding(known: report.Known, words: Words) -> str:
    if not known.n_accounts:
        return words("All accounts are inactive, so none of them counts.")
    if not known.n_without_decider:
        return words("A decision maker is known at every account.")
    return words.count(
        "At {n} of {all} accounts ({arr} ARR) no decision maker is known, so none can be heard.",
        "At {n} of {all} accounts ({arr} ARR) no decision maker is known, so none can be heard.",
        known.n_without_decider,
        all=words.number(known.n_accounts),
        arr=words.money(known.arr_without_decider, known.currency),
    )


def _measure(label: str, part: int, whole: int, note: str, help_text: str, words: Words) -> None:
    st.metric(
        label,
        words.percent(part / whole if whole else None),
        delta=words("{part} of {whole}", part=words.number(part), whole=words.number(whole)),
        delta_color="off",
        delta_arrow="off",
        delta_description=note,
        border=True,
        height="stretch",
        help=help_text,
    )


def _counted(found: report.Found, words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        some = words(
            "The first {shown} of {n} accounts. Search to find the others.",
            shown=words.number(len(found.table)),
            n=words.number(found.n_found),
        )
        every = words.count("{n} account", "{n} accounts", found.n_found)
        columns.counted(found, HEADINGS, "accounts", words, some=some, every=every)


def _editor(found: report.Found, known: report.Known, words: Words) -> Any:
    return st.data_editor(
        found.table,
        key=saving.edition(TABLE),
        hide_index=True,
        height=560 if len(found.table) > 13 else "content",
        column_order=[name for name in HEADINGS if name in found.table],
        column_config=_columns(found, known, words),
        disabled=["n_contacts", "n_untagged"],
        placeholder="–",
        alt=words("Accounts, one row each, to edit"),
    )


def _columns(found: report.Found, known: report.Known, words: Words) -> dict[str, Any]:
    column, names = st.column_config, columns.headings(HEADINGS, words)
    stored_currencies = [c for c in found.table["currency"].dropna().unique()]
    currencies = list(dict.fromkeys([*known.currencies, *stored_currencies]))
    special = {
        "name": column.TextColumn(names["name"], pinned=True, required=True, width="medium"),
        "tier": columns.choice(names["tier"], TIERS, words, width=140, required=True),
        "n_contacts": column.NumberColumn(names["n_contacts"], width=90),
        "n_untagged": column.NumberColumn(
            names["n_untagged"], width=90, help=words("Active contacts without a role.")
        ),
        "arr": column.NumberColumn(
            names["arr"],
            min_value=0,
            format="localized",
            help=words("Annual recurring revenue, in the currency of the contract."),
        ),
        "currency": column.SelectboxColumn(
            names["currency"],
            options=currencies,
            width=100,
            help=words("Exchange rates are on the settings page."),
        ),
        "renewal_on": column.DateColumn(names["renewal_on"], format="iso8601"),
        "renewal_kind": columns.choice(names["renewal_kind"], RENEWAL_KINDS, words, width=160),
        "contract_start": column.DateColumn(names["contract_start"], format="iso8601"),
        "aliases": column.ListColumn(
            names["aliases"],
            width="medium",
            help=words("Other names this account has in files; an upload finds it by them."),
        ),
        "active": column.CheckboxColumn(
            names["active"], help=words("An inactive account counts in no figure.")
        ),
    }
    return names | special


def _add_button(known: report.Known, words: Words) -> None:
    if st.button(words("Add an account"), icon=":material/add:", key="accounts-add"):
        st.dialog(words("Add an account"))(_add)(words)


def _add(words: Words) -> None:
    name = st.text_input(words("Name"), key="accounts-new-name")
    tier = st.segmented_control(
        words("Tier"), TIERS, default="standard", format_func=words.label, required=True
    )
    csm = st.text_input(words("Customer success manager"))
    st.caption(words("The rest is edited in the table."))
    values = {"name": name.strip(), "tier": tier, "csm": csm.strip()}
    if st.button(words("Add"), type="primary", key="accounts-new-add") and saving.attempt(
        words, lambda: stored.add(cache.store(), values)
    ):
        saving.done(words("{name} was added.", name=name.strip()))
