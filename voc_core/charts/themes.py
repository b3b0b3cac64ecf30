"""What people speak of: per theme and role, how many are unhappy and how many content."""

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
LEAST: Final = 4
"""The axis reaches at least so far, so that one person is not drawn as a crowd. [people]"""
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
        "People whose words on the theme are negative (left) and positive (right), one voice each;"
        " n counts everybody who speaks of it. The paler, the less sure which side prevails. Click"
        " a bar to read what they say."
    )
    rows = roles.assign(
        theme_name=[
            words.either(a, b) for a, b in zip(roles["name"], roles["name_zh"], strict=True)
        ],
        role_label=[words.label(role) for role in roles["role"]],
        left=-roles["n_neg"],
        n_text=[words("n {n}", n=words.number(n)) for n in roles["n_people"]],
        opacity=roles["evidence"].map(OPACITY).fillna(OPACITY["unclear"]),
        bar=[f"{theme}:{role}" for theme, role in zip(roles["theme"], roles["role"], strict=True)],
    )
    chart = _layers(rows, words) if len(rows) else None
    return Figure(title, note, title, chart, _data(rows, words))


def _layers(rows: pd.DataFrame, words: Words) -> alt.LayerChart:
    order = list(dict.fromkeys(rows["theme_name"]))
    heard = tuple(role for role in ROLES if role in set(rows["role"]))
    most = max(rows["n_pos"].max(), rows["n_neg"].max(), LEAST) * 1.05
    scale = alt.Scale(domain=[-most, most * 1.2], nice=False)
    whole: dict[str, Any] = {
        "labelExpr": "format(abs(datum.value), 'd')",
        "tickMinStep": 1,
        "labelFontSize": 11,
    }
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
        alt.Tooltip("n_neg:Q", title=words("Negative"), format=".1f"),
        alt.Tooltip("n_pos:Q", title=words("Positive"), format=".1f"),
    ]
    bar = base.mark_bar(size=BAR).encode(
        x=alt.X("left:Q", scale=scale, title=title, axis=alt.Axis(**whole)),
        x2="n_pos:Q",
        color=role_colour(words, heard),
        opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        tooltip=told,
    )
    bar = bar.add_params(alt.selection_point(name="pick", fields=["bar"], empty=False))
    text = base.mark_text(align="left", dx=5, fontSize=11, color=TEXT).encode(
        x=alt.X("n_pos:Q", scale=scale), text="n_text:N"
    )
    height = len(order) * (len(heard) * ROOM + 8) + FRAME
    return (bar + zero_line("x", scale) + text).properties(height=height)


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "role_label": words("Role"),
        "n_people": words("People"),
        "n_neg": words("Negative"),
        "n_pos": words("Positive"),
        "net": words("Net score"),
    }
    return rows[list(names)].rename(columns=names)
