"""Text as ISO days: every way the world writes a day, ambiguous ones only as a person says."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

import pandas as pd

from voc_core.ingest.frames import TEXT

Order = str
"""``ymd``, ``dmy`` or ``mdy``."""

MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january",
            "feb february",
            "mar march",
            "apr april",
            "may",
            "jun june",
            "jul july",
            "aug august",
            "sep sept september",
            "oct october",
            "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAY: Final = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
HALF: Final = r"(?:上午|下午|中午|晚上|凌晨|早上|[ap]\.?m\.?)"
ZONE: Final = r"(?:z|(?:utc|gmt|cst|est|edt|pst|pdt|cet|cest)?\s*(?:[+-]\d{1,2}(?::?\d{2})?)?)"
TIME: Final = (
    rf"(?:[t,\s]*(?:星期.|周.)?\s*{HALF}?\s*\d{{1,2}}"
    rf"(?:[:：时点]\d{{2}}(?:[:：分]\d{{2}}(?:[.,]\d+)?秒?|分)?|[时点][整钟]?)"
    rf"\s*{HALF}?\s*{ZONE}(?:\s*\(.*\))?|\s*(?:星期.|周.))?\s*"
)
YMD: Final = re.compile(
    rf"{WEEKDAY}(\d{{4}})(?:\s*[-/.年]\s*)(\d{{1,2}})(?:\s*[-/.月]\s*)(\d{{1,2}})\s*[日号]?{TIME}"
)
PACKED: Final = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{6}|t?\d{2}:?\d{2}(?::?\d{2})?z?)?")
TRIPLE: Final = re.compile(rf"{WEEKDAY}(\d{{1,2}})([-/.])(\d{{1,2}})\2(\d{{4}}|\d{{2}}){TIME}")
DAY_MONTH: Final = re.compile(
    rf"{WEEKDAY}(\d{{1,2}})(?:st|nd|rd|th)?[-/.\s]+([a-z]{{3,9}})\.?[-/,\s]+(\d{{4}}|\d{{2}}){TIME}"
)
MONTH_DAY: Final = re.compile(
    rf"{WEEKDAY}([a-z]{{3,9}})\.?[-/\s]+(\d{{1,2}})(?:st|nd|rd|th)?[-/,\s]+(\d{{4}}|\d{{2}}){TIME}"
)
NUMBER: Final = re.compile(r"\d+(?:\.\d+)?")

SERIALS: Final = (32_874, 73_050)
"""Excel's serial numbers of 1990-01-01 and 2099-12-31. [days since 1899-12-30]"""
SECONDS: Final = (631_152_000, 4_102_444_800)
"""Unix seconds of 1990-01-01 and 2100-01-01. [s]"""
MIXED: Final = 0.1
"""Above this share of days in the rarer order a column says nothing of its order. [0 to 1]"""
FIRST_YEAR: Final = 1990
LAST_YEAR: Final = 2100


def to_days(column: pd.Series, order: Order | None = None) -> pd.Series:
    """Return the ISO day of every cell of a text column.

    Parameters
    ----------
    column : Series
        Text, missing where blank.
    order : str or None
        How days such as 03/04/2026 are written; None leaves the ambiguous ones missing.

    Returns
    -------
    Series
        Text ``YYYY-MM-DD`` as written in the cell's own zone (Unix times in UTC), missing where the
        cell is missing, unreadable, or ambiguous without `order`; the same index.
    """
    numeric = _is_numeric(column)
    return each(column, lambda text: iso_of(text, order, numeric))


def each(column: pd.Series, function: Callable[[str], str | None]) -> pd.Series:
    """Return `function` of every cell, worked out once per distinct text; missing stays missing."""
    codes, distinct = pd.factorize(column)
    results = pd.array([function(text) for text in distinct], dtype=TEXT)
    taken = results.take(codes, allow_fill=True)
    return pd.Series(taken, index=column.index, name=column.name)


