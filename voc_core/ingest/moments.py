"""Text as moments: the time of day that stands beside a day, in the zone it was written in."""

import re
import unicodedata
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pandas as pd

from voc_core.ingest.dates import NUMBER, SECONDS, SERIALS, Order, each, iso_of
from voc_core.ingest.frames import TEXT

BEFORE: Final = r"上午|下午|中午|晚上|凌晨|早上"
CLOCK: Final = re.compile(
    rf"({BEFORE}|[ap]\.?m\.?)?\s*(\d{{1,2}})"
    rf"(?:[:：时点](\d{{2}})(?:[:：分](\d{{2}}))?(?:[.,]\d+)?[秒分]?|[时点][整钟]?(?!\d))"
    rf"\s*([ap]\.?m\.?)?\s*(z|[a-z]{{2,4}})?\s*([+-]\d{{1,2}}(?::?\d{{2}})?)?(?![\d:])"
)
AFTERNOON: Final = ("下午", "晚上", "pm")
MORNING: Final = ("上午", "凌晨", "早上", "am")
FIXED: Final = re.compile(r"(utc|gmt|z)?\s*([+-]\d{1,2}(?::?\d{2})?)?")
OFFSETS: Final = {
    **{"z": 0, "utc": 0, "gmt": 0, "cet": 1, "cest": 2, "hkt": 8, "jst": 9},
    **{"est": -5, "edt": -4, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7},
}
"""Zones by their letters. [hours east of Greenwich]  CST is left out: it is two zones."""


def to_moments(column: pd.Series, order: Order | None, zone: str | None) -> pd.Series:
    """Return the moment of every cell that tells a time of day.

    Parameters
    ----------
    column : Series
        Text, missing where blank.
    order : str or None
        As in `dates.to_days`.
    zone : str or None
        Zone of cells that name none: of the IANA list, or such as ``UTC+8``; None if unknown.

    Returns
    -------
    Series
        Text ``YYYY-MM-DDTHH:MM:SS`` and the offset of its zone (``+08:00``), without one where
        nobody says the zone; missing where the cell tells no time; the same index.
    """
    if not _tells_time(column):
        return pd.Series(pd.array([None] * len(column), dtype=TEXT), index=column.index)
    return each(column, lambda text: _moment(text, order, zone))


def _tells_time(column: pd.Series) -> bool:
    """Whether any cell may hold a time of day."""
    return bool(column.str.contains(r"[:：时点]|^\s*\d{10,}|\d\.\d", regex=True, na=False).any())


def _moment(text: str, order: Order | None, zone: str | None) -> str | None:
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    if NUMBER.fullmatch(plain):
        return _of_number(float(plain), zone)
    found, day = CLOCK.search(plain), iso_of(text, order, numeric=False)
    if found is None or day is None:
        return None
    before, hour, minute, second, after, letters, offset = found.groups()
    hours = _hour(int(hour), (before or after or "").replace(".", ""))
    try:
        clock = time(hours, int(minute or 0), int(second or 0))
    except ValueError:
        return None
    moment = datetime.combine(date.fromisoformat(day), clock)
    return moment.replace(tzinfo=_zone(letters, offset) or _zone_of(zone or "")).isoformat()


def _hour(hour: int, half: str) -> int:
    """Return the hour of the day; 12 at noon stays, 12 at night is 0."""
    if half in AFTERNOON or (half == "中午" and hour < 11):
        return hour % 12 + 12
    return hour % 12 if half in MORNING else hour


def _zone(letters: str | None, offset: str | None) -> tzinfo | None:
    """Return the zone a cell names: Z, EST, GMT+8, +05:30."""
    if offset:
        sign = -1 if offset[0] == "-" else 1
        hours, _, minutes = offset[1:].partition(":")
        if len(hours) > 2:
            hours, minutes = hours[:-2], hours[-2:]
        return _east(sign * (int(hours) * 60 + int(minutes or 0)))
    return _east(60 * OFFSETS[letters]) if letters in OFFSETS else None


def _east(minutes: int) -> tzinfo:
    return UTC if not minutes else timezone(timedelta(minutes=minutes))


@lru_cache(maxsize=64)
def _zone_of(name: str) -> tzinfo | None:
    """Return a zone by its name in the IANA list, or such as UTC+8; None if there is none."""
    if found := FIXED.fullmatch(name.strip().lower()):
        return _zone(found.group(1), found.group(2))
    try:
        return ZoneInfo(name) if name else None
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _of_number(value: float, zone: str | None) -> str | None:
    """Return the moment of a Unix time, or of a serial number of Excel with a time of day."""
    if SERIALS[0] <= value <= SERIALS[1] and value % 1:
        moment = datetime(1899, 12, 30) + timedelta(seconds=round(value * 86_400))
        return moment.replace(tzinfo=_zone_of(zone or "")).isoformat()
    for unit in (1, 1_000, 1_000_000):
        if SECONDS[0] * unit <= value <= SECONDS[1] * unit:
            return datetime.fromtimestamp(value // unit, UTC).isoformat()
    return None
