"""The table under the emotion curve: net score, change, people and negative texts, per role."""

from collections.abc import Iterator
from typing import Any

import altair as alt
import pandas as pd

from voc_core.charts import journey_grid as grid
from voc_core.charts.base import COLOURS, INK
from voc_core.wording import Words


def table(where: grid.Plan, curve: pd.DataFrame) -> list[alt.Chart]:
    """Return the rows under the curve: net score on its colour, change, people, negative texts."""
    cells = pd.DataFrame(list(_cells(where, curve)))
    heat = cells[cells["heat"] > 0]
    fills = alt.Chart(heat).mark_rect(cornerRadius=2)
    fills = fills.encode(
        x=grid.along(where, "left"),
        x2="right",
        y=grid.level(where, "low"),
        y2="high",
        fill=alt.Fill("fill:N", scale=None, legend=None),
        opacity=alt.Opacity("heat:Q", scale=None, legend=None),
    )
    return [
        fills,
        _figures(where, cells[cells["is_sure"]], fontWeight="normal"),
        _figures(where, cells[~cells["is_sure"]], color=grid.MUTED),
    ]


def _cells(where: grid.Plan, curve: pd.DataFrame) -> Iterator[dict[str, Any]]:
    at = dict(zip(where.places["touchpoint"], where.places["at"], strict=True))
    for cell in curve.to_dict("records"):
        x, role, n = at[cell["touchpoint"]], cell["role"], cell["n_people"]
        base = {"touchpoint": cell["touchpoint"], "at": x, "left": x - 0.47, "right": x + 0.47}
        thick = n > 0 and not cell["is_thin"]
        for measure, text in _texts(cell, where.words).items():
            y = where.row(role, measure)
            shade = 0.1 + 0.6 * abs(cell["net"]) / 100 if thick and measure == "net" else 0.0
            yield base | {
                "y": y,
                "low": y - grid.ROW / 2 + 0.7,
                "high": y + grid.ROW / 2 - 0.7,
                "text": text,
                "heat": shade,
                "fill": COLOURS["negative" if thick and cell["net"] < 0 else "positive"],
                "is_sure": thick
                and (measure != "change" or cell["evidence"] in ("strong", "likely")),
            }


def _texts(cell: dict[Any, Any], words: Words) -> dict[str, str]:
    n, change = cell["n_people"], cell["change"]
    if n == 0:
        return {"net": "–"}
    arrow = "" if change != change or round(change) == 0 else "▲ " if change > 0 else "▼ "
    return {
        "net": words.signed(cell["net"]),
        "change": arrow + words.number(abs(change)) if change == change else "–",
        "people": words.number(n),
        "negative": words.percent(cell["share_negative"]),
    }


def _figures(where: grid.Plan, cells: pd.DataFrame, **style: Any) -> alt.Chart:
    chart = alt.Chart(cells).mark_text(**{"fontSize": 12, "color": INK, **style})
    return chart.encode(x=grid.along(where, "at"), y=grid.level(where, "y"), text="text:N")
