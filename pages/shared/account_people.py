"""The people of one account, their role tags to edit in place."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving
from pages.shared import filters as shared_filters
from voc_core.reports.account import Account
from voc_core.reports.accounts import changes, save_contacts
from voc_core.story.account import STATUSES
from voc_core.vocabulary import DEPARTMENTS, N_, ROLES
from voc_core.wording import Words

PEOPLE: Final = "account-people"
HEADINGS: Final = {
    "name": N_("Name"),
    "title": N_("Job title"),
    "role": N_("Role"),
    "department": N_("Department"),
    "active": N_("Active"),
    "do_not_survey": N_("Do not survey"),
    "status": N_("In this window"),
    "last_on": N_("Last voice"),
    "role_source": N_("How known"),
}
EDITABLE: Final = ("role", "department", "active", "do_not_survey")
ROLE_SOURCES: Final = ("crm", "csm", "inferred")


def people(shown: Account, words: Words) -> None:
    """Draw the people with their role tags to edit; nothing is written until saved."""
    st.subheader(words("People at this account"), anchor=False)
    if shown.people.empty:
        st.caption(words("Nobody is known at this account yet."))
        return
    hidden = shared_filters.names_hidden()
    columns = [name for name in HEADINGS if not (hidden and name == "name")]
    key = f"{PEOPLE}-{shown.facts['account']}"
    table = shown.people[columns]
    edited = st.data_editor(
        table,
        key=saving.edition(key),
        hide_index=not hidden,
        height=460 if len(table) > 11 else "content",
        column_config=_columns(words),
        placeholder="–",
        disabled=["_index", *(name for name in columns if name not in EDITABLE)],
        alt=words("People of this account; role, department and flags can be edited"),
    )
    edits = changes(table, edited)
    saving.bar(words, key, len(edits), lambda: save_contacts(cache.store(), edits))


def _columns(words: Words) -> dict[str, Any]:
    column, names = st.column_config, {k: words(v) for k, v in HEADINGS.items()}
    return names | {
        "_index": column.NumberColumn(words("No.")),
        "role": column.SelectboxColumn(
            names["role"],
            options=list(ROLES),
            format_func=lambda code: words.label(str(code)),
            required=True,
            width=95,
            help=words("A role set here is the CSM's word; imports and rules do not change it."),
        ),
        "role_source": column.SelectboxColumn(
            names["role_source"],
            options=list(ROLE_SOURCES),
            format_func=lambda code: words.label(str(code)),
            width=105,
        ),
        "department": column.SelectboxColumn(
            names["department"],
            options=list(DEPARTMENTS),
            width=95,
            format_func=lambda code: words.label(str(code)),
        ),
        "status": column.SelectboxColumn(
            names["status"],
            width=105,
            options=list(STATUSES),
            format_func=lambda code: words(STATUSES[str(code)]),
        ),
        "active": column.CheckboxColumn(
            names["active"],
            width=75,
            help=words("Off once the person has left; what they said stays."),
        ),
        "do_not_survey": column.CheckboxColumn(
            names["do_not_survey"],
            width=100,
            help=words("The CSM's veto; write the reason beside it."),
        ),
    }
