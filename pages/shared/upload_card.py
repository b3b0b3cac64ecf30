"""One column opened: its cells, what it is for, and the scale or meaning that goes with that."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, private, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.uses import USES_OF_KIND
from voc_core.reports import uploading
from voc_core.reports.uses import use_label
from voc_core.vocabulary import METRICS
from voc_core.wording import Words

SCORED: Final = tuple(metric for metric in METRICS if metric != "none")
SURE, LIKELY = 0.85, uploading.UNSURE


def sureness(confidence: float, words: Words) -> str:
    """Return a confidence in words."""
    if confidence >= SURE:
        return words("Sure")
    return words("Likely") if confidence >= LIKELY else words("Please check")


def card(piece: Piece, column: str, words: Words) -> None:
    """Draw one column with everything that can be said about it."""
    assert piece.opened is not None
    use = next(u for u in piece.opened.mapping.columns if u.column == column)
    with st.container(border=True, gap="xsmall"):
        cells = " · ".join(uploading.examples(piece.opened.sample, column))
        st.markdown(f"**{plain(column, limit=160)}**")
        st.text(private.cell(cells, use)[:200])
        with st.container(horizontal=True, vertical_alignment="bottom"):
            said = _controls(piece, use, words)
        why = plain(words.message(use.why), limit=300) if use.why.msgid else ""
        st.caption(f"{sureness(use.confidence, words)} · {why}" if why else "")
    changes = {name: value for name, value in said.items() if value != getattr(use, name)}
    if changes:
        upload_steps.remap(piece, uploading.said(piece.opened, column, **changes))
        st.rerun()


def touchpoint(label: str, chosen: str | None, key: str, words: Words) -> str | None:
    """Draw the choice of a touchpoint and return its code, None where the rows say it or nobody."""
    known = cache.touchpoints()
    names = {
        code: words.either(name, name_zh)
        for code, name, name_zh in zip(known["code"], known["name"], known["name_zh"], strict=True)
    }
    codes = [*names, chosen] if chosen and chosen not in names else list(names)
    return st.selectbox(
        label,
        codes,
        codes.index(chosen) if chosen else None,
        format_func=lambda code: names.get(code, code),
        placeholder=words("Not said"),
        key=key,
        width=300,
    )


def _controls(piece: Piece, use: ColumnUse, words: Words) -> dict[str, Any]:
    assert piece.opened is not None
    kind = piece.opened.mapping.kind
    said: dict[str, Any] = {
        "use": st.selectbox(
            words("Used for"),
            USES_OF_KIND[kind],
            USES_OF_KIND[kind].index(use.use),
            format_func=lambda code: use_label(code, kind, words),
            key=piece.fresh_key(f"use-{use.column}"),
            width=240,
        )
    }
    if use.use == "score":
        said |= _scale(piece, use, words)
    if use.use == "adoption":
        said["high"] = _shares(piece, use, words)
    if use.use == "comment":
        said["about"] = _about(piece, use, words)
    if use.use in ("score", "comment") and not piece.opened.mapping.used("touchpoint"):
        key = piece.fresh_key(f"touchpoint-{use.column}")
        said["touchpoint"] = touchpoint(words("Touchpoint"), use.touchpoint, key, words)
    return said


def _scale(piece: Piece, use: ColumnUse, words: Words) -> dict[str, Any]:
    said: dict[str, Any] = {
        "metric": st.selectbox(
            words("Metric"),
            SCORED,
            SCORED.index(use.metric) if use.metric in SCORED else None,
            format_func=words.label,
            key=piece.fresh_key(f"metric-{use.column}"),
            width=170,
        )
    }
    is_nps = use.metric == "nps"
    for name, label in (("low", words("Lowest")), ("high", words("Highest"))):
        said[name] = st.number_input(
            label,
            value=getattr(use, name),
            disabled=is_nps or bool(use.labels),
            format="%g",
            key=piece.fresh_key(f"{name}-{use.column}"),
            width=110,
        )
    if use.metric == "ces":
        said["high_is_easy"] = st.selectbox(
            words("A high number means"),
            (True, False),
            None if use.high_is_easy is None else int(not use.high_is_easy),
            format_func=lambda easy: words("easy") if easy else words("hard"),
            key=piece.fresh_key(f"easy-{use.column}"),
            width=170,
        )
    elif use.metric in ("csat", "rating") and not use.labels:
        is_low = use.high_is_easy is False
        turned = st.selectbox(
            words("A high number means"),
            (False, True),
            int(is_low),
            format_func=lambda bad: words("bad") if bad else words("good"),
            key=piece.fresh_key(f"good-{use.column}"),
            width=170,
        )
        if turned != is_low:
            said["high_is_easy"] = not turned
    return said


def _shares(piece: Piece, use: ColumnUse, words: Words) -> float:
    scales = {1.0: words("1 (0.63 is 63 %)"), 100.0: words("100 (63 is 63 %)")}
    return st.selectbox(
        words("All seats in use is written as"),
        list(scales),
        list(scales).index(use.high or 1.0),
        format_func=scales.__getitem__,
        key=piece.fresh_key(f"shares-{use.column}"),
        width=220,
    )


def _about(piece: Piece, use: ColumnUse, words: Words) -> str | None:
    assert piece.opened is not None
    scores = [u.column for u in piece.opened.mapping.used("score")]
    return st.selectbox(
        words("Explains the score"),
        scores,
        scores.index(use.about) if use.about in scores else None,
        format_func=lambda column: plain(column, limit=80),
        placeholder=words("None: it stands alone"),
        key=piece.fresh_key(f"about-{use.column}"),
        width=300,
    )
