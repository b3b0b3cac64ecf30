"""The fifth step: what the import would do, all problems at once, and the button that writes."""

from collections import Counter
from pathlib import Path

import streamlit as st

from pages.shared import (
    cache,
    downloads,
    private,
    upload_file,
    upload_problems,
    upload_receipt_words,
    upload_steps,
)
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.bad_rows import correctable
from voc_core.reports import fact_notes, uploading
from voc_core.reports.previewing import Preview
from voc_core.store import receipts
from voc_core.wording import Words


def check(piece: Piece, words: Words) -> None:
    """Draw the step and the import button."""
    preview = piece.preview
    assert preview is not None
    st.markdown(f"**{plain(_finding(preview, words), limit=400)}**")
    _counts(preview, words)
    _effects(piece, preview, words)
    _aside(piece, preview, words)
    _import(piece, preview, words)
    if preview.problems:
        st.markdown(f"**{words('What could not be read')}**")
        st.caption(
            words(
                "These rows are not imported. Download them, mend the cells and upload the file: "
                "only they are added, nothing comes twice."
            )
        )
        _bad_rows(piece, preview, words)
        upload_problems.problems(preview.problems, words)


def _finding(preview: Preview, words: Words) -> str:
    if not preview.n_good:
        return words("No row can be imported as the columns are read now.")
    if not preview.n_bad and preview.n_good < preview.n_read:
        return words.count(
            "{n} of {all} rows can be imported; the others hold no answers.",
            "{n} of {all} rows can be imported; the others hold no answers.",
            preview.n_good,
            all=words.number(preview.n_read),
        )
    if not preview.n_bad:
        return words.count(
            "The row can be imported.", "All {n} rows can be imported.", preview.n_good
        )
    return words.count(
        "{n} of {all} rows can be imported; {bad} need mending.",
        "{n} of {all} rows can be imported; {bad} need mending.",
        preview.n_good,
        all=words.number(preview.n_read),
        bad=words.number(preview.n_bad),
    )


def _counts(preview: Preview, words: Words) -> None:
    counts = {
        words("Rows read"): preview.n_read,
        words("Good rows"): preview.n_good,
        words("Rows with problems"): preview.n_bad,
        words("Set aside"): preview.aside.total(),
        words("Empty rows"): preview.n_empty,
    }
    with st.grid(len(counts), min_column_width=140):
        for label, n in counts.items():
            st.metric(label, words.number(n), border=True)


def _effects(piece: Piece, preview: Preview, words: Words) -> None:
    """Draw what importing would make, so that nothing comes as a surprise."""
    assert piece.opened is not None
    sentences = (*_new_ones(preview, words), *_notes(piece, preview, words))
    st.markdown("\n".join(f"- {plain(sentence, limit=500)}" for sentence in sentences))
    again = cache.asked(receipts.same_file, piece.opened.recognised.digest)
    if piece.supersedes is not None:
        told = upload_receipt_words.difference(piece.supersedes, preview.replaced, words)
        st.info(plain(told, limit=400), icon=":material/replay:")
    elif again:
        st.info(
            words(
                "This very file was imported before (import {id}, {day}). "
                "What is there already stays as it is.",
                id=words.number(again[0]),
                day=words.day(again[1]),
            ),
            icon=":material/history:",
        )


def _aside(piece: Piece, preview: Preview, words: Words) -> None:
    """Draw which rows are no answers, with their count, and the rows themselves."""
    assert piece.opened is not None
    n = preview.aside.total()
    if not n:
        return
    counts = [f"{words.label(why)} {words.number(k)}" for why, k in preview.aside.most_common()]
    label = words.count(
        "{n} row is set aside: {reasons}",
        "{n} rows are set aside: {reasons}",
        n,
        reasons=", ".join(counts),
    )
    with st.expander(label, icon=":material/filter_alt:"):
        st.caption(words("They are no answers. Which rows are set aside is chosen under Columns."))
        st.dataframe(
            private.cells(preview.aside_rows, private.named(piece.opened.mapping)),
            column_config={
                "_index": st.column_config.NumberColumn(words("Row"), width="small", format="%d")
            },
            alt=words("The first rows set aside, as they stand in the file"),
        )


def _new_ones(preview: Preview, words: Words) -> list[str]:
    sentences = []
    if preview.n_answers:
        sentences.append(
            words.count(
                "{n} answer in the good rows.", "{n} answers in the good rows.", preview.n_answers
            )
        )
    names = uploading.new_accounts(preview)
    if names:
        shown = words.joined(names[:5]) + ("…" if len(names) > 5 else "")
        sentences.append(
            words.count(
                "{n} new account: {names}.", "{n} new accounts: {names}.", len(names), names=shown
            )
        )
    else:
        sentences.append(words("No new account: every account is known."))
    n_people = int(preview.contacts["contact"].isna().sum())
    if n_people:
        sentences.append(words.count("{n} new person.", "{n} new people.", n_people))
    return sentences


def _notes(piece: Piece, preview: Preview, words: Words) -> list[str]:
    """Return what would lessen the worth of the import: roles and touchpoints not said."""
    assert piece.opened is not None
    mapping = piece.opened.mapping
    sentences = [words.message(note) for note in fact_notes.notes(piece.opened, cache.settings())]
    untagged = int((preview.contacts["role"] == "unknown").sum())
    if untagged:
        sentences.append(
            words.count(
                "The role of {n} person is not known; it can be tagged under Who, or later.",
                "The roles of {n} people are not known; they can be tagged under Who, or later.",
                untagged,
            )
        )
    if preview.missing:
        sentences.append(_codes(preview, words))
    has_place = mapping.touchpoint or mapping.used("touchpoint") or mapping.places
    if (
        mapping.kind == "feedback"
        and not has_place
        and not any(u.touchpoint for u in mapping.columns)
    ):
        sentences.append(
            words(
                "No touchpoint is said, so the answers count for their account "
                "but not on the journey. Choose one under Columns."
            )
        )
    return sentences


def _codes(preview: Preview, words: Words) -> str:
    """Return which codes stand for no answer, and how often."""
    by_code: Counter[str] = Counter()
    for (_, code), n in preview.missing.items():
        by_code[code] += n
    shown = [f"{code} ({words.number(n)})" for code, n in by_code.most_common(6)]
    return words("Counted as not answered, never as 0: {codes}.", codes=words.joined(shown))


def _import(piece: Piece, preview: Preview, words: Words) -> None:
    label = words.count("Import {n} row", "Import {n} rows", preview.n_good)
    if piece.supersedes is not None:
        label = words.count(
            "Import {n} row in place of import {old}",
            "Import {n} rows in place of import {old}",
            preview.n_good,
            old=words.number(piece.supersedes),
        )
    with st.container(horizontal=True, vertical_alignment="center"):
        clicked = st.button(
            label,
            type="primary",
            icon=":material/download_done:",
            disabled=not preview.n_good,
            key=piece.key("write"),
        )
        upload_file.leave(piece, words)
    if clicked:
        upload_steps.write(piece)
        st.rerun()


def _bad_rows(piece: Piece, preview: Preview, words: Words) -> None:
    if not preview.n_bad or private.no_rows(words):
        return
    downloads.download(
        words.count("Download {n} bad row", "Download {n} bad rows", preview.n_bad),
        lambda: correctable(preview.bad, preview.problems, words.message),
        f"{Path(piece.name).stem}-to-mend.csv",
        piece.key("bad-rows"),
        type="secondary",
    )
