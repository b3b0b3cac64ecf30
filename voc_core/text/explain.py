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
    clauses = tuple(
        ClauseHeard(start, end, tone, tuple(_words(words, clause, origin)))
        for clause, start, end, tone in _placed(text, said, origin)
    )
    return Explained(spoken, sum_of(said).tone(bias), clauses)


def spans(text: str, said: list[Heard], origin: Sequence[int]) -> list[float]:
    """Start, end and tone of each clause of a text, as `explained` gives them, in one row."""
    return [value for _, *placed in _placed(text, said, origin) for value in placed]


def _joined(said: list[Heard]) -> list[Heard]:
    """The clauses that hold letters or words; signs alone belong to the clause before them."""
    if not any(clause.is_blank for clause in said):
        return said
    joined: list[Heard] = []
    for clause in said:
        if joined and (clause.is_blank or joined[-1].is_blank):
            before = joined.pop()
            clause = clause._replace(
                start=before.start,
                words=before.words + clause.words,
                is_blank=clause.is_blank and before.is_blank,
                lean=before.lean + clause.lean,
            )
        joined.append(clause)
    return joined


def _placed(
    text: str, said: list[Heard], origin: Sequence[int]
) -> Iterator[tuple[Heard, int, int, float]]:
    """Yield each clause with its start and end in the text as it was written, and its tone."""
    joined = _joined(said)
    ends = [*(origin[clause.start] for clause in joined[1:]), len(text)]
    begin = 0
    for clause, end in zip(joined, ends, strict=True):
        part = text[begin:end]
        start = end - len(part.lstrip())
        yield clause, start, begin + len(part.rstrip()), _tone(clause)
        begin = end


def _tone(clause: Heard) -> float:
    if not (clause.words or clause.lean):
        return 0.0
    return said_by([word.value for word in clause.words], clause.lean).tone()


def _words(read: str, clause: Heard, origin: Sequence[int]) -> Iterator[Word]:
    """Yield the words of the rules, or where these heard nothing what the clause leans on."""
    if clause.words or not clause.lean:
        found = [(*word.place, word.value) for word in clause.words]
    else:
        found = list(leaning.reasons(read, clause.start, clause.end, clause.lean))
    for start, end, weight in found:
        yield Word(origin[start], origin[end - 1] + 1, weight)
