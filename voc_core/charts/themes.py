"""What people speak of: per theme and role, how many are unhappy and how many content."""

from functools import partial
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import OPACITY, TEXT, Figure, role_colour, zero_line
from voc_core.vocabulary import SENIORITY
from voc_core.wording import Words

BAR: Final = 11
"""Height of one bar. [pixels]"""
ROOM: Final = 17
FRAME: Final = 110
"""Legend and axis, which stand inside the height of the picture. [pixels]"""
TICKS: Final = 8
"""Steps on the axis, at most."""
ROLES: Final = (*SENIORITY, "unknown")


def bars(roles: pd.DataFrame, title: str, words: Words) -> Figure:
    """Return people unhappy with a theme to the left, content to the right, a bar per role.

    Parameters
    ----------
    roles : DataFrame
        `reports.themes.Themes.roles`.
    title : str
        The finding.

    Notes
    -----
    The selection ``pick`` gives ``bar``: the theme's id and the role, with a colon between.
    """
    note = words(
        "Each person once, on the side their words on the theme lean to: negative left, positive"
        " right; who leans to neither is written at the right. The paler, the less sure which side"
        " prevails. Click a bar to read what they say."
    )
    rows = roles.assign(
        theme_name=[
            words.either(a, b) for a, b in zip(roles["name"], roles["name_zh"], strict=True)
        ],
        role_label=[words.label(role) for role in roles["role"]],
        left=-roles["n_unhappy"],
        left_text=[words.number(n) if n else "" for n in roles["n_unhappy"]],
        right_text=[_right(row, words) for row in roles.to_dict("records")],
        opacity=roles["evidence"].map(OPACITY).fillna(OPACITY["unclear"]),
        bar=[f"{theme}:{role}" for theme, role in zip(roles["theme"], roles["role"], strict=True)],
    )
    chart = _layers(rows, words) if len(rows) else None
    return Figure(title, note, title, chart, _data(rows, words))


def _right(row: dict[Any, Any], words: Words) -> str:
    """Return what stands right of a bar: who is content, and who is on neither side."""
    n, neither = row["n_content"], row["n_people"] - row["n_content"] - row["n_unhappy"]
    rest = words("{n} on neither side", n=words.number(neither)) if neither else ""
    return " · ".join(text for text in (words.number(n) if n else "", rest) if text)


def _axis(rows: pd.DataFrame) -> tuple[alt.Scale, alt.Axis]:
    """Return a scale that ends a little after the longest bars, and whole people on its axis."""
    left, right = int(rows["n_unhappy"].max()), int(rows["n_content"].max())
    whole = max(left + right, 1)
    step = -(-whole // TICKS)
    ticks = range(-(left // step) * step, right + 1, step)
    axis = alt.Axis(values=list(ticks), labelExpr="format(abs(datum.value), 'd')", labelFontSize=11)
    return alt.Scale(domain=[-left - 0.1 * whole, right + 0.3 * whole], nice=False), axis


def _layers(rows: pd.DataFrame, words: Words) -> alt.LayerChart:
    order = list(dict.fromkeys(rows["theme_name"]))
    heard = tuple(role for role in ROLES if role in set(rows["role"]))
    scale, axis = _axis(rows)
    base = alt.Chart(rows).encode(
        y=alt.Y(
            "theme_name:N",
            sort=order,
            title=None,
            axis=alt.Axis(labelFontSize=12, labelLimit=190, ticks=False, domain=False),
            scale=alt.Scale(paddingInner=0.25),
        ),
        yOffset=alt.YOffset("role:N", sort=list(heard), scale=alt.Scale(domain=list(heard))),
    )
    title = words("People: negative to the left, positive to the right")
    told = [
        alt.Tooltip("theme_name:N", title=words("Theme")),
        alt.Tooltip("role_label:N", title=words("Role")),
        alt.Tooltip("n_people:Q", title=words("People")),
        alt.Tooltip("n_unhappy:Q", title=words("Negative")),
        alt.Tooltip("n_content:Q", title=words("Positive")),
    ]
    bar = base.mark_bar(size=BAR).encode(
        x=alt.X("left:Q", scale=scale, title=title, axis=axis),
        x2="n_content:Q",
        color=role_colour(words, heard),
        opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        tooltip=told,
    )
    bar = bar.add_params(alt.selection_point(name="pick", fields=["bar"], empty=False))
    at = partial(alt.X, scale=scale)
    texts = (
        base.mark_text(align="right", dx=-5, fontSize=11, color=TEXT).encode(
            x=at("left:Q"), text="left_text:N"
        ),
        base.mark_text(align="left", dx=5, fontSize=11, color=TEXT).encode(
            x=at("n_content:Q"), text="right_text:N"
        ),
    )
    height = len(order) * (len(heard) * ROOM + 8) + FRAME
    return (bar + zero_line("x", scale) + texts[0] + texts[1]).properties(height=height)


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "role_label": words("Role"),
        "n_people": words("People"),
        "n_unhappy": words("Negative"),
        "n_content": words("Positive"),
        "net": words("Net score"),
    }
    return rows[list(names)].rename(columns=names)
