"""Cut a text into clauses and find in each the terms that carry its tone."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from voc_core.text.lexicon import Lexicon, Mark

QUOTES = frozenset("\"'“”‘’「」『』《》")
SO_CALLED = -0.6
NUMERIC = frozenset(".:,")
"""Signs that part no clauses where digits stand on both sides."""


class Found(NamedTuple):
    """A term where it stands in the text."""

    kind: str
    weight: float
    term: str
    start: int
    end: int


class Clause(NamedTuple):
    """The terms between two breaks, where they stand, and whether the sentence ends and asks."""

    found: list[Found]
    start: int
    end: int
    is_last: bool = False
    is_asked: bool = False


def clauses(words: str, known: Lexicon) -> list[Clause]:
    """The clauses of a cleaned text; a contrast such as "but" begins a new one.

    Together they are the whole text: each ends where the next begins, with its break inside.
    """
    cut: list[Clause] = []
    open_terms: list[Found] = []
    begin = 0
    for term in _terms(words, known):
        if term.kind in ("break", "stop"):
            is_asked = term.term == "?" or any(part.kind == "ask" for part in open_terms)
            cut.append(Clause(open_terms, begin, term.end, term.kind == "stop", is_asked))
            open_terms, begin = [], term.end
        elif term.kind == "but" and open_terms:
            cut.append(Clause(open_terms, begin, term.start))
            open_terms, begin = [term], term.start
        else:
            open_terms.append(term)
    is_asked = any(part.kind == "ask" for part in open_terms)
    return [*cut, Clause(open_terms, begin, len(words), True, is_asked)]


def _terms(words: str, known: Lexicon) -> Iterator[Found]:
    marks, door_of, read_to = known.marks, known.doors.get, 0
    for token in known.pattern.finditer(words):
        term = token[0]
        door = door_of(term)
        if door is None or (start := token.start()) < read_to:
            continue
        mark = door.mark
        if door.lengths:
            term = _longest(words, start, door.lengths, marks)
            read_to = start + len(term)
            mark = marks.get(term)
        elif door.phrase and (phrase := door.phrase.match(words, start)):
            term = phrase[0]
            read_to = phrase.end()
            mark = marks[term]
        if mark and mark.kind != "plain":
            end = start + len(term)
            if term in NUMERIC and _is_in_number(words, start):
                continue
            is_quoted = words[end : end + 1] in QUOTES and words[start - 1 : start] in QUOTES
            weight = SO_CALLED * mark.weight if is_quoted and mark.weight > 0 else mark.weight
            yield Found(mark.kind, weight, term, start, end)


def _longest(words: str, start: int, lengths: Sequence[int], marks: dict[str, Mark]) -> str:
    for length in lengths:
        if (term := words[start : start + length]) in marks:
            return term
    return words[start]


def _is_in_number(words: str, at: int) -> bool:
    """Tell whether a sign stands between two digits: "6:00", "10,000"."""
    return words[at - 1 : at].isdecimal() and words[at + 1 : at + 2].isdecimal()
