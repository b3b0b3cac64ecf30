"""What makes two names of people the same within one account: order, titles, script, initials."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, product
from typing import Final

import numpy as np
from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from voc_core.scripts import is_han, readings, simplified, sound_alike

LATIN_TITLES: Final = frozenset(
    """
    dr prof professor mr mrs ms miss mx sir madam herr frau hr fr dipl ing dipling phd mba msc bsc
    ba ma md jr sr ii iii mag drs ir m mme mlle monsieur madame sig signor signora sra dott dra
    """.split()
)
HAN_TITLES: Final = re.compile(
    "(先生|女士|小姐|太太|老师|博士|教授|总经理|副总经理|经理|主任|工程师|总监|师傅|同志)$"
)
UMLAUTS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
MOST_READINGS: Final = 8
"""So many ways to read a Chinese name are tried. [readings]"""
SHORT: Final = 4
"""Chinese characters a person's name has at most. [characters]"""

PROPOSE_FROM: Final = 85.0
SOUND, INITIAL, EASE = 91.0, 87.0, 2
CROWD: Final = 300
"""With more people at one account only names spelled nearly the same are compared. [people]"""


@lru_cache(maxsize=200_000)
def words_of_person(name: str) -> tuple[str, ...]:
    """Return the words of a name without titles, folded, in order of the alphabet.

    "Dr. Müller, Anna" and "anna muller" are one; so are "Wang Wei" and "WEI, Wang", and "王伟先生"
    and "王 偉".
    """
    folded = simplified(unicodedata.normalize("NFKC", name)).casefold()
    return _sorted_words(_plain(folded))


@lru_cache(maxsize=200_000)
def keys_of_person(name: str) -> frozenset[str]:
    """Return the ways a person's name is written: equal keys are equal names."""
    folded = simplified(unicodedata.normalize("NFKC", name)).casefold()
    ways = (words_of_person(name), _sorted_words(_plain(folded.translate(UMLAUTS))))
    return frozenset(" ".join(words) for words in ways if words)


def person_likeness(one: str, other: str) -> tuple[float, str]:
    """Return how alike two names of people are [0 to 100], and one of `likeness.REASONS`.

    Notes
    -----
    Chinese names are alike when they sound the same (王晓明, 王小明), also across scripts (王伟,
    Wang Wei); another character is another person. Latin names are alike by edit distance of the
    words in any order, or when an initial stands for a name ("A. Lee", "Ann Lee").
    """
    first, second = words_of_person(one), words_of_person(other)
    if not first or not second:
        return 0.0, "alike"
    if keys_of_person(one) & keys_of_person(other):
        return 100.0, "same_name"
    joined = "".join(first), "".join(second)
    if is_han(joined[0]) or is_han(joined[1]):
        return (SOUND if _sounds_the_same(*joined) else 0.0), "sound"
    if _abbreviated(first, second) or _abbreviated(second, first):
        return INITIAL, "initials"
    if _initials(first) != _initials(second):
        return 0.0, "initials"
    return _spelled_alike(" ".join(first), " ".join(second)), "alike"


def persons_alike(
    people: Sequence[tuple[int, str]], least: float = PROPOSE_FROM
) -> Iterator[tuple[int, int, float, str]]:
    """Yield pairs of people of one account whose names are alike, not the same.

    Parameters
    ----------
    people : sequence of (int, str)
        Id and name.
    """
    for (one, name), (other, others_name) in _compared(people):
        alike, reason = person_likeness(name, others_name)
        if alike >= least and reason != "same_name":
            yield min(one, other), max(one, other), alike, reason


def _compared(
    people: Sequence[tuple[int, str]],
) -> Iterator[tuple[tuple[int, str], tuple[int, str]]]:
    if len(people) <= CROWD:
        yield from combinations(people, 2)
        return
    words = [" ".join(words_of_person(name)) for _, name in people]
    near = process.cdist(words, words, scorer=fuzz.ratio, score_cutoff=80, dtype=np.uint8)
    yield from ((people[i], people[j]) for i, j in zip(*near.nonzero(), strict=True) if i < j)


def _sorted_words(folded: str) -> tuple[str, ...]:
    words = [w for w in re.sub(r"[\W_]+", " ", folded.replace(".", " ")).split() if w]
    if words and all(is_han(w) for w in words):
        whole = "".join(words)
        short = HAN_TITLES.sub("", whole)
        return (short if len(short) > 1 else whole,)
    kept = [w for w in words if w not in LATIN_TITLES]
    return tuple(sorted(kept if kept else words))


def _plain(folded: str) -> str:
    apart = unicodedata.normalize("NFD", folded.replace("ø", "o").replace("ł", "l"))
    return unicodedata.normalize("NFC", re.sub("[\u0300-\u036f]", "", apart))


def _sounds_the_same(one: str, other: str) -> bool:
    if is_han(one) and is_han(other):
        return len(one) == len(other) and all(map(_same_or_alike, one, other))
    han, latin = (one, other) if is_han(one) else (other, one)
    if not latin.isascii() or not 2 <= len(han) <= SHORT:
        return False
    spelled = list(product(*(readings(c)[:3] for c in han)))[:MOST_READINGS]
    return any(_in_any_order(syllables, latin) for syllables in spelled)


def _same_or_alike(one: str, other: str) -> bool:
    return one == other or sound_alike(one, other)


def _in_any_order(syllables: tuple[str, ...], latin: str) -> bool:
    """Return whether pinyin is a name whose words were sorted: family name first or last."""
    family, given = syllables[0], "".join(syllables[1:])
    return latin in (family + given, given + family, "".join(sorted(syllables)))


def _abbreviated(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Return whether one name is the other with a given name cut to its initial."""
    if len(short) != len(whole) or sum(len(w) == 1 for w in short) != 1:
        return False
    rest = set(whole) - set(short)
    kept = [w for w in short if len(w) > 1]
    initial = next(w for w in short if len(w) == 1)
    return all(w in whole for w in kept) and len(rest) == 1 and next(iter(rest))[0] == initial


def _initials(words: tuple[str, ...]) -> list[str]:
    return [w for w in words if len(w) == 1]


def _spelled_alike(one: str, other: str) -> float:
    length = max(len(one), len(other)) + EASE
    return round(max(0.0, 100 - 100 * OSA.distance(one, other) / length), 1)
