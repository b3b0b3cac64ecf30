"""What every account uses, pays and decides: the months and outcomes beside its voices."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from random import Random
from typing import Any, Final

from sample_data import stories
from sample_data.accounts import CURRENCY, Account

N_MONTHS: Final = 24
"""Months the books go back. [months]"""

SEAT: Final = 3000
"""Revenue of one seat and year. [CNY]"""

RELEASE_DIP: Final = 0.04
"""Share of the seats that fell still after the release users disliked. [0 to 1]"""

QUIET_MONTHS: Final = 8
"""Months over which a story moves from how it was to how it is. [months]"""


@dataclass(frozen=True)
class Course:
    """How adoption and punctuality of an account went, from before to now.

    Attributes
    ----------
    adoption : tuple of float
        Share of the seats in use, before and now. [0 to 1]
    days_late : tuple of int
        Days between the due day and the payment, before and now. [days]
    event : tuple of (int, str, float) or None
        Days before the as-of date, what happened to the contract, and its share of the revenue.
    """

    adoption: tuple[float, float]
    days_late: tuple[int, int] = (3, 3)
    event: tuple[int, str, float] | None = None


COURSES: Final = {
    stories.WATERMELON: Course((0.88, 0.91), (2, 2)),
    stories.RENEWAL_RISK: Course((0.82, 0.87), (4, 41)),
    stories.ADOPTION_RISK: Course((0.62, 0.31), (1, 0), (200, "expanded", 0.12)),
    stories.SILENT_DECIDERS: Course((0.71, 0.7), (3, 19)),
    stories.STRAY_ZERO: Course((0.84, 0.86)),
    stories.RECOVERY: Course((0.44, 0.83), (12, 2)),
    stories.CRISIS: Course((0.58, 0.24), (9, 66), (150, "contracted", 0.2)),
    stories.NEVER_ASKED: Course((0.52, 0.4), (5, 8)),
    stories.LOUD: Course((0.78, 0.8)),
}
"""The books tell each planted story by other means than words."""


class Books:
    """The months and the outcomes of one account.

    Parameters
    ----------
    account : Account
        Whose books.
    as_of : date
        The day the demo is seen from; nothing is later.
    seed : int
        Seed of the demo.
    """

    def __init__(self, account: Account, as_of: date, seed: int) -> None:
        self.account = account
        self._as_of = as_of
        self._random = Random(f"{seed}/books/{account.id}")
        self._course = COURSES.get(account.name) or self._usual()
        self.months = list(self._months())
        self.outcomes = sorted(self._outcomes(), key=lambda outcome: str(outcome["occurred_on"]))

    def rows(self, table: str) -> list[dict[str, Any]]:
        """Return the rows of usage, commerce or outcome."""
        if table == "outcome":
            return self.outcomes
        row = self._usage if table == "usage" else self._commerce
        return [row(n, month) for n, month in enumerate(self.months)]

    def _usual(self) -> Course:
        """Return the course of an account without a story."""
        random = self._random
        now = random.uniform(0.5, 0.92)
        late = random.choice((0, 0, 2, 3, 5, 8, 14))
        event = None
        if random.random() < 0.3:
            kind = random.choices(("expanded", "contracted"), (3, 1))[0]
            event = (random.randint(40, 700), kind, random.choice((0.05, 0.1, 0.15, 0.25)))
        return Course((now + random.uniform(-0.1, 0.08), now), (late, late), event)

    def _months(self) -> Iterator[str]:
        """Yield the months since the contract began, the last one that is over at the end."""
        over = self._as_of + timedelta(days=1)
        count = over.year * 12 + over.month - 1
        for number in range(count - N_MONTHS, count):
            month = f"{number // 12}-{number % 12 + 1:02d}"
            if month >= self.account.contract_start.isoformat()[:7]:
                yield month

    def _usage(self, n: int, month: str) -> dict[str, Any]:
        adoption = self._at(n, self._course.adoption) + self._random.gauss(0, 0.012)
        if month > (self._as_of - timedelta(days=stories.RELEASE_DAYS)).isoformat()[:7]:
            adoption -= RELEASE_DIP if self.account.story is None else 0
        seats = self._seats
        active = max(0, min(seats, round(seats * adoption)))
        whose = {"account_id": self.account.id, "month": month}
        return {**whose, "seats": seats, "active_users": active}

    def _commerce(self, n: int, month: str) -> dict[str, Any]:
        late = round(
            self._at(n, self._course.days_late) + self._random.choice((-2, -1, 0, 0, 1, 2))
        )
        gained = [o for o in self.outcomes if str(o["occurred_on"])[:7] == month]
        expansion = sum(
            (o["amount_minor"] // 12) * (1 if o["kind"] == "expanded" else -1)
            for o in gained
            if o["kind"] in ("expanded", "contracted")
        )
        return {
            "account_id": self.account.id,
            "month": month,
            "revenue_minor": round(self.account.arr * 100 / 12),
            "expansion_minor": expansion or None,
            "currency": self.account.currency,
            "days_late": late,
        }

    def _outcomes(self) -> Iterator[dict[str, Any]]:
        """Yield the renewals of the past and what else happened to the contract."""
        for years in (1, 2):
            day = self.account.renewal_on - timedelta(days=round(365.25 * years))
            if self.account.contract_start + timedelta(days=300) < day <= self._as_of:
                yield self._outcome(day, "renewed", 1.0)
        if self._course.event is not None:
            days, kind, share = self._course.event
            day = self._as_of - timedelta(days=days)
            if day > self.account.contract_start:
                yield self._outcome(day, kind, share)

    def _outcome(self, day: date, kind: str, share: float) -> dict[str, Any]:
        return {
            "account_id": self.account.id,
            "occurred_on": day.isoformat(),
            "kind": kind,
            "amount_minor": round(self.account.arr * share) * 100,
            "currency": self.account.currency,
        }

    @cached_property
    def _seats(self) -> int:
        """Seats in the contract. [people]"""
        rate = CURRENCY[self.account.region][1]
        return max(5, round(self.account.arr * rate / SEAT))

    def _at(self, n: int, course: tuple[float, float]) -> float:
        """Return where a course stands in its n-th month: as before, then moving to now."""
        before, now = course
        start = len(self.months) - 1 - QUIET_MONTHS
        moved = min(1.0, max(0.0, (n - start) / QUIET_MONTHS))
        return before + (now - before) * moved
