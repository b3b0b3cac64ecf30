"""The ground the emotion curve stands on: where stages, touchpoints and rows of the table lie.

Everything lies in one coordinate system, so the columns cannot drift apart: x is the position along
the journey, y the net score, continued downwards for the rows of the table.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, INK
from voc_core.charts.labels import width, wrapped
from voc_core.vocabulary import N_
from voc_core.wording import Words

PIXELS: Final = 1.25
"""Height of one point of net score. [pixels]"""

TICKS: Final = (-100, -50, 0, 50, 100)
STAGES: Final = (116, 142)
"""Lower and upper edge of the bar with the stages. [points]"""

TRUTHS: Final = -108
"""Where the diamonds of the moments of truth lie. [points]"""

NAMES: Final = -117
ROW: Final = 15
GAP: Final = 6
MUTED: Final = "#7C828D"
WIDTH: Final = 748
"""Width of all columns on a projector of 1280 pixels. [pixels]"""

MEASURES: Final = ("net", "change", "people", "negative")
HEADINGS: Final = {
    "change": N_("change"),
    "people": N_("people"),
    "negative": N_("negative texts"),
}


@dataclass(frozen=True)
class Plan:
    """Where everything lies.

    Attributes
    ----------
    places : DataFrame
        One row per touchpoint: ``touchpoint``, ``at`` (x), ``label``, ``stage``, ``stage_label``.
    roles : tuple of str
        From top to bottom.
    angle : int
        Of the touchpoints' names. [degrees]
    words : Words
        Language of the axis.
    """

    places: pd.DataFrame
    roles: tuple[str, ...]
    angle: int
    words: Words

    @property
    def axis(self) -> alt.Axis:
        """Return the axis at the left: net score above, the rows of the table underneath."""
        return _axis(self, self.words)

    @property
    def names(self) -> int:
        """Return the room the names take. [points]"""
        if self.angle == 0:
            return round((self.places["label"].str.count("\n").max() * 15 + 26) / PIXELS)
        return round((max(map(width, self.places["label"])) * 0.6 + 16) / PIXELS)

    def row(self, role: str, measure: str) -> int:
        """Return the y of a row of the table."""
        block = self.roles.index(role) * (len(MEASURES) * ROW + GAP)
        return NAMES - self.names - block - MEASURES.index(measure) * ROW - ROW // 2

    @property
    def bottom(self) -> int:
        """Return the y under the last row."""
        return self.row(self.roles[-1], MEASURES[-1]) - ROW // 2 - 3

    @property
    def height(self) -> int:
        """Return the height of the picture. [pixels]"""
        return round((STAGES[1] + 2 - self.bottom) * PIXELS)

    @property
    def across(self) -> alt.Scale:
        """Return the scale along the journey."""
        return alt.Scale(domain=[-0.5, len(self.places) - 0.5], nice=False, zero=False)

    @property
    def upwards(self) -> alt.Scale:
        """Return the scale of the net score and what lies under it."""
        return alt.Scale(domain=[self.bottom, STAGES[1] + 2], nice=False, zero=False)


def plan(curve: pd.DataFrame, roles: tuple[str, ...], words: Words) -> Plan:
    """Return where everything lies for the touchpoints of a `metrics.journey_curve`."""
    places = curve.drop_duplicates("touchpoint").sort_values("position").reset_index(drop=True)
    labels = [
        words.either(name, name_zh)
        for name, name_zh in zip(places["name"], places["name_zh"], strict=True)
    ]
    stages = map(words.either, places["stage_name"], places["stage_name_zh"])
    places = places[["touchpoint", "stage", "is_moment_of_truth"]].assign(
        at=range(len(places)), label=labels, stage_label=list(stages)
    )
    room = WIDTH / max(len(labels), 1)
    broken = [wrapped(label, room) for label in labels]
    if max(map(width, broken), default=0) <= room:
        return Plan(places.assign(label=broken), roles, 0, words)
    return Plan(places, roles, -38, words)


def _axis(where: Plan, words: Words) -> alt.Axis:
    names = {str(tick): words.signed(tick) for tick in TICKS}
    for role in where.roles:
        names[str(where.row(role, "net"))] = words.label(role)
        names |= {str(where.row(role, m)): words(text) for m, text in HEADINGS.items()}
    coloured = [
        {"test": f"datum.value === {where.row(role, 'net')}", "value": COLOURS[role]}
        for role in where.roles
    ]
    strong = " || ".join(c["test"] for c in coloured)
    return alt.Axis(
        values=[int(y) for y in names],
        labelExpr=f"({_json(names)})[datum.value]",
        labelColor={"condition": coloured, "value": MUTED},
        labelFontWeight={"condition": {"test": strong, "value": "bold"}, "value": "normal"},
        labelFontSize=12,
        labelLimit=180,
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
        title=None,
    )


def lines(where: Plan) -> alt.Chart:
    """Return the levels of the net score, 0 the strongest."""
    levels = pd.DataFrame({"y": TICKS, "strength": [0.25, 0.15, 0.8, 0.15, 0.25]})
    return (
        alt.Chart(levels)
        .mark_rule(color=COLOURS["neutral"])
        .encode(
            y=level(where, "y"),
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
        )
    )


def headers(where: Plan) -> list[alt.Chart]:
    """Return the stages as a bar above the curve and the touchpoints' names under it."""
    spans = where.places.groupby("stage", sort=False).agg(
        start=("at", "min"), end=("at", "max"), label=("stage_label", "first")
    )
    spans = spans.assign(
        left=spans["start"] - 0.46,
        right=spans["end"] + 0.46,
        middle=(spans["start"] + spans["end"]) / 2,
        low=STAGES[0],
        high=STAGES[1],
        label=[
            wrapped(label, (end - start + 1) * WIDTH / len(where.places))
            for label, start, end in spans[["label", "start", "end"]].itertuples(index=False)
        ],
    )
    bars = alt.Chart(spans).mark_rect(color=COLOURS["neutral"], opacity=0.2, cornerRadius=4)
    bars = bars.encode(x=along(where, "left"), x2="right", y=level(where, "low"), y2="high")
    texts = [
        _text(part, where, "middle", "label", STAGES[1] - 10 + 5 * (lines > 1), fontWeight="bold")
        for lines, part in spans.groupby(spans["label"].str.count("\n") + 1)
    ]
    places = where.places
    slanted = {"align": "center", "baseline": "top"}
    if where.angle:
        slanted = {"align": "right", "baseline": "middle", "angle": 360 + where.angle}  # type: ignore[dict-item]
    names = _text(places, where, "at", "label", NAMES, **slanted)
    truths = alt.Chart(places[places["is_moment_of_truth"]].assign(y=TRUTHS))
    truths = truths.mark_point(shape="diamond", filled=True, size=90, color=INK, opacity=1)
    truths = truths.encode(x=along(where, "at"), y=level(where, "y"))
    return [bars, *texts, truths, names, *_borders(where, spans)]


def _text(rows: pd.DataFrame, where: Plan, x: str, text: str, y: float, **style: Any) -> alt.Chart:
    chart = alt.Chart(rows.assign(y=y)).mark_text(
        **{"fontSize": 12, "lineBreak": "\n", "color": INK, **style}
    )
    return chart.encode(x=along(where, x), y=level(where, "y"), text=f"{text}:N")


def _borders(where: Plan, spans: pd.DataFrame) -> list[alt.Chart]:
    between = pd.DataFrame({"x": spans["start"].iloc[1:] - 0.5})
    rules = alt.Chart(between).mark_rule(color=COLOURS["neutral"], opacity=0.3, strokeDash=[2, 3])
    return [rules.encode(x=along(where, "x"))] if len(between) else []


def along(where: Plan, field: str) -> alt.X:
    """Return where a field lies along the journey."""
    return alt.X(f"{field}:Q", scale=where.across, axis=None)


def level(where: Plan, field: str) -> alt.Y:
    """Return where a field lies on the net score, or under it."""
    return alt.Y(f"{field}:Q", scale=where.upwards, axis=where.axis)


def _json(names: dict[str, str]) -> str:
    return json.dumps(names, ensure_ascii=False)
