"""The journey of one account against the portfolio's."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.account import LANES
from voc_core.charts.base import COLOURS, Figure, net_axis, role_colour, zero_line
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

NET: Final = alt.Scale(domain=[-108, 108], nice=False)
STEP: Final = 50
"""One level of `engine.spread` in points of the net score."""


def journey(
    curve: pd.DataFrame, here: pd.DataFrame, dots: pd.DataFrame, title: str, words: Words
) -> Figure:
    """Return the account's voices at each touchpoint against the portfolio's curve.

    Parameters
    ----------
    curve, here, dots : DataFrame
        See `reports.account.Account`.
    title : str
        The finding.
    """
    note = words(
        "Net score along the journey. Grey: the portfolio with its 95% interval. Filled: a role "
        "here with {n} people or more. Hollow: fewer, each dot is what single people said.",
        n=MIN_PEOPLE,
    )
    place = curve.assign(
        label=[words.either(a, b) for a, b in zip(curve["name"], curve["name_zh"], strict=True)]
    )
    marks = _marks(place, here, dots, words)
    chart = (
        _journey_layers(place, marks, words) if len(marks) or place["net"].notna().any() else None
    )
    return Figure(title, note, title, chart, _journey_data(place, marks, words))


def _marks(
    place: pd.DataFrame, here: pd.DataFrame, dots: pd.DataFrame, words: Words
) -> pd.DataFrame:
    full = here[~here["is_thin"].astype(bool)].assign(at=lambda t: t["net"], is_thin=False)
    single = dots.assign(at=dots["level"].astype("float64") * STEP, is_thin=True)
    columns = ["touchpoint", "role", "at", "n_people", "is_thin"]
    both = [part[columns] for part in (full, single) if len(part)] or [full[columns]]
    marks = pd.concat(both, ignore_index=True).merge(
        place[["touchpoint", "label", "position"]], on="touchpoint"
    )
    return marks.assign(
        role_label=[words.label(role) for role in marks["role"]],
        told=[words.count("{n} person", "{n} people", int(n)) for n in marks["n_people"]],
    )


def _journey_layers(place: pd.DataFrame, marks: pd.DataFrame, words: Words) -> Any:
    heard = place.assign(
        low=place["low"].where(place["n_people"] >= MIN_PEOPLE),
        high=place["high"].where(place["n_people"] >= MIN_PEOPLE),
        line=place["net"].where(place["n_people"] >= MIN_PEOPLE),
        told=[words.count("{n} person", "{n} people", int(n)) for n in place["n_people"]],
    )
    axis = alt.Axis(
        labelAngle=-38, labelFontSize=12, labelLimit=150, labelOverlap=False, ticks=False
    )
    x = alt.X("label:N", sort=list(place["label"]), title=None, axis=axis)
    ticks = net_axis(words, labelFontSize=12)
    base = alt.Chart(heard).encode(x=x)
    title = words("Net score")
    band = base.mark_area(color=COLOURS["all"], opacity=0.16).encode(
        y=alt.Y("low:Q", scale=NET, title=title, axis=ticks), y2="high:Q"
    )
    line = base.mark_line(
        color=COLOURS["all"], strokeWidth=2, point={"size": 25, "color": COLOURS["all"]}
    ).encode(
        y=alt.Y("line:Q", scale=NET, title=title, axis=ticks),
        tooltip=[
            alt.Tooltip("label:N", title=words("Touchpoint")),
            alt.Tooltip("line:Q", title=words("Portfolio"), format="+.0f"),
            alt.Tooltip("told:N", title=words("People")),
        ],
    )
    return alt.layer(zero_line("y", NET), band, line, _role_marks(marks, x, words)).properties(
        height=340
    )


def _role_marks(marks: pd.DataFrame, x: alt.X, words: Words) -> alt.Chart:
    roles = tuple(role for role in LANES if role in set(marks["role"])) or LANES[:3]
    return (
        alt.Chart(marks)
        .mark_point(strokeWidth=2, opacity=1)
        .encode(
            x=x,
            xOffset=alt.XOffset(
                "role:N", sort=list(roles), scale=alt.Scale(domain=list(roles), paddingOuter=0.9)
            ),
            y=alt.Y("at:Q", scale=NET, title=words("Net score")),
            color=role_colour(words, roles),
            fill=role_colour(words, roles),
            fillOpacity=alt.condition("datum.is_thin", alt.value(0), alt.value(1)),
            size=alt.Size(
                "n_people:Q",
                legend=None,
                scale=alt.Scale(domain=[1, 8], range=[60, 170], clamp=True),
            ),
            tooltip=[
                alt.Tooltip("label:N", title=words("Touchpoint")),
                alt.Tooltip("role_label:N", title=words("Role")),
                alt.Tooltip("at:Q", title=words("Net score"), format="+.0f"),
                alt.Tooltip("told:N", title=words("People")),
            ],
        )
    )


def _journey_data(place: pd.DataFrame, marks: pd.DataFrame, words: Words) -> pd.DataFrame:
    portfolio = place.assign(role_label=words("Portfolio"), at=place["net"], is_thin=False)
    columns = ["position", "label", "role_label", "at", "n_people"]
    parts = [part[columns] for part in (portfolio, marks) if len(part)]
    table = pd.concat(parts) if parts else portfolio[columns]
    table = table.sort_values("position", kind="stable").drop(columns="position").round(1)
    names = (words("Touchpoint"), words("Role"), words("Net score"), words("People"))
    return table.set_axis(names, axis=1)
