"""What the receipt of an import leads to: the accounts, touchpoints and days it changed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.filters import months_before, today
from voc_core.store import Store, receipts


@dataclass(frozen=True, eq=False)
class Changed:
    """What an import changed.

    Attributes
    ----------
    accounts, touchpoints : DataFrame
        See `store.receipts`; most changed first.
    first_on, last_on : date or None
        Days of the oldest and the newest answer changed; None where no answer was.
    """

    accounts: pd.DataFrame
    touchpoints: pd.DataFrame
    first_on: date | None
    last_on: date | None


def changed(store: Store, import_id: int) -> Changed:
    """Return what an import changed."""
    accounts = receipts.accounts(store, import_id)
    days = (accounts["first_on"].min(), accounts["last_on"].max()) if len(accounts) else None
    return Changed(
        accounts=accounts,
        touchpoints=receipts.touchpoints(store, import_id),
        first_on=date.fromisoformat(days[0]) if days else None,
        last_on=date.fromisoformat(days[1]) if days else None,
    )


def window(first_on: date, last_on: date, months: Sequence[int]) -> tuple[int, date | None]:
    """Return a window in which answers of these days count, out of the windows offered.

    Parameters
    ----------
    first_on, last_on : date
        Oldest and newest answer.
    months : sequence of int
        Lengths offered, shortest first. [months]

    Returns
    -------
    tuple of int and (date or None)
        Length in months, and the last day of the window: None for today. The newest answer always
        lies inside, the oldest wherever a window is long enough.
    """
    now = today()
    if last_on > months_before(now, months[-1]):
        until, end = None, now
    else:
        until = end = last_on
    fitting = (n for n in months if first_on > months_before(end, n))
    return next(fitting, months[-1]), until


def problems_table(problems: Sequence[Problem], say: Callable[[Message], str]) -> pd.DataFrame:
    """Return one row per problem: ``row``, ``column``, ``found``, ``expected`` as a sentence.

    Parameters
    ----------
    say : callable
        Turns a message into a sentence, `Words.message` for instance.
    """
    rows = [(p.row, p.column or "", p.found, say(p.expected)) for p in problems]
    table = pd.DataFrame(rows, columns=["row", "column", "found", "expected"])
    return table.astype({"row": "Int64"})
