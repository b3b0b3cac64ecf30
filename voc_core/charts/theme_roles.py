"""How each role speaks of each theme, and how far users and decision makers are apart."""

from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import OPACITY, TEXT, Figure, net_axis, role_colour, zero_line
from voc_core.charts.theme_rows import across, hits, named
from voc_core.vocabulary import MIN_PEOPLE, SENIORITY
from voc_core.wording import Words

SHOWN: Final = 12
ROW: Final = 30
LEVEL: Final = 50
"""Net tone of one level of a single person. [points]"""
WIDE: Final = alt.Scale(domain=[-105, 190], nice=False)
"""The scale of net tones with room for the people heard at the right."""
DASHES: Final = {"strong": [1, 0], "likely": [1, 0], "unclear": [4, 4]}


def roles(shown: Any, title: str, words: Words) -> Figure:
    """Return a dot per theme and role, the surest contradictions first.

    Parameters
    ----------
    shown : reports.theme_view.Roles
        What the roles say.
    title : str
        The finding.
    """
    cells = named(shown.cells[shown.cells["role"].isin(SENIORITY)], words)
    note = words(
        "Net tone of the clauses on a theme, one voice a person. Bar: users against decision"
        " makers, dashed where the difference is unclear. Pale dot: unclear which side prevails."
        " Small rings: single people, where fewer than {few} speak. At the right: people, decision"
        " makers · managers · users.",
        few=MIN_PEOPLE,
    )
    contrast = named(shown.contrast, words)
    names = cells.drop_duplicates("theme").set_index("theme")["theme_name"]
    order = [names[theme] for theme in shown.order[:SHOWN]]
    cells = cells.assign(
        role_label=[words.label(role) for role in cells["role"]],
        net_text=[
            words("{net} ({n} people)", net=words.signed(net), n=words.number(n))
            for net, n in zip(cells["net"], cells["n_people"], strict=True)
        ],
    )
    rows = cells[cells["theme_name"].isin(order)]
    chart = _chart(rows, shown.dots, contrast, order, words) if order else None
    return Figure(title, note, title, chart, _data(cells, contrast, words))


def _chart(
    cells: pd.DataFrame, dots: pd.DataFrame, contrast: pd.DataFrame, order: list[str], words: Words
) -> Any:
    heard = tuple(role for role in SENIORITY if role in set(cells["role"]))
    axis = net_axis(words, labelFontSize=11, gridOpacity=0.4)
    x = alt.X("net:Q", scale=WIDE, axis=axis, title=words("Net tone"))
    # In one line three roles would be cut off on a small projector.
    colour = role_colour(words, heard, columns=2)
    marks = (
        alt.Chart(cells[~cells["is_thin"]])
        .mark_circle(size=110)
        .encode(
            y=across(order),
            x=x,
            color=colour,
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
        )
    )
    layers = [
        zero_line("x", WIDE),
        *_gaps(contrast[contrast["theme_name"].isin(order)], order),
        _single(cells, dots, order, colour),
        marks,
        _people(cells, order),
        hits(_rows(cells, heard), order, _told(heard, words)),
    ]
    return alt.layer(*layers).properties(height=alt.Step(ROW))


def _gaps(contrast: pd.DataFrame, order: list[str]) -> list[alt.Chart]:
    return [
        alt.Chart(part)
        .mark_rule(color=TEXT, strokeWidth=3, opacity=OPACITY[grade], strokeDash=DASHES[grade])
        .encode(y=across(order), x=alt.X("user:Q", scale=WIDE), x2="decision_maker:Q")
        for grade in DASHES
        if len(part := contrast[contrast["evidence"] == grade])
    ]


def _single(
    cells: pd.DataFrame, dots: pd.DataFrame, order: list[str], colour: alt.Color
) -> alt.Chart:
    thin = dots.merge(cells[["theme", "role", "theme_name"]], on=["theme", "role"])
    rings = alt.Chart(thin.assign(at=thin["level"] * LEVEL)).mark_point(size=26, strokeWidth=1.2)
    return rings.encode(
        y=across(order), x=alt.X("at:Q", scale=WIDE), color=colour, opacity=alt.value(0.8)
    )


def _people(cells: pd.DataFrame, order: list[str]) -> alt.Chart:
    wide = cells.pivot(index="theme_name", columns="role", values="n_people")
    counts = wide.reindex(columns=list(SENIORITY)).fillna(0).astype("int64")
    text = [" · ".join(map(str, row)) for row in counts.itertuples(index=False)]
    rows = pd.DataFrame({"theme_name": counts.index, "text": text})
    shown = alt.Chart(rows).mark_text(align="right", fontSize=12, color=TEXT)
    return shown.encode(y=across(order), x=alt.datum(WIDE.domain[1], scale=WIDE), text="text:N")


def _rows(cells: pd.DataFrame, heard: tuple[str, ...]) -> pd.DataFrame:
    wide = cells.pivot(index=["theme", "theme_name"], columns="role", values="net_text")
    return wide.reindex(columns=list(heard)).fillna("–").reset_index()


def _told(heard: tuple[str, ...], words: Words) -> list[alt.Tooltip]:
    tips = [alt.Tooltip(f"{role}:N", title=words.label(role)) for role in heard]
    return [alt.Tooltip("theme_name:N", title=words("Theme")), *tips]


def _data(cells: pd.DataFrame, contrast: pd.DataFrame, words: Words) -> pd.DataFrame:
    facts = contrast[["theme", "gap", "sure"]].rename(columns={"sure": "gap_sure"})
    names = {
        "theme_name": words("Theme"),
        "role_label": words("Role"),
        "n_people": words("People"),
        "net": words("Net tone"),
        "low": words("Lowest, 95 %"),
        "high": words("Highest, 95 %"),
        "sure": words("Evidence"),
        "gap": words("Users less decision makers"),
        "gap_sure": words("Evidence of the difference"),
    }
    table = cells.merge(facts, on="theme", how="left")
    return table[list(names)].round(1).rename(columns=names)
