"""Which columns are scores, on which scale and of which metric: by range and by wording."""

from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import answers_zh
from voc_core.ingest.answers import (
    NUMBERED,
    in_codes,
    in_words,
    is_skipped,
    number_of,
    plain,
    top_of,
)
from voc_core.ingest.headers import normalised
from voc_core.ingest.options import bare
from voc_core.ingest.scale_words import (
    BEST_AT_ONE,
    CES,
    COUNTED,
    CSAT,
    EASE,
    EASY_AT_ONE,
    HARD,
    HARD_AT_ONE,
    LOW_IS_BEST,
    NPS,
    RATE,
    RECOMMEND,
    said_range,
)
from voc_core.vocabulary import N_

FIT: Final = 0.8
"""Share of the cells that must be numbers. [0 to 1]"""
NAMED_FIT: Final = 0.5
"""The same where the heading names a score: the rest are problems of their rows. [0 to 1]"""
ON_SCALE: Final = 0.5
"""Share of the numbers that must lie on the scale a heading names. [0 to 1]"""

FEW: Final = 8
"""From so many answers their range says something about the scale. [answers]"""

BY_WORDS: Final = {
    "satisfied": "csat",
    "easy": "ces",
    "agree": "rating",
    "likely": "rating",
    "good": "rating",
}


@dataclass(frozen=True)
class Scale:
    """What a column of scores measures; the fields are those of `mapped.ColumnUse`."""

    metric: str
    low: float
    high: float
    confidence: float
    why: Message
    high_is_easy: bool | None = None
    labels: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class _Seen:
    """What the numbers of a column show."""

    low: float
    high: float
    n: int
    n_distinct: int


def scale_of(heading: str, values: pd.Series) -> Scale | None:
    """Return the scale of a column of scores, None where it holds no scores.

    Parameters
    ----------
    heading : str
        Of the column.
    values : Series
        A sample of its cells as text, missing where blank.

    Returns
    -------
    Scale or None
        ``high_is_easy`` is None for a score whose direction the wording leaves open.
    """
    name = normalised(heading)
    answers = [text for text in values.dropna().unique() if not is_skipped(text)]
    if not answers or (COUNTED.search(name) and not _is_named(name)):
        return None
    if worded := in_words(answers, least=1 if _is_named(name) or EASE.search(name) else 2):
        return _of_words(name, *worded)
    if (_is_named(name) or EASE.search(name)) and (coded := in_codes(answers)):
        return _of_codes(name, *coded)
    given = [text for text in values.dropna() if not is_skipped(text)]
    numbers = [number for text in given if (number := number_of(text)) is not None]
    if len(numbers) < (NAMED_FIT if _is_named(name) else FIT) * len(given):
        return None
    numbers = _without_strays(name, numbers)
    tops = [top for text in answers if (top := top_of(text))]
    seen = _Seen(min(numbers), max([*numbers, *tops]), len(given), len(set(numbers)))
    words = " ".join(sorted(said for text in answers if _has_words(said := plain(text))))
    return _of_numbers(f"{name} {words[:2000]}".strip(), seen, all(n.is_integer() for n in numbers))


def _has_words(said: str) -> bool:
    """Whether a number of an answer stands beside the words it means."""
    return bool(NUMBERED.fullmatch(said)) or answers_zh.number_of(said) is not None


def _without_strays(name: str, numbers: list[float]) -> list[float]:
    """Return the numbers on the scale the heading names, if nearly all are; else all.

    A single 11 under "NPS (0-10)" is a mistake in its row, not another scale.
    """
    low, high = said_range(name) or ((0.0, 10.0) if NPS.search(name) else (0.0, 100.0))
    inside = [number for number in numbers if low <= number <= high]
    return inside if _is_named(name) and len(inside) >= ON_SCALE * len(numbers) else numbers


def _is_named(name: str) -> bool:
    return any(pattern.search(name) for pattern in (NPS, RECOMMEND, CSAT, CES, RATE))


def _of_words(name: str, family: str, labels: dict[str, float], high: float) -> Scale:
    metric = "csat" if CSAT.search(name) else BY_WORDS[family]
    if family != "satisfied" and (CES.search(name) or EASE.search(name)):
        metric = "ces"
    why = Message(N_("The answers are words of one scale, from 1 to {high}."), {"high": int(high)})
    is_easy = True if metric == "ces" else None
    return Scale(metric, 1, high, 0.9 if metric != "rating" else 0.7, why, is_easy, labels)


