"""Comments: a pattern that fits who speaks where and in which mood, with its slots filled."""

import re
from collections.abc import Sequence
from datetime import date
from random import Random
from typing import Final

from sample_data import content
from sample_data.content import Cell
from sample_data.people import Person

SLOT: Final = re.compile(r"\{(\w+)\}")
TRIES: Final = 5
"""Patterns tried for a comment nobody at the account has made."""

MANY: Final = 1_000
"""With so many different comments an account repeats itself. [comments]"""


class Deck:
    """The patterns one account has not used yet.

    Parameters
    ----------
    mainland : bool
        Whether words only used in mainland China may appear.
    random : Random
        Source of chance.
    """

    def __init__(self, mainland: bool, random: Random) -> None:
        self._mainland = mainland
        self._random = random
        self._left: dict[tuple[str, Cell], list[str]] = {}
        self._said: set[str] = set()

    def draw(self, cell: Cell, person: Person, day: date, *, again: bool = False) -> str | None:
        """Return a comment nobody at the account has made, None when the cell is used up.

        Parameters
        ----------
        cell : Cell
            Who speaks, where, how.
        person : Person
            Whose language and title.
        day : date
            When it is said.
        again : bool
            Begin the cell anew when it is used up; then a text may repeat.
        """
        for _ in range(TRIES if len(self._said) < MANY else 1):
            pattern = self._next(cell, person.language, again)
            if pattern is None:
                return None
            text = _filled(pattern, cell.valence, person, day, self._random)
            if text not in self._said:
                break
        self._said.add(text)
        return text

    def _next(self, cell: Cell, language: str, again: bool) -> str | None:
        key = (language, cell)
        if key not in self._left or (again and not self._left[key]):
            known = content.patterns(language, self._mainland).get(cell, [])
            self._left[key] = self._random.sample(known, len(known))
        return self._left[key].pop() if self._left[key] else None


def _filled(pattern: str, valence: int, person: Person, day: date, random: Random) -> str:
    def fill(found: re.Match[str]) -> str:
        slot = found[1]
        if slot == "title":
            return person.title
        words = content.slots()[slot][person.language]
        return _month(words, valence, day, random) if slot == "month" else random.choice(words)

    return SLOT.sub(fill, pattern) if "{" in pattern else pattern


def _month(words: Sequence[str], valence: int, day: date, random: Random) -> str:
    """Return a month to come where a plan is stated, else one that has passed."""
    shift = random.randint(1, 3) if valence == 0 else -random.randint(1, 3)
    return words[(day.month - 1 + shift) % 12]
