"""What is behind one touchpoint: who says what there, since when, and where it is felt most."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports.journey import rows_of, single_people
from voc_core.reports.quoted import quoted
from voc_core.store import Store

SCORED: Final = ("nps", "csat", "ces")
QUARTERS: Final = 8
SHOWN_ACCOUNTS: Final = 6
SHOWN_QUOTES: Final = 6
CANDIDATES: Final = 15
"""Texts of each role, the clearest, of which the most telling are chosen."""


@dataclass(frozen=True)
class Touchpoint:
    """One touchpoint under the filters.

    Attributes
    ----------
    place : dict
        Its row of `tables.TOUCHPOINTS`, with both languages and the blueprint lanes.
    roles : DataFrame
        `metrics.touchpoint_rows` of the roles heard now or before.
    spread : DataFrame
        People by ``role`` and ``step``: the score in the lenses nps, csat and ces, else the level
        of `engine.spread`; ``n_people``.
    steps : tuple of int
        Every step there is, ascending.
    people : dict
        ``n`` heard, of these ``negative`` and ``positive``: by the valence of their answer, in the
        lenses voice and text by the side they lean to. [people]
    trend : DataFrame
        One row per role and quarter (``month``, its first day) with `metrics.figures`.
    trend_dots : DataFrame
        Where a quarter has under 5 people: ``role``, ``month``, ``level``, ``n_people``.
    accounts : DataFrame
        Accounts with a negative voice, those that feel it most first: ``account``, ``name``,
        ``arr``, ``n_people``, ``n_neg``, ``net``, ``shrunk``.
    n_accounts, n_accounts_negative : int
        Accounts heard; accounts with a net score under 0. [accounts]
    newest, telling : DataFrame
        `reports.quoted` with text: the newest; the most telling, see
        `metrics.taking_turns`.
    importance : float
        `metrics.importance`, missing under 10 accounts. [-1 to 1]
    n_importance : int
        Accounts it rests on. [accounts]
    currency : str
        Currency of ``arr``.
    """

    place: dict[Any, Any]
    roles: pd.DataFrame
    spread: pd.DataFrame
    steps: tuple[int, ...]
    people: dict[str, int]
    trend: pd.DataFrame
    trend_dots: pd.DataFrame
    accounts: pd.DataFrame
    n_accounts: int
    n_accounts_negative: int
    newest: pd.DataFrame
    telling: pd.DataFrame
    importance: float
    n_importance: int
    currency: str


def touchpoint(store: Store, snapshot: Snapshot, filters: Filters, touchpoint: int) -> Touchpoint:
    """Return what is behind one touchpoint under the filters."""
    here = filters.but(touchpoint=touchpoint)
    places = snapshot.touchpoints.set_index("touchpoint", drop=False)
    trend, dots = _trend(snapshot, here)
    accounts = _accounts(snapshot, here)
    importance = _importance(snapshot, here)
    steps, spread = _spread(snapshot, here)
    return Touchpoint(
        place=places.loc[touchpoint].to_dict(),
        roles=rows_of(snapshot, here),
        spread=spread,
        steps=steps,
        people=_people(snapshot, here),
        trend=trend,
        trend_dots=dots,
        accounts=_feeling_it(accounts),
        n_accounts=len(accounts),
        n_accounts_negative=int((accounts["net"] < 0).sum()),
        newest=_quoted(store, engine.newest(snapshot, here, SHOWN_QUOTES, with_text=True)),
        telling=metrics.taking_turns(
            _quoted(store, engine.clearest(snapshot, here, CANDIDATES)), SHOWN_QUOTES
        ),
        importance=float(importance["rho"].max()),
        n_importance=int(importance["n_accounts"].sum()),
        currency=snapshot.settings.currency,
    )


def _spread(snapshot: Snapshot, filters: Filters) -> tuple[tuple[int, ...], pd.DataFrame]:
    if filters.lens not in SCORED:
        levels = engine.spread(snapshot, filters, ["role"]).rename(columns={"level": "step"})
        return tuple(range(-2, 3)), levels
    scores = engine.tally(snapshot, filters, ["role", "score"])[["role", "score", "n_people"]]
    rounded = scores.assign(step=scores["score"].round().astype("int64"))
    people = rounded.groupby(["role", "step"])["n_people"].sum().reset_index()
    low, high = {"nps": (0, 10), "csat": (1, 5), "ces": (1, 7)}[filters.lens]
    steps = range(min([low, *people["step"]]), max([high, *people["step"]]) + 1)
    return tuple(steps), people


def _people(snapshot: Snapshot, filters: Filters) -> dict[str, int]:
    table = engine.spread(snapshot, filters)
    sides = {
        "n": table["level"] > -9,
        "negative": table["level"] < 0,
        "positive": table["level"] > 0,
    }
    return {side: int(table.loc[rows, "n_people"].sum()) for side, rows in sides.items()}


def _trend(snapshot: Snapshot, filters: Filters) -> tuple[pd.DataFrame, pd.DataFrame]:
    quarters = _quarters(filters.until)
    longer = filters.but(since=date.fromisoformat(quarters[0]))
    tally = engine.tally(snapshot, longer, ["quarter", "role"])
    rows = metrics.monthly_trend(tally.rename(columns={"quarter": "month"}), quarters)
    cells = rows.rename(columns={"month": "quarter"})
    dots = single_people(snapshot, longer, cells, ["quarter", "role"])
    return rows, dots.rename(columns={"quarter": "month"})


def _quarters(until: date) -> list[str]:
    last = until.year * 4 + (until.month - 1) // 3
    return [f"{q // 4:04d}-{q % 4 * 3 + 1:02d}-01" for q in range(last - QUARTERS + 1, last + 1)]


def _accounts(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    tally = engine.tally(snapshot, filters, ["account"])
    table = metrics.figures(tally)
    whole = metrics.net_score(engine.tally(snapshot, filters)).iloc[0]
    drawn = metrics.shrunk(table["n_people"], table["net"], whole, snapshot.settings.shrink_k)
    facts = snapshot.accounts[["account", "name", "arr"]]
    return table.assign(shrunk=drawn).merge(facts, on="account")


def _feeling_it(accounts: pd.DataFrame) -> pd.DataFrame:
    hurt = accounts[(accounts["n_neg"] > 0) & (accounts["net"] <= 0)]
    hurt = hurt.sort_values(["shrunk", "arr"], ascending=[True, False], na_position="last")
    columns = ["account", "name", "arr", "n_people", "n_neg", "net", "shrunk"]
    return hurt[columns].head(SHOWN_ACCOUNTS).reset_index(drop=True)


def _importance(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return `metrics.importance` of the touchpoint, no row in the lens that is the NPS itself."""
    if filters.lens == "nps":
        return pd.DataFrame({"rho": [float("nan")], "n_accounts": [0]})
    relation = filters.but(lens="nps", touchpoint=None, roles=(), sources=())
    nps = engine.tally(snapshot, relation, ["account"]).set_index("account")
    cells = engine.tally(snapshot, filters, ["account", "touchpoint"])
    return metrics.importance(cells, metrics.net_score(nps))


def _quoted(store: Store, chosen: pd.DataFrame) -> pd.DataFrame:
    return quoted(store, chosen["feedback"].tolist())
