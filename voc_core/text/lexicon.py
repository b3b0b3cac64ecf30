"""The words that carry tone, read once from `words/*.tsv` and from VADER; our own lists win.

Each row of a word list is `kind`, `weight`, `topic`, `terms`, the terms parted by ``|``:

============ =====================================================================
mood         praise or blame by itself; weight is its strength [-2 to 2]
not          turns what follows; weight is how much of it
unable       blame by itself, and what follows did not happen ("cannot", 无法)
degree       multiplies the next mood ("very", 非常)
but, though  the other half of the sentence counts more
if           what follows is only supposed
wish, ask    what follows is asked for, so praise in it is not praise
less         turns blame into praise and praise into blame ("reduced", 减少)
rise         makes praise or blame of a measure, a mood of 0.1 ("rose", 上涨)
irony        blame by itself, and praise in the same clause is meant as blame (呵呵)
relief       blame in the same clause is over ("fixed", 解决)
until        a relief after it is awaited, not there ("until it is fixed", 直到); of weight
             below 1 unless it came about ("once it was fixed")
absent       blame by itself, and the praise before it was not got ("is missing", 没兑现);
             of weight 0, what follows was not got either (没看到)
deed         expected of us: nothing when done, blame when not done ("reply", 回复)
faint        praise or blame only where its clause says nothing else ("still", 居然)
plain        says nothing, and keeps a shorter word inside it from being read
============ =====================================================================
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

VADER_SCALE = 0.8
VADER_SHORTEST = 4
BREAK = r"\.(?!\w)"


class Mark(NamedTuple):
    """What one term does to the tone around it."""

    kind: str
    weight: float


BREAKS = {sign: Mark("break", 0.0) for sign in ",;:、"} | {
    sign: Mark("stop", 0.0) for sign in "\n。!?"
}
STOP = {".": Mark("stop", 0.0)}


class Door(NamedTuple):
    """What a word or a character may begin: a term itself, longer phrases, or runs of lengths."""

    mark: Mark | None
    phrase: re.Pattern[str] | None = None
    lengths: tuple[int, ...] = ()


class Lexicon(NamedTuple):
    """All terms, how to find what may begin one, and how it goes on."""

    marks: dict[str, Mark]
    pattern: re.Pattern[str]
    doors: dict[str, Door]


@cache
def lexicon() -> Lexicon:
    """The word lists, read on first use (about 30 ms)."""
    return _lexicon(_vader() | dict(_listed("zh")) | dict(_listed("en")))


def with_moods(weights: Mapping[str, float]) -> Lexicon:
    """A lexicon in which some terms are moods of other weights, or are moods at all."""
    moods = {term: Mark("mood", weight) for term, weight in weights.items()}
    return _lexicon(lexicon().marks | moods)


def _lexicon(marks: dict[str, Mark]) -> Lexicon:
    lengths = _lengths([*(term for term in marks if term != "."), *BREAKS])
    marks = marks | BREAKS | STOP
    doors = {term: Door(mark) for term, mark in marks.items() if mark.kind != "plain"}
    for first, phrase in _phrases(marks).items():
        doors[first] = Door(marks.get(first), phrase)
    for first, several in lengths.items():
        doors[first] = Door(None, None, several)
    return Lexicon(marks, _pattern(lengths), doors)


def _listed(name: str) -> list[tuple[str, Mark]]:
    text = files(__package__).joinpath("words", f"{name}.tsv").read_text(encoding="utf-8")
    rows = csv.reader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [
        (term, Mark(kind, float(weight)))
        for kind, weight, _, terms in rows
        for term in terms.split("|")
    ]


def _vader() -> dict[str, Mark]:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # type: ignore[import-untyped]

    rated = SentimentIntensityAnalyzer().lexicon
    return {
        word: Mark("mood", VADER_SCALE * weight)
        for word, weight in rated.items()
        if word.isalpha() and len(word) >= VADER_SHORTEST
    }


def _phrases(terms: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """For each first word an expression that finds the longest term beginning with it."""
    several = sorted(
        (term for term in terms if " " in term and _is_latin(term)),
        key=lambda t: (first_word(t), -len(t)),
    )
    return {
        first: re.compile(rf"(?:{'|'.join(map(re.escape, group))})(?!'?[a-z])")
        for first, group in groupby(several, key=first_word)
    }


def first_word(term: str) -> str:
    """The first word of an English term."""
    return term.partition(" ")[0]


def _is_latin(term: str) -> bool:
    return term[0].isascii() and term[0].isalpha()


def _lengths(terms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """For each first character the lengths of the terms that are no English words."""
    found: dict[str, set[int]] = {}
    for term in terms:
        if not _is_latin(term):
            found.setdefault(term[0], set()).add(len(term))
    return {first: tuple(sorted(lengths, reverse=True)) for first, lengths in found.items()}


def _pattern(firsts: Iterable[str]) -> re.Pattern[str]:
    """One expression for English words, breaks, and characters that may begin a term.

    What begins there is looked up: an expression of thousands of terms is ten times slower.
    """
    others = "".join(map(re.escape, sorted(firsts)))
    return re.compile(rf"[a-z]+(?:'[a-z]+)?|[{others}]|{BREAK}")
