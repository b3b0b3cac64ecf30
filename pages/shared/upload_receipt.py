"""The receipt of an import: every row accounted for, why, where it leads, and the way back."""

from typing import Any, Final

import streamlit as st

from pages.shared import (
    cache,
    saving,
    state,
    upload_leads,
    upload_receipt_file,
    upload_state,
    upload_steps,
)
from pages.shared import upload_receipt_words as told
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.reports import importing, receipt_file, rereading
from voc_core.reports.receipt_file import Whole
from voc_core.vocabulary import FACTS, N_
from voc_core.wording import Words

HEADINGS: Final = {
    "outcome": N_("Outcome"),
    "reason": N_("Reason"),
    "n": N_("Rows"),
    "which": N_("Which rows of the file"),
}


def of_piece(piece: Piece, words: Words) -> None:
    """Draw the receipt of the file being looked at, and the way on."""
    if piece.receipt is None or piece.receipt.id is None:
        return
    number = f"piece-{piece.number}"
    receipt(cache.asked(receipt_file.whole, piece.receipt.id), words, number)
    waiting = [p for p in upload_state.pieces() if p.receipt is None]
    with st.container(horizontal=True):
        if waiting:
            label = words("Next file: {name}", name=waiting[0].name)
            onward = st.button(plain(label), type="primary", key=piece.key("next"))
        else:
            onward = st.button(
                words("Upload another file"), type="primary", key=piece.key("another")
            )
    if onward:
        upload_state.drop(piece)
        if waiting:
            upload_state.look_at(waiting[0])
        st.rerun()


def receipt(whole: Whole, words: Words, key: str) -> None:
    """Draw a receipt with everything that leads on from it."""
    given = whole.receipt
    st.markdown(f"**{plain(told.headline(whole, words), limit=400)}**")
    st.caption(plain(told.signed(whole, words), limit=400))
    st.markdown(plain(told.accounted(whole, words), limit=400))
    _outcomes(whole, words)
    if sentences := told.details(given, words):
        st.markdown("\n".join(f"- {plain(sentence, limit=600)}" for sentence in sentences))
    if given.undone_at is None and given.kind in ("feedback", *FACTS):
        upload_leads.leads_to(given, words, key)
    _buttons(whole, words, key)
    upload_receipt_file.downloads(whole, words, key)
    upload_receipt_file.problems(whole, words, key)
    upload_receipt_file.file(whole, words, key)


def _outcomes(whole: Whole, words: Words) -> None:
    """Draw what became of the rows: outcome, reason, how many, and which."""
    st.dataframe(
        [_outcome(whole, code, n, words) for code, n in whole.counts.items()],
        hide_index=True,
        height="content",
        column_config={
            "outcome": st.column_config.TextColumn(words(HEADINGS["outcome"]), width=90),
            "reason": st.column_config.TextColumn(words(HEADINGS["reason"]), width=260),
            "n": st.column_config.NumberColumn(words(HEADINGS["n"]), width=80, format="localized"),
            "which": st.column_config.TextColumn(words(HEADINGS["which"]), width="large"),
        },
        alt=words("What became of the rows of the file, with the rows of each outcome"),
    )
    if whole.rows is None:
        st.caption(words("Which row had which outcome was not kept when this was imported."))


def _outcome(whole: Whole, code: str, n: int, words: Words) -> dict[str, Any]:
    outcome, reason = receipt_file.outcome_of(code)
    return {
        "outcome": words(receipt_file.NAMES[outcome]),
        "reason": told.why(outcome, reason, words),
        "n": n,
        "which": told.which(whole.rows.ranges(code), words) if whole.rows is not None else "–",
    }


def _buttons(whole: Whole, words: Words, key: str) -> None:
    number = whole.receipt.id
    assert number is not None
    write, said = None, ""
    with st.container(horizontal=True):
        if whole.receipt.undone_at is None:
            if st.button(
                words("Undo this import"), icon=":material/undo:", key=f"upload-undo-{key}"
            ):
                write, said = importing.undo, words("The import is undone.")
        elif whole.instead is not None:
            label = words("Open import {id}", id=words.number(whole.instead))
            st.button(label, key=f"upload-instead-{key}", on_click=_open, args=(whole.instead,))
        elif st.button(words("Bring it back"), icon=":material/redo:", key=f"upload-redo-{key}"):
            write, said = importing.redo, words("The import is back.")
        if whole.original == "kept" and whole.instead is None:
            st.button(
                words("Read this file again"),
                icon=":material/replay:",
                key=f"upload-again-{key}",
                help=words(
                    "Opens the kept file with its columns as they were read. What you correct "
                    "takes the place of this import, all at once; you see the difference first."
                ),
                on_click=_again,
                args=(number, words),
            )
    if write is not None and saving.attempt(words, lambda: write(cache.store(), number)):
        cache.warm()
        saving.done(said)


def _again(number: int, words: Words) -> None:
    """Open the wizard on the kept file; runs before the page is drawn, so that the link follows."""
    if kept := saving.attempt(words, lambda: rereading.kept(cache.store(), number)):
        upload_steps.take_again(kept)
        _open(None)


def _open(number: int | None) -> None:
    st.session_state[state.IMPORT] = number
