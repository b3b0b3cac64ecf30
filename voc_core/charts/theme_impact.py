"""By how many points each theme moves the score, and how far that may be off."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, INK, TEXT, Figure, zero_line
from voc_core.charts.theme_rows import ROW, across, band, hits, named
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

BAR: Final = 13
ROOM: Final = 0.3
"""Room at the right for the figures, as a share of what is drawn. [0 to 1]"""


def impact(shown: Any, chosen: int | None, title: str, words: Words) -> Figure:
    """Return a bar per theme, the most harmful first, with its range.

    Parameters
    ----------
    shown : reports.theme_view.Impact
        What the themes do.
    chosen : int or None
        The theme whose row is shaded.
    title : str
        The finding.
    """
    rows = named(shown.rows, words)
    rows = rows.assign(
        text=[
            words("{impact} · n {n}", impact=words.signed(i, 1), n=words.number(n))
            for i, n in zip(rows["impact"], rows["n_people"], strict=True)
        ],
        range=[
            words("{low} to {high}", low=words.signed(a, 1), high=words.signed(b, 1))
            for a, b in zip(rows["low"], rows["high"], strict=True)
        ],
        colour=rows["impact"].lt(0).map({True: COLOURS["negative"], False: COLOURS["positive"]}),
        **{
            f"{part}_text": [words.signed(v) for v in rows[part]] for part in ("net", "net_without")
        },
    )
    return Figure(
        title, _note(shown, words), title, _chart(rows, chosen, words), _data(rows, words)
    )


def _note(shown: Any, words: Words) -> str:
    said = [
        words(
            "Points the net score changes by because of the voices that name the theme; left: they"
            " pull it down. Line: 95 % range. Pale: less sure. {n} people in the score.",
            n=words.number(shown.n_people),
        )
    ]
    if shown.is_weighted:
        said.append(
            words("An account weighs by its ARR, its people alike; without ARR not at all.")
        )
    return " ".join([*said, *_left_out(shown, words)])


def _left_out(shown: Any, words: Words) -> list[str]:
    said = []
    if shown.n_thin:
        said.append(
            words.count(
                "{n} theme named by fewer than {few} people is left out.",
                "{n} themes named by fewer than {few} people are left out.",
                shown.n_thin,
                few=MIN_PEOPLE,
            )
        )
    if n := len(shown.everybody):
        said.append(
            words.count(
                "{n} theme everybody names is left out: there is no score without it.",
                "{n} themes everybody names are left out: there is no score without them.",
                n,
            )
        )
    if shown.n_unweighed:
        said.append(
            words.count(
                "{n} theme that only accounts without revenue name is left out.",
                "{n} themes that only accounts without revenue name are left out.",
                shown.n_unweighed,
            )
        )
    return said


def _chart(rows: pd.DataFrame, chosen: int | None, words: Words) -> Any:
    if rows.empty:
        return None
    order = list(rows["theme_name"])
    low, high = min(rows["low"].min(), -1.0), max(rows["high"].max(), 1.0)
    end = high + (high - low) * ROOM
    scale = alt.Scale(domain=[low * 1.04, end], nice=False)
    signs = "(datum.value > 0 ? '+' : datum.value < 0 ? '−' : '') + abs(datum.value)"
    axis = alt.Axis(labelExpr=signs, labelFontSize=11, gridOpacity=0.4, tickCount=6)
    x = alt.X("impact:Q", scale=scale, title=words("Points of the net score"), axis=axis)
    base = alt.Chart(rows).encode(y=across(order))
    opacity = alt.Opacity("opacity:Q", scale=None, legend=None)
    colour = alt.Color("colour:N", scale=None, legend=None)
    bars = base.mark_bar(size=BAR).encode(x=x, x2=alt.datum(0), color=colour, opacity=opacity)
    ranges = base.mark_rule(strokeWidth=1.5, color=INK, opacity=0.55).encode(
        x=alt.X("low:Q", scale=scale), x2="high:Q"
    )
    texts = base.mark_text(align="right", fontSize=12, color=TEXT).encode(
        x=alt.datum(end, scale=scale), text="text:N"
    )
    layers = (band(rows, chosen, order), zero_line("x", scale), bars, ranges, texts)
    return alt.layer(*layers, hits(rows, order, _told(words))).properties(height=alt.Step(ROW))


def _told(words: Words) -> list[alt.Tooltip]:
    told = {
        "theme_name": words("Theme"),
        "text": words("Impact"),
        "range": words("95 % range"),
        "net_text": words("Net score where it is named"),
        "net_without_text": words("Net score elsewhere"),
        "sure": words("Evidence"),
    }
    return [alt.Tooltip(f"{name}:N", title=title) for name, title in told.items()]


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "n_people": words("People"),
        "share": words("Share of the score's weight"),
        "net": words("Net score where it is named"),
        "net_without": words("Net score elsewhere"),
        "impact": words("Impact, points"),
        "low": words("Lowest, 95 %"),
        "high": words("Highest, 95 %"),
        "sure": words("Evidence"),
    }
    return rows[list(names)].round(3).rename(columns=names)
