"""The last step: what an import did, why rows were left out, where to see it, and undo."""

import json
from pathlib import Path
from typing import Any, Final

import streamlit as st

from pages.shared import cache, filters, frame, saving, upload_problems, upload_state
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.reports import importing
from voc_core.reports.importing import Receipt
from voc_core.reports.receipts import Changed, changed, window
from voc_core.store import imports
from voc_core.store.imports import SKIPPED
from voc_core.vocabulary import FACTS
from voc_core.wording import Words

LINKS: Final = 6
"""So many accounts and touchpoints are linked."""


def of_piece(piece: Piece, words: Words) -> None:
    """Draw the receipt of the file being looked at, and the way on."""
    if piece.receipt is None or piece.receipt.id is None:
        return
    receipt(cache.asked(imports.receipt, piece.receipt.id), words, f"piece-{piece.number}")
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


def receipt(given: Receipt, words: Words, key: str) -> None:
    """Draw a receipt with everything that leads on from it."""
    assert given.id is not None
    st.markdown(f"**{plain(_headline(given, words), limit=400)}**")
    with st.grid(5, min_column_width=130):
        for label, n in (
            (words("Rows read"), given.rows_read),
            (words("Added"), given.added),
            (words("Updated"), given.updated),
            (words("Unchanged"), given.unchanged),
            (words("Skipped"), sum(given.skipped.values())),
        ):
            st.metric(label, words.number(n), border=True)
    if sentences := _details(given, words):
        st.markdown("\n".join(f"- {plain(sentence, limit=600)}" for sentence in sentences))
    if given.undone_at is None and given.kind in ("feedback", *FACTS):
        _leads_to(given, words, key)
    _buttons(given, words, key)
    if given.problems:
        with st.expander(
            words.count("{n} problem", "{n} problems", len(given.problems)),
            icon=":material/rule:",
        ):
            _problems_download(given, words, key)
            upload_problems.problems(given.problems, words)


def _headline(given: Receipt, words: Words) -> str:
    if given.undone_at is not None:
        return words(
            "Import {id} of {name} is undone.", id=words.number(given.id), name=given.file_name
        )
    return words.count(
        "Import {id}: {n} row of {name} is in.",
        "Import {id}: {n} rows of {name} are in.",
        given.added + given.updated + given.unchanged,
        id=words.number(given.id),
        name=given.file_name,
    )


def _details(given: Receipt, words: Words) -> list[str]:
    """Return what was made beside the rows, and why rows were skipped."""
    sentences = []
    if given.accounts_added:
        names = given.accounts_added
        shown = words.joined(list(names[:LINKS])) + ("…" if len(names) > LINKS else "")
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
    return sentences + [
        words.count(
            "{n} row skipped: {why}.",
            "{n} rows skipped: {why}.",
            n,
            why=words(SKIPPED.get(reason, reason)),
        )
        for reason, n in given.skipped.items()
    ]


def _leads_to(given: Receipt, words: Words, key: str) -> None:
    """Draw links to the accounts and touchpoints changed, in a window that shows them."""
    leads: Changed = cache.asked(changed, given.id)
    if leads.first_on is None or leads.last_on is None:
        return
    months, until = window(leads.first_on, leads.last_on, filters.WINDOWS)
    in_force: dict[str, Any] = {"window": months, "until": until, "since": None}
    st.caption(
        words(
            "See what changed, {first} to {last}:",
            first=words.day(leads.first_on),
            last=words.day(leads.last_on),
        )
    )
    with st.container(horizontal=True, key=f"upload-leads-{key}"):
        if given.kind == "feedback":
            icon = ":material/dashboard:"
            frame.link("overview", words("Overview"), icon=icon, width="content", **in_force)
        for row in leads.touchpoints.head(LINKS).to_dict("records"):
            name = words.either(row["name"], row["name_zh"])
            _link("journey", name, row, words, touchpoint=int(row["id"]), **in_force)
        for row in leads.accounts.head(LINKS).to_dict("records"):
            _link("account", row["name"], row, words, account=int(row["id"]), **in_force)


def _link(code: str, name: str, row: Any, words: Words, **changes: Any) -> None:
    n = words.number(int(row["n_answers"]))
    icon = ":material/route:" if code == "journey" else ":material/apartment:"
    frame.link(code, f"{plain(name, limit=40)} ({n})", icon=icon, width="content", **changes)


def _buttons(given: Receipt, words: Words, key: str) -> None:
    assert given.id is not None
    number = given.id
    with st.container(horizontal=True):
        if given.undone_at is None:
            clicked = st.button(
                words("Undo this import"), icon=":material/undo:", key=f"upload-undo-{key}"
            )
            write, said = importing.undo, words("The import is undone.")
        else:
            clicked = st.button(
                words("Bring it back"), icon=":material/redo:", key=f"upload-redo-{key}"
            )
            write, said = importing.redo, words("The import is back.")
        st.download_button(
            words("Receipt as JSON"),
            data=lambda: json.dumps(given.as_dict(), ensure_ascii=False, indent=1, default=str),
            file_name=f"antiphon-import-{number}.json",
            mime="application/json",
            icon=":material/download:",
            type="tertiary",
            key=f"upload-json-{key}",
            on_click="ignore",
        )
    if clicked and saving.attempt(words, lambda: write(cache.store(), number)):
        cache.warm()
        saving.done(said)


def _problems_download(given: Receipt, words: Words, key: str) -> None:
    st.download_button(
        words("Problems as CSV"),
        data=lambda: upload_problems.as_csv(given.problems, words),
        file_name=f"{Path(given.file_name).stem}-problems.csv",
        mime="text/csv",
        icon=":material/download:",
        type="tertiary",
        key=f"upload-problems-{key}",
        on_click="ignore",
    )
