"""Cut a text into clauses and find in each the terms that carry its tone."""

from collections.abc import Iterator
from typing import NamedTuple

from voc_core.text.lexicon import Lexicon, lexicon


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


def clauses(words: str) -> list[Clause]:
    """The clauses of a cleaned text; a contrast such as "but" begins a new one.

    Together they are the whole text: each ends where the next begins, with its break inside.
    """
    cut: list[Clause] = []
    open_terms: list[Found] = []
    begin = 0
    for term in _terms(words, lexicon()):
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
    marks, phrases = known.marks, known.phrases
    read_to = 0
    for token in known.pattern.finditer(words):
        start, end = token.span()
        if start < read_to:
            continue
        term = token.group()
        if term in phrases and (phrase := phrases[term].match(words, start)):
            term, end = phrase.group(), phrase.end()
            read_to = end
        mark = marks.get(term)
        if mark and mark.kind != "plain":
            yield Found(mark.kind, mark.weight, term, start, end)
