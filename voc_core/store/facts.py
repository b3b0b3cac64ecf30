"""What an account uses, pays and decides, as imports have stated it."""

from datetime import date
from typing import Final

import pandas as pd

from voc_core.store.base import Store
from voc_core.store.rows import frame

USAGE: Final = """
SELECT month, seats, active_users, adoption
FROM usage
WHERE account_id = :account AND month <= :month
ORDER BY month
"""
COMMERCE: Final = """
SELECT month, revenue_minor, expansion_minor, currency, days_late
FROM commerce
WHERE account_id = :account AND month <= :month
ORDER BY month
"""
OUTCOMES: Final = """
SELECT occurred_on, kind, amount_minor, currency
FROM outcome
WHERE account_id = :account AND occurred_on <= :day
ORDER BY occurred_on, kind
"""


def usage(store: Store, account: int, until: date) -> pd.DataFrame:
    """Return the usage of an account, one row per month known by a day, oldest first.

    Returns
    -------
    DataFrame
        ``month`` (YYYY-MM), ``seats`` and ``active_users`` [people], ``adoption`` as stated, else
        active users per seat, at most 1 [0 to 1]; missing where not known.
    """
    with store.open() as db:
        return frame(db, USAGE, account=int(account), month=until.isoformat()[:7])


def commerce(store: Store, account: int, until: date) -> pd.DataFrame:
    """Return the commerce of an account, one row per month known by a day, oldest first.

    Returns
    -------
    DataFrame
        ``month``, ``revenue_minor`` and ``expansion_minor`` [minor units of ``currency``],
        ``days_late`` [days, negative if early]; missing where not known.
    """
    with store.open() as db:
        return frame(db, COMMERCE, account=int(account), month=until.isoformat()[:7])


def outcomes(store: Store, account: int, until: date) -> pd.DataFrame:
    """Return how the contracts of an account went until a day, oldest first.

    Returns
    -------
    DataFrame
        ``occurred_on`` (ISO day), ``kind`` (one of `vocabulary.OUTCOMES`), ``amount_minor`` and its
        ``currency``, missing where not known.
    """
    with store.open() as db:
        return frame(db, OUTCOMES, account=int(account), day=until.isoformat())
