"""The map of two voices: users across, decision makers up, ARR as size."""

from math import pi, sqrt
from typing import Any, Final

import altair as alt
import pandas as pd

from voc_core.charts.base import (
    COLOURS,
    INK,
    NET,
    OPACITY,
    TEXT,
    Figure,
    net_axis,
    zero_line,
)
from voc_core.vocabulary import N_
from voc_core.wording import Words

ROOMY: Final = alt.Scale(domain=[-126, 126], nice=False)
"""Scale upwards: beyond the scores there is room for the words in the corners."""

CORNERS: Final[tuple[tuple[int, int, Any, Any, str], ...]] = (
    (-103, 125, "left", "top", N_("Users unhappy, deciders content")),
    (103, 125, "right", "top", N_("Both content")),
    (-103, -125, "left", "bottom", N_("Both unhappy")),
    (103, -125, "right", "bottom", N_("Users content, deciders unhappy")),
)
NAMED: Final = 2
"""The largest accounts clearly at risk carry their name. [accounts]"""

HIGH: Final = 420
"""How high the map is, with its axis and titles. [pixels]"""

INSIDE: Final = 345
"""How high the field of its dots is. [pixels]"""

ACROSS: Final = 1.3
"""How many pixels a point takes across where the map is narrowest. [pixels]"""

LINE: Final = 18
"""How far a name keeps from the next one and from the words in the corners. [pixels]"""

AREAS: Final = (60.0, 1400.0)
"""Area of the dot of no revenue and of the largest account. [square pixels]"""

UNDER: Final = 6
"""How much lower a name under its dot begins, as text stands on its line. [pixels]"""


def two_voices_map(accounts: pd.DataFrame, title: str, currency: str, words: Words) -> Figure:
    """Return every account heard on both sides: users across, decision makers up, ARR as size.

    Parameters
    ----------
    accounts : DataFrame
        `metrics.two_voices` with the account's facts.
    title : str
        The finding.
    currency : str
        Currency of ``arr``.
    """
    heard = accounts.dropna(subset=["user", "decision_maker"])
    rows = heard.assign(
        opacity=heard["evidence"].map(OPACITY).astype("float64"),
        sure=[words.label(e) for e in heard["evidence"]],
        state_label=[words.label(s) for s in heard["state"]],
        area=_areas(heard["arr"]),
        arr_label=[words.money(a, currency) for a in heard["arr"]],
        is_at_risk=heard["decision_maker"] < 0,
        heard=[
            words(
                "{users} of {all_users} users, {deciders} of {all_deciders} decision makers",
                users=a,
                all_users=b,
                deciders=c,
                all_deciders=d,
            )
            for a, b, c, d in heard[
                ["n_user", "n_user_contacts", "n_decision_maker", "n_decision_maker_contacts"]
            ]
            .astype("int64")
            .itertuples(index=False)
        ],
    )
    note = words(
        "{n} accounts heard on both sides of {all}. Size: ARR. Faint: few answers, the gap is"
        " unclear. Click an account to open it.",
        n=words.number(len(rows)),
        all=words.number(len(accounts)),
    )
    if rows.empty:
        return Figure(
            words("No account has been heard on both sides yet"),
            note,
            title,
            None,
            _map_data(rows, words),
        )
    return Figure(title, note, title, _map_layers(rows, words), _map_data(rows, words))


def _map_layers(rows: pd.DataFrame, words: Words) -> Any:
    pick = alt.selection_point(name="pick", fields=["account"])
    axis = net_axis(words, grid=False)
    points = (
        alt.Chart(rows)
        .mark_circle(stroke="#ffffff", strokeWidth=0.8)
        .encode(
            x=alt.X("user:Q", title=words("Users, net score"), scale=NET, axis=axis),
            y=alt.Y(
                "decision_maker:Q",
                title=words("Decision makers, net score"),
                scale=ROOMY,
                axis=axis,
            ),
            size=alt.Size("area:Q", legend=None, scale=None),
            opacity=alt.Opacity("opacity:Q", scale=None, legend=None),
            color=alt.Color(
                "is_at_risk:N",
                legend=None,
                scale=alt.Scale(
                    domain=[True, False], range=[COLOURS["negative"], COLOURS["positive"]]
                ),
            ),
            tooltip=[
                alt.Tooltip("name:N", title=words("Account")),
                alt.Tooltip("user:Q", title=words("Users, net score"), format="+.0f"),
                alt.Tooltip(
                    "decision_maker:Q", title=words("Decision makers, net score"), format="+.0f"
                ),
                alt.Tooltip("heard:N", title=words("Heard")),
                alt.Tooltip("sure:N", title=words("The gap")),
                alt.Tooltip("state_label:N", title=words("State")),
                alt.Tooltip("arr_label:N", title=words("ARR")),
            ],
        )
        .add_params(pick)
    )
    layers = (zero_line("x"), zero_line("y", ROOMY), _corners(words), points, *_names(rows))
    return alt.layer(*layers).properties(height=HIGH)


