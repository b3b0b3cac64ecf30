"""What all figures share: the value itself and the colours, each of which means one thing."""

import json
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.wording import Words

COLOURS: Final = {
    "decision_maker": "#5B5BD6",
    "manager": "#C08A1E",
    "user": "#1F9E94",
    "unknown": "#8A8F98",
    "negative": "#B5532A",
    "neutral": "#9AA0A6",
    "positive": "#2B7A9E",
    "all": "#6F7782",
}
"""Role and valence colours, readable on light and on dark, safe for colour-blind readers."""

TEXT: Final = "#7A808A"
"""Text inside a chart, which the theme does not colour: as readable on light as on dark."""

OPACITY: Final = {"strong": 1.0, "likely": 0.65, "unclear": 0.35}
"""Evidence is opacity."""

INK: Final = {"expr": "luminance(background) > 0.5 ? '#22252B' : '#E8E8E4'"}
"""Colour of text inside a picture, dark on light and light on dark; Vega leaves such text black."""


@dataclass(frozen=True)
class Figure:
    """A picture with all that must stand beside it.

    Attributes
    ----------
    title : str
        The finding, as a plain sentence.
    note : str
        Units, n, how to read it.
    alt : str
        The same finding for those who cannot see the picture.
    chart : Altair chart or None
        None where there is nothing to draw; title and note then say why.
    data : DataFrame
        What is drawn, with readable headings, for download.
    """

    title: str
    note: str
    alt: str
    chart: Any
    data: pd.DataFrame

    @property
    def drawn(self) -> Any:
        """The chart as a page draws it: its parts are not read out, in English, beside `alt`."""
        chart = self.chart.copy(deep=False)
        config = {} if chart.config is alt.Undefined else chart.config.to_dict()
        for part in ("axis", "legend", "mark"):
            config[part] = {**config.get(part, {}), "aria": False}
        chart.config = alt.Config(**config)
        return chart


NET: Final = alt.Scale(domain=[-105, 105], nice=False)
"""Scale of every net score, with a little room for the dots at its ends."""

NET_TICKS: Final = (-100, -50, 0, 50, 100)


def net_axis(words: Words, **properties: Any) -> alt.Axis:
    """Return the axis of a net score, its ticks written with their sign."""
    names = {str(tick): words.signed(tick) for tick in NET_TICKS}
    texts = f"({json.dumps(names, ensure_ascii=False)})[datum.value]"
    return alt.Axis(values=list(NET_TICKS), labelExpr=texts, **properties)


def role_colour(words: Words, roles: tuple[str, ...], **legend: Any) -> alt.Color:
    """Return the colour encoding of a column ``role`` of codes, its legend in words."""
    names = {role: words.label(role) for role in roles}
    texts = {"labelExpr": _lookup(names), "symbolOpacity": 1, "labelLimit": 200}
    return alt.Color(
        "role:N",
        title=None,
        scale=alt.Scale(domain=list(roles), range=[COLOURS[role] for role in roles]),
        legend=alt.Legend(orient="top", **texts, **legend),  # type: ignore[arg-type]
    )


def _lookup(names: dict[str, str]) -> str:
    return f"({json.dumps(names, ensure_ascii=False)})[datum.label]"


def zero_line(axis: str, scale: alt.Scale = NET) -> alt.Chart:
    """Return the dashed line at a net score of 0, across the axis ``x`` or ``y``."""
    line = alt.Chart(pd.DataFrame({"at": [0]})).mark_rule(color="#9AA0A6", strokeDash=[3, 3])
    encoding = alt.X("at:Q", scale=scale) if axis == "x" else alt.Y("at:Q", scale=scale)
    return line.encode(**{axis: encoding})