def _of_codes(name: str, labels: dict[str, float], low: float, high: float) -> Scale:
    """Return the scale of codes of answers; which end is the good one is asked."""
    metric = "csat" if CSAT.search(name) else "rating"
    if CES.search(name) or EASE.search(name):
        metric = "ces"
    why = Message(N_("The answers are codes, taken as the numbers {low} to {high}."))
    return Scale(metric, low, high, 0.6, _with(why, low, high), None, labels)


def _of_numbers(name: str, seen: _Seen, is_whole: bool) -> Scale | None:
    said = said_range(name)
    low, high = said or _seen_range(seen)
    if seen.low < low or seen.high > high:
        low, high = _seen_range(seen)
    if seen.low < 0 or seen.high > 100:
        return None
    if NPS.search(name) or RECOMMEND.search(name):
        return _recommend(name, seen, said is not None, low, high)
    if CES.search(name) or (EASE.search(name) and high <= 10):
        return _effort(name, low, high)
    if CSAT.search(name):
        why = Message(
            N_("The heading speaks of satisfaction, the numbers lie within {low} to {high}.")
        )
        sure = 0.95 if said or seen.n >= 20 else 0.85
        return _turned(Scale("csat", low, high, sure, _with(why, low, high)), name)
    return _rating(name, seen, is_whole, low, high)


def _seen_range(seen: _Seen) -> tuple[float, float]:
    high = next((top for top in (5, 7, 10) if seen.high <= top), 100)
    return (0.0 if seen.low < 1 or high == 100 else 1.0), float(high)


def _recommend(name: str, seen: _Seen, said: bool, low: float, high: float) -> Scale:
    if NPS.search(name) and not said and seen.low >= 1 and seen.high <= 5 and seen.n >= FEW:
        why = Message(N_("The heading names NPS, but the numbers lie within 1 to 5."))
        return Scale("rating", 1, 5, 0.5, why)
    if NPS.search(name) and seen.high <= 10 and not (said and low == 1):
        why = Message(N_("The heading names NPS and the numbers lie within 0 to 10."))
        return Scale("nps", 0, 10, 0.97, why)
    is_short = high < 10 and (said or seen.n >= 20)
    if low == 0 and seen.high <= 10 and not is_short:
        why = Message(N_("The heading asks for a recommendation and the scale is 0 to 10."))
        return Scale("nps", 0, 10, 0.95, why)
    why = Message(
        N_("The heading asks for a recommendation, but there is no 0: no NPS unless you say so.")
    )
    high = 10 if high == 7 and not said else high
    return _turned(Scale("rating", low, high, 0.6, why), name)


def _turned(scale: Scale, name: str) -> Scale:
    """Return the scale with its direction, where the heading calls 1 the best answer."""
    if not BEST_AT_ONE.search(name):
        return scale
    why = Message(
        N_("The heading calls 1 the best answer: scores are turned, so that high is good.")
    )
    return replace(scale, why=why, high_is_easy=False)


def _effort(name: str, low: float, high: float) -> Scale:
    high_is_easy = None
    if EASY_AT_ONE.search(name) or HARD_AT_ONE.search(name):
        high_is_easy = bool(HARD_AT_ONE.search(name))
    elif LOW_IS_BEST.search(name):
        high_is_easy = None
    elif EASE.search(name) and not HARD.search(name):
        high_is_easy = True
    why = Message(
        N_("The heading speaks of effort or ease, the numbers lie within {low} to {high}.")
    )
    sure = 0.9 if high_is_easy is not None else 0.7
    return Scale("ces", low, high, sure, _with(why, low, high), high_is_easy)


def _rating(name: str, seen: _Seen, is_whole: bool, low: float, high: float) -> Scale | None:
    is_scored = bool(RATE.search(name))
    if not is_scored and (not is_whole or seen.high > 10 or seen.high < 3 or seen.n_distinct > 11):
        return None
    if not is_scored and seen.n_distinct == seen.n > 3:
        return None
    why = Message(
        N_("A few small numbers, {low} to {high}: perhaps a score. Say so, or leave it out.")
    )
    sure = 0.7 if is_scored else 0.4
    return _turned(Scale("rating", low, high, sure, _with(why, low, high)), name)


def _with(message: Message, low: float, high: float) -> Message:
    return Message(message.msgid, {"low": f"{low:g}", "high": f"{high:g}"})


def label_of(labels: dict[str, float], text: str) -> float | None:
    """Return the score of an answer in words, None where the scale has no such word."""
    said = plain(text)
    known = (labels.get(form) for form in (said, bare(said), text))
    return next((score for score in known if score is not None), None)
