"""Scores as people write them: 9, 4分, 9/10, 5 - Very satisfied, 非常满意."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from voc_core.ingest import answers_zh
from voc_core.ingest.options import bare

SKIPPED: Final = frozenset(
    (
        *("-2", "-3", "-99", "(跳过)", "(空)", "n/a", "#n/a", "不适用"),
        *("(skipped)", "(not answered)", "not answered", "no answer", "未作答", "未回答", "拒答"),
    )
)
"""What survey tools write where nobody answered: missing, never 0."""

NUMBER: Final = r"[-+]?\d+(?:[.,]\d+)?"
WITH_UNIT: Final = re.compile(
    rf"({NUMBER})\s*(?:分|星|级|颗星|点|points?|pts?|stars?)?"
    r"(?:\s*(?:/|out of|of)\s*(\d+)\s*(?:分|星)?)?"
)
NUMBERED: Final = re.compile(rf"[(\[]?({NUMBER})[)\]]?\s*(?:[-–—=:：.、)\]]|\s)\s*\D.*", re.S)
STARS: Final = re.compile(r"(★+)☆*")

STRENGTHS: Final = {
    3: (
        "very",
        "extremely",
        "strongly",
        "completely",
        "totally",
        "highly",
        "非常",
        "很",
        "十分",
        "极其",
    ),
    2: ("", "mostly"),
    1: (
        "somewhat",
        "slightly",
        "fairly",
        "moderately",
        "rather",
        "比较",
        "较",
        "基本",
        "有点",
        "略",
    ),
}
"""Words before an adjective, and how far from the middle of a scale they put it. [steps]"""

ADJECTIVES: Final = {
    "satisfied": (
        ("satisfied", "满意"),
        ("dissatisfied", "unsatisfied", "not satisfied", "不满意"),
    ),
    "easy": (
        ("easy", "容易", "轻松", "简单", "方便"),
        ("difficult", "hard", "not easy", "困难", "不容易", "费力", "复杂"),
    ),
    "agree": (("agree", "同意", "赞同", "认同"), ("disagree", "不同意", "不赞同", "不认同")),
    "likely": (("likely", "可能", "愿意"), ("unlikely", "not likely", "不可能", "不愿意")),
    "good": (("good", "happy", "好"), ("poor", "bad", "unhappy", "差", "不好")),
}
"""Families of answers: adjectives of the high end, adjectives of the low end."""

SINGLE: Final = {
    "excellent": 3,
    "terrible": -3,
    "awful": -3,
    "优秀": 3,
    "良好": 2,
    "良": 2,
    "优": 3,
    "极差": -3,
    "中": 0,
}
DENIALS: Final = {"不太": -1, "不大": -1, "不怎么": -1, "not very ": -2, "not at all ": -3}
"""Words that turn an adjective of the high end to the low end, and how far. [steps]"""
MIDDLE: Final = (
    "neutral",
    "average",
    "fair",
    "ok",
    "okay",
    "undecided",
    "neither",
    "neither good nor bad",
    "neither good nor poor",
    "neither satisfied nor dissatisfied",
    "neither agree nor disagree",
    "neither easy nor difficult",
    "neither likely nor unlikely",
    "一般",
    "一般般",
    "普通",
    "中立",
    "中等",
    "说不清",
    "不确定",
    "无所谓",
    "尚可",
)


def plain(text: str) -> str:
    """Return a cell in the form in which answers are compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def is_skipped(text: str) -> bool:
    """Whether a cell is a tool's code for "not answered"."""
    return plain(text) in SKIPPED


def number_of(text: str) -> float | None:
    """Return the number a scored answer holds, None where it holds none."""
    written = unicodedata.normalize("NFKC", text).strip().casefold().lstrip("'")
    if found := WITH_UNIT.fullmatch(written) or NUMBERED.fullmatch(written):
        return float(found.group(1).replace(",", "."))
    if found := STARS.fullmatch(text.strip()):
        return float(len(found.group(1)))
    return answers_zh.number_of(written)


def top_of(text: str) -> float | None:
    """Return the end of the scale that an answer such as 9/10 names, None where it names none."""
    found = WITH_UNIT.fullmatch(plain(text))
    return float(found.group(2)) if found and found.group(2) else None


def _phrases(strength: int, adjective: str) -> Iterator[str]:
    for word in STRENGTHS[strength]:
        spaced = adjective.isascii() and word.isascii()
        if word and (adjective.isascii() != word.isascii()):
            continue
        yield f"{word} {adjective}".strip() if spaced else word + adjective


def _steps() -> dict[str, tuple[str, int]]:
    """Return family and step [-3 to 3] of every answer in words that we know."""
    known = dict.fromkeys(MIDDLE, ("", 0)) | {word: ("good", n) for word, n in SINGLE.items()}
    for family, (high, low) in ADJECTIVES.items():
        for word, strength in product(high, STRENGTHS):
            known |= dict.fromkeys(_phrases(strength, word), (family, strength))
        for word, strength in product(low, STRENGTHS):
            known |= dict.fromkeys(_phrases(strength, word), (family, -strength))
        for word, (denial, step) in product(high, DENIALS.items()):
            if word.isascii() == denial.isascii():
                known[denial + word] = (family, step)
    return answers_zh.steps() | known


STEPS: Final = _steps()


def in_words(answers: Iterable[str]) -> tuple[str, dict[str, float], float] | None:
    """Return how answers in words are scored.

    Parameters
    ----------
    answers : iterable of str
        The distinct answers of a column.

    Returns
    -------
    tuple or None
        Family (a key of `ADJECTIVES`), the score of every word of the scale, and the highest
        score; the lowest is 1. None unless every answer is known and two or more differ.
    """
    seen = {answer: STEPS.get(bare(plain(answer))) for answer in answers}
    if len(seen) < 2 or any(step is None for step in seen.values()):
        return None
    families = [step[0] for step in seen.values() if step and step[0]]
    if not families:
        return None
    family = max(sorted(set(families)), key=families.count)
    steps = {step[1] for step in seen.values() if step}
    is_seven = {1, 2} <= steps or {-1, -2} <= steps
    return family, _labels({*families, ""}, seven=is_seven), 7 if is_seven else 5


def _labels(families: set[str], *, seven: bool) -> dict[str, float]:
    """Return the score of every word of these families, by five or by seven steps."""
    five = {3: 5, 2: 4, 1: 4, 0: 3, -1: 2, -2: 2, -3: 1}
    return {
        word: float(step + 4 if seven else five[step])
        for word, (of, step) in STEPS.items()
        if of in families
    }
