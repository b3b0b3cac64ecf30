"""The forms in which an English word or phrase is written: plural, past, -ing."""

from typing import Final

SHORTEST: Final = 3
"""Shorter words are abbreviations and keep their form. [letters]"""
HISSING: Final = ("s", "x", "z", "ch", "sh")
VOWELS: Final = "aeiou"


def forms(phrase: str) -> list[str]:
    """Return a folded phrase in every form of its first and of its last word.

    >>> forms("big plan")
    ['big plan', 'big plans', 'bigs plan', 'bigs plans', 'bigged plan', 'bigged plans', 'bigging \
plan', 'bigging plans']
    """
    if not phrase.isascii():
        return [phrase]
    first, *rest = phrase.split(" ")
    if not rest:
        return _forms(first)
    *middle, last = rest
    return [" ".join((a, *middle, b)) for a in _forms(first) for b in _nouns(last)]


def _forms(word: str) -> list[str]:
    if len(word) < SHORTEST or not word.isalpha():
        return _nouns(word)
    stem = word[:-1] if word.endswith("e") else word
    stem += stem[-1] if _doubles(word) else ""
    past = f"{word[:-1]}ied" if _turns(word) else f"{stem}ed"
    return list(dict.fromkeys([*_nouns(word), past, f"{stem}ing"]))


def _nouns(word: str) -> list[str]:
    """Return a word and its plural, which is also the form of a verb for one person."""
    if len(word) < SHORTEST or not word.isalpha():
        return [word, f"{word}s"] if word.isalpha() else [word]
    if word.endswith("s") and not word.endswith("ss"):
        return [word]
    if _turns(word):
        return [word, f"{word[:-1]}ies"]
    return [word, f"{word}es" if word.endswith(HISSING) else f"{word}s"]


def _turns(word: str) -> bool:
    return word.endswith("y") and word[-2] not in VOWELS


def _doubles(word: str) -> bool:
    """Tell whether a short word doubles its last letter: plan, planned."""
    return (
        len(word) in (3, 4)
        and word[-1] not in f"{VOWELS}wxyhs"
        and word[-2] in VOWELS
        and word[-3] not in VOWELS
    )
