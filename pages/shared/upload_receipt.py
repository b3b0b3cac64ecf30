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
)
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.reports import importing, receipt_file, rereading
from voc_core.reports.importing import Receipt
from voc_core.reports.receipt_file import Whole
from voc_core.vocabulary import FACTS, N_
from voc_core.wording import Words

NAMED: Final = 6
"""So many new accounts are named."""
RANGES: Final = 8
"""So many ranges of rows are shown; the downloads have all."""
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
    st.markdown(f"**{plain(_headline(whole, words), limit=400)}**")
    st.caption(plain(_signed(whole, words), limit=400))
    st.markdown(plain(_accounted(whole, words), limit=400))
    _outcomes(whole, words)
    if sentences := _details(given, words):
        st.markdown("\n".join(f"- {plain(sentence, limit=600)}" for sentence in sentences))
    if given.undone_at is None and given.kind in ("feedback", *FACTS):
        upload_leads.leads_to(given, words, key)
    _buttons(whole, words, key)
    upload_receipt_file.downloads(whole, words, key)
    upload_receipt_file.problems(whole, words, key)
    upload_receipt_file.file(whole, words, key)


def _headline(whole: Whole, words: Words) -> str:
    given = whole.receipt
    names = {"id": words.number(given.id), "name": given.file_name}
    if whole.instead is not None and given.undone_at is not None:
        return words(
            "Import {id} of {name} was read again as import {again}.",
            **names,
            again=words.number(whole.instead),
        )
    if given.undone_at is not None:
        return words("Import {id} of {name} is undone.", **names)
    return words.count(
        "Import {id}: {n} row of {name} is in.",
        "Import {id}: {n} rows of {name} are in.",
        given.added + given.updated + given.unchanged,
        **names,
    )


def _signed(whole: Whole, words: Words) -> str:
    when = whole.started_at.replace("T", " ").rstrip("Z")
    parts = [
        words("{when} UTC, by {who}", when=when, who=whole.who),
        words("Rows are: {kind}", kind=words.label(whole.receipt.kind)),
    ]
    return " · ".join(parts)


def _accounted(whole: Whole, words: Words) -> str:
    return words(
        "Every row of the file is accounted for: {equation}.",
        equation=receipt_file.equation(whole, words),
    )


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
        "reason": _why(outcome, reason, words),
        "n": n,
        "which": _which(whole.rows.ranges(code), words) if whole.rows is not None else "–",
    }


def _why(outcome: str, reason: str | None, words: Words) -> str:
    if outcome == "problem":
        return receipt_file.why(outcome, words)
    return receipt_file.why(reason, words) if reason else ""


def _which(ranges: list[tuple[int, int]], words: Words) -> str:
    shown = [str(a) if a == b else f"{a}–{b}" for a, b in ranges[:RANGES]]
    text = ", ".join(shown)
    if len(ranges) <= RANGES:
        return text
    return words.count(
        "{shown} and {n} more range",
        "{shown} and {n} more ranges",
        len(ranges) - RANGES,
        shown=text,
    )


def _details(given: Receipt, words: Words) -> list[str]:
    """Return what was made beside the rows, and why rows were skipped."""
    sentences = []
    if given.accounts_added:
        names = given.accounts_added
        shown = words.joined(list(names[:NAMED])) + ("…" if len(names) > NAMED else "")
        sentences.append(
            words.count(
                "{n} new account: {names}.", "{n} new accounts: {names}.", len(names), names=shown
            )
        )
    if given.contacts_added:
        sentences.append(words.count("{n} new person.", "{n} new people.", given.contacts_added))
    if given.touchpoints_added:
        sentences.append(
            words(
                "New touchpoints, to be sorted on the settings page: {names}.",
                names=words.joined(list(given.touchpoints_added)),
            )
        )
    if given.missing:
        cells = sum(n for _, _, n in given.missing)
        codes = words.joined(list(dict.fromkeys(code for _, code, _ in given.missing)))
        sentences.append(
            words.count(
                "{n} cell says that nobody answered ({codes}); it counts as missing, never as 0.",
                "{n} cells say that nobody answered ({codes}); they count as missing, never as 0.",
                cells,
                codes=codes,
            )
        )
    if given.supersedes is not None:
        sentences.append(difference(given.supersedes, given.replaced, words))
    return sentences


def difference(old: int | None, replaced: Any, words: Words) -> str:
    """Return what a second reading changes, in one sentence."""
    if replaced is None:
        return words(
            "In place of import {old}: what that import wrote is taken back first.",
            old=words.number(old),
        )
    if not (replaced["come"] or replaced["go"] or replaced["change"]):
        return words(
            "In place of import {old}: every answer stays as it is.", old=words.number(old)
        )
    counts = {name: words.number(n) for name, n in replaced.items()}
    return words(
        "In place of import {old}: {come} answers come, {go} go, {change} change,"
        " {same} stay as they are.",
        old=words.number(old),
        **counts,
    )


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
        upload_state.take_again(kept)
        _open(None)


def _open(number: int | None) -> None:
    st.session_state[state.IMPORT] = number