def order_of(column: pd.Series) -> Order | None:
    """Return how the days of a text column are written, None where only a person can say.

    Returns
    -------
    str or None
        ``dmy`` or ``mdy`` where some day above 12 (or a dotted day, always day first) shows it, or
        every day reads the same either way; ``ymd`` where no day is written as 03/04/2026. None
        also where both orders stand in the column beside days that read either way.
    """
    triples = list(_triples(column))
    if not triples:
        return "ymd"
    n_dmy = sum(1 for first, _, _, dotted in triples if first > 12 or dotted)
    n_mdy = sum(1 for _, second, _, dotted in triples if second > 12 and not dotted)
    is_mixed = min(n_dmy, n_mdy) > MIXED * (n_dmy + n_mdy)
    if is_mixed and any(a <= 12 and b <= 12 and a != b and not dot for a, b, _, dot in triples):
        return None
    if n_dmy or n_mdy:
        return "dmy" if n_dmy >= n_mdy else "mdy"
    is_open = any(0 < a <= 12 and 0 < b <= 12 and a != b for a, b, _, _ in triples)
    return None if is_open else "mdy"


def share_of_days(column: pd.Series) -> float:
    """Return the share of filled cells that read as a day in one order or the other. [0 to 1]"""
    filled = column.dropna()
    if filled.empty:
        return 0.0
    either = to_days(filled, "dmy").fillna(to_days(filled, "mdy"))
    return float(either.notna().mean())


def is_plausible(days: pd.Series, latest: date | None = None) -> pd.Series:
    """Return whether each ISO day lies from 1990 to `latest` (default: the year 2100)."""
    last = latest.isoformat() if latest else f"{LAST_YEAR}-12-31"
    return (days >= f"{FIRST_YEAR}-01-01").fillna(False) & (days <= last).fillna(False)


def _triples(column: pd.Series) -> Iterator[tuple[int, int, str, bool]]:
    for text in column.dropna().unique():
        if found := TRIPLE.fullmatch(_plain(text)):
            first, mark, second, year = found.groups()
            yield int(first), int(second), year, mark == "."


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _is_numeric(column: pd.Series) -> bool:
    """Whether every filled cell is a plain number, so that serials and Unix times may be meant."""
    texts = column.dropna().head(1_000).tolist()
    n_numbers = sum(1 for text in texts if NUMBER.fullmatch(_plain(text)))
    return bool(texts) and n_numbers >= 0.9 * len(texts)


def iso_of(text: str, order: Order | None, numeric: bool) -> str | None:
    """Return the ISO day of one cell; `numeric` where serials and Unix times may be meant."""
    plain = _plain(text)
    if numeric and NUMBER.fullmatch(plain) and (moment := _of_number(float(plain))):
        return moment.isoformat()
    parts = _parts(plain, order)
    try:
        return date(*parts).isoformat() if parts else None
    except ValueError:
        return None


def _of_number(value: float) -> date | None:
    if SERIALS[0] <= value <= SERIALS[1]:
        return date(1899, 12, 30) + timedelta(days=int(value))
    for unit in (1, 1_000, 1_000_000):
        if SECONDS[0] * unit <= value <= SECONDS[1] * unit:
            return datetime.fromtimestamp(value / unit, UTC).date()
    return None


def _parts(plain: str, order: Order | None) -> tuple[int, int, int] | None:
    """Return year, month, day."""
    if found := YMD.fullmatch(plain) or PACKED.fullmatch(plain):
        year, month, day = map(int, found.groups())
        return year, month, day
    if found := TRIPLE.fullmatch(plain):
        first, mark, second, year_text = found.groups()
        return _ordered(int(first), int(second), year_text, order, dotted=mark == ".")
    if found := DAY_MONTH.fullmatch(plain):
        day_text, name, year_text = found.groups()
    elif found := MONTH_DAY.fullmatch(plain):
        name, day_text, year_text = found.groups()
    else:
        return None
    return (_year(year_text), MONTHS[name], int(day_text)) if name in MONTHS else None


def _ordered(
    a: int, b: int, year: str, order: Order | None, *, dotted: bool
) -> tuple[int, int, int] | None:
    """Return year, month, day of two numbers before a year, None where only a person can say."""
    if dotted or order == "dmy" or (order != "mdy" and a > 12) or a == b:
        return _year(year), b, a
    if order == "mdy" or b > 12:
        return _year(year), a, b
    return None


def _year(text: str) -> int:
    year = int(text)
    if len(text) == 4:
        return year
    return year + (2000 if year < 70 else 1900)
