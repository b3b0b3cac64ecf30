"""Roles of the people in a file: from a column, from titles with the rule, or tagged in a table."""

from typing import Any, Final

import streamlit as st

from pages.shared import filters, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.roles import SURE
from voc_core.vocabulary import N_, ROLES
from voc_core.wording import Words

ROWS: Final = 10
PEOPLE: Final = 2_000
"""More people than this are tagged later, on the page of accounts."""
TITLE_HEADINGS: Final = {
    "title": N_("Job title"),
    "n_people": N_("People"),
    "role": N_("Role"),
    "sure": N_("How sure"),
    "rule": N_("Why"),
}
PERSON_HEADINGS: Final = {
    "name": N_("Name"),
    "account_name": N_("Account"),
    "title": N_("Job title"),
    "role": N_("Role"),
}


def roles(piece: Piece, words: Words) -> None:
    """Draw how the roles became known and the tables to change them."""
    assert piece.preview is not None
    people = piece.preview.contacts
    if people.empty:
        st.caption(words("Nobody is named in the file; the answers count for their account."))
        return
    st.markdown(f"**{plain(_finding(piece, words), limit=400)}**")
    _titles(piece, words)
    _people(piece, words)


def _finding(piece: Piece, words: Words) -> str:
    assert piece.preview is not None
    people = piece.preview.contacts
    by = people["role_source"].value_counts()
    parts = [
        words("{how}: {n}", how=words(label), n=words.number(int(by[source])))
        for source, label in (
            ("crm", N_("from a column")),
            ("inferred", N_("from the job title")),
            ("csm", N_("tagged by you")),
        )
        if source in by
    ]
    untagged = int((people["role"] == "unknown").sum())
    if untagged:
        parts.append(words("not tagged: {n}", n=words.number(untagged)))
    n = words.count("{n} person", "{n} people", len(people))
    return words("{n} in the file. Roles {parts}", n=n, parts=" · ".join(parts))


def _titles(piece: Piece, words: Words) -> None:
    assert piece.preview is not None
    titles = piece.preview.titles
    if titles.empty:
        return
    label = words.count("{n} job title and its role", "{n} job titles and their roles", len(titles))
    unsure = [row for row in titles.to_dict("records") if _needs_a_look(piece, row)]
    with st.expander(label, icon=":material/badge:", expanded=bool(unsure)):
        if unsure:
            st.caption(
                words.count(
                    "{n} title is not sure and stands first. What you say here is remembered.",
                    "{n} titles are not sure and stand first. What you say here is remembered.",
                    len(unsure),
                )
            )
        rows = [
            {
                "title": row["title"],
                "n_people": row["n_people"],
                "role": piece.decisions.titles.get(row["title"], row["role"]),
                "sure": round(100 * row["confidence"]),
                "rule": _rule(row, words),
            }
            for row in titles.to_dict("records")
        ]
        edited = _editor(piece, "titles", rows, TITLE_HEADINGS, words)
    if edited:
        upload_steps.decide(piece, titles={rows[i]["title"]: role for i, role in edited.items()})


def _needs_a_look(piece: Piece, row: dict[Any, Any]) -> bool:
    return row["confidence"] < SURE and row["title"] not in piece.decisions.titles


def _people(piece: Piece, words: Words) -> None:
    assert piece.preview is not None
    people = piece.preview.contacts
    untagged = people[people["role"] == "unknown"].head(PEOPLE)
    if untagged.empty:
        return
    label = words.count(
        "Tag {n} person whose role is not known",
        "Tag {n} people whose role is not known",
        len(untagged),
    )
    with st.expander(label, icon=":material/sell:"):
        if filters.names_hidden():
            st.caption(words("Names are hidden. Show them to tag roles person by person."))
            return
        rows = [
            {
                "given": row["given"],
                "name": row["name"] or row["email"] or "–",
                "account_name": row["account_name"],
                "title": row["title"],
                "role": piece.decisions.roles.get(row["given"], row["role"]),
            }
            for row in untagged.to_dict("records")
        ]
        edited = _editor(piece, "people", rows, PERSON_HEADINGS, words)
    if edited:
        upload_steps.decide(piece, roles={rows[i]["given"]: role for i, role in edited.items()})


def _rule(row: dict[Any, Any], words: Words) -> str:
    """Return the rule that said the role as a sentence, its code in words."""
    rule = row["rule"]
    values = {**rule.values, "role": words.label(str(row["role"]))}
    return words(rule.msgid, **values)


def _editor(
    piece: Piece, name: str, rows: list[dict[str, Any]], headings: dict[str, str], words: Words
) -> dict[int, str]:
    """Draw a table whose roles can be changed and return the roles changed, by row."""
    key = piece.fresh_key(f"roles-{name}")
    heading = {column: words(msgid) for column, msgid in headings.items()}
    st.data_editor(
        rows,
        key=key,
        hide_index=True,
        height=ROWS * 36 if len(rows) > ROWS else "content",
        column_order=list(headings),
        disabled=[column for column in headings if column != "role"],
        column_config={
            **heading,
            "sure": st.column_config.NumberColumn(heading.get("sure"), format="%d %%", width=90),
            "role": st.column_config.SelectboxColumn(
                heading["role"],
                options=list(ROLES),
                format_func=lambda code: words.label(str(code)),
                required=True,
            ),
        },
        alt=words("Roles, one row each, to change"),
    )
    edited = st.session_state.get(key, {}).get("edited_rows", {})
    return {int(i): c["role"] for i, c in edited.items() if c.get("role")}
