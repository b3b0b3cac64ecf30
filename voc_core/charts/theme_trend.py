"""What is written more and less of than before: a small line per theme, rising first."""

import json
from datetime import date
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, INK, TEXT, Figure
from voc_core.charts.theme_rows import named, names_axis
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

SHOWN: Final = 12
ROW: Final = 32
FRAME: Final = 40
HEAD: Final = 0.8
"""Room above the rows for the names of the two windows. [rows]"""
FULL: Final = 0.85
"""How much of its row the highest share fills. [0 to 1]"""
ROOM: Final = 0.42
"""Room at the right for the shares, as a part of the time shown. [0 to 1]"""


def trend(shown: Any, title: str, words: Words) -> Figure:
    """Return the course of the share of each theme, the surest changes, rising first.

    Parameters
    ----------
    shown : reports.theme_view.Trend
        What is written of more and less.
    title : str
        The finding.
    """
    rows = named(shown.rows, words)
    first = rows.head(SHOWN).dropna(subset=["change"])
    first = first.sort_values("change", ascending=False, kind="stable", ignore_index=True)
    line = shown.line[shown.line["theme"].isin(first["theme"])]
    most = float(line["share"].max())
    note = words(
        "Share of what people write that names the theme, each person weighing alike; all lines on"
        " one scale, the highest point {most}. At the right: the window before → this window. Pale:"
        " unclear whether it changed. The line breaks where fewer than {few} people wrote.",
        most=words.percent(most),
        few=MIN_PEOPLE,
    )
    rows = rows.assign(
        text=[
            words("{before} → {now}", before=words.percent(a), now=words.percent(b))
            for a, b in zip(rows["share_before"], rows["share"], strict=True)
        ]
    )
    first = first.merge(rows[["theme", "text"]], on="theme")
    chart = _chart(first, line, shown.since, most, words) if most > 0 else None
    return Figure(title, note, title, chart, _data(rows, words))


def _chart(rows: pd.DataFrame, line: pd.DataFrame, since: date, most: float, words: Words) -> Any:
    rows = rows.assign(base=-rows.index.to_numpy() - 1.0)
    line = line.merge(rows[["theme", "base", "opacity", "theme_name"]], on="theme")
    line["at"] = _months(line["month"])
    line["y"] = line["base"] + 0.1 + line["share"] / most * FULL
    # A line that is broken anew in each gap is drawn in pieces.
    line["piece"] = line["theme"].astype(str) + "-" + line["share"].isna().cumsum().astype(str)
    line = line.dropna(subset=["share"])
    start, end = line["at"].min(), line["at"].max()
    right = end + (end - start + 1) * ROOM
    across = alt.Scale(domain=[start - 0.3, right], nice=False, zero=False)
    upwards = alt.Scale(domain=[-len(rows), HEAD], nice=False)
    x = alt.X("at:Q", scale=across, axis=_years(line, words), title=None)
    y = alt.Y("y:Q", scale=upwards, axis=_names(rows), title=None)
    pale = alt.Opacity("opacity:Q", scale=None, legend=None)
    each = alt.Chart(line).encode(x=x, y=y, opacity=pale, detail="piece:N")
    floor = alt.Chart(line.assign(floor=line["base"] + 0.1)).encode(x=x, y=y, detail="piece:N")
    texts = alt.Chart(rows.assign(y=rows["base"] + 0.4, right=right))
    texts = texts.mark_text(align="right", baseline="middle", fontSize=12, color=TEXT)
    ends = line.loc[line.groupby("theme")["at"].idxmax()]
    layers = (
        *_windows(since, across, y, words),
        floor.mark_area(color=COLOURS["neutral"], opacity=0.22).encode(y2="floor:Q"),
        each.mark_line(color=INK, strokeWidth=2),
        each.mark_circle(color=INK, size=36).properties(data=ends),
        texts.encode(x=alt.X("right:Q", scale=across), y=y, text="text:N"),
        _hits(rows, upwards, words),
    )
    return alt.layer(*layers).properties(height=round((len(rows) + HEAD) * ROW) + FRAME)


def _months(days: pd.Series) -> pd.Series:
    dates = pd.to_datetime(days)
    return dates.dt.year * 12 + dates.dt.month - 1


def _years(line: pd.DataFrame, words: Words) -> alt.Axis:
    """Return the axis of time with a few months named."""
    days = sorted(set(line["month"]))
    kept = days[:: max(1, -(-len(days) // 4))]
    names = {str(_months(pd.Series([day])).item()): words.month(day[:7]) for day in kept}
    return alt.Axis(
        values=[int(at) for at in names],
        labelExpr=f"({json.dumps(names, ensure_ascii=False)})[datum.value]",
        labelFontSize=11,
        grid=False,
        domain=False,
        labelFlush=True,
    )


def _names(rows: pd.DataFrame) -> alt.Axis:
    names = {
        str(base + 0.5): name for base, name in zip(rows["base"], rows["theme_name"], strict=True)
    }
    return names_axis(
        values=[float(at) for at in names],
        labelExpr=f"({json.dumps(names, ensure_ascii=False)})[datum.value]",
        labelLimit=210,
    )


def _windows(since: date, across: alt.Scale, y: alt.Y, words: Words) -> list[alt.Chart]:
    """Return the line between the window before and this one, both named."""
    at = _months(pd.Series([since.isoformat()])).item() + (since.day - 1) / 31
    x = alt.X("at:Q", scale=across)
    rule = alt.Chart(pd.DataFrame({"at": [at]})).mark_rule(color=TEXT, strokeDash=[4, 3])
    sides: tuple[tuple[str, Any, int], ...] = (
        (words("window before"), "right", -6),
        (words("this window"), "left", 6),
    )
    return [rule.encode(x=x)] + [
        alt.Chart(pd.DataFrame({"at": [at], "y": [HEAD / 2], "text": [text]}))
        .mark_text(align=align, dx=dx, fontSize=11, color=TEXT)
        .encode(x=x, y=y, text="text:N")
        for text, align, dx in sides
    ]


def _hits(rows: pd.DataFrame, upwards: alt.Scale, words: Words) -> alt.Chart:
    pick = alt.selection_point(name="pick", fields=["theme"])
    told = {
        "theme_name": words("Theme"),
        "text": words("Share of what is written"),
        "n_people_before": words("People before"),
        "n_people": words("People now"),
        "sure": words("Evidence"),
    }
    bars = alt.Chart(rows.assign(top=rows["base"] + 1)).mark_rect(opacity=0, cursor="pointer")
    shown = bars.encode(
        x=alt.value(0),
        x2=alt.value("width"),
        y=alt.Y("base:Q", scale=upwards, axis=_names(rows), title=None),
        y2="top:Q",
        tooltip=[alt.Tooltip(name, title=text) for name, text in told.items()],
    )
    return shown.add_params(pick)


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "share_before": words("Share before"),
        "share": words("Share now"),
        "change": words("Change"),
        "n_people_before": words("People before"),
        "n_people": words("People now"),
        "sure": words("Evidence"),
    }
    return rows[list(names)].round(4).rename(columns=names)
