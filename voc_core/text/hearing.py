"""Weigh the praise and blame in one clause: negation, degree, requests, repairs, reductions."""

import math
import re
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from voc_core.text.clauses import Clause, Found

NEGATED = -0.75
REDUCED = 0.8
UNMET = -1.4
SUPPOSED = 0.4
QUESTIONED = 0.5
CONCEDED = 0.3
REACH_HAN = 6
REACH_LATIN = 24
REACH_BACK = 12
MEASURE = 0.2
IRONIC = -0.5
NEGATING = re.compile(r"^(?:no|nobody|none|nothing|never|not|without)\b|[不没未无]有?$")
"""What is said by the way may turn what follows: "nobody at", 从来没."""

FEELING = re.compile(
    r"happy|satisfied|disappointed|frustrated|annoyed|irritated|upset|angry|pleased|delighted"
    r"|满意(?!度)|不满(?!足)|失望|生气|高兴|恼火|气愤|寒心"
)
"""Words of what a person feels."""

AGAIN = ("again", "another", "yet again", "又")


class Weighed(NamedTuple):
    """What a term says after all rules, and where it stands with its degree and negation."""

    value: float
    place: tuple[int, int]
    term: Found

    def times(self, factor: float) -> "Weighed":
        """The same word saying more or less."""
        return Weighed(factor * self.value, self.place, self.term)

    def meant(self) -> "Weighed":
        """The same word said with irony: its praise is blame."""
        return self.times(IRONIC) if self.value > 0 else self


