"""What an account does and pays, beside what it says: the newest months and outcomes."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from voc_core.store import Store, facts
from voc_core.store.ground import MINOR_UNITS

MONTHS: Final = 12
"""Months drawn. [months]"""
BEFORE: Final = 3
"""The newest adoption is set against the month so many months before. [months]"""
OUTCOMES: Final = 4
"""Outcomes told, the newest first."""


@dataclass(frozen=True, eq=False)
class Business:
    """What an account uses, pays and decides, as known on a day.

    Attributes
    ----------
    usage : DataFrame
        `store.facts.usage`, the newest `MONTHS`.
    latest : dict or None
        Its newest row, with ``change``: adoption against `BEFORE` months earlier, missing where
        that month is not known. [points]
    payment : dict or None
        The newest month with a payment: ``month``, ``days_late`` [days], ``revenue`` [major units]
        and ``currency``, missing where not known.
    days_late : tuple of int
        Of the newest `MONTHS` payments, oldest first. [days]
    outcomes : DataFrame
        `store.facts.outcomes`, newest first, at most `OUTCOMES`, with ``amount`` [major units].
    """

    usage: pd.DataFrame
    latest: dict[str, Any] | None
    payment: dict[str, Any] | None
    days_late: tuple[int, ...]
    outcomes: pd.DataFrame

    @property
    def is_known(self) -> bool:
        """Return whether anything is known."""
        return bool(self.latest or self.payment or len(self.outcomes))


def business(store: Store, account: int, until: date) -> Business:
    """Return what an account uses, pays and decides, as known on a day."""
    usage = facts.usage(store, account, until)
    commerce = facts.commerce(store, account, until)
    late = commerce["days_late"].dropna().tail(MONTHS)
    decided = facts.outcomes(store, account, until).iloc[::-1].head(OUTCOMES)
    return Business(
        usage=usage.tail(MONTHS).reset_index(drop=True),
        latest=_latest(usage),
        payment=_payment(commerce),
        days_late=tuple(int(days) for days in late),
        outcomes=decided.assign(amount=_major(decided["amount_minor"])).reset_index(drop=True),
    )


def _latest(usage: pd.DataFrame) -> dict[str, Any] | None:
    if usage.empty:
        return None
    newest = {str(k): v for k, v in usage.iloc[-1].items()}
    known = usage.set_index("month")["adoption"].astype("float64")
    before = known.get(_earlier(newest["month"]), float("nan"))
    return {**newest, "change": 100 * (known.iloc[-1] - before)}


def _earlier(month: str) -> str:
    number = int(month[:4]) * 12 + int(month[5:]) - 1 - BEFORE
    return f"{number // 12:04d}-{number % 12 + 1:02d}"


def _payment(commerce: pd.DataFrame) -> dict[str, Any] | None:
    paid = commerce[commerce["days_late"].notna() | commerce["revenue_minor"].notna()]
    if paid.empty:
        return None
    paid = paid.assign(revenue=_major(paid["revenue_minor"]))
    return {str(k): v for k, v in paid.iloc[-1].items()}


def _major(minor: pd.Series) -> pd.Series:
    return minor.astype("Float64").astype("float64") / MINOR_UNITS
