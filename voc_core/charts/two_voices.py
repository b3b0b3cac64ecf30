"""The dumbbell of each account: users, managers and decision makers on one line."""

from collections.abc import Mapping
from json import dumps
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import COLOURS, OPACITY, TEXT, Figure, role_colour
from voc_core.vocabulary import MIN_PEOPLE
from voc_core.wording import Words

VOICES: Final = ("user", "manager", "decision_maker")
DASHES: Final = {"strong": [1, 0], "likely": [1, 0], "unclear": [4, 3]}
TICKS: Final = (-100, -50, 0, 50, 100)
COLUMNS: Final = {"state_text": 138, "arr_text": 186, "renewal_text": 226, "people_text": 259}
"""Where the text columns stand, in points of the axis they continue."""
ENDS: Final = (-106, 276)
DUMBBELL_X: Final = alt.Scale(domain=ENDS, nice=False)
GREY: Final = COLOURS["all"]
TOUCHING: Final = 8
"""Dots nearer than this would hide each other. [points]"""


def dumbbells(accounts: pd.DataFrame, title: str, currency: str, words: Words) -> Figure:
    """Return users, managers and decision makers of each account on one line, in the order given.

    Parameters
    ----------
    accounts : DataFrame
        `reports.two_voices.TwoVoices.accounts`, with ``sure`` and ``renewal_text`` in words.
    title : str
        The finding.
    """
    note = words(
        "Net score of each role, −100 to +100, one voice per person. Hollow: fewer than {n} "
        "people. Thin line: where the score of {n} or more may lie, if not all were heard. "
        "Grey bar: the gap, dashed and faint where it could be chance. Click a line to open the "
        "account.",
        n=MIN_PEOPLE,
    )
    rows = _worded(accounts, currency, words)
    heard = rows[rows[list(VOICES)].notna().any(axis=1)]
    chart = _dumbbell_layers(rows, words) if len(heard) else None
    return Figure(title, note, title, chart, _dumbbell_data(rows, words))


def table(accounts: pd.DataFrame, currency: str, words: Words) -> pd.DataFrame:
    """Return the accounts given to `dumbbells` as a table with readable headings."""
    return _dumbbell_data(_worded(accounts, currency, words), words)


def _worded(accounts: pd.DataFrame, currency: str, words: Words) -> pd.DataFrame:
    records = accounts.to_dict("records")
    return accounts.assign(
        arr_text=[words.money(arr, currency) for arr in accounts["arr"]],
        people_text=[words.count("{n} person", "{n} people", int(n)) for n in accounts["n_sides"]],
        state_text=[words.label(state) for state in accounts["state"]],
        gap_text=[words.number(abs(gap)) for gap in accounts["gap"]],
        **{f"{role}_text": [_role_text(row, role, words) for row in records] for role in VOICES},
    )


def _role_text(row: Mapping[Any, Any], role: str, words: Words) -> str:
    n = row[f"n_{role}"]
    if not n:
        return words("not heard")
    text = words(
        "{net} · {n} of {all} people",
        net=words.signed(row[role]),
        n=words.number(n),
        all=words.number(max(n, row[f"n_{role}_contacts"])),
    )
    if n < MIN_PEOPLE or n >= row[f"n_{role}_contacts"]:
        return text
    low, high = words.signed(row[f"{role}_low"]), words.signed(row[f"{role}_high"])
    return text + " · " + words("{low} to {high}", low=low, high=high)


def _dumbbell_layers(rows: pd.DataFrame, words: Words) -> Any:
    order = list(rows["name"])
    names = alt.Axis(
        labelLimit=210, labelFontSize=12, labelFlush=False, ticks=False, domain=False, title=None
    )
    y = alt.Y("name:N", sort=order, axis=names)
    heads = dict(zip(COLUMNS.values(), _heads(words), strict=True))
    x = alt.X("net:Q", scale=DUMBBELL_X, axis=_headed(heads), title=None)
    points = _points(rows)
    lane = alt.YOffset("lane:O", scale=alt.Scale(domain=[-1, 0, 1], paddingOuter=0.4))
    dots = alt.Chart(points).encode(y=y, yOffset=lane, color=role_colour(words, VOICES))
    sampled = points[~points["is_thin"] & ~points["is_whole"]]
    spread = (
        dots.mark_rule(strokeWidth=1.2, opacity=0.45)
        .properties(data=sampled)
        .encode(x=alt.X("low:Q", scale=DUMBBELL_X, axis=_headed(heads), title=None), x2="high:Q")
    )
    marks = dots.mark_point(size=80, strokeWidth=2, opacity=1).encode(
        x=x,
        fill=role_colour(words, VOICES),
        fillOpacity=alt.condition("datum.is_thin", alt.value(0), alt.value(1)),
    )
    layers = [_zero(), *_gaps(rows, y), spread, marks, *_texts(rows, y), _hit(rows, y, words)]
    return alt.layer(*layers).properties(height=alt.Step(30, **{"for": "position"}))


