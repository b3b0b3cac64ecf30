"""Where, when and by whom something is said: weights of touchpoints, roles and departments."""

from datetime import date
from random import Random
from typing import Final

from sample_data.accounts import Account
from sample_data.people import Person
from sample_data.stories import RELEASE_DAYS, RELEASE_TOUCHPOINT

HISTORY: Final = 913
"""How far back the demo reaches: 30 months. [days]"""

SPEAKS: Final[dict[str, tuple[float, float, float]]] = {
    "product_demo": (1, 1.2, 1),
    "proposal": (0, 1, 1),
    "contract": (0, 0.5, 1),
    "kickoff": (0.7, 1, 0.6),
    "implementation": (1, 1.2, 0.15),
    "data_migration": (0.8, 1.2, 0.08),
    "training": (2, 0.8, 0.05),
    "daily_use": (4, 0.7, 0.05),
    "reporting": (0.7, 2, 0.8),
    "integration": (0.8, 1.5, 0.4),
    "release_upgrade": (2, 1, 0.1),
    "ticket_support": (2.5, 1, 0.1),
    "onsite_service": (1.2, 1, 0.05),
    "documentation": (1.2, 0.8, 0.05),
    "qbr": (0, 1, 1.6),
    "billing": (0, 0.8, 1),
    "renewal": (0, 0.4, 1.6),
    "any": (1, 1, 1),
}
"""How readily a user, a manager, a decision maker speaks at each touchpoint."""

ROLE: Final = {"user": 0, "manager": 1, "decision_maker": 2}
SHOP_FLOOR: Final = {"operations": 2.0, "it": 2.0}
BUYERS: Final = {"legal": 5.0, "procurement": 5.0}
FITS: Final[dict[str, dict[str, float]]] = {
    **dict.fromkeys(("implementation", "data_migration", "training", "daily_use"), SHOP_FLOOR),
    **dict.fromkeys(("integration", "release_upgrade", "ticket_support"), SHOP_FLOOR),
    **dict.fromkeys(("onsite_service", "documentation"), SHOP_FLOOR),
    "billing": {"finance": 6.0},
    "contract": BUYERS,
    "proposal": {"procurement": 3.0, "finance": 2.0},
    "renewal": {"procurement": 2.0, "executive": 2.0},
}
"""Departments that speak more at a touchpoint."""

SURVEYED: Final[dict[str, tuple[float, tuple[str, ...]]]] = {
    "ticket_support": (5, ("csat", "csat", "csat", "ces", "ces")),
    "daily_use": (3.6, ("ces",)),
    "training": (2.2, ("csat",)),
    "onsite_service": (2.4, ("csat",)),
    "documentation": (1.6, ("ces",)),
    "release_upgrade": (2.6, ("csat",)),
    "implementation": (1.1, ("csat",)),
    "reporting": (1.0, ("rating",)),
    "integration": (0.9, ("rating",)),
    "product_demo": (0.7, ("csat",)),
    "kickoff": (0.6, ("csat",)),
    "qbr": (0.9, ("csat",)),
    "billing": (0.6, ("csat",)),
    "data_migration": (0.6, ("csat",)),
    "proposal": (0.4, ("rating",)),
    "contract": (0.3, ("rating",)),
    "renewal": (0.5, ("rating",)),
}
"""How often a touchpoint is surveyed, and the metrics asked."""

SPOKEN: Final[dict[str, dict[str, float]]] = {
    "ticket": {
        "daily_use": 4,
        "ticket_support": 3,
        "release_upgrade": 3.4,
        "integration": 2.2,
        "reporting": 2,
        "onsite_service": 1.4,
        "documentation": 1.2,
        "data_migration": 0.8,
        "implementation": 0.8,
        "training": 0.6,
        "billing": 0.5,
        "any": 1.6,
    },
    "crm_note": dict.fromkeys(SPEAKS, 1.0) | {"renewal": 2.2, "qbr": 1.8, "any": 1.8},
    "qbr": dict.fromkeys(SPEAKS, 1.0) | {"qbr": 2.5, "reporting": 1.6, "any": 2.0},
    "interview": dict.fromkeys(SPEAKS, 1.0) | {"any": 3.0, "documentation": 0.5},
}
"""How often each touchpoint comes up in a source without a score."""

STEPS: Final = {
    "product_demo": -60,
    "proposal": -40,
    "contract": -12,
    "kickoff": 4,
    "data_migration": 30,
    "training": 48,
    "implementation": 60,
}
"""Days from the start of a project to its touchpoints. [days]"""


class Calendar:
    """When things happen at one account, as days before the as-of date.

    Parameters
    ----------
    account : Account
        Which one.
    as_of : date
        The day the demo is seen from.
    random : Random
        Source of chance.
    """

    def __init__(self, account: Account, as_of: date, random: Random) -> None:
        self._random = random
        self.tenure = (as_of - account.contract_start).days
        self.reach = min(HISTORY, self.tenure)
        every = 91 if account.tier == "key" else 182
        self._reviews = range(random.randint(9, min(every, self.reach)), self.reach + 1, every)
        self._projects = self._starts()

    def day(self, source: str, touchpoint: str) -> int:
        """Return the day of something said at a touchpoint. [days before the as-of date]"""
        if source == "qbr":
            return self._random.choice(self._reviews)
        if touchpoint in STEPS:
            return self._in_project(touchpoint)
        if touchpoint == RELEASE_TOUCHPOINT and self._random.random() < 0.5:
            return self._random.randint(0, min(RELEASE_DAYS, self.reach) - 1)
        return int(self.reach * self._random.random() ** 1.25)

    def _starts(self) -> list[int]:
        """Return when projects began: the first one if recent, and some expansions."""
        first = [self.tenure] if self.tenure <= 850 else []
        latest = min(self.tenure, 850)
        return first + [self._random.randint(75, max(76, latest)) for _ in range(2)]

    def _in_project(self, touchpoint: str) -> int:
        start = self._random.choice(self._projects)
        day = start - STEPS[touchpoint] + self._random.randint(-8, 8)
        return min(max(day, 0), HISTORY)


class Cast:
    """Who speaks: the people of an account, weighted by touchpoint.

    Parameters
    ----------
    people : list of Person
        At least one.
    random : Random
        Source of chance.
    """

    def __init__(self, people: list[Person], random: Random) -> None:
        self._people = people
        self._random = random
        self._weights: dict[str, list[float]] = {}

    def someone(self, touchpoint: str) -> Person | None:
        """Return somebody who speaks at the touchpoint, None where nobody does."""
        if touchpoint not in self._weights:
            self._weights[touchpoint] = self._summed(touchpoint)
        weights = self._weights[touchpoint]
        if weights[-1] == 0:
            return None
        return self._random.choices(self._people, cum_weights=weights)[0]

    def _summed(self, touchpoint: str) -> list[float]:
        fits, sums, total = FITS.get(touchpoint, {}), [], 0.0
        for person in self._people:
            speaks = SPEAKS[touchpoint][ROLE[person.role]]
            total += speaks * fits.get(person.department, 1.0) * person.activity
            sums.append(total)
        return sums
