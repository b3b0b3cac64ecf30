"""How we count: the settings in force, what they mean, and changing them in one write."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from babel.numbers import list_currencies

from voc_core import metrics
from voc_core.engine import Snapshot
from voc_core.errors import VocError
from voc_core.settings import Settings
from voc_core.store import Store, directory, feedback
from voc_core.store import accounts as stored_accounts
from voc_core.store import settings as stored
from voc_core.vocabulary import LANGUAGES, N_, ROLES

SCALES: Final = (
    ("nps", 0, 10),
    ("csat", 1, 5),
    ("csat", 1, 7),
    ("csat", 1, 10),
    ("ces", 1, 5),
    ("ces", 1, 7),
)
"""Scales whose convention is shown."""

RANGES: Final[dict[str, tuple[float, float]]] = {
    "csat_from": (0.55, 1),
    "window_months": (1, 120),
    "shrink_k": (0, 1000),
    "renewal_horizon_days": (1, 1000),
    "max_file_mb": (1, 10_000),
    "max_rows": (1, 100_000_000),
    "max_columns": (1, 16_384),
    "max_cell_chars": (100, 10_000_000),
    "api_calls": (1, 100_000),
    "api_failures": (1, 100_000),
}
"""What each number may be."""

WEIGHTS: Final = (0.0, 10.0)
EXAMPLE: Final = (("decision_maker", 3), ("manager", 3), ("user", 3))
EXAMPLE_DAYS: Final = 60
OUT_OF_RANGE: Final = N_("{what} is {value}. Use a number from {low} to {high}.")
BAD_RATE: Final = N_("The rate of {currency} is {value}. Use a number above 0.")
BAD_CURRENCY: Final = N_(
    "'{currency}' is not a currency. Use a code of three letters, such as EUR."
)
NAMES: Final = {
    "csat_from": N_("Positive from"),
    "window_months": N_("Window"),
    "shrink_k": N_("Pull towards the portfolio"),
    "renewal_horizon_days": N_("Renewal counts from"),
    "max_file_mb": N_("Size of a file"),
    "max_rows": N_("Rows"),
    "max_columns": N_("Columns"),
    "max_cell_chars": N_("Characters in a cell"),
    "api_calls": N_("Calls of a token"),
    "api_failures": N_("Calls without a valid token"),
}
"""What each number is called on screen."""


@dataclass(frozen=True)
class Page:
    """The settings in force and what hangs on them.

    Attributes
    ----------
    settings : Settings
        In force.
    unrated : DataFrame
        Currencies of accounts without a rate: ``currency``, ``n_accounts`` [accounts].
    """

    settings: Settings
    unrated: pd.DataFrame


def page(store: Store, snapshot: Snapshot) -> Page:
    """Return the settings in force."""
    used = stored_accounts.table(store)["currency"].value_counts()
    without = used[~used.index.isin(list(snapshot.settings.rates))]
    table = without.rename_axis("currency").reset_index(name="n_accounts")
    return Page(snapshot.settings, table)


def convention(csat_from: float) -> pd.DataFrame:
    """Return which answers are positive, neutral and negative on the usual scales.

    Returns
    -------
    DataFrame
        One row per scale of `SCALES`: ``metric``, ``low``, ``high``, ``positive``, ``neutral``,
        ``negative``, each a range of answers as text, such as 4–5, empty where there is none.
    """
    rows = [(m, low, high, score) for m, low, high in SCALES for score in range(low, high + 1)]
    table = pd.DataFrame(rows, columns=["metric", "low", "high", "score"])
    valence = metrics.valence_of(
        table["metric"], table["score"], table["low"], table["high"], csat_from=csat_from
    )
    table = table.assign(side=valence.map({1: "positive", 0: "neutral", -1: "negative"}))
    keys = ["metric", "low", "high"]
    wide = table.groupby([*keys, "side"])["score"].agg(_range).unstack("side")
    wide = wide.reindex(columns=["positive", "neutral", "negative"]).fillna("")
    return wide.reindex(SCALES).rename_axis(index=keys, columns=None).reset_index()


def example(weights: Mapping[str, float], horizon: float) -> pd.DataFrame:
    """Return what an NPS of 3 raises at the largest account, renewing in 60 days, by role.

    Returns
    -------
    DataFrame
        ``role``, ``score``, ``priority`` [0 to 100].
    """
    voices = pd.DataFrame(EXAMPLE, columns=["role", "score"]).assign(
        account=1, metric="nps", scale_low=0, scale_high=10, valence=-1, tone=float("nan")
    )
    arr, days = pd.Series({1: 1.0}), pd.Series({1: float(EXAMPLE_DAYS)})
    alerts = metrics.alert_priority(voices, arr, days, weights, horizon)
    return alerts[["role", "score", "priority"]]


def rates_in(settings: Settings, currency: str) -> pd.DataFrame:
    """Return what one unit of each other currency is worth in `currency`, by code."""
    unit = settings.rates.get(currency, 1.0)
    others = sorted(code for code in settings.rates if code != currency)
    values = [round(settings.rates[code] / unit, 6) for code in others]
    return pd.DataFrame({"currency": others, "rate": values}).astype(
        {"currency": "str", "rate": "float64"}
    )


def rates_of(table: pd.DataFrame, currency: str) -> dict[str, float]:
    """Return the rates a person edited, the reporting currency worth 1.

    Raises
    ------
    VocError
        If a code is no currency or a rate is not above 0.
    """
    rates = {currency: 1.0}
    for code, rate in zip(table["currency"], table["rate"], strict=True):
        if pd.isna(code) and pd.isna(rate):
            continue
        code = "" if pd.isna(code) else str(code).strip().upper()
        if not re.fullmatch("[A-Z]{3}", code) or code not in list_currencies():
            raise VocError(BAD_CURRENCY, currency=code)
        if pd.isna(rate) or rate <= 0:
            raise VocError(BAD_RATE, currency=code, value="–" if pd.isna(rate) else rate)
        if code != currency:
            rates[code] = float(rate)
    return rates


def apply(store: Store, changes: Mapping[str, Any]) -> int:
    """Save changed settings; another CSAT convention counts every scored answer anew.

    Both happen in one write, so that no figure is ever of two conventions.

    Parameters
    ----------
    changes : mapping
        Fields of `Settings` by name; those that equal what is in force are left out.

    Returns
    -------
    int
        Feedback whose valence changed.

    Raises
    ------
    VocError
        If a value is not accepted; nothing is changed then.
    """
    before = stored.settings(store).as_dict()
    new = {k: _accepted(k, v) for k, v in changes.items() if k in before and before[k] != v}
    if not new:
        return 0
    with store.write("settings: " + ", ".join(sorted(new))) as db:
        stored.put(db, new)
        if "csat_from" not in new:
            return 0
        said = feedback.answers(db)
        then, now = (_valence(said, share) for share in (before["csat_from"], new["csat_from"]))
        return feedback.set_valence(db, said.assign(valence=now)[then.ne(now) & now.notna()])


def log(store: Store, snapshot: Snapshot) -> pd.DataFrame:
    """Return the last hundred writes, newest first: ``at`` (UTC), ``who``, ``what``."""
    return directory.log(store, 100)


def _valence(said: pd.DataFrame, csat_from: Any) -> pd.Series:
    return metrics.valence_of(
        said["metric"], said["score"], said["scale_low"], said["scale_high"], csat_from=csat_from
    )


def _accepted(name: str, value: Any) -> Any:
    if name == "role_weights":
        for role in ROLES:
            _in_range(role, value[role], WEIGHTS)
    elif name in RANGES:
        _in_range(NAMES[name], value, RANGES[name])
    elif name == "language" and value not in (*LANGUAGES, "auto"):
        raise VocError(N_("'{value}' is not a language of this app."), value=value)
    return value


def _in_range(what: str, value: float, ends: tuple[float, float]) -> None:
    low, high = ends
    if not low <= value <= high:
        raise VocError(OUT_OF_RANGE, what=what, value=value, low=low, high=high)


def _range(scores: pd.Series) -> str:
    low, high = int(scores.min()), int(scores.max())
    return str(low) if low == high else f"{low}–{high}"
