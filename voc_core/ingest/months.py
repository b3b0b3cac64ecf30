"""Text as months: 2026-03, 3/2026, Mar 2026, 2026年3月, 202603, and the month of any day."""

import re
import unicodedata
from typing import Final

import pandas as pd

from voc_core.filters import today
from voc_core.ingest.dates import FIRST_YEAR, MONTHS, TRIPLE, Order, each, order_of, to_days

NUMBERS: Final = (
    re.compile(r"(?P<year>\d{4})\s*[-/.年\s]\s*m?(?P<month>\d{1,2})\s*(?:月份?)?"),
    re.compile(r"(?P<year>\d{4}|\d{2})年(?P<month>\d{1,2})月份?"),
    re.compile(r"(?P<year>\d{4})m?(?P<month>\d{2})"),
    re.compile(r"(?P<month>\d{1,2})\s*[-/.]\s*(?P<year>\d{4})"),
)
NAMED: Final = (
    re.compile(r"(?P<month>[a-z]{3,9})\.?[-/,'\s]*(?P<year>\d{4}|\d{2})"),
    re.compile(r"(?P<year>\d{4})[-/,\s]*(?P<month>[a-z]{3,9})\.?"),
)


def to_months(column: pd.Series, order: Order | None = None) -> pd.Series:
    """Return the month of every cell of a text column.

    Parameters
    ----------
    column : Series
        Text, missing where blank.
    order : str or None
        How days such as 03/04/2026 are written; None leaves the ambiguous ones missing.

    Returns
    -------
    Series
        Text ``YYYY-MM``, missing where the cell is missing, unreadable, or ambiguous without
        `order`; the same index.
    """
    months = each(column, month_of)
    days = to_days(column.where(months.isna()), order)
    return months.fillna(days.str[:7])


def month_of(text: str) -> str | None:
    """Return the month a text names without a day, None where it names none."""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    for pattern in NUMBERS:
        if found := pattern.fullmatch(plain):
            return _iso(found["year"], int(found["month"]))
    for pattern in NAMED:
        if found := pattern.fullmatch(plain):
            return _iso(found["year"], MONTHS.get(found["month"], 0))
    return None


def share_of_months(column: pd.Series) -> float:
    """Return the share of filled cells that read as a month or a day. [0 to 1]"""
    filled = column.dropna()
    if filled.empty:
        return 0.0
    either = to_months(filled, "dmy").fillna(to_months(filled, "mdy"))
    return float(either.notna().mean())


def order_of_months(column: pd.Series) -> Order | None:
    """Return how the days of a column of months are written, None where only a person can say.

    Where every day is the first of a month, as 01/03/2026 and 01/04/2026, the part that never
    changes is the day.
    """
    if (order := order_of(column)) is not None:
        return order
    days = [found for text in column.dropna().unique() if (found := TRIPLE.fullmatch(text.strip()))]
    first, second = ({int(found[group]) for found in days} for group in (1, 3))
    if first == {1} and len(second) > 1:
        return "dmy"
    return "mdy" if second == {1} and len(first) > 1 else None


def is_plausible_month(months: pd.Series) -> pd.Series:
    """Return whether each month lies from 1990 to this month."""
    last = today().isoformat()[:7]
    return months.between(f"{FIRST_YEAR}-01", last).fillna(False)


def _iso(year: str, month: int) -> str | None:
    if not 1 <= month <= 12:
        return None
    return f"{year if len(year) == 4 else f'20{year}'}-{month:02d}"
