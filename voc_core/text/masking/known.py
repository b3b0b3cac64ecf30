"""The names a store knows, in every form they are written, as entries of one automaton."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple

import rjieba

from voc_core.scripts import is_han, readings
from voc_core.text.masking import name_words
from voc_core.text.masking.plainly import plainly

BRACKETS: Final = re.compile(r"[(（\[【].*?[)）\]】]")
CODE: Final = re.compile(r"(?=.*\d)(?=.*[a-z]|\d{8})[a-z0-9][a-z0-9_/.\-]{4,}")
"""An id that is no number somebody may write: it has letters, or many digits."""
WORD: Final = re.compile(r"[^\W\d_]+")
ALL_HAN: Final = re.compile("[\u3400-\u4dbf\u4e00-\u9fff]+")
TITLES: Final = frozenset(
    (*name_words.ENGLISH_TITLES, *"sir madam phd mba msc bsc jr sr ii iii dipl ing".split())
)
MOST_READINGS: Final = 4
DOT: Final = "·"
BLANKS: Final = (" ", "  ")
"""What may stand between a family and a given name: 张 伟."""
DEPARTMENT: Final = "部组处科室司队局院店厂"
"""What a part of a name that is no name ends in: 技术部·张伟."""
MOST_CHARACTERS: Final = 6
"""A longer name is of another language: 迪丽热巴·迪力木拉提."""
LONGEST: Final = 120
"""Characters of a name that are read."""


class Part(NamedTuple):
    """A word of a name in any script but Chinese: whose, and whether it says enough by itself."""

    people: frozenset[int]
    is_safe: bool


class Han(NamedTuple):
    """A Chinese name, or the given name alone.

    Attributes
    ----------
    is_long : bool
        Whether it is whole and of three characters or more, so that it is nothing else.
    is_word : bool
        Whether it stands in the dictionary, too.
    """

    is_long: bool
    is_word: bool


def entries(names: Iterable[str]) -> tuple[dict[str, Part], dict[str, Han], set[str]]:
    """Return what to look for: words of other scripts, Chinese names, and codes as they are.

    Parameters
    ----------
    names : iterable of str
        Names, other names, e-mails and ids of people, in any order and script.
    """
    whose: dict[str, set[int]] = {}
    own: set[str] = set()
    han: dict[str, Han] = {}
    codes: set[str] = set()
    for person, name in enumerate(sorted({n for n in names if isinstance(n, str)})):
        low = plainly(BRACKETS.sub(" ", name[:LONGEST])).low.strip()
        if "@" in low:
            continue
        if CODE.fullmatch(low):
            codes.add(low)
        elif is_han(low):
            han |= dict(_chinese(low))
            for part in _spelled(low):
                whose.setdefault(part, set()).add(person)
        if not CODE.fullmatch(low):
            for part in _parts(low):
                whose.setdefault(part, set()).add(person)
                own.add(part)
    parts = {
        part: Part(frozenset(people), part in own and _is_safe(part))
        for part, people in whose.items()
    }
    return parts, han, codes


def _parts(low: str) -> list[str]:
    """Return the words of a name in every script but Chinese; 田中さくら is one of them."""
    words = [word for word in WORD.findall(low) if not ALL_HAN.fullmatch(word)]
    return [word for word in words if len(word) > 1 and word not in TITLES]


def _is_safe(part: str) -> bool:
    return len(part) > 2 and not name_words.is_ordinary(part)


def _chinese(low: str) -> Iterator[tuple[str, Han]]:
    """Yield a Chinese name whole, with blanks in it, and its given name where that is no word."""
    name = _only_han(low)
    for title in name_words.TITLES:
        name = name.removesuffix(title) if len(name) > len(title) + 1 else name
    if DOT in low or len(name) > MOST_CHARACTERS:
        yield from _dotted(low)
        return
    family = surname_of(name)
    if len(name) < 2 or is_word(name) or not (family or _is_strange(name)):
        return
    yield name, Han(len(name) > 2, rjieba.has_word(name))
    given = name[len(family) :]
    for blank in BLANKS if family and given else ():
        yield f"{family}{blank}{given}", Han(False, True)
    if 2 <= len(given) < len(name) and not rjieba.has_word(given):
        yield given, Han(False, False)


def _dotted(low: str) -> Iterator[tuple[str, Han]]:
    """Yield a name of another language in Chinese characters, whole and each longer part of it."""
    parts = [part for piece in low.split(DOT) if (part := _only_han(piece))]
    for whole in (DOT.join(parts), "".join(parts)):
        if len(whole) > 1:
            yield whole, Han(True, False)
    for part in parts:
        if len(part) > 2 and part[-1] not in DEPARTMENT:
            yield part, Han(True, False)


def _only_han(low: str) -> str:
    return "".join(sign for sign in low if is_han(sign))


def _is_strange(name: str) -> bool:
    """Return whether a name without a family name we know holds no word, as 采购部 does."""
    return not any(
        len(piece) > 1 and not tag.startswith("nr") for piece, tag in rjieba.tag(name, False)
    )


def _spelled(low: str) -> Iterator[str]:
    """Yield the parts of a Chinese name in pinyin: family name, given name whole and parted."""
    name = _only_han(low)
    family = surname_of(name)
    if not family or not len(family) < len(name) <= 4:
        return
    given = name[len(family) :]
    yield "".join((readings(sign) or ("",))[0] for sign in family)
    for syllables in list(product(*(readings(sign)[:2] for sign in given)))[:MOST_READINGS]:
        yield "".join(syllables)


def surname_of(name: str) -> str:
    """Return the family name a Chinese name begins with, empty where there is none."""
    if name[:2] in name_words.COMPOUND:
        return name[:2]
    return name[:1] if name[:1] in name_words.STRONG or name[:1] in name_words.WEAK else ""


def is_word(name: str) -> bool:
    """Return whether a Chinese name is also an ordinary word, such as 高峰."""
    if name in name_words.NO_NAMES:
        return True
    tagged = rjieba.tag(name, False)
    return len(tagged) == 1 and not tagged[0][1].startswith("nr")


@lru_cache(maxsize=50_000)
def is_like_a_name(name: str) -> bool:
    """Return whether Chinese characters read as family and given name."""
    family = surname_of(name)
    if not family or len(name) == len(family) or name in name_words.NO_NAMES:
        return False
    given = name[len(family) :]
    if not ALL_HAN.fullmatch(name) or given in name_words.TITLES:
        return False
    if not name_words.NOT_GIVEN.isdisjoint(given):
        return False
    tagged = rjieba.tag(name, False)
    if len(tagged) == 1:
        return bool(tagged[0][1].startswith("nr"))
    return tagged[0][0] == family


def is_cut(text: str, at: int, reach: int = 5) -> bool:
    """Return whether a word of the dictionary stands across a place in a Chinese text."""
    first = max(0, at - reach)
    place = first
    for piece in rjieba.cut(text[first : at + reach], False):
        if place < at < place + len(piece):
            return True
        place += len(piece)
    return False


def stands(text: str, start: int, end: int, name: Han) -> bool:
    """Return whether a Chinese name stands in a text as one, not across other words."""
    if name.is_long:
        return True
    return not is_cut(text, start) and not (name.is_word and is_cut(text, end))


def folded_phrase(name: str) -> str:
    """Return a name that is spared as it is looked for."""
    return plainly(unicodedata.normalize("NFC", name[:LONGEST])).low.strip()