def _areas(arr: pd.Series) -> pd.Series:
    """Return how large each dot is; ARR not known is drawn as the least. [square pixels]"""
    share = (arr / arr.max()).clip(lower=0).fillna(0.0).astype("float64")
    return AREAS[0] + share * (AREAS[1] - AREAS[0])


def _names(rows: pd.DataFrame) -> list[alt.Chart]:
    """Return the names of the largest accounts clearly at risk, clear of each other."""
    named = rows[rows["is_at_risk"] & (rows["evidence"] != "unclear")].nlargest(NAMED, "area")
    named = named.sort_values("decision_maker", ascending=False)
    offsets = _offsets(named)
    return [_name(named.iloc[[rank]], *offset) for rank, offset in enumerate(offsets)]


def _offsets(named: pd.DataFrame) -> list[tuple[float, float]]:
    """Return how far each name begins from its dot, across and down: over, under, beside, lifted.

    Beside, it begins on the side with more room.
    """
    placed: list[tuple[float, float, float]] = []
    offsets = []
    for row in named.to_dict("records"):
        away, (left, right) = sqrt(row["area"] / pi) + 8, _span(row)
        y = (ROOMY.domain[1] - row["decision_maker"]) / (2 * ROOMY.domain[1]) * INSIDE
        taken = [at for at, start, end in placed if start < right and left < end]
        inward = -1 if row["user"] > 0 else 1
        sides = (
            (-12 * inward, -away),
            (-12 * inward, away + UNDER),
            (inward * away, UNDER),
            *((-12 * inward, -away - lift * LINE) for lift in (1, 2, 3, 4)),
        )
        dx, dy = next(side for side in sides if _is_free(y + side[1], taken))
        x, wide = row["user"] * ACROSS, away - 8
        placed += [(y + dy, left, right), (y + 4, x - wide, x + wide)]
        offsets.append((dx, dy))
    return offsets


def _is_free(y: float, taken: list[float]) -> bool:
    """Return whether a name may stand there: over the words in the corners, clear of others."""
    return y < INSIDE - LINE and all(abs(y - other) >= LINE for other in taken)


def _span(row: dict[Any, Any]) -> tuple[float, float]:
    """Return where a name begins and ends across. [pixels]"""
    x = row["user"] * ACROSS
    wide = min(200, sum(13 if ord(letter) > 0x2E80 else 8 for letter in row["name"]))
    return (x + 12 - wide, x + 12) if row["user"] > 0 else (x - 12, x - 12 + wide)


def _name(row: pd.DataFrame, dx: float, dy: float) -> alt.Chart:
    """Return the name of one account, so far from its dot."""
    align: Any = "right" if row["user"].iloc[0] > 0 else "left"
    text = alt.Chart(row).mark_text(
        align=align,
        dx=dx,
        dy=dy,
        fontSize=12,
        fontWeight="bold",
        fill=INK,
        limit=200,
    )
    return text.encode(
        x=alt.X("user:Q", scale=NET), y=alt.Y("decision_maker:Q", scale=ROOMY), text="name:N"
    )


def _corners(words: Words) -> Any:
    texts = [
        alt.Chart(pd.DataFrame({"x": [x], "y": [y], "text": [words(text)]}))
        .mark_text(align=align, baseline=baseline, color=TEXT, fontSize=12, fontStyle="italic")
        .encode(x=alt.X("x:Q", scale=NET), y=alt.Y("y:Q", scale=ROOMY), text="text:N")
        for x, y, align, baseline, text in CORNERS
    ]
    return alt.layer(*texts)


def _map_data(rows: pd.DataFrame, words: Words) -> pd.DataFrame:
    names = {
        "name": words("Account"),
        "user": words("Users, net score"),
        "n_user": words("Users heard"),
        "decision_maker": words("Decision makers, net score"),
        "n_decision_maker": words("Decision makers heard"),
        "gap": words("Gap"),
        "sure": words("Evidence"),
        "state_label": words("State"),
        "arr": words("ARR"),
    }
    return rows[list(names)].rename(columns=names)
