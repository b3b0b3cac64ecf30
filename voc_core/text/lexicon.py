"""The words that carry tone, read once from `words/*.tsv` and from VADER.

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
relief       blame in the same clause is over ("fixed", 解决)
deed         expected of us: nothing when done, blame when not done ("reply", 回复)
plain        says nothing, and keeps a shorter word inside it from being read
============ =====================================================================
"""

import csv
import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import NamedTuple

VADER_SCALE = 0.8
VADER_SHORTEST = 4
BREAK = r"[,;:、\n。!?]|\.(?!\w)"


class Mark(NamedTuple):
    """What one term does to the tone around it."""

    kind: str
    weight: float


BREAKS = {sign: Mark("break", 0.0) for sign in ",;:、"} | {
    sign: Mark("stop", 0.0) for sign in "\n。!?."
}


class Lexicon(NamedTuple):
    """All terms, how to find them, and the English terms of several words by their first."""

    marks: dict[str, Mark]
    pattern: re.Pattern[str]
    phrases: dict[str, re.Pattern[str]]


@cache
def lexicon() -> Lexicon:
    """The word lists, read on first use (about 30 ms)."""
    own = dict(_listed("zh")) | dict(_listed("en"))
    return Lexicon(_vader() | own | BREAKS, _pattern(own), _phrases(own))


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
        (term for term in terms if " " in term), key=lambda t: (first_word(t), -len(t))
    )
    return {
        first: re.compile(rf"(?:{'|'.join(map(re.escape, group))})(?!'?[a-z])")
        for first, group in groupby(several, key=first_word)
    }


def first_word(term: str) -> str:
    """The first word of an English term."""
    return term.partition(" ")[0]


def _pattern(terms: dict[str, Mark]) -> re.Pattern[str]:
    """One expression for English words, other terms (longest first) and breaks.

    The terms are grouped by their first character; a flat list of them is ten times slower.
    """
    others = sorted((term for term in terms if not term.isascii()), key=lambda t: (t[0], -len(t)))
    branches = [
        f"{re.escape(first)}(?:{'|'.join(re.escape(term[1:]) for term in group)})"
        for first, group in groupby(others, key=lambda term: term[0])
    ]
    return re.compile(rf"[a-z]+(?:'[a-z]+)?|{'|'.join(branches)}|{BREAK}")
