"""Every voice of one account on a time line."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, TEXT, Figure
from voc_core.vocabulary import N_, SOURCES
from voc_core.wording import Words

LANES: Final = ("decision_maker", "manager", "user", "unknown")
VALENCES: Final = {-1: N_("Negative"), 0: N_("Neutral"), 1: N_("Positive")}
TONES: Final = [COLOURS["negative"], COLOURS["neutral"], COLOURS["positive"]]
SHAPES: Final = (
    "circle",
    "square",
    "triangle-up",
    "diamond",
    "triangle-down",
    "cross",
    "triangle-right",
)
TEASER: Final = 140


def timeline(
    voices: pd.DataFrame, title: str, since: object, until: object, words: Words
) -> Figure:
    """Return every voice on its day, a lane per role, colour valence, shape source.

    Parameters
    ----------
    voices : DataFrame
        `reports.account.Account.voices`, with ``who`` in words.
    title : str
        The finding.
    since, until : date
        The window, drawn whole.
    """
    note = words(
        "Each mark is one voice. Colour: what it says, shape: where it was said. Click a mark, or "
        "select a row of the table below, to read it."
    )
    codes = [v if v == v else 0 for v in voices["valence"]]
    rows = voices.assign(
        role_label=[words.label(role) for role in voices["role"]],
        source_label=[words.label(source) for source in voices["source"]],
        valence_label=[words(VALENCES[int(v)]) for v in codes],
        touchpoint=[
            words.either(a, b)
            for a, b in zip(voices["touchpoint_name"], voices["touchpoint_name_zh"], strict=True)
        ],
        teaser=[text[:TEASER] if isinstance(text, str) else "" for text in voices["text"]],
        day_label=[words.day(day) for day in voices["occurred_on"]],
        score_text=[words.number(score) for score in voices["score"]],
    )
    chart = _timeline_layers(rows, since, until, words) if len(rows) else None
    return Figure(title, note, title, chart, voices_table(rows, words))


def voices_table(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the voices with readable headings."""
    names = {
        "occurred_on": words("Day"),
        "role_label": words("Role"),
        "who": words("Who"),
        "source_label": words("Source"),
        "touchpoint": words("Touchpoint"),
        "valence_label": words("Valence"),
        "score": words("Score"),
        "text": words("Text"),
    }
    return rows[list(names)].rename(columns=names)


def _timeline_layers(rows: pd.DataFrame, since: object, until: object, words: Words) -> alt.Chart:
    lanes = [words.label(role) for role in LANES if role in set(rows["role"])]
    tones = [words(text) for text in VALENCES.values()]
    sources = [s for s in SOURCES if s in set(rows["source"])]
    shapes = dict(zip(SOURCES, SHAPES, strict=True))
    legend: dict[str, Any] = {"title": None, "labelLimit": 160, "symbolSize": 90}
    days = alt.Scale(domain=[str(since), str(until)], padding=12)
    told = {
        "day_label": words("Day"),
        "who": words("Who"),
        "source_label": words("Source"),
        "touchpoint": words("Touchpoint"),
        "score_text": words("Score"),
        "teaser": words("Text"),
    }
    return (
        alt.Chart(rows)
        .mark_point(size=85, filled=True, opacity=0.9, cursor="pointer")
        .encode(
            x=alt.X(
                "occurred_on:T",
                title=None,
                scale=days,
                axis=alt.Axis(format="%Y-%m", labelFontSize=12, tickCount=8, labelOverlap=True),
            ),
            y=alt.Y(
                "role_label:N",
                sort=lanes,
                title=None,
                axis=alt.Axis(
                    labelFontSize=12, labelLimit=160, ticks=False, domain=False, grid=True
                ),
            ),
            yOffset=alt.YOffset("slot:Q", scale=alt.Scale(domain=[-3, 3])),
            color=alt.Color(
                "valence_label:N",
                scale=alt.Scale(domain=tones, range=TONES),
                legend=alt.Legend(orient="top", **legend),
            ),
            shape=alt.Shape(
                "source_label:N",
                scale=alt.Scale(
                    domain=[words.label(s) for s in sources], range=[shapes[s] for s in sources]
                ),
                legend=alt.Legend(
                    orient="bottom",
                    direction="horizontal",
                    symbolFillColor=TEXT,
                    symbolStrokeColor=TEXT,
                    **legend,
                ),
            ),
            tooltip=[alt.Tooltip(f"{name}:N", title=text) for name, text in told.items()],
        )
        .add_params(alt.selection_point(name="pick", fields=["feedback"]))
        .properties(height=alt.Step(74))
    )
