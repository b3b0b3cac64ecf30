"""Which words a text is made of: English by spaces, Chinese by a dictionary."""

import re
from collections.abc import Iterable
from typing import Final

import rjieba

from voc_core.folding import is_unspaced, runs
from voc_core.text.stopwords import STOPWORDS

LONGEST: Final = 2_000
"""Characters of a text that are read."""
MOST: Final = 24
"""Longer words are no words. [characters]"""
HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]")
WRITTEN: Final = re.compile(r"[A-Za-z]+")
INSIDE: Final = re.compile(r"(?<=[a-z,;] )[A-Z][a-z]+")
"""A capital that does not begin a sentence: a name, unless the word is written small as well."""


def words_of(text: str) -> set[str]:
    """Return the words of a text that say what it is about, folded: no stop words, no numbers."""
    found: set[str] = set()
    for run in runs(text[:LONGEST]):
        if not is_unspaced(run):
            found.add(run)
        elif HAN.search(run):
            found.update(word for word in rjieba.cut(run) if HAN.match(word))
    return {word for word in found if _says_something(word)}


def names_in(texts: Iterable[str]) -> set[str]:
    """Return the English words that stand capitalised inside sentences and small nowhere."""
    small: set[str] = set()
    capital: set[str] = set()
    for text in texts:
        cut = text[:LONGEST]
        small.update(word for word in WRITTEN.findall(cut) if word.islower())
        capital.update(word.casefold() for word in INSIDE.findall(cut))
    return capital - small


def name_words(names: Iterable[str], *, first_only: bool = False) -> set[str]:
    """Return the words of names of people or, `first_only`, the word that tells firms apart."""
    found: set[str] = set()
    for name in names:
        parts = [
            part for run in runs(name) for part in (rjieba.cut(run) if HAN.match(run) else [run])
        ]
        found.update(parts[:1] if first_only else [*parts, *runs(name)])
    return found


def _says_something(word: str) -> bool:
    least = 2 if HAN.match(word) else 3
    return least <= len(word) <= MOST and word not in STOPWORDS and not word.isdigit()
