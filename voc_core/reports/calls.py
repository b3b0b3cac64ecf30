"""Which accounts to call first, and why."""

import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.reports.quoted import quoted
from voc_core.store import Store

SHOWN = 8


def calls(store: Store, snapshot: Snapshot, filters: Filters, limit: int = SHOWN) -> pd.DataFrame:
    """Return the accounts to call, most urgent first, each with the voice that is the reason.

    Parameters
    ----------
    limit : int
        At most this many. [accounts]

    Returns
    -------
    DataFrame
        One row per account: `metrics.account_priority` of its worst voice (``priority`` [0 to 100],
        ``severity``, ``days_to_renewal``, ``n_alerts`` groups of role and metric with a negative
        voice …), the account's ``name``, ``arr``, ``renewal_on``, ``renewal_kind``, ``csm`` and the
        ``contact_name``, ``title``, ``text``, ``source`` and ``corrected`` of the voice.
    """
    accounts = snapshot.accounts_in(filters).set_index("account")
    worst = engine.worst(snapshot, filters.but(lens="voice"))
    voices = worst.assign(
        scale_low=0.0,
        scale_high=1.0,
        valence=-1,
        score=worst["score"].where(worst["metric"] == "nps", worst["place"]),
    )
    voices.loc[voices["metric"] == "nps", "scale_high"] = 10.0
    alerts = metrics.alert_priority(
        voices,
        metrics.arr_percentile(accounts["arr"]),
        days_to_renewal(accounts["renewal_on"], filters),
        snapshot.settings.role_weights,
        snapshot.settings.renewal_horizon_days,
    )
    urgent = metrics.account_priority(alerts).head(limit)
    return _detailed(store, urgent, accounts)


def days_to_renewal(renewal_on: pd.Series, filters: Filters) -> pd.Series:
    """Return the days from the end of the window to each renewal, missing if unknown. [days]"""
    return (pd.to_datetime(renewal_on) - pd.Timestamp(filters.until)).dt.days.astype("float64")


def _detailed(store: Store, urgent: pd.DataFrame, accounts: pd.DataFrame) -> pd.DataFrame:
    said = quoted(store, urgent["feedback"].tolist()).rename(columns={"id": "feedback"})
    columns = [
        "feedback",
        "contact_name",
        "title",
        "scale_low",
        "scale_high",
        "score",
        "text",
        "source",
        "corrected",
    ]
    table = urgent.drop(columns=["score", "scale_low", "scale_high", "place"])
    table = table.merge(said[columns], on="feedback", how="left")
    facts = accounts[["name", "arr", "renewal_on", "renewal_kind", "csm", "tier"]]
    return table.merge(facts, left_on="account", right_index=True, how="left")
