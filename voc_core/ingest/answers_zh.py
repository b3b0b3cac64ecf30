"""Chinese answers beyond those of `answers`: more adjectives, offers, numbers written as words."""

import re
from collections.abc import Iterator
from itertools import product
from typing import Final

STRENGTHS: Final = {
    3: ("非常", "很", "十分", "极其", "完全", "特别", "极", "最", "绝对", "超级"),
    2: ("",),
    1: ("比较", "较", "基本", "有点", "略", "还算"),
}
"""Words before an adjective, and how far from the middle of a scale they put it. [steps]"""
ADJECTIVES: Final = {
    "satisfied": (("满意", "滿意"), ("不满意", "不滿意")),
    "easy": (
        ("容易", "轻松", "简单", "方便", "省力", "便捷", "顺畅", "輕鬆", "簡單"),
        ("困难", "不容易", "费力", "复杂", "不方便", "麻烦", "费劲", "繁琐", "不便捷", "不顺畅",
         "困難"),
    ),
    "agree": (
        ("同意", "赞同", "认同", "认可", "符合", "赞成"),
        ("不同意", "不赞同", "不认同", "不认可", "不符合", "反对", "不赞成"),
    ),
    "likely": (("可能", "愿意", "愿意推荐", "願意"), ("不可能", "不愿意", "不愿意推荐", "不願意")),
    "good": (
        ("好", "及时", "专业", "清晰", "流畅", "稳定"),
        ("差", "不好", "不及时", "不专业", "不清晰", "不流畅", "不稳定"),
    ),
}  # fmt: skip
"""Adjectives of the high end and of the low end, by the families of `answers.ADJECTIVES`."""
DENIALS: Final = {"不太": -1, "不大": -1, "不怎么": -1, "不是很": -1}
WILL: Final = {"一定": 3, "肯定": 3, "绝对": 3, "": 2, "应该": 1, "也许": 1, "可能": 1}
WILLING: Final = ("会推荐", "推荐", "会续约", "会继续使用", "会再次购买")
UNWILLING: Final = ("不会推荐", "不推荐", "不会续约", "不会继续使用", "不会再次购买")
MIDDLE: Final = ("还行", "还可以", "不好说", "说不好", "中性", "看情况", "一般满意", "無所謂")

DIGITS: Final = {c: float(n) for n, c in enumerate("零一二三四五六七八九十")}
UNIT: Final = r"(?:分|颗星|星级|星|级)"
IN_WORDS: Final = re.compile(rf"([零一二三四五六七八九十])\s*{UNIT}")
ALONE: Final = re.compile(rf"(\d{{1,3}}(?:\.\d+)?)\s*{UNIT}")
BEFORE: Final = re.compile(rf"(\d{{1,3}}(?:\.\d+)?)\s*{UNIT}?\s*[(\[【:：、,，-]\s*\D.*", re.S)
"""A number with its meaning behind it, such as 5分（非常满意）."""
BEHIND: Final = re.compile(rf"[^\d(\[【]+[(\[【]\s*(\d{{1,3}}(?:\.\d+)?)\s*{UNIT}\s*[)\]】]")
"""A meaning with its number behind it, such as 非常满意（5分）."""


def steps() -> dict[str, tuple[str, int]]:
    """Return family and step [-3 to 3] of every answer, as `answers.STEPS` holds them."""
    known: dict[str, tuple[str, int]] = dict.fromkeys(MIDDLE, ("", 0))
    for family, words in ADJECTIVES.items():
        known |= {word: (family, step) for word, step in _of_family(*words)}
    for word, step in WILL.items():
        known |= {word + will: ("likely", step) for will in WILLING}
        known |= {word + unwilling: ("likely", -step) for unwilling in UNWILLING}
    return known


def _of_family(high: tuple[str, ...], low: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for strength, words in STRENGTHS.items():
        yield from ((word + adjective, strength) for word, adjective in product(words, high))
        yield from ((word + adjective, -strength) for word, adjective in product(words, low))
    yield from ((denial + word, step) for word in high for denial, step in DENIALS.items())


def number_of(written: str) -> float | None:
    """Return the number of an answer in its plain form, None where it holds none.

    Parameters
    ----------
    written : str
        As `answers.plain` writes it: 五星, 5分(非常满意), 非常满意(5分).
    """
    if found := IN_WORDS.fullmatch(written):
        return DIGITS[found.group(1)]
    forms = (ALONE, BEFORE, BEHIND)
    found = next((found for form in forms if (found := form.fullmatch(written))), None)
    return float(found.group(1)) if found else None
