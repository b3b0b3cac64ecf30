"""Roles on the accounts page: tag many people at once, or take the word of their titles."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, columns, saving
from voc_core.ingest.roles import SURE
from voc_core.reports import accounts as report
from voc_core.store import directory
from voc_core.store.directory import Search
from voc_core.vocabulary import ROLES
from voc_core.wording import Words

TITLES: Final = "titles-table"
SHOWN: Final = ("account_name", "name", "title", "role", "role_source", "department")


def tag(found: report.Found, search: Search, config: dict[str, Any], words: Words) -> None:
    """Draw the contacts found to select, and the role to give those selected."""
    shown = [name for name in SHOWN if name in found.table]
    event = st.dataframe(
        found.table,
        key=saving.edition("contacts-rows"),
        hide_index=True,
        height=480 if len(found.table) > 11 else "content",
        column_order=shown,
        column_config=config,
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
    st.caption(_hint(ids, words))
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


def infer(search: Search, words: Words) -> None:
    """Draw what the titles of the untagged say, rule by rule, to confirm."""
    said = cache.report(report.titles, search)
    st.caption(
        words(
            "Only contacts without a role are listed, by job title. Each rule says which word of "
            "the title it read. Correct the role where it is wrong, then confirm."
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
        take=said["confidence"] >= SURE,
        sure=(100 * said["confidence"]).round(),
    )
    edited = st.data_editor(
        shown,
        key=saving.edition(TITLES),
        hide_index=True,
        height=480 if len(shown) > 11 else "content",
        column_order=["take", "title", "n_people", "role", "sure", "why"],
        column_config=_title_columns(words),
        disabled=["title", "n_people", "sure", "why"],
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
        "role": columns.choice(words("Role"), ROLES, words, required=True),
        "sure": column.NumberColumn(
            words("How sure"),
            format="%d %%",
            width="small",
            help=words("The unsure stand first and are not ticked."),
        ),
        "why": column.TextColumn(words("Rule"), width="large"),
    }


def _hint(ids: list[int], words: Words) -> str:
    if not ids:
        return words("Select rows at the left edge of the table, choose a role, then tag.")
    n = directory.n_tagged(cache.store(), ids)
    return words.count(
        "{n} of them has a role already; it is replaced by the CSM's word.",
        "{n} of them have a role already; it is replaced by the CSM's word.",
        n,
    )
