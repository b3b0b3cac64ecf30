"""The second step: how the file was read, with real cells; everything can be overridden."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, upload_bytes, upload_columns, upload_file, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_line import DELIMITERS, delimiter, encoding, facts
from pages.shared.upload_state import Piece
from voc_core.ingest.contract import Recognised
from voc_core.ingest.dialects import NAMES, TABLES, tool_of
from voc_core.ingest.encodings import ENCODINGS
from voc_core.ingest.mapped import Mapping
from voc_core.reports import uploading
from voc_core.reports.uses import label_of
from voc_core.vocabulary import KINDS, N_
from voc_core.wording import Words

SHOWN: Final = 6
"""So many headings are named of those used alike."""
KIND_LABELS: Final = {
    "feedback": N_("Feedback: something scored or said"),
    "accounts": N_("An account"),
    "contacts": N_("A contact"),
    "invitations": N_("An invitation"),
    "usage": N_("Monthly usage"),
    "commerce": N_("Monthly payments"),
    "outcomes": N_("An outcome"),
}


def recognised(piece: Piece, words: Words) -> None:
    """Draw what was recognised and where it leads."""
    if piece.opened is None:
        _unread(piece, words)
        return
    found = piece.opened.recognised
    read_as = plain(" · ".join(facts(found, words)), limit=300)
    st.markdown(f"**{plain(found.name)}** · {read_as}")
    st.caption(plain(_reason(found, words), limit=500))
    for warning in found.warnings:
        st.warning(plain(words.message(warning), limit=600), icon=":material/visibility:")
    upload_bytes.samples(found, words)
    _preview(found, piece.opened.mapping, words)
    _read_as(piece, words)
    _kind(piece, words)
    upload_columns.whole_file(piece, words)
    _differently(piece, words)
    _onward(piece, words)


def _reason(found: Recognised, words: Words) -> str:
    """Return which tool wrote the file, why we think so, and the zone of its times."""
    said = [words.message(found.why)] if found.why.msgid else []
    if found.seen:
        said.append(words("Read as a person chose for a file that looked the same."))
    if tool := tool_of(found.dialect):
        said.insert(0, words("An export of {tool}.", tool=tool))
    if found.zone:
        said.append(words("Its times are those of {zone}.", zone=found.zone))
    return " ".join(said)


def _unread(piece: Piece, words: Words) -> None:
    """Draw what can still be done with a file that could not be read."""
    st.markdown(f"**{plain(piece.name)}**")
    _differently(piece, words, is_open=bool(piece.overrides))
    upload_file.leave(piece, words)


def _preview(found: Recognised, mapping: Mapping, words: Words) -> None:
    """Draw the first rows, the columns that are used before those left out."""
    used = [u.column for u in mapping.columns if u.use != "ignore"]
    st.dataframe(
        private.cells(found.preview, private.named(mapping)),
        column_order=[*used, *(c for c in found.columns if c not in used)],
        column_config={
            "_index": st.column_config.NumberColumn(words("Row"), width="small", format="%d"),
            **{c: st.column_config.TextColumn(c) for c in found.columns},
        },
        height=248,
        alt=words("The first rows of the file as text"),
    )
    st.caption(
        words(
            "The first {n} of {all} rows, {columns} columns. Headings in row {row}.",
            n=words.number(len(found.preview)),
            all=words.number(found.n_rows),
            columns=words.number(len(found.columns)),
            row=words.number(found.header_at),
        )
    )


def _read_as(piece: Piece, words: Words) -> None:
    """Draw in one line what each column will be used for."""
    assert piece.opened is not None
    mapping = piece.opened.mapping
    by_use: dict[str, list[str]] = {}
    for use in mapping.columns:
        if use.use != "ignore":
            by_use.setdefault(label_of(use, mapping.kind, words), []).append(use.column)
    parts = [f"**{label}** {_few(columns)}" for label, columns in by_use.items()]
    if parts:
        st.markdown(words("Read as: {columns}", columns=" · ".join(parts)))
    if left := uploading.left_out(mapping):
        st.caption(
            plain(
                words.count(
                    "{n} column left out: {names}",
                    "{n} columns left out: {names}",
                    len(left),
                    names=", ".join(left[:SHOWN]),
                ),
                limit=400,
            )
        )


def _few(columns: list[str]) -> str:
    """Return the first headings of those used alike, and how many there are."""
    names = ", ".join(plain(column, limit=40) for column in columns[:SHOWN])
    return names if len(columns) <= SHOWN else f"{names} … ({len(columns)})"


def _kind(piece: Piece, words: Words) -> None:
    """Draw what the rows are taken for; another kind is guessed anew."""
    assert piece.opened is not None
    now = piece.opened.mapping.kind
    chosen = st.segmented_control(
        words("Each row is"),
        KINDS,
        default=now,
        format_func=lambda code: words(KIND_LABELS[code]),
        required=True,
        key=piece.fresh_key("kind"),
    )
    if chosen != now:
        upload_steps.remap(piece, uploading.as_kind(cache.store(), piece.opened, chosen))
        st.rerun()


def _differently(piece: Piece, words: Words, is_open: bool = False) -> None:
    is_open = is_open or bool(piece.opened and piece.opened.recognised.samples)
    with st.expander(words("Read it differently"), icon=":material/tune:", expanded=is_open):
        said = _controls(piece, words)
        with st.container(horizontal=True):
            again = st.button(words("Read again"), key=piece.key("again"), disabled=not said)
            anew = _is_said(piece) and st.button(words("As recognised"), key=piece.key("anew"))
    if again or anew:
        piece.overrides = {"as_remembered": False} if anew else {**piece.overrides, **said}
        upload_steps.read(piece)
        st.rerun()


def _is_said(piece: Piece) -> bool:
    """Whether a person said how the file is read, now or for an earlier one."""
    return bool(piece.overrides or (piece.opened and piece.opened.recognised.said))


def _controls(piece: Piece, words: Words) -> dict[str, Any]:
    """Draw what may be overridden and return what differs from how the file was read."""
    found = piece.opened.recognised if piece.opened else None
    said: dict[str, Any] = {}
    with st.grid(4, min_column_width=180):
        if found is None or found.encoding:
            said["encoding"] = st.selectbox(
                words("Encoding"),
                ENCODINGS,
                _at(ENCODINGS, found and found.encoding),
                format_func=lambda code: encoding(code, words),
                placeholder=words("As recognised"),
                key=piece.fresh_key("encoding"),
            )
        if found is None or found.delimiter:
            marks = list(DELIMITERS)
            said["delimiter"] = st.selectbox(
                words("Cells separated by"),
                marks,
                _at(marks, found and found.delimiter),
                format_func=lambda mark: delimiter(mark, words),
                accept_new_options=True,
                placeholder=words("As recognised"),
                key=piece.fresh_key("delimiter"),
            )
        if found is not None and len(found.sheets) > 1:
            said["sheet"] = st.selectbox(
                upload_bytes.parts_label(found, words),
                found.sheets,
                _at(found.sheets, found.sheet),
                format_func=lambda name: upload_bytes.part(name, found, words),
                key=piece.fresh_key("sheet"),
            )
        said["dialect"] = st.selectbox(
            words("Layout"),
            NAMES,
            _at(NAMES, found and found.dialect),
            format_func=lambda name: tool_of(name) or words(TABLES[name]),
            placeholder=words("As recognised"),
            key=piece.fresh_key("dialect"),
        )
        said["header_at"] = st.number_input(
            words("Headings begin in row"),
            min_value=1,
            value=found.header_at if found else None,
            key=piece.fresh_key("header-at"),
        )
        said["header_rows"] = st.number_input(
            words("Rows the headings take"),
            min_value=1,
            max_value=5,
            value=found.header_rows if found else None,
            key=piece.fresh_key("header-rows"),
        )
    return {k: v for k, v in said.items() if v is not None and v != getattr(found, k, None)}


def _at(options: Any, value: Any) -> int | None:
    return list(options).index(value) if value in options else None


def _onward(piece: Piece, words: Words) -> None:
    assert piece.opened is not None
    n_open = len(piece.opened.questions) + len(uploading.unsure(piece.opened.mapping))
    with st.container(horizontal=True, vertical_alignment="center"):
        if n_open:
            label = words.count(
                "Continue: {n} point to settle", "Continue: {n} points to settle", n_open
            )
            onward, columns = st.button(label, type="primary", key=piece.key("onward")), False
        else:
            onward = st.button(words("Check the rows"), type="primary", key=piece.key("onward"))
            columns = st.button(words("Look at the columns first"), key=piece.key("columns"))
        upload_file.leave(piece, words)
    if columns or (onward and n_open):
        piece.step = "columns"
        st.rerun()
    if onward:
        upload_steps.check(piece)
        st.rerun()
