"""Cut a text into clauses and find in each the terms that carry its tone."""

import re
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
    """The terms between two breaks, and whether the sentence ends here and asks."""

    found: list[Found]
    is_last: bool = False
    is_asked: bool = False


def clauses(words: str) -> list[Clause]:
    """The clauses of a cleaned text; a contrast such as "but" begins a new one."""
    cut: list[Clause] = []
    open_terms: list[Found] = []
    for term in _terms(words, lexicon()):
        if term.kind in ("break", "stop"):
            is_asked = term.term == "?" or any(part.kind == "ask" for part in open_terms)
            cut.append(Clause(open_terms, term.kind == "stop", is_asked))
            open_terms = []
        elif term.kind == "but" and open_terms:
            cut.append(Clause(open_terms))
            open_terms = [term]
        else:
            open_terms.append(term)
    return [*cut, Clause(open_terms, True, any(part.kind == "ask" for part in open_terms))]


def _terms(words: str, known: Lexicon) -> Iterator[Found]:
    tokens = list(known.pattern.finditer(words))
    at = 0
    while at < len(tokens):
        n_words, term = _longest(words, tokens, at, known)
        if term and term.kind != "plain":
            yield term
        at += n_words


def _longest(
    words: str, tokens: list[re.Match[str]], at: int, known: Lexicon
) -> tuple[int, Found | None]:
    start = tokens[at].start()
    most = min(known.longest.get(tokens[at].group(), 1), len(tokens) - at)
    for n_words in range(most, 0, -1):
        end = tokens[at + n_words - 1].end()
        mark = known.marks.get(words[start:end])
        if mark:
            return n_words, Found(*mark, words[start:end], start, end)
    return 1, None
