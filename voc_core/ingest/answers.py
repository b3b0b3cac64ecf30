"""Scores as people write them: 9, 4分, 9/10, 5 - Very satisfied, 非常满意."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import product
from typing import Final

from voc_core.ingest import answers_zh
from voc_core.ingest.answer_scales import whole_scale
from voc_core.ingest.answer_words import (
    ADJECTIVES,
    AGREED,
    DENIALS,
    MIDDLE,
    SINGLE,
    STRENGTHS,
)
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
ENDING: Final = re.compile(rf"(\D+?)\s*[-–—:：(（\[]\s*({NUMBER})\s*[)）\]]?")
"""A word of a scale with its number behind it, such as Extremely likely - 10."""
CODE: Final = re.compile(r"([a-z]{1,4}_?)(\d{1,2})")
"""What stands for an answer where a file holds codes."""
STARS: Final = re.compile(r"([★⭐]+)[☆️]*")


def plain(text: str) -> str:
    """Return a cell in the form in which answers are compared."""
    return unicodedata.normalize("NFKC", text).strip().casefold().replace("’", "'")


def is_skipped(text: str) -> bool:
    """Whether a cell is a tool's code for "not answered"."""
    return plain(text) in SKIPPED


def number_of(text: str) -> float | None:
    """Return the number a scored answer holds, None where it holds none."""
    written = unicodedata.normalize("NFKC", text).strip().casefold().lstrip("'")
    if found := WITH_UNIT.fullmatch(written) or NUMBERED.fullmatch(written):
        return float(found.group(1).replace(",", "."))
    if (found := ENDING.fullmatch(written)) and found.group(1).strip() in STEPS:
        return float(found.group(2).replace(",", "."))
    if found := STARS.fullmatch(text.strip()):
        return float(len(found.group(1)))
    return answers_zh.number_of(written)


def in_codes(answers: Iterable[str]) -> tuple[dict[str, float], float, float] | None:
    """Return the scores of codes such as A1 to A5, with the lowest and the highest of their scale.

    None unless all answers are codes with the same letters and numbers from 0 to 10.
    """
    found = [CODE.fullmatch(plain(answer)) for answer in answers]
    parts = {(code.group(1), len(code.group(2))) for code in found if code}
    numbers = [int(code.group(2)) for code in found if code]
    if not numbers or None in found or len({letters for letters, _ in parts}) > 1:
        return None
    low, high = float(min(numbers) > 0), next((t for t in (5, 7, 10) if max(numbers) <= t), 0)
    steps = range(int(low), high + 1)
    labels = {f"{letters}{n:0{width}d}": float(n) for letters, width in parts for n in steps}
    return (labels, low, float(high)) if high else None


def are_codes(words: Iterable[str]) -> bool:
    """Whether the words of a scale are but codes: nothing says which end is the good one."""
    return in_codes(words) is not None


def top_of(text: str) -> float | None:
    """Return the end of the scale that an answer such as 9/10 names, None where it names none."""
    found = WITH_UNIT.fullmatch(plain(text))
    return float(found.group(2)) if found and found.group(2) else None


def _phrases(strength: int, adjective: str) -> Iterator[str]:
    for word in STRENGTHS[strength]:
        spaced = not _is_han(adjective)
        if word and _is_han(word) == spaced:
            continue
        yield f"{word} {adjective}".strip() if spaced else word + adjective


def _is_han(word: str) -> bool:
    return any(ord(c) > 0x2E80 for c in word)


def _steps() -> dict[str, tuple[str, int]]:
    """Return family and step [-3 to 3] of every answer in words that we know."""
    known = dict.fromkeys(MIDDLE, ("", 0)) | {word: ("good", n) for word, n in SINGLE.items()}
    known |= {word: ("agree", n) for word, n in AGREED.items()}
    for family, (high, low) in ADJECTIVES.items():
        for word, strength in product(high, STRENGTHS):
            known |= dict.fromkeys(_phrases(strength, word), (family, strength))
        for word, strength in product(low, STRENGTHS):
            known |= dict.fromkeys(_phrases(strength, word), (family, -strength))
        for word, (denial, step) in product(high, DENIALS.items()):
            if _is_han(word) == _is_han(denial):
                known[denial + word] = (family, step)
    return answers_zh.steps() | known


STEPS: Final = _steps()


def in_words(answers: Iterable[str], least: int = 2) -> tuple[str, dict[str, float], float] | None:
    """Return how answers in words are scored.

    Parameters
    ----------
    answers : iterable of str
        The distinct answers of a column.
    least : int
        How many must differ. [answers]

    Returns
    -------
    tuple or None
        Family (a key of `ADJECTIVES`), the score of every word of the scale, and the highest
        score; the lowest is 1. None unless every answer is known and enough differ.
    """
    said = {bare(plain(answer)) for answer in answers}
    if whole := whole_scale(said):
        return whole
    seen = {answer: STEPS.get(answer) for answer in said}
    if len(seen) < least or any(step is None for step in seen.values()):
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
