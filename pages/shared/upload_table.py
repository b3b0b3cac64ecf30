"""All columns of a file as one table: what each is for, how sure we are, and why."""

from typing import Any, Final

import streamlit as st

from pages.shared import private, upload_card, upload_steps
from pages.shared.upload_card import sureness
from pages.shared.upload_state import Piece
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.uses import USES_OF_KIND
from voc_core.reports import uploading
from voc_core.reports.uses import use_label
from voc_core.vocabulary import N_
from voc_core.wording import Words

ROWS: Final = 12
"""A longer table scrolls."""
HEADINGS: Final = {
    "column": N_("Column"),
    "cells": N_("First cells"),
    "use": N_("Used for"),
    "metric": N_("Metric"),
    "sure": N_("How sure"),
    "why": N_("Why"),
}


def table(piece: Piece, words: Words) -> None:
    """Draw every column, the unsure ones first; the use and metric of each can be changed."""
    assert piece.opened is not None
    uses = sorted(piece.opened.mapping.columns, key=_unsure_first)
    n_used = sum(1 for u in uses if u.use != "ignore")
    label = words(
        "All {n} columns: {used} used, {left_out} left out",
        n=words.number(len(uses)),
        used=words.number(n_used),
        left_out=words.number(len(uses) - n_used),
    )
    is_all = not (piece.looked_at or piece.asked)
    with st.expander(label, icon=":material/view_column:", expanded=is_all):
        key = piece.fresh_key("columns-table")
        st.data_editor(
            [_row(piece, use, words) for use in uses],
            key=key,
            hide_index=True,
            height=ROWS * 36 if len(uses) > ROWS else "content",
            column_order=list(HEADINGS),
            placeholder="–",
            disabled=["column", "sure", "why", "cells"],
            column_config=_config(piece.opened.mapping.kind, words),
            alt=words("Columns of the file, what each is used for and why"),
        )
        _open_another(piece, words)
    edited = st.session_state.get(key, {}).get("edited_rows", {})
    if edited:
        opened = piece.opened
        for row, changes in edited.items():
            opened = uploading.said(opened, uses[int(row)].column, **changes)
        upload_steps.remap(piece, opened)
        st.rerun()


def _unsure_first(use: ColumnUse) -> bool:
    return use.use == "ignore" or use.confidence >= uploading.UNSURE


def _row(piece: Piece, use: ColumnUse, words: Words) -> dict[str, Any]:
    assert piece.opened is not None
    examples = uploading.examples(piece.opened.sample, use.column)
    return {
        "column": use.column,
        "use": use.use,
        "metric": use.metric,
        "sure": sureness(use.confidence, words),
        "why": words.message(use.why) if use.why.msgid else "",
        "cells": private.cell(" · ".join(examples), use)[:200],
    }


def _config(kind: str, words: Words) -> dict[str, Any]:
    column = st.column_config
    heading = {name: words(msgid) for name, msgid in HEADINGS.items()}
    return {
        "column": column.TextColumn(heading["column"], pinned=True, width="medium"),
        "use": column.SelectboxColumn(
            heading["use"],
            options=list(USES_OF_KIND[kind]),
            format_func=lambda code: use_label(str(code), kind, words),
            required=True,
            width="medium",
        ),
        "metric": column.SelectboxColumn(
            heading["metric"],
            options=list(upload_card.SCORED),
            format_func=lambda code: words.label(str(code)),
            width="small",
        ),
        "sure": column.TextColumn(heading["sure"], width="small"),
        "why": column.TextColumn(heading["why"], width="large"),
        "cells": column.TextColumn(heading["cells"], width="medium"),
    }


def _open_another(piece: Piece, words: Words) -> None:
    assert piece.opened is not None
    closed = [u.column for u in piece.opened.mapping.columns if u.column not in piece.looked_at]
    chosen = st.selectbox(
        words("Open a column to change its scale, touchpoint or meaning"),
        closed,
        None,
        placeholder=words("Type a heading"),
        key=piece.key(f"open-{len(piece.looked_at)}"),
        width=420,
    )
    if chosen is not None:
        piece.looked_at.append(chosen)
        st.rerun()
