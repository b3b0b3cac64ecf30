"""Which themes are named in one text more often than by chance."""

from math import ceil, log2
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, TEXT, Figure
from voc_core.charts.theme_rows import named, names_axis
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

ROW: Final = 27
AREAS: Final = (40, 420)
"""Area of the dots from nobody to the most people. [square pixels]"""
ROOM: Final = 0.16
"""Room at the right for the people, as a part of what is drawn. [0 to 1]"""


def company(pairs: pd.DataFrame, title: str, words: Words) -> Figure:
    """Return a dot per pair: the further right, the more often than by chance.

    Parameters
    ----------
    pairs : DataFrame
        `reports.theme_view.company`.
    title : str
        The finding.
    """
    note = words(
        "How many times as often as by chance two themes stand in one text; 1× is chance. Each"
        " person weighs alike; pairs named by {few} people or more, the surest first. Size: people."
        " Pale: less sure.",
        few=MIN_PEOPLE,
    )
    rows = named(pairs, words)
    others = zip(rows["other_name"], rows["other_name_zh"], strict=True)
    rows = rows.assign(other=[words.either(a, b) for a, b in others])
    rows = rows.assign(
        pair=[f"{a}:{b}" for a, b in zip(pairs["theme"], pairs["other"], strict=True)],
        label=[
            words("{one} + {two}", one=a, two=b)
            for a, b in zip(rows["theme_name"], rows["other"], strict=True)
        ],
        times=[words("{times}×", times=words.number(lift, 1)) for lift in rows["lift"]],
    )
    rows["text"] = [
        words("{impact} · n {n}", impact=times, n=words.number(n))
        for times, n in zip(rows["times"], rows["n_people"], strict=True)
    ]
    return Figure(
        title, note, title, _chart(rows, words) if len(rows) else None, _data(rows, words)
    )


def _chart(rows: pd.DataFrame, words: Words) -> Any:
    areas = AREAS[0] + (AREAS[1] - AREAS[0]) * rows["n_people"] / rows["n_people"].max()
    rows = rows.assign(doublings=[log2(lift) for lift in rows["lift"]], area=areas)
    last = max(1, ceil(rows["doublings"].max() - 0.3))
    end = max(rows["doublings"].max(), last) * (1 + ROOM * 2)
    scale = alt.Scale(domain=[0, end], nice=False)
    axis = alt.Axis(
        values=list(range(last + 1)),
        labelExpr="pow(2, datum.value) + '×'",
        labelFontSize=12,
        gridOpacity=0.4,
    )
    names = names_axis(labelLimit=330)
    base = alt.Chart(rows).encode(
        y=alt.Y("label:N", sort=list(rows["label"]), title=None, axis=names)
    )
    x = alt.X("doublings:Q", scale=scale, axis=axis, title=words("Times as often as by chance"))
    pale = alt.Opacity("opacity:Q", scale=None, legend=None)
    stems = base.mark_rule(strokeWidth=2, color=COLOURS["all"]).encode(
        x=x, x2=alt.datum(0), opacity=pale
    )
    sizes = alt.Size("area:Q", scale=None, legend=None)
    dots = base.mark_circle(color=COLOURS["all"]).encode(x=x, opacity=pale, size=sizes)
    texts = base.mark_text(align="right", fontSize=12, color=TEXT).encode(
        x=alt.datum(end, scale=scale), text="text:N"
    )
    told = {
        "label": words("Themes"),
        "times": words("Times as often as by chance"),
        "n_people": words("People"),
        "sure": words("Evidence"),
    }
    pick = alt.selection_point(name="pick", fields=["pair"])
    hits = base.mark_bar(opacity=0, cursor="pointer", size=ROW).encode(
        x=alt.value(0),
        x2=alt.value("width"),
        tooltip=[alt.Tooltip(name, title=title) for name, title in told.items()],
    )
    return alt.layer(stems, dots, texts, hits.add_params(pick)).properties(height=alt.Step(ROW))


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "other": words("Named together with"),
        "n_people": words("People"),
        "lift": words("Times as often as by chance"),
        "sure": words("Evidence"),
    }
    return rows[list(names)].round(2).rename(columns=names)
