"""The fourth step: which accounts and people are meant, and in which role they speak."""

from typing import Any, Final

import streamlit as st

from pages.shared import upload_file, upload_proposals, upload_roles, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.gathering import OF_ACCOUNTS
from voc_core.ingest.matching import NEW
from voc_core.reports import uploading
from voc_core.vocabulary import N_
from voc_core.wording import Words

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
    upload_proposals.proposals(piece, words)
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


def _onward(piece: Piece, words: Words) -> None:
    assert piece.preview is not None
    n_open = len(uploading.undecided(piece.preview, piece.decisions))
    with st.container(horizontal=True, vertical_alignment="center"):
        onward = st.button(
            words("Continue to the check"), type="primary", key=piece.key("to-check")
        )
        upload_file.leave(piece, words)
        if n_open:
            st.caption(
                words.count(
                    "{n} name is undecided and becomes a new one.",
                    "{n} names are undecided and become new ones.",
                    n_open,
                )
            )
    if onward:
        upload_steps.check(piece, then="check")
        st.rerun()
