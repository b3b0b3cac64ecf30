"""How content somebody is on a day, and what that means as a score or a text."""

from dataclasses import dataclass
from random import Random
from typing import Final

from sample_data.accounts import Account
from sample_data.people import Person
from sample_data.stories import RECOVERY_DAYS, RELEASE_DAYS, RELEASE_TOUCHPOINT

TOUCHPOINTS: Final[dict[str, tuple[float, float, float]]] = {
    "product_demo": (0.1, 0.2, 0.1),
    "proposal": (0.0, 0.0, -0.3),
    "contract": (0.0, -0.2, -0.4),
    "kickoff": (0.3, 0.4, 0.3),
    "implementation": (-0.3, -0.2, 0.0),
    "data_migration": (-0.6, -0.7, -0.4),
    "training": (0.7, 0.5, 0.3),
    "daily_use": (0.3, 0.2, 0.1),
    "reporting": (-0.2, 0.3, -0.4),
    "integration": (-0.5, -0.6, -0.3),
    "release_upgrade": (0.3, 0.2, 0.1),
    "ticket_support": (0.3, 0.1, 0.0),
    "onsite_service": (0.9, 0.8, 0.5),
    "documentation": (-0.4, -0.3, -0.1),
    "qbr": (0.0, 0.3, 0.5),
    "billing": (0.0, -0.5, -0.5),
    "renewal": (0.0, -0.2, -0.3),
}
"""What a touchpoint adds for user, manager and decision maker."""

AFTER_RELEASE: Final = {"user": -2.8, "manager": -0.9, "decision_maker": -0.2}
"""What `RELEASE_TOUCHPOINT` adds since the release."""

COLUMN: Final = {"user": 0, "manager": 1, "decision_maker": 2}
SCALES: Final = {
    "nps": (0, 10, 7.7, 1.7),
    "csat": (1, 5, 4.0, 0.8),
    "ces": (1, 7, 5.2, 1.2),
    "rating": (1, 10, 7.6, 1.6),
}
"""Ends of each scale, the score on an ordinary day, points per unit of mood."""

GOOD, BAD = 0.3, -0.5
"""From these moods on a text praises or complains."""


@dataclass(frozen=True)
class Mood:
    """How content the roles of one account are.

    Attributes
    ----------
    now, before : mapping
        Mood per role, and until `turn` days before the as-of date.
    turn : int
        When it changed; 0 if it never did. [days]
    drift : float
        Gain over the last 30 months.
    noise : float
        How much one occasion differs from the next.
    echo : float
        How strongly touchpoints and persons differ. [0 to 1]
    """

    now: dict[str, float]
    before: dict[str, float]
    turn: int
    drift: float
    noise: float
    echo: float

    def at(self, person: Person, touchpoint: str | None, days: int, random: Random) -> float:
        """Return how content `person` is `days` before the as-of date. [about -3 to +3]"""
        base = (self.before if days > self.turn > 0 else self.now)[person.role]
        felt = person.mood + _touchpoint(touchpoint, person.role, days)
        drift = self.drift * (0.5 - days / 913)
        return base + drift + self.echo * felt + random.gauss(0, self.noise)


def mood_of(account: Account, seed: int) -> Mood:
    """Return the mood of an account: its story's, or an ordinary one."""
    story = account.story
    if story:
        turn = RECOVERY_DAYS if story.moods_before else 0
        return Mood(story.moods, story.moods_before, turn, 0, 0.3, 0.3)
    random = Random(f"{seed}/mood/{account.id}")
    base = random.gauss(0.05, 0.45)
    roles = {
        "user": base + random.gauss(0.15, 0.4),
        "manager": base + random.gauss(0.1, 0.3),
        "decision_maker": base + random.gauss(0.4 - 0.25 * account.place, 0.6),
    }
    return Mood(roles, {}, 0, random.gauss(0.15, 0.4), 0.65, 1.0)


def score(metric: str, mood: float) -> int:
    """Return the answer somebody in this mood gives."""
    low, high, middle, step = SCALES[metric]
    return min(high, max(low, round(middle + step * mood)))


def valence(mood: float) -> int:
    """Return whether somebody in this mood praises, complains or states."""
    return (mood > GOOD) - (mood < BAD)


def _touchpoint(touchpoint: str | None, role: str, days: int) -> float:
    if touchpoint == RELEASE_TOUCHPOINT and days < RELEASE_DAYS:
        return AFTER_RELEASE[role]
    return TOUCHPOINTS[touchpoint][COLUMN[role]] if touchpoint else 0.0
