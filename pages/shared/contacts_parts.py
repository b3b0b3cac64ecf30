"""The contacts of the accounts page: edit, tag roles in bulk, infer them from titles."""

from typing import Any, Final

import streamlit as st

from pages.shared import accounts_parts, cache, saving, state
from pages.shared import filters as shared_filters
from voc_core.reports import accounts as report
from voc_core.store import contacts as stored
from voc_core.store import directory
from voc_core.store.directory import Search
from voc_core.vocabulary import DEPARTMENTS, N_, ROLES
from voc_core.wording import Words

TABLE: Final = "contacts-table"
TITLES: Final = "titles-table"
TAGS: Final = ROLES[:3]
WAYS: Final = {
    "edit": N_("Edit in the table"),
    "tag": N_("Tag roles in bulk"),
    "infer": N_("Infer roles from titles"),
}
HEADINGS: Final = {
    "account_name": N_("Account"),
    "name": N_("Name"),
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
        _infer(search, words)
    elif not found.n_found:
        st.caption(words("Nobody was found. Search for less, or clear the filters."))
        _add_button(words)
    elif way == "tag":
        _tag(found, search, words)
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
    known = cache.snapshot().accounts
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


def _counted(found: report.Found, words: Words, *, add: bool = True) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        if len(found.table) < found.n_found:
            st.caption(
                words(
                    "The first {shown} of {n} contacts. Search to find the others.",
                    shown=words.number(len(found.table)),
                    n=words.number(found.n_found),
                )
            )
        else:
            st.caption(words.count("{n} contact", "{n} contacts", found.n_found))
        st.space("stretch")
        accounts_parts.download(found, HEADINGS, "contacts", words)
        if add:
            _add_button(words)


def _edit(found: report.Found, words: Words) -> None:
    _counted(found, words)
    edited = st.data_editor(
        found.table,
        key=saving.edition(TABLE),
        hide_index=True,
        height=560 if len(found.table) > 13 else "content",
        column_order=[name for name in HEADINGS if name in found.table],
        column_config=_columns(words),
        disabled=["account_name", "role_source"],
        placeholder="–",
        alt=words("Contacts, one row each, to edit"),
    )
    edits = report.changes(found.table, edited)
    saving.bar(words, TABLE, len(edits), lambda: report.save_contacts(cache.store(), edits))


def _columns(words: Words) -> dict[str, Any]:
    column, names = st.column_config, accounts_parts.headings(HEADINGS, words)
    special = {
        "account_name": column.TextColumn(names["account_name"], pinned=True, width="medium"),
        "role": _choice(names["role"], ROLES, words, required=True),
        "role_source": column.SelectboxColumn(
            names["role_source"],
            options=["crm", "csm", "inferred"],
            format_func=words.label,
            width=170,
            help=words("A role set here is the CSM's word; imports and rules do not change it."),
        ),
        "department": _choice(names["department"], DEPARTMENTS, words),
        "active": column.CheckboxColumn(
            names["active"], help=words("Off once the person has left; what they said stays.")
        ),
        "do_not_survey": column.CheckboxColumn(
            names["do_not_survey"], help=words("The CSM's veto; write the reason beside it.")
        ),
        "do_not_survey_reason": column.TextColumn(names["do_not_survey_reason"], width="medium"),
    }
    return names | special


def _choice(label: str, codes: tuple[str, ...], words: Words, *, required: bool = False) -> Any:
    return st.column_config.SelectboxColumn(
        label, options=list(codes), format_func=words.label, required=required
    )


def _tag(found: report.Found, search: Search, words: Words) -> None:
    _counted(found, words, add=False)
    shown = [n for n in HEADINGS if n in found.table][:6]
    event = st.dataframe(
        found.table,
        key=saving.edition("contacts-rows"),
        hide_index=True,
        height=480 if len(found.table) > 11 else "content",
        column_order=shown,
        column_config=_columns(words),
        on_select="rerun",
        selection_mode="multi-row",
        placeholder="–",
        alt=words("Contacts, one row each, to select"),
    )
    ids = [int(found.table.index[row]) for row in event.selection.rows]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if st.checkbox(
            words.count("All {n} contact found", "All {n} contacts found", found.n_found),
            key=saving.edition("contacts-all"),
        ):
            ids = directory.contact_ids(cache.store(), search)
        role = st.segmented_control(
            words("Role to give"), ROLES, key="contacts-role", format_func=words.label
        )
        label = words.count("Tag {n} contact", "Tag {n} contacts", len(ids))
        wanted = st.button(label, type="primary", disabled=not (ids and role), key="contacts-tag")
    st.caption(words("Select rows at the left edge of the table, choose a role, then tag."))
    if wanted and role and saving.attempt(words, lambda: report.tag(cache.store(), ids, role)):
        saving.renew("contacts-rows")
        saving.renew("contacts-all")
        saving.done(
            words.count(
                "{n} contact tagged: {role}.",
                "{n} contacts tagged: {role}.",
                len(ids),
                role=words.label(role),
            )
        )


def _infer(search: Search, words: Words) -> None:
    said = cache.report(report.titles, search)
    st.caption(
        words(
            "Only contacts without a role are listed, by job title. Each rule says which word of the "
            "title it read. Correct the role where it is wrong, then confirm."
        )
    )
    if said.empty:
        st.markdown(words("Every contact found that has a title has a role."))
        return
    shown = said.assign(
        guess=said["role"],
        why=[
            words(m.msgid, **{**m.values, "role": words.label(str(m.values.get("role", "")))})
            for m in said["rule"]
        ],
        take=said["role"] != "unknown",
    )
    edited = st.data_editor(
        shown,
        key=saving.edition(TITLES),
        hide_index=True,
        height=480 if len(shown) > 11 else "content",
        column_order=["take", "title", "n_people", "role", "why"],
        column_config=_title_columns(words),
        disabled=["title", "n_people", "why"],
        placeholder="–",
        alt=words("Job titles and the role each suggests, to confirm"),
    )
    chosen = edited[edited["take"] & (edited["role"] != "unknown")]
    n = int(chosen["n_people"].sum())
    label = words.count("Tag {n} contact", "Tag {n} contacts", n)
    if st.button(label, type="primary", disabled=not n, key="titles-tag") and saving.attempt(
        words, lambda: report.infer(cache.store(), search, chosen)
    ):
        saving.renew(TITLES)
        saving.done(
            words.count(
                "{n} contact tagged from the title.", "{n} contacts tagged from their titles.", n
            )
        )


def _title_columns(words: Words) -> dict[str, Any]:
    column = st.column_config
    return {
        "take": column.CheckboxColumn(words("Confirm"), width="small"),
        "title": column.TextColumn(words("Job title"), width="medium"),
        "n_people": column.NumberColumn(words("Contacts"), width="small"),
        "role": _choice(words("Role"), ROLES, words, required=True),
        "why": column.TextColumn(words("Rule"), width="large"),
    }


def _add_button(words: Words) -> None:
    if st.button(words("Add a contact"), icon=":material/person_add:", key="contacts-add"):
        st.dialog(words("Add a contact"))(_add)(words)


def _add(words: Words) -> None:
    known = cache.snapshot().accounts
    names = dict(zip(known["account"].tolist(), known["name"].tolist(), strict=True))
    account = st.selectbox(
        words("Account"),
        sorted(names, key=names.__getitem__),
        index=None,
        format_func=names.__getitem__,
        placeholder=words("Choose an account"),
    )
    typed = {
        "name": st.text_input(words("Name")),
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
