"""Which feedback counts: the frozen filters behind every figure, its link and its cache key."""

import os
from dataclasses import dataclass, replace
from datetime import date, timedelta

from voc_core.errors import VocError
from voc_core.vocabulary import LENSES, N_, ROLES, SOURCES

ACCOUNT_CUTS = ("region", "segment", "tier", "industry", "product", "csm")
"""Columns of an account a figure may be cut by."""


def today() -> date:
    """Return the day figures are seen from: `ANTIPHON_TODAY` (ISO) if set, else the calendar's."""
    fixed = os.environ.get("ANTIPHON_TODAY")
    return date.fromisoformat(fixed) if fixed else date.today()


def months_before(day: date, months: int) -> date:
    """Return the same day `months` earlier, the last of the month where it does not exist."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    last = (date(year + (month == 11), (month + 1) % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


@dataclass(frozen=True)
class Filters:
    """What is in force, hashable and complete.

    Parameters
    ----------
    until : date
        Last day of the window, included; figures are seen from this day.
    since : date
        First day of the window, included.
    lens : str
        One of `vocabulary.LENSES`.
    roles, sources : tuple of str
        Codes kept; empty keeps all.
    region, segment, tier, industry, product, csm : tuple of str
        Values of the account kept; empty keeps all.
    account : int or None
        One account only.
    touchpoint : int or None
        One touchpoint only.
    """

    until: date
    since: date
    lens: str = "voice"
    roles: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    region: tuple[str, ...] = ()
    segment: tuple[str, ...] = ()
    tier: tuple[str, ...] = ()
    industry: tuple[str, ...] = ()
    product: tuple[str, ...] = ()
    csm: tuple[str, ...] = ()
    account: int | None = None
    touchpoint: int | None = None

    def __post_init__(self) -> None:
        if self.since > self.until:
            raise VocError(
                N_(
                    "The window starts on {since}, after its end on {until}."
                    " Choose an earlier start."
                ),
                since=self.since.isoformat(),
                until=self.until.isoformat(),
            )
        _refuse_unknown("lens", (self.lens,), LENSES)
        _refuse_unknown("role", self.roles, ROLES)
        _refuse_unknown("source", self.sources, SOURCES)

    @classmethod
    def last_months(cls, months: int = 12, until: date | None = None, **cuts: object) -> "Filters":
        """Return the filters of the last `months` up to `until` (default today)."""
        until = until or today()
        since = months_before(until, months) + timedelta(days=1)
        return cls(until=until, since=since, **cuts)  # type: ignore[arg-type]

    def before(self) -> "Filters":
        """Return the same filters over the window of equal length that ends the day before."""
        length = self.until - self.since
        until = self.since - timedelta(days=1)
        return replace(self, since=until - length, until=until)

    def but(self, **changes: object) -> "Filters":
        """Return a copy with some fields changed."""
        return replace(self, **changes)  # type: ignore[arg-type]

    def account_cuts(self) -> dict[str, tuple[str, ...]]:
        """Return the account columns that are cut, with the values kept."""
        return {name: kept for name in ACCOUNT_CUTS if (kept := getattr(self, name))}


def _refuse_unknown(what: str, given: tuple[str, ...], accepted: tuple[str, ...]) -> None:
    for value in given:
        if value not in accepted:
            raise VocError(
                N_("'{value}' is not a {what}. Use one of: {accepted}."),
                value=value,
                what=what,
                accepted=", ".join(accepted),
            )
