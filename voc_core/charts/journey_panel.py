"""Behind one touchpoint: where each person stands, and how it went quarter by quarter."""

import json
from math import ceil
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, Figure, role_colour
from voc_core.charts.journey import runs
from voc_core.vocabulary import MIN_PEOPLE, N_
from voc_core.wording import Words

ROLES: Final = ("user", "manager", "decision_maker", "unknown")
LEVELS: Final = {
    -2: N_("negative"),
    -1: N_("rather negative"),
    0: N_("neutral"),
    1: N_("rather positive"),
    2: N_("positive"),
}
DOT: Final = 12
"""Room of one dot. [pixels]"""

SLOTS: Final = 44
"""Dots side by side over all steps."""

STACKED: Final = 8
TICKS: Final = (-100, -50, 0, 50, 100)


def people(
    spread: pd.DataFrame, steps: tuple[int, ...], title: str, words: Words, *, is_score: bool
) -> Figure:
    """Return one dot per person: role by role, from the worst step to the best.

    Parameters
    ----------
    spread : DataFrame
        ``role``, ``step``, ``n_people``.
    steps : tuple of int
        Every step there is, ascending.
    title : str
        The finding.
    is_score : bool
        Whether the steps are scores; else they are the levels -2 to 2.
    """
    names = {step: str(step) if is_score else words(LEVELS[step]) for step in steps}
    wide = max(SLOTS // len(steps), 1)
    each = max(ceil(spread["n_people"].max() / (wide * STACKED)), 1) if len(spread) else 1
    note = words.count("Each dot is {n} person.", "Each dot is {n} people.", each)
    heard = [role for role in ROLES if role in set(spread["role"])]
    data = _spread_data(spread, names, words)
    if not heard:
        return Figure(title, note, title, None, data)
    dots, middles, height = _stacked(spread, heard, steps, wide, each)
    chart = _dots(dots, middles, height, list(names.values()), heard, words)
    return Figure(title, note, title, chart, data)


def _stacked(
    spread: pd.DataFrame, heard: list[str], steps: tuple[int, ...], wide: int, each: int
) -> tuple[pd.DataFrame, dict[int, str], int]:
    """Return where every dot lies, the middle of each role's row, and the height. [pixels]"""
    rows, middles, floor = [], {}, 0
    for role in reversed(heard):
        cells = spread[spread["role"] == role]
        for step, n in cells[["step", "n_people"]].itertuples(index=False):
            for at in range(ceil(n / each)):
                slot = (at % wide - (wide - 1) / 2) / wide * 0.86
                rows.append((role, steps.index(step) + slot, floor + (at // wide + 0.5) * DOT, n))
        tall = ceil(ceil(cells["n_people"].max() / each) / wide) * DOT
        middles[round(floor + tall / 2)] = role
        floor += max(tall, 2 * DOT) + DOT
    return pd.DataFrame(rows, columns=["role", "x", "y", "n_people"]), middles, floor


def _dots(
    dots: pd.DataFrame,
    middles: dict[int, str],
    height: int,
    names: list[str],
    heard: list[str],
    words: Words,
) -> alt.Chart:
    labels = {str(y): words.label(role) for y, role in middles.items()}
    return (
        alt.Chart(dots)
        .mark_circle(size=62, opacity=0.9)
        .encode(
            x=alt.X(
                "x:Q",
                scale=alt.Scale(domain=[-0.5, len(names) - 0.5], nice=False),
                axis=_axis(list(range(len(names))), f"({_list(names)})[datum.value]"),
            ),
            y=alt.Y(
                "y:Q",
                scale=alt.Scale(domain=[0, height], nice=False),
                axis=_axis(list(middles), f"({_list(labels)})[datum.value]"),
            ),
            color=alt.Color(
                "role:N",
                legend=None,
                scale=alt.Scale(domain=heard, range=[COLOURS[role] for role in heard]),
            ),
            tooltip=alt.Tooltip("n_people:Q", title=words("People")),
        )
        .properties(height=max(height, 60))
        .configure_view(strokeWidth=0)
    )


def trend(
    rows: pd.DataFrame, dots: pd.DataFrame, quarters: dict[str, str], title: str, words: Words
) -> Figure:
    """Return the net score of each role by quarter, with bands, gaps as gaps.

    Parameters
    ----------
    rows : DataFrame
        One row per role and quarter (``month``) with `metrics.figures`.
    dots : DataFrame
        People of quarters with under 5: ``role``, ``month``, ``level`` [-2 to 2], ``n_people``.
    quarters : dict
        Name of each quarter by its first day, in order.
    title : str
        The finding.
    """
    note = words(
        "Net score by quarter with 95 % intervals; "
        "hollow dots are single people where fewer than {few} were heard.",
        few=MIN_PEOPLE,
    )
    data = _trend_data(rows, quarters, words)
    heard = tuple(role for role in ROLES if role in set(rows["role"]))
    if not heard:
        return Figure(title, note, title, None, data)
    order = {month: at for at, month in enumerate(quarters)}
    points = runs(rows).assign(at=lambda t: t["month"].map(order))
    single = dots.loc[dots.index.repeat(dots["n_people"])]
    rank = single.groupby(["role", "month", "level"]).cumcount()
    aside = single["role"].map({role: 0.14 * (i - 1) for i, role in enumerate(heard)})
    single = single.assign(
        at=single["month"].map(order) + aside + 0.05 * rank, net=single["level"] * 50
    )
    return Figure(title, note, title, _trend_layers(points, single, heard, quarters, words), data)


def _trend_layers(
    points: pd.DataFrame,
    single: pd.DataFrame,
    heard: tuple[str, ...],
    quarters: dict[str, str],
    words: Words,
) -> alt.LayerChart:
    labels = _list(list(quarters.values()))
    x = alt.X(
        "at:Q",
        scale=alt.Scale(domain=[-0.4, len(quarters) - 0.6], nice=False),
        axis=_axis(list(range(len(quarters))), f"({labels})[datum.value]"),
    )
    y: dict[str, Any] = {
        "scale": alt.Scale(domain=[-108, 108], nice=False),
        "axis": alt.Axis(
            values=TICKS,
            labelExpr=f"({_list({str(tick): words.signed(tick) for tick in TICKS})})[datum.value]",
            title=None,
            labelFontSize=12,
        ),
    }
    base = alt.Chart(points).encode(x=x, color=role_colour(words, heard), detail="run:N")
    tooltip = [
        alt.Tooltip("net:Q", title=words("Net score"), format="+.0f"),
        alt.Tooltip("n_people:Q", title=words("People")),
    ]
    layers = [
        base.mark_area(opacity=0.13, strokeWidth=0).encode(y=alt.Y("low:Q", **y), y2="high"),
        base.mark_line(strokeWidth=2.5).encode(y=alt.Y("net:Q", **y)),
        base.mark_circle(size=55, opacity=1).encode(y=alt.Y("net:Q", **y), tooltip=tooltip),
        alt.Chart(single)
        .mark_point(size=26, strokeWidth=1.4)
        .encode(x=x, y=alt.Y("net:Q", **y), color=role_colour(words, heard)),
    ]
    return alt.layer(*layers).properties(height=230).configure_view(strokeWidth=0)


def _axis(values: list[int], expression: str) -> alt.Axis:
    return alt.Axis(
        values=values,
        labelExpr=expression,
        labelFontSize=12,
        labelLimit=160,
        grid=False,
        ticks=False,
        domain=False,
        title=None,
    )


def _spread_data(spread: pd.DataFrame, names: dict[int, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("Role"): [words.label(role) for role in spread["role"]],
            words("Answer"): [names[step] for step in spread["step"]],
            words("People"): spread["n_people"],
        }
    )


def _trend_data(rows: pd.DataFrame, quarters: dict[str, str], words: Words) -> pd.DataFrame:
    return pd.DataFrame(
        {
            words("Role"): [words.label(role) for role in rows["role"]],
            words("Quarter"): [quarters[month] for month in rows["month"]],
            words("People"): rows["n_people"],
            words("Net score"): rows["net"].round(1),
            words("Interval low"): rows["low"].round(1),
            words("Interval high"): rows["high"].round(1),
        }
    )


def _list(names: Any) -> str:
    return json.dumps(names, ensure_ascii=False)