@dataclass
class Hearing:
    """What is in force while the terms of one clause are heard in order.

    Each method ``_kind`` hears one kind of term of `lexicon`. After use `is_wish` tells whether
    the rest of the sentence is a request too. The reach of a negation is in characters.
    """

    is_wish: bool = False
    is_unable: bool = False
    is_reduced: bool = False
    is_raised: bool = False
    is_relieved: bool = False
    awaited: float = 0.0
    is_ironic: bool = False
    degree: float = 1.0
    scale: float = 1.0
    negation: Found | None = None
    sign_negated: float = 0.0
    degree_from: int | None = None
    values: list[float] = field(default_factory=list)
    places: list[tuple[int, int]] = field(default_factory=list)
    terms: list[Found] = field(default_factory=list)
    faint: list[Found] = field(default_factory=list)

    def words(self, clause: Clause) -> list[Weighed]:
        """The words of praise (positive) and blame (negative) in a clause, in order."""
        for term in clause.found:
            getattr(self, HEARERS[term.kind])(term)
        if self.values:
            self.values[-1] *= self.degree
        said = map(Weighed, self.values, self.places, self.terms)
        heard = [word for word in said if abs(word.value) > MEASURE]
        if not (heard or self.is_wish or clause.is_asked):
            heard = [Weighed(term.weight, (term.start, term.end), term) for term in self.faint]
        if self.is_ironic:
            heard = [word.meant() for word in heard]
        if self.is_relieved:
            heard = [word for word in heard if word.value > 0]
        if clause.is_asked:
            heard = [word.times(QUESTIONED) for word in heard if word.value < 0]
        return heard if self.scale == 1 else [word.times(self.scale) for word in heard]

    def feels(self, clause: Clause, weighed: list[Weighed]) -> int:
        """What a clause says somebody feels: 1 pleased, -1 displeased, 0 nothing, or both."""
        if self.is_wish or clause.is_asked or self.scale != 1:
            return 0
        felt = {
            int(math.copysign(1, word.value)) for word in weighed if FEELING.search(word.term.term)
        }
        return felt.pop() if len(felt) == 1 else 0

    def unmasks(self, clause: Clause, weighed: list[Weighed]) -> bool:
        """Whether a praise before this clause was meant as blame: irony, or trouble again."""
        if self.is_ironic:
            return True
        return any(word.value < 0 for word in weighed) and any(
            term.term.startswith(AGAIN) or term.term.endswith(" again") for term in clause.found
        )

    def heed(self, clause: Clause) -> float:
        """How much is made of what the other words of a clause lean to. [0 to 1]"""
        return 0.0 if self.is_wish or clause.is_asked else min(1.0, self.scale)

    def _say(self, value: float, term: Found) -> None:
        """Keep a weight with its place, which begins where its degree or negation does."""
        start, last = term.start, self.places[-1][1] if self.places else 0
        if self.degree_from is not None and self.degree_from >= last:
            start = self.degree_from
        if self.negation and self.sign_negated and last <= self.negation.start < start:
            start = self.negation.start
        self.values.append(value)
        self.places.append((start, term.end))
        self.terms.append(term)
        self.degree_from = None

    def _mood(self, term: Found) -> None:
        value = term.weight * self.degree
        self.degree = 1.0
        value *= NEGATED * self._negated(term, value) or 1.0
        if self.is_reduced:
            value, self.is_reduced = _reduced(value), False
        if self.is_raised:
            value, self.is_raised = _raised(value), False
        if value < 0 or not (self.is_wish or self.is_unable):
            self._say(value, term)

    def _deed(self, term: Found) -> None:
        if self._is_told() and self._negated(term):
            self._say(UNMET, term)

    def _relief(self, term: Found) -> None:
        if not self._is_told():
            return
        is_unmet = bool(self._negated(term))
        if not is_unmet and self.awaited and not self._is_past(term):
            return
        self.is_relieved = not is_unmet
        self._say(UNMET if is_unmet else term.weight, term)

    def _until(self, term: Found) -> None:
        self.awaited = max(self.awaited, term.weight)

    def _is_past(self, term: Found) -> bool:
        """Whether an awaited relief came about after all: "once it arrived, it was fixed"."""
        return self.awaited < 1 and term.term.startswith(("was ", "were "))

    def _absent(self, term: Found) -> None:
        reach = REACH_LATIN if term.term.isascii() else REACH_HAN
        is_near = bool(self.places) and term.start - self.places[-1][1] <= reach
        if is_near and self.values[-1] > 0 and not self._negated(term):
            self.values[-1] *= NEGATED
        if term.weight:
            self._mood(term)
        else:
            self._not(term._replace(weight=1.0))

    def _unable(self, term: Found) -> None:
        self.is_unable = True
        self._say(term.weight * self.degree, term)

    def _irony(self, term: Found) -> None:
        self.is_ironic = True
        self._say(term.weight, term)

    def _faint(self, term: Found) -> None:
        """Heard where nothing else is said; only the last of a row, so that they do not add up."""
        self.faint = [term]
        if NEGATING.search(term.term):
            self._not(term._replace(weight=1.0))

    def _not(self, term: Found) -> None:
        self.negation, self.sign_negated = term, 0.0

    def _degree(self, term: Found) -> None:
        self.degree *= term.weight
        self.degree_from = term.start if self.degree_from is None else self.degree_from

    def _less(self, term: Found) -> None:
        if self.is_wish or self._negated(term):
            return
        if self.places and term.start - self.places[-1][1] <= REACH_BACK:
            self.values[-1] = _reduced(self.values[-1])
        else:
            self.is_reduced = True

    def _rise(self, term: Found) -> None:
        if self.is_wish or self._negated(term):
            return
        if self.places and term.start - self.places[-1][1] <= REACH_BACK:
            self.values[-1] = _raised(self.values[-1])
        else:
            self.is_raised = True

    def _wish(self, term: Found) -> None:
        self.is_wish = True

    def _if(self, term: Found) -> None:
        self.scale = SUPPOSED

    def _though(self, term: Found) -> None:
        self.scale = CONCEDED

    def _but(self, term: Found) -> None:
        self.scale = 1.0

    def _ask(self, term: Found) -> None:
        """Heard when the clause was cut."""

    def _is_told(self) -> bool:
        return not (self.is_wish or self.is_unable)

    def _negated(self, term: Found, value: float = 1.0) -> float:
        """How much of a term is negated: 0 for emoji, out of reach, or where the sign changed."""
        if self.negation is None or not term.term[0].isalnum() or self.sign_negated * value < 0:
            return 0.0
        reach = REACH_LATIN if self.negation.term.isascii() else REACH_HAN
        is_near = term.start - self.negation.end <= reach
        self.sign_negated = math.copysign(1.0, value) if is_near else 0.0
        return self.negation.weight if is_near else 0.0


HEARERS: Final = {name[1:]: name for name in vars(Hearing) if name[0] == "_" and name[1] != "_"}


def _reduced(value: float) -> float:
    """Less trouble is praise and less good is blame, of weight 1 at least."""
    return math.copysign(max(1.0, REDUCED * abs(value)), -value)


def _raised(value: float) -> float:
    """More of a measure counts: praise where more is better, blame where less is."""
    return math.copysign(1.0, value) if abs(value) <= MEASURE else value
