"""Whom have we heard, and who is silent?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.store import Store

KEYS = ["account", "role"]


@dataclass(frozen=True)
class Coverage:
    """Coverage of the accounts the filters keep.

    Attributes
    ----------
    measures : DataFrame
        `metrics.coverage`, five rows.
    accounts : DataFrame
        `metrics.account_coverage`, one row per account, with the account's ``name``.
    cells : DataFrame
        `metrics.silence_map`, one row per account and role, with the account's ``name``.
    currency : str
        Reporting currency of every ARR.
    until : date
        The day all is seen from.
    """

    measures: pd.DataFrame
    accounts: pd.DataFrame
    cells: pd.DataFrame
    currency: str
    until: date


def coverage(store: Store, snapshot: Snapshot, filters: Filters) -> Coverage:
    """Return whom we have heard under the filters."""
    accounts = snapshot.accounts_in(filters)
    tally = engine.tally(snapshot, filters, KEYS)
    people = engine.people(snapshot, filters)
    rows = metrics.account_coverage(accounts, tally, people, filters.until)
    cells = metrics.silence_map(tally, people, accounts["account"])
    kept = cells[cells["account"].isin(accounts["account"])]
    return Coverage(
        measures=metrics.coverage(rows),
        accounts=_named(rows, accounts),
        cells=_named(kept.reset_index(drop=True), accounts),
        currency=snapshot.settings.currency,
        until=filters.until,
    )


def _named(table: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    names = accounts.set_index("account")["name"]
    table = table.copy()
    table.insert(1, "name", table["account"].map(names))
    return table
