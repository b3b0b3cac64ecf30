"""Which columns are scores, on which scale and of which metric: by range and by wording."""

import re
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from voc_core.errors import Message
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
from voc_core.vocabulary import N_

NPS: Final = re.compile(r"\bnps\b|(?<![a-z])nps(?![a-z])|net promoter|净推荐|推荐值")
RECOMMEND: Final = re.compile(r"推荐|recomm[ae]nd|empfehl|recomend")
CSAT: Final = re.compile(r"(?<![a-z])csat(?![a-z])|满意|satisf|zufrieden")
CES: Final = re.compile(r"(?<![a-z])ces(?![a-z])|effort|aufwand|费力|省力|费劲")
EASE: Final = re.compile(
    r"\beas(?:y|e|ier|ily)\b|\beinfach|\bleicht|\bfacile|容易|轻松|便捷|简单|方便"
)
HARD: Final = re.compile(r"difficult|difficile|schwierig|aufwand|\bhard\b|困难|费力|复杂|effort")
RATE: Final = re.compile(r"\brat(?:e|ing)s?\b|\bscores?\b|评分|打分|得分|评价|分数|星级|\bstars?\b")
SAID_RANGE: Final = re.compile(r"(?<![\d.])([01])\s*(?:-|–|—|~|至|到|to)\s*(5|7|10|100)(?![\d.])")
SAID_TOP: Final = re.compile(r"(?:out of|满分|/)\s*(5|7|10|100)(?!\d)|(?<!\d)(5|7|10|100)\s*分制")
EASY_AT_ONE: Final = re.compile(
    r"(?<!\d)1\s*[=:是为-]?\s*(?:very |extremely |非常|很|最)?(?:easy|容易|轻松|省力)"
)
HARD_AT_ONE: Final = re.compile(
    r"(?<!\d)1\s*[=:是为-]?\s*(?:very |extremely |非常|很|最)?(?:difficult|hard|困难|费力)"
)
_MOST: Final = r"(?:very |extremely |completely |strongly |definitely |非常|很|最|十分|完全)"
BEST_AT_ONE: Final = re.compile(
    r"(?<![a-z\d.-])1\s*分?\s*(?:(?:=|是|为|表示|代表|means\b|is\b)\s*"
    rf"{_MOST}?|[-:.、)]?\s*{_MOST})\s*"
    r"(?:satisfied|good|excellent|best|likely|agree|满意|好|优|推荐|愿意|同意|赞同)(?!度)"
)
LOW_IS_BEST: Final = re.compile(
    r"\b(?:lower|fewer|less) (?:numbers? |scores? )?(?:is|are|means?|=) (?:better|easier|good|easy)"
    r"|越[小低](?:表示|代表|说明|则|就)?越(?:好|满意|容易|轻松|优)"
    r"|^(?!.*(?<!dis)satisf).*dissatisf|^(?!.*(?<!不)满意).*不满意"
)
"""Headings under which a low number may be the good one."""
COUNTED: Final = re.compile(
    r"duration|\bseconds?\b|\bminutes?\b|\bage\b|\byears?\b|\bprogress\b|finished|latitude|longitude"
    r"|\bcount\b|number of|\bphone\b|\bip\b|\bversion\b|时长|用时|所用时间|年龄|数量|人数|次数"
    r"|电话|手机"
    r"|\bid\b|编号|序号|\bday\b|\bmonth\b|\bquarter\b|总分|\btotal\b|\bweight\b"
)
"""Headings of numbers that count something and score nothing."""

FIT: Final = 0.8
"""Share of the cells that must be numbers. [0 to 1]"""
NAMED_FIT: Final = 0.5
"""The same where the heading names a score: the rest are problems of their rows. [0 to 1]"""
ON_SCALE: Final = 0.6
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
    """What a column of scores measures; the fields are those of `contract.ColumnUse`."""

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
    words = " ".join(sorted(plain(text) for text in answers if NUMBERED.fullmatch(plain(text))))
    return _of_numbers(f"{name} {words[:2000]}".strip(), seen, all(n == int(n) for n in numbers))


def _without_strays(name: str, numbers: list[float]) -> list[float]:
    """Return the numbers on the scale the heading names, if nearly all are; else all.

    A single 11 under "NPS (0-10)" is a mistake in its row, not another scale.
    """
    low, high = _said(name) or ((0.0, 10.0) if NPS.search(name) else (0.0, 100.0))
    inside = [number for number in numbers if low <= number <= high]
    return inside if _is_named(name) and len(inside) >= ON_SCALE * len(numbers) else numbers


def may_be_turned(heading: str) -> bool:
    """Whether a heading leaves open that a low number is the good answer."""
    return bool(LOW_IS_BEST.search(normalised(heading)))


def names_nps(heading: str) -> bool:
    """Whether a heading names NPS and no range of its own."""
    name = normalised(heading)
    return bool(NPS.search(name)) and _said(name) is None


def is_recommend(heading: str) -> bool:
    """Whether a heading asks for a recommendation, in words or by naming NPS."""
    name = normalised(heading)
    return bool(RECOMMEND.search(name) or NPS.search(name))


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
    said = _said(name)
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


def _said(name: str) -> tuple[float, float] | None:
    """Return the range a heading names."""
    if found := SAID_RANGE.search(name):
        return float(found.group(1)), float(found.group(2))
    if found := SAID_TOP.search(name):
        return 1.0, float(found.group(1) or found.group(2))
    return None


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
    return labels.get(plain(text), labels.get(text))
