"""The parts of the journey page: the map, the choice of a touchpoint, the shape of each curve."""

from typing import Any

import streamlit as st

from pages.shared import cache, frame, state
from pages.shared.plain import plain
from voc_core.charts import journey as pictures
from voc_core.filters import Filters
from voc_core.reports.journey import Journey
from voc_core.story import journey as sentences
from voc_core.wording import Words


def chosen(report: Journey) -> int | None:
    """Return the touchpoint that is open; one that does not exist is closed."""
    if st.session_state.get(state.TOUCHPOINT) not in set(report.curve["touchpoint"]):
        st.session_state[state.TOUCHPOINT] = None
    opened: int | None = st.session_state[state.TOUCHPOINT]
    return opened


def without_touchpoints(words: Words) -> None:
    """Draw the state in which no touchpoint is known: what is there, and how the journey begins."""
    n = len(cache.snapshot().voices)
    if not n:
        frame.empty(words, words("There is no journey yet. Touchpoints come with the first file."))
        return
    with st.container(border=True):
        there = words.count(
            "{n} answer is there, but it names no touchpoint.",
            "{n} answers are there, but none names a touchpoint.",
            n,
        )
        st.markdown(f"**{there}**")
        st.markdown(
            words("Add touchpoints in Settings › Journey, or choose one while uploading a file.")
        )
        frame.link("settings", words("Add touchpoints"), icon=":material/route:", section="journey")
        frame.link("upload", words("Upload a file"), icon=":material/upload_file:")


def unheard(filters: Filters, words: Words) -> None:
    """Draw the state in which no answer names a touchpoint, with the way on."""
    if filters.lens == "voice":
        frame.empty(words, words("No voice under these filters names a touchpoint."))
        return
    with st.container(border=True):
        why = words(
            "Nothing counted as {lens} under these filters names a touchpoint.",
            lens=words.label(filters.lens),
        )
        st.markdown(f"**{plain(why)}**")
        frame.link(
            "journey", words("Count all voices instead"), icon=":material/route:", lens="voice"
        )


def picture(report: Journey, opened: int | None, words: Words) -> None:
    """Draw the journey map; a click on a column opens its touchpoint."""
    shown = pictures.curve(
        report.curve,
        report.shape,
        report.dots,
        sentences.headline(report.lowest, report.fallen, words),
        words,
        n_answers=report.n_answers,
        n_untagged=report.n_untagged,
        selected=opened,
    )
    # A chart keeps its click; only a new chart can be clicked in the same place again.
    key = f"journey-curve-{st.session_state.get(state.JOURNEY_CLICKS, 0)}"
    frame.figure(shown, key, picks="touchpoint", into=state.TOUCHPOINT)


def choice(report: Journey, words: Words) -> None:
    """Draw the list of touchpoints: the same choice for a keyboard."""
    names = _names(report, words)
    st.selectbox(
        words("Click a column of the map, or open a touchpoint here"),
        list(names),
        key=state.TOUCHPOINT,
        index=None,
        format_func=lambda touchpoint: plain(names[touchpoint]),
        placeholder=words("Choose a touchpoint to see who says what, and why"),
        on_change=forget_click,
        persist_state="session",
    )


def forget_click() -> None:
    """Let the next click on the map count, whatever was clicked before."""
    st.session_state[state.JOURNEY_CLICKS] = st.session_state.get(state.JOURNEY_CLICKS, 0) + 1


def close() -> None:
    """Close the touchpoint that is open."""
    st.session_state[state.TOUCHPOINT] = None
    forget_click()


def shapes(report: Journey, words: Words) -> None:
    """Draw what each role remembers of the journey: mean, peak–end, pleasure–pain gap."""
    names = dict(zip(report.curve["touchpoint"], _labels(report, words), strict=True))
    with st.grid(len(report.shape), min_column_width=260):
        for row in report.shape.to_dict("records"):
            with st.container(border=True, height="stretch"):
                _shape(row, names, words)


def _shape(row: dict[Any, Any], names: dict[int, str], words: Words) -> None:
    st.markdown(f"**{words.label(row['role'])}**")
    if not row["n_touchpoints"]:
        st.caption(words("No touchpoint with enough people for an average."))
        return
    figures = (
        (words("Mean"), row["mean"], words("Plain mean of the net score over touchpoints.")),
        (
            words("Peak–end"),
            row["peak_end"],
            words(
                "What is remembered: mean of the touchpoint farthest from 0 and of the last one. "
                "People remember an experience by its most intense moment and its end."
            ),
        ),
    )
    with st.container(horizontal=True):
        for label, value, why in figures:
            st.metric(label, words.signed(value), help=why)
        st.metric(
            words("Range"),
            words.number(row["pleasure_pain_gap"]),
            help=words("Pleasure–pain gap: points from the trough to the peak."),
        )
    st.caption(plain(_points(row, names, words), limit=300))


def _points(row: dict[Any, Any], names: dict[int, str], words: Words) -> str:
    text = words(
        "Peak {peak} ({peak_net}) · Trough {trough} ({trough_net}) · End {end} ({end_net})",
        **{point: names[row[f"{point}_touchpoint"]] for point in ("peak", "trough", "end")},
        **{f"{point}_net": words.signed(row[point]) for point in ("peak", "trough", "end")},
    )
    if not row["n_gaps"]:
        return text
    gaps = words.count(
        "{n} touchpoint unheard or thin", "{n} touchpoints unheard or thin", row["n_gaps"]
    )
    return f"{text} · {gaps}"


def _names(report: Journey, words: Words) -> dict[int, str]:
    stages = map(words.either, report.curve["stage_name"], report.curve["stage_name_zh"])
    labels = [f"{s} › {n}" for s, n in zip(stages, _labels(report, words), strict=True)]
    return dict(zip(report.curve["touchpoint"], labels, strict=True))


def _labels(report: Journey, words: Words) -> list[str]:
    return list(map(words.either, report.curve["name"], report.curve["name_zh"]))
