"""Everything one account said: surveys, tickets, notes, minutes and interviews."""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from sample_data import moods, waves
from sample_data.accounts import Account
from sample_data.content import Cell
from sample_data.moods import Mood
from sample_data.occasions import SPOKEN, SURVEYED, Calendar, Cast
from sample_data.people import Person
from sample_data.stories import SILENCE_DAYS, Story
from sample_data.texts import Deck
from sample_data.voice import Invitation, Voice

SHARES: Final = {"survey": 42, "ticket": 29, "crm_note": 14, "qbr": 8, "interview": 7}
"""What comes in besides the relationship survey. [percent]"""

TROUBLE: Final = 0.45
"""Who files a ticket is in this much worse a mood."""

COMMENTS: Final = {-1: 0.78, 0: 0.5, 1: 0.58}
"""Share of survey answers with a comment, by class of the score."""

MIXED: Final = 0.07
"""Share of top scores that come with a complaint."""

UNNAMED: Final = 0.01
"""Share of tickets from a shared mailbox."""

UNANSWERED: Final = 0.55
"""Invitations without answer per answered one, at transactional surveys."""

FRESH, PATIENT = 8, 14
"""Tries for a comment nobody made before, and tries in all."""

CROWDED: Final = 300
"""From this many voices on, an account repeats its comments. [voices]"""


