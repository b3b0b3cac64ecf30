"""The map of accounts and roles: who was heard, who stayed silent, whom nobody asked."""

from collections.abc import Mapping
from json import dumps
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, TEXT, Figure
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

ROLES: Final = ("user", "manager", "decision_maker", "unknown")
SIGNS: Final = {"invited_silent": "?", "never_asked": "–", "no_contact": ""}
X: Final = alt.Scale(domain=[0, 6], nice=False)
FAINT: Final = {"full": 1.0, "thin": 0.18, "silent": 0.14, "nobody": 0.0}
"""How strongly a cell is filled: few people are faint, silence is a shade."""
TEXTS: Final[dict[str, dict[str, Any]]] = {
    "datum.shade == 1": {"fontSize": 12, "fontWeight": 600, "color": "#FFFFFF"},
    "datum.shade == 0.18": {"fontSize": 12, "color": TEXT},
    "datum.cell != 'score'": {"fontSize": 15, "fontWeight": 700, "color": TEXT},
}
"""Which cells are written how."""
VALENCE: Final = alt.Scale(
    domain=[-100, 0, 100],
    range=[COLOURS["negative"], COLOURS["all"], COLOURS["positive"]],
    interpolate="rgb",
)


def silence(
    cells: pd.DataFrame, accounts: pd.DataFrame, title: str, currency: str, words: Words
) -> Figure:
    """Return the map of accounts and roles: score, invited and silent, never asked, nobody known.

    Parameters
    ----------
    cells : DataFrame
        `metrics.silence_map`.
    accounts : DataFrame
        One row per account, in the order of the rows: ``account``, ``name``, ``arr`` and
        ``renewal_text`` in words.
    title : str
        The finding.
    """
    note = words(
        "Net score and, in brackets, people heard. Rust: unhappy, blue: content, faint: fewer than "
        "{n} people. ? invited and silent, – never asked, blank: no such person known.",
        n=MIN_PEOPLE,
    )
    rows = accounts.assign(arr_text=[words.money(arr, currency) for arr in accounts["arr"]])
    facts = rows[["account", "name", "arr", "arr_text", "renewal_text"]]
    shown = facts.merge(cells, on="account")
    records = shown.to_dict("records")
    shown = shown.assign(
        text=[_text(cell, words) for cell in records],
        told=[_told(cell, words) for cell in records],
        colour=shown["net"].fillna(0),
        shade=[FAINT[_kind(cell)] for cell in records],
        role_label=[words.label(role) for role in shown["role"]],
        start=shown["role"].map(dict(zip(ROLES, range(4), strict=True))).astype("float64"),
    )
    chart = _layers(shown, rows, words) if len(shown) else None
    return Figure(title, note, title, chart, _data(shown, words))


def _kind(cell: Mapping[Any, Any]) -> str:
    if cell["cell"] == "score":
        return "thin" if cell["n_people"] < MIN_PEOPLE else "full"
    return "nobody" if cell["cell"] == "no_contact" else "silent"


def _text(cell: Mapping[Any, Any], words: Words) -> str:
    if cell["cell"] != "score":
        return SIGNS[cell["cell"]]
    return words("{net} ({n})", net=words.signed(cell["net"]), n=words.number(cell["n_people"]))


def _told(cell: Mapping[Any, Any], words: Words) -> str:
    if cell["cell"] == "no_contact":
        return words("no such person known")
    return words(
        "{heard} heard of {known} known, {invited} invited",
        heard=words.number(cell["n_people"]),
        known=words.number(cell["n_contacts"]),
        invited=words.number(cell["n_invited"]),
    )


def _layers(cells: pd.DataFrame, rows: pd.DataFrame, words: Words) -> Any:
    names = alt.Axis(labelLimit=210, labelFontSize=12, ticks=False, domain=False, title=None)
    y = alt.Y("name:N", sort=list(rows["name"]), axis=names, scale=alt.Scale(paddingInner=0.1))
    axis = _headed([*(words.label(role) for role in ROLES), words("ARR"), words("Renews in")])
    base = alt.Chart(cells.assign(end=cells["start"] + 0.96, middle=cells["start"] + 0.48))
    x = alt.X("middle:Q", scale=X, axis=axis, title=None)
    texts = [
        base.transform_filter(which).mark_text(**style).encode(y=y, x=x, text="text:N")
        for which, style in TEXTS.items()
    ]
    return alt.layer(_boxes(base, y, axis, words), *texts, *_facts(rows, y)).properties(
        height=alt.Step(28)
    )


def _boxes(base: alt.Chart, y: alt.Y, axis: alt.Axis, words: Words) -> alt.Chart:
    pick = alt.selection_point(name="pick", fields=["account"])
    told = {"name": words("Account"), "role_label": words("Role"), "told": words("People")}
    return (
        base.mark_bar(cornerRadius=3, cursor="pointer")
        .encode(
            y=y,
            x=alt.X("start:Q", scale=X, axis=axis, title=None),
            x2="end:Q",
            color=alt.condition(
                "datum.cell == 'score'",
                alt.Color("colour:Q", scale=VALENCE, legend=None),
                alt.value(COLOURS["unknown"]),
            ),
            opacity=alt.Opacity("shade:Q", scale=None, legend=None),
            tooltip=[alt.Tooltip(f"{name}:N", title=text) for name, text in told.items()],
        )
        .add_params(pick)
    )


def _headed(heads: list[str]) -> alt.Axis:
    named = " : ".join(f"datum.value == {i + 0.5} ? {dumps(head)}" for i, head in enumerate(heads))
    return alt.Axis(
        orient="top",
        values=[i + 0.5 for i in range(len(heads))],
        labelExpr=f"{named} : ''",
        labelFontSize=12,
        labelOverlap=False,
        labelFlush=False,
        ticks=False,
        domain=False,
        grid=False,
    )


def _facts(rows: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    return [
        alt.Chart(rows)
        .mark_text(fontSize=12, color=TEXT)
        .encode(y=y, x=alt.datum(at, scale=X), text=f"{name}:N")
        for name, at in (("arr_text", 4.5), ("renewal_text", 5.5))
    ]


def _data(cells: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "name": words("Account"),
        "role_label": words("Role"),
        "text": words("Cell"),
        "net": words("Net score"),
        "n_people": words("People heard"),
        "n_contacts": words("People known"),
        "n_invited": words("People invited"),
        "arr": words("ARR"),
        "renewal_text": words("Renews in"),
    }
    return cells[list(names)].round(1).rename(columns=names)
