"""The contacts of the accounts page: find them, edit them, add one."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, columns, roles_parts, saving, state
from pages.shared import filters as shared_filters
from voc_core.reports import accounts as report
from voc_core.store import contacts as stored
from voc_core.store.directory import Search
from voc_core.vocabulary import DEPARTMENTS, N_, ROLE_SOURCES, ROLES
from voc_core.wording import Words

TABLE: Final = "contacts-table"
WAYS: Final = {
    "edit": N_("Edit in the table"),
    "tag": N_("Tag roles in bulk"),
    "infer": N_("Infer roles from titles"),
}
HEADINGS: Final = {
    "account_name": N_("Account"),
    "name": N_("Person"),
    "title": N_("Job title"),
    "role": N_("Role"),
    "role_source": N_("How known"),
    "department": N_("Department"),
    "email": N_("E-mail"),
    "active": N_("Active"),
    "do_not_survey": N_("Do not survey"),
    "do_not_survey_reason": N_("Reason"),
}


def contacts(words: Words) -> None:
    """Draw the search for contacts and one of three ways to work on those found."""
    search = _search(words)
    found = cache.report(report.contacts, search)
    way = st.segmented_control(
        words("What to do"),
        list(WAYS),
        default="edit",
        key="contacts-way",
        format_func=lambda code: words(WAYS[code]),
        label_visibility="collapsed",
        required=True,
    )
    if way == "infer":
        roles_parts.infer(search, words)
    elif not found.n_found:
        st.caption(words("Nobody was found. Search for less, or clear the filters."))
        _add_button(words)
    elif way == "tag":
        counted(found, words, add=False)
        roles_parts.tag(found, search, drawn(words), words)
    else:
        _edit(found, words)


def _search(words: Words) -> Search:
    names = not shared_filters.names_hidden()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        text = st.text_input(
            words("Search"),
            key="contacts-search",
            placeholder=words("Name, e-mail, title or account")
            if names
            else words("Title or account"),
            icon=":material/search:",
            width=270,
        )
        account = _account(words)
        roles = st.pills(
            words("Roles"),
            ROLES,
            selection_mode="multi",
            key="contacts-roles",
            format_func=words.label,
        )
        also_inactive = st.toggle(words("Also those who left"), key="contacts-inactive")
    return Search(text, account, tuple(roles), also_inactive, names)


def _account(words: Words) -> int | None:
    known = cache.accounts()
    names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
    if st.session_state.get(state.ACCOUNT) not in names:
        st.session_state[state.ACCOUNT] = None
    chosen: int | None = st.selectbox(
        words("Account"),
        sorted(names, key=names.__getitem__),
        key=state.ACCOUNT,
        format_func=names.__getitem__,
        placeholder=words("All"),
        width=220,
        persist_state="session",
    )
    return chosen


def counted(found: report.Found, words: Words, *, add: bool = True) -> None:
    """Draw how many were found, with the download and the way to add one."""
    with st.container(horizontal=True, vertical_alignment="center"):
        some = words(
            "The first {shown} of {n} contacts. Search to find the others.",
            shown=words.number(len(found.table)),
            n=words.number(found.n_found),
        )
        every = words.count("{n} contact", "{n} contacts", found.n_found)
        columns.counted(found, HEADINGS, "contacts", words, some=some, every=every)
        if add:
            _add_button(words)


def _edit(found: report.Found, words: Words) -> None:
    counted(found, words)
    edited = st.data_editor(
        found.table,
        key=saving.edition(TABLE),
        hide_index=True,
        height=560 if len(found.table) > 13 else "content",
        column_order=[name for name in HEADINGS if name in found.table],
        column_config=drawn(words),
        disabled=["account_name", "role_source"],
        placeholder="–",
        alt=words("Contacts, one row each, to edit"),
    )
    edits = report.changes(found.table, edited)
    saving.bar(words, TABLE, len(edits), lambda: report.save_contacts(cache.store(), edits))


def drawn(words: Words) -> dict[str, Any]:
    """Return how the columns of the table of contacts are drawn and edited."""
    column, names = st.column_config, columns.headings(HEADINGS, words)
    special = {
        "account_name": column.TextColumn(names["account_name"], pinned=True, width="medium"),
        "role": columns.choice(names["role"], ROLES, words, required=True),
        "role_source": columns.choice(
            names["role_source"],
            ROLE_SOURCES,
            words,
            width=170,
            help=words("A role set here is the CSM's word; imports and rules do not change it."),
        ),
        "department": columns.choice(names["department"], DEPARTMENTS, words),
        "active": column.CheckboxColumn(
            names["active"], help=words("Off once the person has left; what they said stays.")
        ),
        "do_not_survey": column.CheckboxColumn(
            names["do_not_survey"], help=words("The CSM's veto; write the reason beside it.")
        ),
        "do_not_survey_reason": column.TextColumn(names["do_not_survey_reason"], width="medium"),
    }
    return names | special


def _add_button(words: Words) -> None:
    if st.button(words("Add a contact"), icon=":material/person_add:", key="contacts-add"):
        st.dialog(words("Add a contact"))(_add)(words)


def _add(words: Words) -> None:
    known = cache.accounts()
    names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
    account = st.selectbox(
        words("Account"),
        sorted(names, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        placeholder=words("Choose an account"),
    )
    typed = {
        "name": st.text_input(words("Person")),
        "email": st.text_input(words("E-mail")),
        "title": st.text_input(words("Job title")),
    }
    role = st.segmented_control(words("Role"), ROLES, default="unknown", format_func=words.label)
    values = {"account_id": account, "role": role, **{k: v.strip() for k, v in typed.items()}}
    named = account is not None and any(typed.values())
    if st.button(
        words("Add"), type="primary", disabled=not named, key="contacts-new-add"
    ) and saving.attempt(words, lambda: stored.add(cache.store(), values)):
        saving.done(words("The contact was added."))
