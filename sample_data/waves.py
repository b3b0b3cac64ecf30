"""The half-yearly relationship survey: who was asked, who answered, and with which score."""

from datetime import date, timedelta
from random import Random
from typing import Final

from sample_data import moods
from sample_data.accounts import Account
from sample_data.moods import Mood
from sample_data.people import Person
from sample_data.stories import SILENCE_DAYS
from sample_data.voice import Invitation, Voice

WAVES: Final = (95, 277, 460, 642, 825)
"""When the survey went out, the latest first. [days before the as-of date]"""

ASKED: Final = 0.85
"""Share of the contacts asked in a wave."""

RESPONSE: Final = {"user": 0.42, "manager": 0.54, "decision_maker": 0.48}
"""Share of those asked who answer, of people who speak at all."""

STORY_RESPONSE: Final = 0.6

ABOUT: Final = {
    "user": ("daily_use", "daily_use", "release_upgrade", "ticket_support", "training"),
    "manager": ("reporting", "reporting", "integration", "ticket_support", "implementation"),
    "decision_maker": ("qbr", "renewal", "billing", "reporting", "proposal"),
}
"""What the comments of each role are about."""


def relationship_surveys(
    account: Account,
    people: list[Person],
    mood: Mood,
    reach: int,
    random: Random,
    as_of: date,
) -> tuple[list[Voice], list[Invitation]]:
    """Return the answers, without comments, and the invitations of every wave.

    Parameters
    ----------
    account, people, mood
        Who is asked, and how they feel.
    reach : int
        How long the account has been a customer. [days before the as-of date]
    random : Random
        Source of chance.
    as_of : date
        The day the demo is seen from.
    """
    answers: list[Voice] = []
    invitations: list[Invitation] = []
    for wave in [wave for wave in WAVES if wave <= reach]:
        survey = _survey(as_of - timedelta(days=wave))
        planned = _planned(account, people) if wave == WAVES[0] else {}
        for person in people:
            if not _is_asked(account, person, wave, random):
                continue
            sent = wave + random.randint(0, 5)
            score = planned[person.id] if planned else _score(account, person, mood, sent, random)
            answer = None
            if score is not None:
                days = sent - random.randint(0, 14)
                answer = Voice(days, person, "survey", None, "nps", score, None)
                answers.append(answer)
            invitations.append(Invitation(person, sent, survey, answer))
    return answers, invitations


def _survey(day: date) -> str:
    return f"Relationship survey {day.year}-H{1 if day.month <= 6 else 2}"


def _planned(account: Account, people: list[Person]) -> dict[int, int | None]:
    """Return the answers a story wants, by contact; empty for ordinary accounts."""
    if not account.story:
        return {}
    wanted = {role: list(scores) for role, scores in account.story.answers.items()}
    return {p.id: wanted[p.role].pop(0) for p in people}


def _is_asked(account: Account, person: Person, wave: int, random: Random) -> bool:
    if account.story:
        return True
    if person.veto or (not person.is_active and wave < 300):
        return False
    return random.random() < ASKED


def _score(account: Account, person: Person, mood: Mood, days: int, random: Random) -> int | None:
    """Return the score somebody gives, None where no answer comes back."""
    if person.role in account.silent and days <= SILENCE_DAYS:
        return None
    if person.activity == 0 or random.random() > _readiness(account, person):
        return None
    return moods.score("nps", mood.at(person, None, days, random))


def _readiness(account: Account, person: Person) -> float:
    return STORY_RESPONSE if account.story else RESPONSE[person.role]
