"""What holds for the rows of a file: which are set aside, codes, zone, and where they were said."""

from dataclasses import replace
from typing import Any, Final
from zoneinfo import available_timezones

import streamlit as st

from pages.shared import upload_card, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.mapped import Aside, Mapping, Place
from voc_core.reports import uploading
from voc_core.vocabulary import N_
from voc_core.wording import Words

TESTS: Final = {
    "in": N_("{column} is one of: {values}"),
    "not_in": N_("{column} is none of: {values}"),
    "blank": N_("{column} is blank"),
    "filled": N_("{column} is filled"),
    "below": N_("{column} is below {values} seconds"),
}
NAMED: Final = 4
"""So many values of a rule are named."""


def rules(piece: Piece, words: Words) -> None:
    """Draw the rules; a change reads the file anew with them."""
    assert piece.opened is not None
    mapping = piece.opened.mapping
    if mapping.kind != "feedback":
        return
    with st.expander(words("Rules for the rows"), icon=":material/rule:", expanded=_asks(piece)):
        said: dict[str, Any] = {"aside": _aside(piece, mapping, words)}
        with st.container(horizontal=True):
            said |= _codes(piece, mapping, words)
            said |= _zone(piece, mapping, words)
        said["places"] = _places(piece, mapping, words)
    if any(getattr(mapping, name) != value for name, value in said.items()):
        upload_steps.remap(piece, uploading.for_all_rows(piece.opened, **said))
        st.rerun()


def _asks(piece: Piece) -> bool:
    """Whether the file brings rules of its own, so that a person should see them."""
    return bool(piece.opened and (piece.opened.mapping.aside or piece.opened.mapping.places))


def _aside(piece: Piece, mapping: Mapping, words: Words) -> tuple[Aside, ...]:
    """Draw a box for each rule the file suggests; unticked rows are read like all others."""
    piece.rules += [rule for rule in mapping.aside if rule not in piece.rules]
    if not piece.rules:
        st.caption(words("No row is marked as a preview, a test or unfinished."))
        return ()
    st.markdown(words("Set rows aside, with their count, where"))
    kept = []
    for n, rule in enumerate(piece.rules):
        label = f"{_sentence(rule, words)} → {words.label(rule.reason)}"
        key = piece.key(f"aside-{n}")
        if st.checkbox(plain(label, limit=300), rule in mapping.aside, key=key):
            kept.append(rule)
    return tuple(kept)


def _sentence(rule: Aside, words: Words) -> str:
    values = ", ".join(rule.values[:NAMED]) + (" …" if len(rule.values) > NAMED else "")
    return words(TESTS[rule.test], column=rule.column, values=values)


def _codes(piece: Piece, mapping: Mapping, words: Words) -> dict[str, Any]:
    chosen = st.multiselect(
        words("Codes for no answer in this file"),
        sorted({*mapping.missing}),
        list(mapping.missing),
        accept_new_options=True,
        placeholder=words("Type a code, such as 99"),
        help=words("Besides those of every tool: -2, -3, -99, N/A, (跳过), (空) and the like."),
        key=piece.fresh_key("codes"),
        width=420,
    )
    return {"missing": tuple(chosen)}


def _zone(piece: Piece, mapping: Mapping, words: Words) -> dict[str, Any]:
    zones = sorted(available_timezones() | ({mapping.zone} if mapping.zone else set()))
    chosen = st.selectbox(
        words("Time zone of the times"),
        zones,
        zones.index(mapping.zone) if mapping.zone else None,
        placeholder=words("As written, zone unknown"),
        key=piece.fresh_key("zone"),
        width=300,
    )
    return {"zone": chosen}


def _places(piece: Piece, mapping: Mapping, words: Words) -> tuple[Place, ...]:
    """Draw the rules for touchpoints, and one more to be filled in."""
    st.markdown(words("Touchpoint by a rule, remembered for files with the same headings"))
    found = [_place(piece, n, rule, mapping, words) for n, rule in enumerate(mapping.places)]
    new = _place(piece, len(mapping.places), Place("", "", ""), mapping, words)
    return tuple(p for p in (*found, new) if p.column and p.contains and p.touchpoint)


def _place(piece: Piece, n: int, rule: Place, mapping: Mapping, words: Words) -> Place:
    headings = [u.column for u in mapping.columns]
    with st.container(horizontal=True, vertical_alignment="bottom"):
        column = st.selectbox(
            words("Where"),
            headings,
            headings.index(rule.column) if rule.column in headings else None,
            placeholder=words("Column"),
            key=piece.key(f"place-{n}-column"),
            width=260,
        )
        contains = st.text_input(
            words("holds the words"), rule.contains, key=piece.key(f"place-{n}-words"), width=220
        )
        touchpoint = upload_card.touchpoint(
            words("it was said at"),
            rule.touchpoint or None,
            piece.key(f"place-{n}-touchpoint"),
            words,
        )
    return replace(
        rule, column=column or "", contains=contains.strip(), touchpoint=touchpoint or ""
    )
