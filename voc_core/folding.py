"""The one form in which texts and what people type are compared: folded, and cut into tokens.

Letters of scripts that put spaces between words make one token a word. Chinese, Japanese, Korean,
Thai and their like do not, so every character there makes a token of its own with the one after it,
the last of a run one by itself: 接口不稳 gives 接口 口不 不稳 稳. Tokens that follow one another
stand exactly where the characters follow one another, so looking up tokens is looking into the
text, and any single character is the beginning of a token.
"""

import re
import unicodedata
from operator import add
from typing import Final

from voc_core.scripts import simplified

VERSION: Final = 1
"""Raised whenever a text gives other tokens than before; an older index is made new."""

UNSPACED: Final = (
    "\u0e00-\u0edf\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u2600-\u27bf\u2e80-\u2fdf\u3005-\u3007\u3040-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\U0001f000-\U0001faff\U00020000-\U0003ffff"
)
"""Scripts without spaces between words, and pictures: each character stands for itself."""

RUN: Final = re.compile(f"[{UNSPACED}]+|[^\\W_{UNSPACED}]+")
FIRST_UNSPACED: Final = UNSPACED[0]
IS_UNSPACED: Final = re.compile(f"[{UNSPACED}]")
HAN: Final = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0xF900, 0xFB00))
DROPPED: Final = re.compile(
    "[\u0300-\u036f\u3099\u309a\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)
"""Accents and marks that cannot be seen; what stands on both sides of them is one word."""


class _Folded(dict[int, str]):
    """What each character folds to, found when first met."""

    def __missing__(self, code: int) -> str:
        wide = unicodedata.normalize("NFKC", chr(code)).casefold()
        bare = DROPPED.sub("", unicodedata.normalize("NFD", wide))
        self[code] = folded = unicodedata.normalize("NFC", bare)
        return folded


def _table() -> _Folded:
    table = _Folded()
    for characters in HAN:
        plain = [unicodedata.normalize("NFKC", chr(code)) for code in characters]
        simple = simplified("\n".join(plain)).split("\n")
        table.update(zip(characters, simple, strict=True))
    return table


_FOLDED: _Folded = _Folded()


def folded(text: str) -> str:
    """Return a text in one width, case and script, without accents.

    Every character is folded by itself, so that a place in the folded text is known in the text:
    compatibility forms are made plain, letters lower, accents dropped, traditional characters
    simplified.
    """
    if not _FOLDED:
        _FOLDED.update(_table())
    return text.translate(_FOLDED)


def tokens(text: str) -> list[str]:
    """Return the tokens of a text in the order of the text."""
    found: list[str] = []
    for run in runs(text):
        found += run_tokens(run)
    return found


def runs(text: str) -> list[str]:
    """Return the words and the unspaced runs of a text, folded."""
    return RUN.findall(folded(text))


def run_tokens(run: str) -> list[str]:
    """Return the tokens of one run: the word, or each character with the one after it."""
    return [*map(add, run, run[1:]), run[-1]] if is_unspaced(run) else [run]


def is_unspaced(run: str) -> bool:
    """Return whether a run is written without spaces between its words."""
    return run[0] >= FIRST_UNSPACED and IS_UNSPACED.match(run) is not None


def places(text: str) -> tuple[str, list[int]]:
    """Return the folded text and, for each of its characters, where it comes from in the text."""
    pieces = [folded(character) for character in text]
    origin = [at for at, piece in enumerate(pieces) for _ in piece]
    return "".join(pieces), origin
