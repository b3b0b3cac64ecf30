"""How each theme is spoken of at each touchpoint, along the journey."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import INK, TEXT, Figure
from voc_core.charts.labels import width, wrapped
from voc_core.charts.theme_rows import VALENCE, across, named
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

ROW: Final = 25
ROOM: Final = 720
"""Width of all touchpoints on a projector of 1280 pixels. [pixels]"""
CLEAR: Final = 55
"""From this net tone on, with strong evidence, a cell is dark enough for white text. [points]"""


def places(cells: pd.DataFrame, title: str, words: Words) -> Figure:
    """Return the grid of themes and touchpoints.

    Parameters
    ----------
    cells : DataFrame
        `reports.theme_view.places`.
    title : str
        The finding.
    """
    note = words(
        "Net tone of the clauses on a theme at a touchpoint, one voice a person. Rust: negative,"
        " blue: positive, pale: less sure. Grey n: fewer than {few} people, no average. Click a"
        " cell for its voices.",
        few=MIN_PEOPLE,
    )
    rows = named(cells, words)
    rows = _placed(rows, words).assign(
        cell=[f"{a}:{b}" for a, b in zip(rows["theme"], rows["touchpoint"], strict=True)],
        text=[_text(row, words) for row in rows.to_dict("records")],
        net_text=[words.signed(net) for net in rows["net"]],
        shade=rows["opacity"].where(~rows["is_thin"], 0.0) * 0.95,
    )
    rows["is_dark"] = (rows["net"].abs() >= CLEAR) & rows["shade"].gt(0.9)
    chart = _chart(rows, words) if len(rows) else None
    return Figure(title, note, title, chart, _data(rows, words))


def _placed(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    """Return the rows with ``place_name`` and ``stage`` in words, one name for each touchpoint."""
    pairs = zip(rows["place"], rows["place_zh"], strict=True)
    stages = zip(rows["stage_name"], rows["stage_name_zh"], strict=True)
    rows = rows.assign(
        place_name=[words.either(a, b) for a, b in pairs],
        stage=[words.either(a, b) for a, b in stages],
    )
    for more in (rows["stage"], rows["position"].astype(str)):
        n_of = rows.groupby("place_name")["touchpoint"].transform("nunique")
        both = rows["place_name"] + " · " + more
        rows = rows.assign(place_name=rows["place_name"].where(n_of == 1, both))
    return rows


def _text(row: dict[Any, Any], words: Words) -> str:
    if row["is_thin"]:
        return words("n {n}", n=words.number(row["n_people"]))
    return words.signed(row["net"])


def _chart(rows: pd.DataFrame, words: Words) -> Any:
    along = rows.drop_duplicates("touchpoint").sort_values("position")
    room = ROOM / len(along)
    broken = {label: wrapped(label, room) for label in along["place_name"]}
    lies = max(map(width, broken.values())) <= room
    rows = rows.assign(column=rows["place_name"].map(broken) if lies else rows["place_name"])
    order = list(broken.values()) if lies else list(broken)
    axis = alt.Axis(
        orient="top",
        labelExpr="split(datum.value, '\\n')",
        labelFontSize=12,
        labelAngle=0 if lies else -38,
        labelLimit=160,
        labelOverlap=False,
        labelAlign="center" if lies else "left",
        ticks=False,
        domain=False,
        grid=False,
    )
    x = alt.X("column:N", sort=order, title=None, axis=axis, scale=alt.Scale(paddingInner=0.04))
    y = across(list(dict.fromkeys(rows["theme_name"])), scale=alt.Scale(paddingInner=0.06))
    told = {
        "theme_name": words("Theme"),
        "place_name": words("Touchpoint"),
        "stage": words("Stage"),
        "n_people": words("People"),
        "net_text": words("Net tone"),
        "sure": words("Evidence"),
    }
    pick = alt.selection_point(name="pick", fields=["cell"])
    base = alt.Chart(rows).encode(x=x, y=y)
    boxes = base.mark_rect(cornerRadius=3, cursor="pointer").encode(
        color=alt.Color("net:Q", scale=VALENCE, legend=None),
        opacity=alt.Opacity("shade:Q", scale=None, legend=None),
        tooltip=[alt.Tooltip(name, title=title) for name, title in told.items()],
    )
    styles: dict[str, dict[str, Any]] = {
        "datum.is_thin": {"fontSize": 11, "color": TEXT},
        "datum.is_dark": {"fontSize": 12, "fontWeight": 600, "color": "#FFFFFF"},
        "!datum.is_thin && !datum.is_dark": {"fontSize": 12, "fontWeight": 600, "color": INK},
    }
    texts = [
        base.transform_filter(which).mark_text(**style).encode(text="text:N")
        for which, style in styles.items()
    ]
    return alt.layer(boxes.add_params(pick), *texts).properties(height=alt.Step(ROW))


def _data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "theme_name": words("Theme"),
        "stage": words("Stage"),
        "place_name": words("Touchpoint"),
        "n_people": words("People"),
        "net": words("Net tone"),
        "low": words("Lowest, 95 %"),
        "high": words("Highest, 95 %"),
        "sure": words("Evidence"),
    }
    return rows[list(names)].round(1).rename(columns=names)
