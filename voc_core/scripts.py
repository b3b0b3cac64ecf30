"""Chinese as one script: traditional characters made simplified, and how characters sound."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from opencc import OpenCC
from pypinyin.pinyin_dict import pinyin_dict

HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
TONES: Final = re.compile("[\u0300\u0301\u0304\u030c]")
NOT_KEPT_APART: Final = (("zh", "z"), ("ch", "c"), ("sh", "s"))
"""Sounds that many speakers and their keyboards do not tell apart; nor -ng and -n."""


def simplified(text: str) -> str:
    """Return a text with traditional characters made simplified; other text is left as it is.

    >>> simplified("臺灣積體電路製造")
    '台湾积体电路制造'
    """
    return _converter().convert(text) if HAN.search(text) else text


def plain(text: str) -> str:
    """Return a text without case, width and needless spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def is_han(text: str) -> bool:
    """Return whether there is a Chinese character in the text."""
    return HAN.search(text) is not None


@lru_cache(maxsize=50_000)
def readings(character: str) -> tuple[str, ...]:
    """Return how one character is read in pinyin without tones, the usual reading first."""
    said = pinyin_dict.get(ord(character), "") if len(character) == 1 else ""
    toneless = TONES.sub("", unicodedata.normalize("NFD", said)).replace("u\u0308", "v")
    return tuple(dict.fromkeys(filter(None, toneless.split(","))))


def spelled(text: str) -> str:
    """Return a text with every Chinese character spelled by its usual reading, nothing between.

    >>> spelled("海尔")
    'haier'
    """
    return "".join((readings(c) or (c,))[0] for c in text)


@lru_cache(maxsize=200_000)
def sound_alike(one: str, other: str) -> bool:
    """Return whether two Chinese characters may sound the same to a person typing them."""
    return bool(_loose(one) & _loose(other))


def loosely_spelled(text: str) -> str:
    """Return `spelled` with sounds folded that are often not kept apart: a key for looking up."""
    return "".join(_folded((readings(c) or (c,))[0]) for c in text)


def _loose(character: str) -> frozenset[str]:
    return frozenset(map(_folded, readings(character)))


def _folded(reading: str) -> str:
    for exact, loose in NOT_KEPT_APART:
        if reading.startswith(exact):
            reading = loose + reading[2:]
    return reading.removesuffix("g") if reading.endswith("ng") else reading


@lru_cache(maxsize=1)
def _converter() -> OpenCC:
    return OpenCC("t2s")
