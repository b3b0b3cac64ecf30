"""The upload wizard: the queue of files, the line of steps, and the step being looked at."""

from typing import Any, Final

import streamlit as st

from pages.shared import (
    upload_check,
    upload_columns,
    upload_file,
    upload_receipt,
    upload_recognised,
    upload_state,
    upload_who,
)
from pages.shared.plain import plain
from pages.shared.upload_job import progress
from pages.shared.upload_line import line
from pages.shared.upload_state import Piece
from voc_core.wording import Words

PILLS: Final = 6
"""More files than this are chosen from a list."""


def wizard(words: Words) -> None:
    """Draw the wizard for the file being looked at, or the way in."""
    for waiting in upload_state.pieces():
        if waiting.job is not None and waiting.job.is_done:
            waiting.settle()
    piece = upload_state.current()
    if piece is not None and piece.job is not None and piece.job.wait():
        piece.settle()
    if piece is not None:
        _queue(piece, words)
    line(piece, words)
    if piece is None:
        upload_file.way_in(words)
        return
    with st.container(border=True):
        if piece.job is not None:
            progress(piece.job, words)
        else:
            _step(piece, words)


def _step(piece: Piece, words: Words) -> None:
    if piece.refused is not None:
        st.error(plain(words.message(piece.refused), limit=2000), icon=":material/error:")
    if piece.supersedes is not None and piece.receipt is None:
        st.caption(
            words(
                "This file is read again in place of import {old}. Nothing changes until you "
                "press Import.",
                old=words.number(piece.supersedes),
            )
        )
    step = piece.step if piece.opened is not None or piece.step == "file" else "recognised"
    match step:
        case "file":
            upload_file.more(piece, words)
        case "recognised":
            upload_recognised.recognised(piece, words)
        case "columns":
            upload_columns.columns(piece, words)
        case "who":
            upload_who.who(piece, words)
        case "check":
            upload_check.check(piece, words)
        case _:
            upload_receipt.of_piece(piece, words)


def _queue(piece: Piece, words: Words) -> None:
    numbers = [p.number for p in upload_state.pieces()]
    if len(numbers) < 2:
        return
    label = words.count("{n} file", "{n} files", len(numbers))
    names = {p.number: _named(p, words) for p in upload_state.pieces()}
    key = f"upload-queue-{piece.number}-{len(numbers)}"
    chosen: Any
    if len(numbers) <= PILLS:
        chosen = st.segmented_control(
            label,
            numbers,
            default=piece.number,
            format_func=lambda number: names[number],
            key=key,
            required=True,
        )
    else:
        chosen = st.selectbox(
            label,
            numbers,
            numbers.index(piece.number),
            format_func=lambda number: names[number],
            key=key,
        )
    if chosen is not None and chosen != piece.number:
        upload_state.look_at(next(p for p in upload_state.pieces() if p.number == chosen))
        st.rerun()


def _named(piece: Piece, words: Words) -> str:
    name = plain(piece.name, limit=40)
    if piece.refused is not None:
        return words("{name} – refused", name=name)
    return words("{name} – imported", name=name) if piece.receipt is not None else name
