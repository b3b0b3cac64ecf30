"""The third step: what only a person can say, the columns we are unsure of, the others folded."""

from datetime import date
from typing import Any, Final

import streamlit as st

from pages.shared import cache, upload_card, upload_file, upload_rules, upload_steps, upload_table
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.filters import today
from voc_core.ingest.mapped import Question
from voc_core.reports import uploading
from voc_core.vocabulary import N_, SOURCES
from voc_core.wording import Words

CARDS: Final = 8
"""So many unsure columns are opened at once; the others are in the table."""
ANSWERS: Final = {
    "yes": N_("Yes, count it as NPS from 0 to 10"),
    "no": N_("No, it stays a score of its own"),
    "easy": N_("High means easy"),
    "hard": N_("High means hard"),
    "good": N_("High means good"),
    "bad": N_("Low means good"),
}


def columns(piece: Piece, words: Words) -> None:
    """Draw the step and where it leads."""
    assert piece.opened is not None
    if upload_steps.is_remembered(piece):
        st.caption(words("Read as you chose for a file with the same headings."))
    _questions(piece, words)
    whole_file(piece, words)
    _cards(piece, words)
    upload_table.table(piece, words)
    upload_rules.rules(piece, words)
    _onward(piece, words)


def _questions(piece: Piece, words: Words) -> None:
    """Draw every question ever asked, with the answer given, so that it can be changed."""
    if not piece.asked:
        return
    st.markdown(f"**{words('Only you can say')}**")
    for question in piece.asked:
        answer = piece.answers.get((question.code, question.column))
        given = _ask(piece, question, answer, words)
        if given and given != answer:
            piece.answers[(question.code, question.column)] = given
            assert piece.opened is not None
            upload_steps.remap(piece, uploading.answered(piece.opened, question, given))
            st.rerun()


def _ask(piece: Piece, question: Question, answer: str | None, words: Words) -> str | None:
    label = plain(words.message(question.text), limit=400)
    key = piece.key(f"question-{question.code}-{question.column}")
    if question.code == "day":
        day = date.fromisoformat(answer) if answer else None
        chosen = st.date_input(label, day, max_value=today(), key=key, width=300)
        return chosen.isoformat() if isinstance(chosen, date) else None
    if question.code == "account":
        return _ask_account(label, answer, key, words)
    return st.segmented_control(
        label,
        question.options,
        default=answer,
        format_func=lambda code: _answer(code, question, words),
        key=key,
    )


def _ask_account(label: str, answer: str | None, key: str, words: Words) -> str | None:
    names = sorted(cache.accounts()["name"])
    if answer and answer not in names:
        names.append(answer)
    return st.selectbox(
        label,
        names,
        names.index(answer) if answer else None,
        accept_new_options=True,
        placeholder=words("Choose an account or type a new name"),
        key=key,
        width=420,
    )


def _answer(code: str, question: Question, words: Words) -> str:
    if question.code != "date_order":
        return words(ANSWERS[code])
    example = str(question.text.values["example"])
    day = words.day(uploading.day_of(example, code))
    if code == "dmy":
        return words("Day first: {day}", day=day)
    return words("Month first: {day}", day=day)


def whole_file(piece: Piece, words: Words) -> None:
    """Draw what stands for every row that has no column of its own for it."""
    assert piece.opened is not None
    mapping = piece.opened.mapping
    if mapping.kind != "feedback":
        return
    said: dict[str, Any] = {}
    with st.container(horizontal=True):
        if not mapping.used("source"):
            said["source"] = st.selectbox(
                words("Where does it come from?"),
                SOURCES,
                SOURCES.index(mapping.source),
                format_func=words.label,
                key=piece.fresh_key("source"),
                width=260,
            )
        if not mapping.used("touchpoint"):
            said["touchpoint"] = upload_card.touchpoint(
                words("At which touchpoint was it said?"),
                mapping.touchpoint,
                piece.fresh_key("touchpoint"),
                words,
            )
    if any(getattr(mapping, name) != value for name, value in said.items()):
        upload_steps.remap(piece, uploading.for_all_rows(piece.opened, **said))
        st.rerun()


def _cards(piece: Piece, words: Words) -> None:
    """Draw the columns we are unsure of, and those a person opened."""
    assert piece.opened is not None
    unsure = [u.column for u in uploading.unsure(piece.opened.mapping)]
    piece.looked_at += [c for c in unsure[:CARDS] if c not in piece.looked_at]
    names = [u.column for u in piece.opened.mapping.columns if u.column in piece.looked_at]
    if names:
        st.markdown(f"**{words('Please check')}**")
    for column in names:
        upload_card.card(piece, column, words)
    if rest := [c for c in unsure if c not in piece.looked_at]:
        st.caption(
            words.count(
                "{n} more column is unsure; it stands first in the table below.",
                "{n} more columns are unsure; they stand first in the table below.",
                len(rest),
            )
        )


def _onward(piece: Piece, words: Words) -> None:
    assert piece.opened is not None
    n_open = len(piece.opened.questions)
    with st.container(horizontal=True, vertical_alignment="center"):
        onward = st.button(
            words("Check the rows"),
            type="primary",
            disabled=bool(n_open),
            key=piece.key("to-check"),
        )
        upload_file.leave(piece, words)
        if n_open:
            st.caption(words.count("{n} question is open.", "{n} questions are open.", n_open))
    if onward:
        upload_steps.check(piece)
        st.rerun()
