"""Why a text has its tone: its clauses, and the words that carried them, where they stand."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from voc_core.text import leaning
from voc_core.text.clean import traced
from voc_core.text.lexicon import Lexicon
from voc_core.text.score import Heard, heard, said_by, sum_of
from voc_core.text.script import language_of


class Word(NamedTuple):
    """A word that carried tone, with the degree or negation before it.

    ``start`` and ``end`` are indices into the text as it was written; ``weight`` is what it says
    in its clause, praise above 0 and blame below. [about -3 to 3]
    """

    start: int
    end: int
    weight: float


class ClauseHeard(NamedTuple):
    """A clause of the text as it was written, its tone [-1 to 1] and its words in order."""

    start: int
    end: int
    tone: float
    words: tuple[Word, ...]


class Explained(NamedTuple):
    """Language and tone of a text as `tone` gives them, and its clauses.

    The clauses hold every character but blanks, in order and without overlap; there are none
    when there is no text.
    """

    language: str | None
    tone: float
    clauses: tuple[ClauseHeard, ...]


UNHEARD = Explained(None, float("nan"), ())


def explained(text: str, known: Lexicon, bias: float) -> Explained:
    """Explain the tone of one text; `bias` is what its source is known to add."""
    words, origin = traced(text)
    if not words:
        return UNHEARD
    spoken = language_of(words)
    said = heard(words, spoken, known)
    clauses = tuple(_placed(text, words, _joined(said), origin))
    return Explained(spoken, sum_of(said).tone(bias), clauses)


def _joined(said: list[Heard]) -> list[Heard]:
    """The clauses that hold letters or words; signs alone belong to the clause before them."""
    joined: list[Heard] = []
    for clause in said:
        if joined and (clause.is_blank or joined[-1].is_blank):
            before = joined.pop()
            is_blank = clause.is_blank and before.is_blank
            clause = clause._replace(
                start=before.start,
                words=before.words + clause.words,
                is_blank=is_blank,
                lean=before.lean + clause.lean,
            )
        joined.append(clause)
    return joined


def _placed(
    text: str, read: str, said: list[Heard], origin: Sequence[int]
) -> Iterator[ClauseHeard]:
    """Give clauses and words their place in the text as it was written."""
    begins = [0, *(origin[clause.start] for clause in said[1:]), len(text)]
    for clause, begin, end in zip(said, begins[:-1], begins[1:], strict=True):
        part = text[begin:end]
        start = begin + len(part) - len(part.lstrip())
        tone = said_by([word.value for word in clause.words], clause.lean).tone()
        words = tuple(
            Word(origin[first], origin[last - 1] + 1, weight)
            for first, last, weight in _carried(read, clause)
        )
        yield ClauseHeard(start, begin + len(part.rstrip()), tone, words)


def _carried(read: str, clause: Heard) -> list[tuple[int, int, float]]:
    """The words of the rules, or where these heard nothing what the clause leans on."""
    if clause.words or not clause.lean:
        return [(*word.place, word.value) for word in clause.words]
    return list(leaning.reasons(read, clause.start, clause.end, clause.lean))
