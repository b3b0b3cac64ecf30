"""Names of a file that are like known ones: all in one table, each confirmed or refused."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from pages.shared import cache, filters, likeness_words, upload_steps
from pages.shared.upload_state import Piece
from voc_core.ingest.matching import NEW
from voc_core.reports import uploading
from voc_core.vocabulary import N_
from voc_core.wording import Words

SURE_FROM: Final = 95
"""Likeness from which all proposals can be confirmed at once. [0 to 100]"""
ROWS: Final = 9
ANSWERS: Final = {
    "same": N_("Yes, the same"),
    "new": N_("No, a new one"),
}
HEADINGS: Final = {
    "answer": N_("Is it the same?"),
    "said": N_("In the file"),
    "known": N_("Known as"),
    "score": N_("Likeness"),
    "why": N_("Why"),
    "where": N_("In rows"),
}


def proposals(piece: Piece, words: Words) -> None:
    """Draw the proposals of a file, with the answers given and the ways to give them."""
    assert piece.preview is not None
    rows: list[dict[Any, Any]] = uploading.proposals(piece.preview).to_dict("records")
    hidden = [r for r in rows if r["kind"] == "contacts"] if filters.names_hidden() else []
    rows = [r for r in rows if r not in hidden]
    if hidden:
        st.caption(words("Names are hidden. Show them to confirm who is who."))
    if rows:
        _table(piece, rows, words)
        _at_once(piece, rows, words)
        _another(piece, rows, words)


def _table(piece: Piece, rows: list[dict[Any, Any]], words: Words) -> None:
    column = st.column_config
    heading = {name: words(msgid) for name, msgid in HEADINGS.items()}
    key = piece.fresh_key("proposals")
    st.data_editor(
        [_row(piece, row, words) for row in rows],
        key=key,
        hide_index=True,
        height=ROWS * 36 if len(rows) > ROWS else "content",
        column_order=list(HEADINGS),
        disabled=[name for name in HEADINGS if name != "answer"],
        column_config={
            **heading,
            "answer": column.SelectboxColumn(
                heading["answer"],
                options=["same", "new"],
                format_func=lambda code: words(ANSWERS[str(code)]),
                width=125,
                help=words("What nobody answers becomes a new one."),
            ),
            "said": column.TextColumn(heading["said"], width=180),
            "known": column.TextColumn(heading["known"], width=190),
            "score": column.NumberColumn(heading["score"], format="%.0f %%", width=75),
            "why": column.TextColumn(heading["why"], width=225),
            "where": column.TextColumn(heading["where"], width=65),
        },
        placeholder=words("Please choose"),
        alt=words("Names of the file that are like known ones, to confirm or refuse"),
    )
    edited = st.session_state.get(key, {}).get("edited_rows", {})
    for i, changes in edited.items():
        if answer := changes.get("answer"):
            upload_steps.answer(piece, [rows[int(i)]], NEW if answer == "new" else None)


def _row(piece: Piece, row: dict[Any, Any], words: Words) -> dict[str, Any]:
    known = str(row["name"] or words("no name"))
    numbers = ", ".join(map(str, row["rows"]))
    return {
        "answer": _answered(piece, row),
        "said": str(row["said"]),
        "known": f"{known} · {row['account_name']}" if row["kind"] == "contacts" else known,
        "score": row["score"],
        "why": likeness_words.reason(row["reason"], row["score"], row["kind"], words),
        "where": f"{numbers} …" if row["n_rows"] > len(row["rows"]) else numbers,
    }


def _answered(piece: Piece, row: dict[Any, Any]) -> str | None:
    """Return the answer given to a proposal; None while there is none in the table."""
    said = piece.decisions.accounts if row["kind"] == "accounts" else piece.decisions.people
    decided = said.get(str(row["given"]))
    if decided is None:
        return None
    return {NEW: "new", int(row["proposed"]): "same"}.get(decided)


def _at_once(piece: Piece, rows: list[dict[Any, Any]], words: Words) -> None:
    """Draw the buttons that answer all proposals still open."""
    assert piece.preview is not None
    waiting = set(uploading.undecided(piece.preview, piece.decisions)["given"])
    still = [row for row in rows if row["given"] in waiting]
    sure = [row for row in still if row["score"] >= SURE_FROM]
    with st.container(horizontal=True, vertical_alignment="center"):
        if sure and len(sure) < len(still):
            label = words.count(
                "Confirm the {n} from {from} on",
                "Confirm the {n} from {from} on",
                len(sure),
                **{"from": words.percent(SURE_FROM / 100)},
            )
            _button(label, "sure-proposed", lambda: upload_steps.answer(piece, sure, None), piece)
        if still:
            n = len(still)
            label = words.count("Yes to the {n} undecided", "Yes to all {n} undecided", n)
            _button(label, "all-proposed", lambda: upload_steps.answer(piece, still, None), piece)
            label = words("Make the undecided new")
            _button(label, "all-new", lambda: upload_steps.answer(piece, still, NEW), piece)


def _button(label: str, name: str, act: Callable[[], None], piece: Piece) -> None:
    if st.button(label, key=piece.key(name)):
        act()
        piece.edition += 1
        st.rerun()


def _another(piece: Piece, rows: list[dict[Any, Any]], words: Words) -> None:
    """Draw the way to say that a name means an account that was not proposed."""
    asked = {str(row["given"]): row for row in rows if row["kind"] == "accounts"}
    if not asked:
        return
    known = cache.accounts()
    names = dict(zip((int(i) for i in known["account"]), known["name"], strict=True))
    with st.expander(words("A name means another account"), icon=":material/swap_horiz:"):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            given = st.selectbox(
                words("In the file"), list(asked), None, key=piece.fresh_key("another-name")
            )
            chosen = st.selectbox(
                words("Account"),
                sorted(names, key=names.__getitem__),
                None,
                format_func=names.__getitem__,
                placeholder=words("Choose an account"),
                key=piece.fresh_key("another-account"),
            )
            ready = given is not None and chosen is not None
            said = st.button(words("Take it"), disabled=not ready, key=piece.key("another-take"))
        for name, row in asked.items():
            other = piece.decisions.accounts.get(name)
            if isinstance(other, int) and other != int(row["proposed"]):
                st.text(f"{name} → {names.get(other, other)}")
    if said and given is not None and chosen is not None:
        upload_steps.answer(piece, [asked[given]], int(chosen))
        piece.edition += 1
        st.rerun()
