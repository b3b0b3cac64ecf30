"""Whole scales of words whose steps depend on which of them stand together."""

from collections.abc import Iterator
from typing import Final, NamedTuple

ENDS: Final = {
    "satisfied": ("satisfied", "dissatisfied"),
    "easy": ("easy", "difficult"),
    "agree": ("agree", "disagree"),
    "likely": ("likely", "unlikely"),
}
"""Families of `answers.ADJECTIVES` that are used with words of degree, and both their ends."""
DEGREES: Final = {"satisfied": "satisfied", "easy": "easy", "likely": "likely"}


class Whole(NamedTuple):
    """A scale as a whole: family, score of every word, and two words that only it has together."""

    family: str
    labels: dict[str, float]
    telling: frozenset[str]


def _numbered(*levels: str) -> dict[str, float]:
    """Return the score of every word, from 1; words of one level stand between bars."""
    pairs = enumerate(levels, start=1)
    return {word: float(score) for score, level in pairs for word in level.split("|")}


def _of_one_end(word: str) -> dict[str, float]:
    """Return a scale that runs from nothing to a lot, such as not at all likely to extremely."""
    return _numbered(
        f"not at all {word}|not {word} at all|not {word}",
        f"not so {word}|not very {word}|slightly {word}|a little {word}",
        f"somewhat {word}|moderately {word}|fairly {word}",
        f"very {word}|quite {word}",
        f"extremely {word}|completely {word}",
    )


def _of_seven(high: str, low: str) -> dict[str, float]:
    """Return the scale of seven steps that tells moderately from slightly."""
    return _numbered(
        *(f"{degree} {low}" for degree in ("extremely", "moderately", "slightly")),
        f"neither {high} nor {low}|neutral",
        *(f"{degree} {high}" for degree in ("slightly", "moderately", "extremely")),
    )


def _wholes() -> Iterator[Whole]:
    for family, word in DEGREES.items():
        labels = _of_one_end(word)
        yield Whole(family, labels, frozenset((f"very {word}", f"extremely {word}")))
        for degree in ("not at all", "not so", "slightly", "moderately"):
            for top in ("very", "extremely"):
                telling = frozenset((f"{degree} {word}", f"{top} {word}"))
                yield Whole(family, labels, telling)
    for family, (high, low) in ENDS.items():
        for end in (high, low):
            telling = frozenset((f"moderately {end}", f"slightly {end}"))
            yield Whole(family, _of_seven(high, low), telling)
    marks = _numbered("poor|very poor", "fair", "good", "very good", "excellent|outstanding")
    yield Whole("good", marks, frozenset(("very good", "excellent")))
    yield Whole("good", marks, frozenset(("fair", "very good")))
    marks = _numbered("差|很差", "及格|中|一般", "良|良好|较好", "优|优秀")
    yield Whole("good", marks, frozenset(("优", "良")))
    yield Whole("good", marks, frozenset(("优秀", "良好")))


WHOLES: Final = tuple(_wholes())


def whole_scale(words: set[str]) -> tuple[str, dict[str, float], float] | None:
    """Return the scale whose words these are, where that changes their steps.

    Parameters
    ----------
    words : set of str
        The answers of a column, as `answers.plain` writes them.

    Returns
    -------
    tuple or None
        As `answers.in_words`.
    """
    for whole in WHOLES:
        if words >= whole.telling and words <= whole.labels.keys():
            return whole.family, whole.labels, max(whole.labels.values())
    return None
