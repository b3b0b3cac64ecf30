"""How far do four fair ways of adding up the same NPS answers lie apart, and who makes them?"""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.store import Store


@dataclass(frozen=True)
class Rollups:
    """The four roll-ups under the filters; the lens is always ``nps``.

    Attributes
    ----------
    everyone, account_average, decider_first, revenue_weighted : float
        The values, missing where nobody counts. [-100 to 100]
    rollups : DataFrame
        `metrics.four_rollups`: the same values with their people and accounts.
    causes : DataFrame
        `metrics.rollup_causes` with the account's ``name``, the largest contribution first.
    currency : str
        Reporting currency.
    until : date
        The day all is seen from.
    """

    everyone: float
    account_average: float
    decider_first: float
    revenue_weighted: float
    rollups: pd.DataFrame
    causes: pd.DataFrame
    currency: str
    until: date


def rollups(store: Store, snapshot: Snapshot, filters: Filters) -> Rollups:
    """Return the four roll-ups of the NPS answers under the filters."""
    accounts = snapshot.accounts_in(filters)
    answers = engine.latest(snapshot, filters.but(lens="nps"))
    arr = accounts.set_index("account")["arr"]
    table = metrics.four_rollups(answers, arr)
    causes = metrics.rollup_causes(answers, arr)
    everyone, account_average, decider_first, revenue_weighted = table["value"].astype(float)
    return Rollups(
        everyone=everyone,
        account_average=account_average,
        decider_first=decider_first,
        revenue_weighted=revenue_weighted,
        rollups=table,
        causes=causes.merge(accounts[["account", "name"]], on="account", how="left"),
        currency=snapshot.settings.currency,
        until=filters.until,
    )