@dataclass
class Diary:
    """Writes down one account's voices and invitations.

    Attributes
    ----------
    account, people, budget
        Who, and how many voices in all.
    as_of : date
        The day the demo is seen from.
    seed : int
        Seed of the demo.
    """

    account: Account
    people: list[Person]
    budget: int
    as_of: date
    seed: int

    def __post_init__(self) -> None:
        self._random = Random(f"{self.seed}/diary/{self.account.id}")
        self._deck = Deck(self.account.region == "China", self._random)
        self._calendar = Calendar(self.account, self.as_of, self._random)
        self._mood: Mood = moods.mood_of(self.account, self.seed)
        self.voices: list[Voice] = []
        self.invitations: list[Invitation] = []
        if self.budget and self._is_asked():
            self._write()

    def _is_asked(self) -> bool:
        return self.account.story is None or self.account.story.is_asked

    def _write(self) -> None:
        if self.account.story:
            self._tell(self.account.story)
        self._relationship_surveys()
        cast = Cast(self.people, self._random)
        kinds = self._random.choices(
            list(SHARES), list(SHARES.values()), k=max(0, self.budget - len(self.voices))
        )
        for kind in kinds:
            self.voices.append(
                self._surveyed(cast) if kind == "survey" else self._spoken(kind, cast)
            )

    def _tell(self, story: Story) -> None:
        """Write the story's own sentences, and the tickets of whoever is loud."""
        for line in story.lines:
            person = [p for p in self.people if p.role == line.role][line.person]
            self.voices.append(
                Voice(line.days, person, line.source, line.touchpoint, "none", None, line.text)
            )
        if story.loud_tickets:
            loud = self.people[0]
            loud.activity = 0.0
            self.voices += [self._loud_ticket(loud) for _ in range(story.loud_tickets)]
        self.voices = self.voices[: self.budget]

    def _loud_ticket(self, person: Person) -> Voice:
        day = self._random.randint(2, 330)
        for _ in range(PATIENT):
            touchpoint = self._random.choices(*_weighted(SPOKEN["ticket"]))[0]
            cell = Cell("ticket", person.role, touchpoint, -1)
            if text := self._deck.draw(cell, person, self._date(day)):
                return Voice(day, person, "ticket", _named(touchpoint), "none", None, text)
        cell = Cell("ticket", person.role, "daily_use", -1)
        text = self._deck.draw(cell, person, self._date(day), again=True)
        return Voice(day, person, "ticket", "daily_use", "none", None, text)

    def _relationship_surveys(self) -> None:
        answers, asked = waves.relationship_surveys(
            self.account, self.people, self._mood, self._calendar.reach, self._random, self.as_of
        )
        room = self.budget - len(self.voices)
        kept = answers if len(answers) <= room else self._random.sample(answers, room)
        for voice in kept:
            voice.text = self._comment(voice, self._anywhere(voice.person))
        self.voices += kept
        self.invitations += asked

    def _anywhere(self, person: Person) -> str:
        """Return what a comment in a relationship survey is about."""
        if self._random.random() < 0.4:
            return "any"
        return self._random.choice(waves.ABOUT[person.role])

    def _surveyed(self, cast: Cast) -> Voice:
        """Return the answer to a survey after one step of the journey."""
        touchpoint, person = self._where_and_who(SURVEY_WEIGHTS, cast)
        metric = self._random.choice(SURVEYED[touchpoint][1])
        days = self._when("survey", touchpoint, person)
        mood = self._mood.at(person, touchpoint, days, self._random)
        voice = Voice(days, person, "survey", touchpoint, metric, moods.score(metric, mood), None)
        voice.text = self._comment(voice, touchpoint)
        self._invite(voice)
        return voice

    def _invite(self, voice: Voice) -> None:
        random, survey = self._random, f"After {voice.touchpoint}"
        sent = voice.days + random.randint(0, 6)
        self.invitations.append(Invitation(voice.person, sent, survey, voice))
        if random.random() < UNANSWERED:
            other = random.choice(self.people)
            if other.veto is None and other.is_active:
                day = min(voice.days + random.randint(0, 40), self._calendar.reach)
                self.invitations.append(Invitation(other, day, survey, None))

    def _spoken(self, source: str, cast: Cast) -> Voice:
        """Return something said without a score; a survey answer when words run out."""
        is_crowded = self.budget >= CROWDED
        for attempt in range(PATIENT):
            touchpoint, person = self._where_and_who(SPOKEN_WEIGHTS[source], cast)
            days = self._when(source, touchpoint, person)
            mood = self._mood.at(person, _named(touchpoint), days, self._random)
            if source == "ticket" and not self.account.story:
                mood -= TROUBLE
            cell = Cell(source, person.role, touchpoint, moods.valence(mood))
            text = self._deck.draw(
                cell, person, self._date(days), again=is_crowded or attempt >= FRESH
            )
            if text:
                return self._said(source, touchpoint, person, days, text)
        return self._surveyed(cast)

    def _said(self, source: str, touchpoint: str, person: Person, days: int, text: str) -> Voice:
        may_be_unnamed = source == "ticket" and not self.account.story
        voice = Voice(days, person, source, _named(touchpoint), "none", None, text)
        voice.is_named = not (may_be_unnamed and self._random.random() < UNNAMED)
        return voice

    def _comment(self, voice: Voice, about: str) -> str | None:
        """Return what somebody wrote beside a score, None where nothing."""
        if self._random.random() > COMMENTS[voice.verdict]:
            return None
        is_mixed = voice.verdict > 0 and self._random.random() < MIXED
        tone = -1 if is_mixed else voice.verdict
        cell = Cell("survey", voice.person.role, about, tone, is_mixed)
        again = self.budget >= CROWDED
        return self._deck.draw(cell, voice.person, self._date(voice.days), again=again)

    def _where_and_who(
        self, weights: tuple[list[str], list[float]], cast: Cast
    ) -> tuple[str, Person]:
        while True:
            touchpoint = self._random.choices(*weights)[0]
            person = cast.someone(touchpoint)
            if person:
                return touchpoint, person

    def _when(self, source: str, touchpoint: str, person: Person) -> int:
        """Return a day on which this person was there and spoke. [days before the as-of date]"""
        days = self._calendar.day(source, touchpoint)
        if person.role in self.account.silent and days <= SILENCE_DAYS:
            return SILENCE_DAYS + self._random.randint(1, 400)
        return days if person.is_active else max(days, 240)

    def _date(self, days: int) -> date:
        return self.as_of - timedelta(days=days)


def _named(touchpoint: str) -> str | None:
    return None if touchpoint == "any" else touchpoint


def _weighted(weights: dict[str, float]) -> tuple[list[str], list[float]]:
    return list(weights), list(weights.values())


SURVEY_WEIGHTS: Final = _weighted({name: weight for name, (weight, _) in SURVEYED.items()})
SPOKEN_WEIGHTS: Final = {source: _weighted(weights) for source, weights in SPOKEN.items()}
