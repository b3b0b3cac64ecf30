"""Pictures with a row per theme: the names at the left, and the whole row to be clicked."""

from collections.abc import Sequence
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, OPACITY
from voc_core.wording import Words

ROW: Final = 24
"""Height of a row. [pixels]"""
VALENCE: Final = alt.Scale(
    domain=[-100, 0, 100],
    range=[COLOURS["negative"], COLOURS["neutral"], COLOURS["positive"]],
    interpolate="rgb",
)


def named(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows with ``theme_name`` in words, ``opacity`` and ``sure`` of the evidence."""
    pairs = zip(rows["name"], rows["name_zh"], strict=True)
    return rows.assign(
        theme_name=[words.either(a, b) for a, b in pairs],
        opacity=rows["evidence"].map(OPACITY).astype("float64").fillna(OPACITY["unclear"]),
        sure=[words.label(e) if isinstance(e, str) else "–" for e in rows["evidence"]],
    )


def names_axis(**properties: Any) -> alt.Axis:
    """Return an axis that is nothing but names."""
    plain: dict[str, Any] = {"labelFontSize": 12, "labelOverlap": False, "labelFlush": False}
    return alt.Axis(**plain, ticks=False, domain=False, grid=False, **properties)


def across(order: Sequence[str], **properties: Any) -> alt.Y:
    """Return a row per theme in the order given."""
    axis = names_axis(labelLimit=210)
    return alt.Y("theme_name:N", sort=list(order), title=None, axis=axis, **properties)


def band(rows: pd.DataFrame, chosen: int | None, order: Sequence[str]) -> alt.Chart:
    """Return the shade behind the row of the theme chosen."""
    shown = rows[rows["theme"] == chosen].head(1)
    shade = alt.Chart(shown[["theme_name"]]).mark_bar(color=COLOURS["neutral"], opacity=0.22)
    return shade.encode(y=across(order), x=alt.value(0), x2=alt.value("width"))


def hits(rows: pd.DataFrame, order: Sequence[str], tooltip: list[alt.Tooltip]) -> alt.Chart:
    """Return a layer nobody sees that takes the click and the pointer anywhere in a row."""
    pick = alt.selection_point(name="pick", fields=["theme"])
    each = alt.Chart(rows).mark_bar(opacity=0, cursor="pointer", size=ROW)
    shown = each.encode(y=across(order), x=alt.value(0), x2=alt.value("width"), tooltip=tooltip)
    return shown.add_params(pick)
