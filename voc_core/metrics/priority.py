"""Which voice to answer first, and why."""

from collections.abc import Mapping
from typing import Final

import numpy as np
import pandas as pd

from voc_core.metrics.account_score import ROLE_WEIGHTS

HORIZON: Final = 180
"""A renewal nearer than this raises the priority. [days]"""

TOP_WEIGHT: Final = 5.0
"""Weight the priority is measured by; a heavier role takes its place, so that 100 is the most."""


def arr_percentile(arr: pd.Series) -> pd.Series:
    """Return the share of accounts with no more ARR than each, missing where it is not known.

    Parameters
    ----------
    arr : Series
        Annual recurring revenue, index account. [major units]

    Returns
    -------
    Series
        The largest account has 1; equals share their mean rank. (0 to 1]
    """
    return arr.astype("float64").rank(pct=True).rename("arr_percentile")


def alert_priority(
    voices: pd.DataFrame,
    arr_percentile: pd.Series,
    days_to_renewal: pd.Series,
    weights: Mapping[str, float] = ROLE_WEIGHTS,
    horizon: float = HORIZON,
) -> pd.DataFrame:
    """Return how urgently each feedback asks for an answer.

    Parameters
    ----------
    voices : DataFrame
        One row per feedback: ``account``, ``role``, ``metric``, ``score``, ``scale_low``,
        ``scale_high``, ``valence``, ``tone``; other columns (feedback, day) pass through. A CES is
        stored high = easy.
    arr_percentile : Series
        Index account; an account not in it, or missing, counts as 0. [0 to 1]
    days_to_renewal : Series
        Index account; negative (renewal passed) counts as 0 days, an account not in it, or missing,
        as a renewal beyond the horizon. [days]
    weights : mapping
        Weight of each role; a role not named counts as unknown.
    horizon : number
        A renewal nearer than this raises the priority; above 0. [days]

    Returns
    -------
    DataFrame
        `voices`, same rows and index, and

        ``role_weight``, ``arr_percentile``, ``days_to_renewal``
            What was used for the row; the last two missing where not known.
        ``severity``
            0 where nothing is wrong. [0 to 1]
        ``priority``
            [0 to 100]
        ``is_lowest``
            The score is the lowest possible: opens a case whatever the priority.

    Notes
    -----
    100 x w_role/5 x severity x (0.5 + 0.5 ARR percentile) x (1 + max(0, 1 - days/horizon))/2.
    Severity: nps (7 - score)/7 up to 6; other scores with valence -1: 1 - x, x = (score -
    low)/(high - low); text with valence -1: |tone|; else 0. A weight above 5 replaces the 5.
    """
    role = _weight(voices["role"], weights)
    arr = voices["account"].map(arr_percentile).astype("float64")
    days = voices["account"].map(days_to_renewal).astype("float64")
    severity = _severity(voices)
    near = (1 - days.clip(lower=0) / horizon).clip(lower=0).fillna(0)
    top = max([TOP_WEIGHT, *weights.values()])
    factor = (0.5 + 0.5 * arr.fillna(0)) * (1 + near) / 2
    return voices.assign(
        role_weight=role,
        arr_percentile=arr,
        days_to_renewal=days,
        severity=severity,
        priority=100 * role / top * severity * factor,
        is_lowest=_is_lowest(voices),
    )


def account_priority(alerts: pd.DataFrame) -> pd.DataFrame:
    """Return the most urgent alert of each account.

    Parameters
    ----------
    alerts : DataFrame
        Rows of `alert_priority`.

    Returns
    -------
    DataFrame
        One row per account with anything wrong (severity above 0), most urgent first: all columns
        of the alert with the highest priority, which are its reason, and ``n_alerts``,
        ``n_lowest``, alerts of the account and those with the lowest possible score [feedbacks].
        Ties: the severer, then the later ``day`` and the higher ``feedback`` where given.
    """
    wrong = alerts[alerts["severity"] > 0]
    ties = [name for name in ("day", "feedback") if name in alerts.columns]
    order = ["priority", "severity", *ties]
    ranked = wrong.sort_values(order, ascending=False, na_position="last", kind="stable")
    by_account = wrong.groupby("account")
    first = ranked.drop_duplicates("account")
    return first.assign(
        n_alerts=first["account"].map(by_account.size()).astype("int64"),
        n_lowest=first["account"].map(by_account["is_lowest"].sum()).astype("int64"),
    ).reset_index(drop=True)


def _weight(role: pd.Series, weights: Mapping[str, float]) -> pd.Series:
    return role.map(dict(weights)).astype("float64").fillna(float(weights.get("unknown", 0)))


def _severity(voices: pd.DataFrame) -> pd.Series:
    score, low, high = (
        voices[name].astype("float64") for name in ("score", "scale_low", "scale_high")
    )
    is_bad = voices["valence"].astype("float64") < 0
    span = (high - low).where(high > low)
    severity = np.select(
        [voices["metric"] == "nps", voices["metric"] != "none"],
        [((7 - score) / 7).where(score <= 6), (1 - (score - low) / span).where(is_bad)],
        voices["tone"].astype("float64").abs().where(is_bad),
    )
    return pd.Series(severity, index=voices.index).fillna(0).clip(0, 1)


def _is_lowest(voices: pd.DataFrame) -> pd.Series:
    score, low = voices["score"].astype("float64"), voices["scale_low"].astype("float64")
    return (voices["metric"] != "none") & (score == low)
