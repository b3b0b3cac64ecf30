"""The fourth step: which accounts and people are meant, and in which role they speak."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, upload_file, upload_roles, upload_state
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.gathering import OF_ACCOUNTS
from voc_core.ingest.matching import NEW
from voc_core.reports import uploading
from voc_core.vocabulary import N_
from voc_core.wording import Words

CARDS: Final = 12
"""So many proposals are asked one by one; the others are asked in the table."""
HOW: Final = {
    "confirmed": N_("As you said"),
    "crm_id": N_("By the id in the CRM"),
    "exact": N_("Same name"),
    "alias": N_("By another name"),
    "email": N_("By the person's e-mail address"),
    "domain": N_("By the e-mail domain"),
    "proposed": N_("Similar name, to be confirmed"),
    "new": N_("New"),
    "none": N_("Not said"),
}
HEADINGS: Final = {
    "given": N_("In the file"),
    "n_rows": N_("Rows"),
    "account_name": N_("Account"),
    "how": N_("How it was found"),
}


def who(piece: Piece, words: Words) -> None:
    """Draw the step and where it leads."""
    assert piece.preview is not None
    st.markdown(f"**{plain(_finding(piece, words), limit=400)}**")
    proposed = uploading.proposals(piece.preview).to_dict("records")
    if proposed:
        _proposals(piece, proposed, words)
    _accounts(piece, words)
    if piece.opened is not None and piece.opened.mapping.kind not in OF_ACCOUNTS:
        upload_roles.roles(piece, words)
    _onward(piece, words)


def _finding(piece: Piece, words: Words) -> str:
    assert piece.preview is not None
    counts = piece.preview.accounts["how"].value_counts()
    parts = [
        words("{how}: {n}", how=words(HOW[how]), n=words.number(int(counts[how])))
        for how in HOW
        if how in counts
    ]
    n = words.count("{n} account", "{n} accounts", len(piece.preview.accounts))
    return words("{n} in the file. {parts}", n=n, parts=" · ".join(parts))


def _proposals(piece: Piece, rows: list[dict[Any, Any]], words: Words) -> None:
    """Draw the names that are like known ones: one by one, and all at once."""
    with st.grid(2, min_column_width=360):
        for row in rows[:CARDS]:
            _proposal(piece, row, words)
    if any(row["given"] not in piece.decisions.accounts for row in rows):
        _bulk(piece, rows, words)


def _proposal(piece: Piece, row: dict[Any, Any], words: Words) -> None:
    """Draw one name that is like a known account's, and ask which is meant."""
    names = _known()
    known = names.get(int(row["account"]), str(row["account_name"]))
    options = [int(row["account"]), NEW, *(i for i in names if i != int(row["account"]))]
    given = str(row["given"])
    labels = {
        options[0]: words("Yes, it is {name}", name=known),
        NEW: words("No, it is a new account"),
    }
    decided = piece.decisions.accounts.get(given)
    chosen = st.selectbox(
        plain(
            words.count(
                "'{given}' ({n} row): is it {name}?",
                "'{given}' ({n} rows): is it {name}?",
                int(row["n_rows"]),
                given=given,
                name=known,
            ),
            limit=300,
        ),
        options,
        options.index(decided) if decided in options else None,
        format_func=lambda option: labels.get(option) or names[option],
        placeholder=words("Please choose; undecided becomes a new account"),
        key=piece.fresh_key(f"account-{given}"),
    )
    if chosen is not None and chosen != decided:
        upload_state.decide(piece, accounts={given: chosen})
        st.rerun()


def _bulk(piece: Piece, rows: list[dict[Any, Any]], words: Words) -> None:
    """Draw the answer to all proposals still undecided."""
    open_rows = [row for row in rows if row["given"] not in piece.decisions.accounts]
    with st.container(horizontal=True, vertical_alignment="center"):
        n = len(open_rows)
        yes = st.button(
            words.count("Yes to the {n} undecided", "Yes to all {n} undecided", n),
            key=piece.key("all-proposed"),
        )
        no = st.button(words("Make the undecided new"), key=piece.key("all-new"))
        if len(rows) > CARDS:
            more = len(rows) - CARDS
            st.caption(words.count("{n} more is in the table.", "{n} more are in the table.", more))
    if yes or no:
        said = {str(r["given"]): NEW if no else int(r["account"]) for r in open_rows}
        upload_state.decide(piece, accounts=said)
        piece.edition += 1
        st.rerun()


def _accounts(piece: Piece, words: Words) -> None:
    assert piece.preview is not None
    table = piece.preview.accounts
    label = words.count("{n} account in the file", "{n} accounts in the file", len(table))
    with st.expander(label, icon=":material/apartment:"):
        shown = table.assign(
            given=table["given"].astype(str),
            how=[_how(piece, row, words) for row in table.to_dict("records")],
        )
        st.dataframe(
            shown[list(HEADINGS)],
            hide_index=True,
            column_config={name: words(msgid) for name, msgid in HEADINGS.items()},
            alt=words("Accounts of the file and how each was found"),
        )


def _how(piece: Piece, row: dict[Any, Any], words: Words) -> str:
    decided = piece.decisions.accounts.get(row["given"])
    if row["how"] != "proposed" or decided is None:
        return words(HOW[row["how"]])
    return words(HOW["new" if decided == NEW else "confirmed"])


def _known() -> dict[int, str]:
    accounts = cache.accounts()
    return dict(zip((int(i) for i in accounts["account"]), accounts["name"], strict=True))


def _onward(piece: Piece, words: Words) -> None:
    assert piece.preview is not None
    given = set(uploading.proposals(piece.preview)["given"])
    n_open = len(given - set(piece.decisions.accounts))
    with st.container(horizontal=True, vertical_alignment="center"):
        onward = st.button(
            words("Continue to the check"), type="primary", key=piece.key("to-check")
        )
        upload_file.leave(piece, words)
        if n_open:
            st.caption(
                words.count(
                    "{n} name is undecided and becomes a new account.",
                    "{n} names are undecided and become new accounts.",
                    n_open,
                )
            )
    if onward:
        upload_state.check(piece, then="check")
        st.rerun()