def _heads(words: Words) -> tuple[str, ...]:
    return words("State"), words("ARR"), words("Renews in"), words("Based on")


def _points(rows: pd.DataFrame) -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                "name": rows["name"],
                "role": role,
                "net": rows[role],
                "low": rows[f"{role}_low"],
                "high": rows[f"{role}_high"],
                "is_thin": rows[f"n_{role}"] < MIN_PEOPLE,
                "is_whole": rows[f"n_{role}"] >= rows[f"n_{role}_contacts"],
            }
        )
        for role in VOICES
    ]
    points = pd.concat(parts, ignore_index=True).dropna(subset=["net"])
    return points.assign(lane=_lanes(points))


def _lanes(points: pd.DataFrame) -> pd.Series:
    """Return 0 for a dot that stands free on its line, else −1, 0 or 1 by role, to part them."""
    by_net = points.sort_values(["name", "net"])
    after = by_net.groupby("name")["net"].diff() < TOUCHING
    before = by_net.groupby("name")["net"].diff(-1) > -TOUCHING
    lane = points["role"].map({"user": -1, "manager": 0, "decision_maker": 1})
    return lane.where(after | before, 0)


def _headed(heads: dict[int, str]) -> alt.Axis:
    """Return the axis on top; behind its scores it carries the headings of the text columns."""
    words = " : ".join(f"datum.value == {at} ? {dumps(text)}" for at, text in heads.items())
    scored = {"condition": {"test": "datum.value <= 100", "value": 0.6}, "value": 0}
    return alt.Axis(
        orient="top",
        values=[*TICKS, *heads],
        labelExpr=f"{words} : (datum.value > 0 ? '+' : '') + replace(datum.label, '+', '')",
        labelFontSize=12,
        labelOverlap=False,
        labelFlush=False,
        ticks=False,
        domain=False,
        gridOpacity=scored,
    )


def _zero() -> alt.Chart:
    line = alt.Chart(pd.DataFrame({"at": [0]})).mark_rule(color="#9AA0A6", strokeWidth=1.5)
    return line.encode(x=alt.X("at:Q", scale=DUMBBELL_X))


def _gaps(rows: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    """Return the bar between users and decision makers, one layer per grade of evidence."""
    return [
        alt.Chart(part)
        .mark_rule(color=GREY, strokeWidth=3, opacity=OPACITY[grade], strokeDash=DASHES[grade])
        .encode(y=y, x=alt.X("user:Q", scale=DUMBBELL_X), x2="decision_maker:Q")
        for grade in DASHES
        if len(part := rows[rows["evidence"] == grade])
    ]


def _texts(rows: pd.DataFrame, y: alt.Y) -> list[alt.Chart]:
    return [
        alt.Chart(rows)
        .mark_text(fontSize=12, color=TEXT)
        .encode(y=y, x=alt.datum(at, scale=DUMBBELL_X), text=f"{name}:N")
        for name, at in COLUMNS.items()
    ]


def _hit(rows: pd.DataFrame, y: alt.Y, words: Words) -> alt.Chart:
    """Return an unseen bar over each whole line, so that it is easy to hit and tells everything."""
    pick = alt.selection_point(name="pick", fields=["account"])
    told = {
        "name": words("Account"),
        "state_text": words("State"),
        **{f"{role}_text": words.label(role) for role in VOICES},
        "gap_text": words("Gap"),
        "sure": words("Evidence"),
        "arr_text": words("ARR"),
        "renewal_text": words("Renews in"),
    }
    return (
        alt.Chart(rows)
        .mark_bar(opacity=0.001, cursor="pointer")
        .encode(
            y=y,
            x=alt.datum(ENDS[0], scale=DUMBBELL_X),
            x2=alt.datum(ENDS[1]),
            tooltip=[alt.Tooltip(f"{name}:N", title=text) for name, text in told.items()],
        )
        .add_params(pick)
    )


def _dumbbell_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {"name": words("Account"), "state_text": words("State")}
    for role in VOICES:
        names[role] = words("{role}, net score", role=words.label(role))
        names[f"n_{role}"] = words("{role}, people heard", role=words.label(role))
    names |= {"gap": words("Gap"), "sure": words("Evidence"), "arr": words("ARR")}
    names |= {"renewal_on": words("Renewal"), "days_to_renewal": words("Days to renewal")}
    return rows[list(names)].round(1).rename(columns=names)
