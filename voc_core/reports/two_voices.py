"""Which accounts' users and deciders disagree, and how sure are we?"""

from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports.calls import days_to_renewal
from voc_core.store import Store
from voc_core.vocabulary import STATES

ORDERS: Final = ("gap", "arr", "renewal")
NEAR_DAYS: Final = 180
"""A renewal nearer than this is near. [days]"""


@dataclass(frozen=True)
class TwoVoices:
    """Users against decision makers at every account.

    Attributes
    ----------
    accounts : DataFrame
        `metrics.two_voices` with the facts of each account (`tables.ACCOUNTS`),
        ``days_to_renewal`` [days] and ``n_sides`` (users and decision makers heard) [people]; in
        the order asked for, only those of the state asked for.
    silence : DataFrame
        The same accounts in the order of the map of silence: nobody who decides heard first, then
        the nearest renewal.
    cells : DataFrame
        `metrics.silence_map` of these accounts.
    states : DataFrame
        One row per state in the order of `vocabulary.STATES`, over all accounts: ``state``,
        ``n_accounts``, ``arr`` [major units], ``n_with_arr`` [accounts].
    deciders_unheard : dict
        Over the accounts shown: ``n_accounts`` where no decision maker was heard, their ``arr``,
        ``n_with_arr``, and ``n_near``, those that renew within `NEAR_DAYS`.
    currency : str
        Reporting currency of every ARR.
    """

    accounts: pd.DataFrame
    silence: pd.DataFrame
    cells: pd.DataFrame
    states: pd.DataFrame
    deciders_unheard: dict[str, float]
    currency: str
    until: date


def two_voices(
    store: Store,
    snapshot: Snapshot,
    filters: Filters,
    state: str | None = None,
    order: str = "gap",
) -> TwoVoices:
    """Return the accounts with their two voices.

    Parameters
    ----------
    filters : Filters
        The cut by role is left out: roles are what is compared here.
    state : str or None
        Keep the accounts in this state only.
    order : str
        ``gap`` (widest first), ``arr`` (largest first) or ``renewal`` (nearest first, those passed
        after those to come).
    """
    filters = filters.but(roles=())
    by_role = engine.tally(snapshot, filters, ["account", "role"])
    people = engine.people(snapshot, filters)
    table = pairs(snapshot, filters, by_role, people)
    kept = _ordered(table if state is None else table[table["state"] == state], order)
    cells = metrics.silence_map(by_role, people, table["account"])
    return TwoVoices(
        accounts=kept,
        silence=_silent_first(kept),
        cells=cells[cells["account"].isin(kept["account"])].reset_index(drop=True),
        states=_states(table),
        deciders_unheard=_deciders_unheard(kept),
        currency=snapshot.settings.currency,
        until=filters.until,
    )


def pairs(
    snapshot: Snapshot, filters: Filters, by_role: pd.DataFrame, people: pd.DataFrame
) -> pd.DataFrame:
    """Return `metrics.two_voices` of the accounts kept, with their facts."""
    accounts = snapshot.accounts_in(filters)
    table = metrics.two_voices(by_role, people, accounts["account"])
    table = table.merge(accounts.drop(columns="csm"), on="account", how="inner")
    return table.assign(
        days_to_renewal=days_to_renewal(table["renewal_on"], filters),
        n_sides=table["n_user"] + table["n_decision_maker"],
    )


def _ordered(table: pd.DataFrame, order: str) -> pd.DataFrame:
    if order == "arr":
        table = table.sort_values("arr", ascending=False, na_position="last", kind="stable")
    elif order == "renewal":
        days = table["days_to_renewal"]
        table = table.assign(_passed=days < 0, _days=days.abs())
        table = table.sort_values(["_passed", "_days"], na_position="last", kind="stable")
        unknown = table["_days"].isna()
        table = pd.concat([table[~unknown], table[unknown]]).drop(columns=["_passed", "_days"])
    return table.reset_index(drop=True)


def _silent_first(table: pd.DataFrame) -> pd.DataFrame:
    by_renewal = _ordered(table, "renewal")
    is_heard = by_renewal["n_decision_maker"] > 0
    return pd.concat([by_renewal[~is_heard], by_renewal[is_heard]], ignore_index=True)


def _states(table: pd.DataFrame) -> pd.DataFrame:
    grouped = table.groupby("state").agg(
        n_accounts=("account", "size"), arr=("arr", "sum"), n_with_arr=("arr", "count")
    )
    counts = grouped.reindex(list(STATES)).fillna(0).rename_axis("state")
    return counts.astype({"n_accounts": "int64", "n_with_arr": "int64"}).reset_index()


def _deciders_unheard(table: pd.DataFrame) -> dict[str, float]:
    unheard = table[table["n_decision_maker"] == 0]
    return {
        "n_accounts": len(unheard),
        "arr": float(unheard["arr"].sum()),
        "n_with_arr": int(unheard["arr"].count()),
        "n_near": int(unheard["days_to_renewal"].between(0, NEAR_DAYS).sum()),
    }
