"""Words of headings that say what a score measures, in which range and in which direction."""

import re
from typing import Final

from voc_core.ingest.headers import normalised

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
IN_WORDS: Final = {"五分制": 5.0, "七分制": 7.0, "十分制": 10.0, "百分制": 100.0}
EASY_AT_ONE: Final = re.compile(
    r"(?<!\d)1\s*[=:是为-]?\s*(?:very |extremely |非常|很|最)?(?:easy|容易|轻松|省力)"
)
HARD_AT_ONE: Final = re.compile(
    r"(?<!\d)1\s*[=:是为-]?\s*(?:very |extremely |非常|很|最)?(?:difficult|hard|困难|费力)"
)
_MOST: Final = r"(?:very |extremely |completely |strongly |definitely |非常|很|最|十分|完全)"
BEST_AT_ONE: Final = re.compile(
    r"(?<![a-z\d.-])1\s*分?\s*(?:(?:=|是|为|表示|代表|means\b|is\b)\s*"
    rf"{_MOST}?|[-:.、)(]?\s*{_MOST})\s*"
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
    r"|电话|手机|联系方式|传真|邮编|工号|性别|学历|年限|工龄|规模|收入|预算|几[台个次年人家套]|多少"
    r"|\bid\b|编号|序号|\bday\b|\bmonth\b|\bquarter\b|总分|\btotal\b|\bweight\b"
)
"""Headings of numbers that count something and score nothing."""


def may_be_turned(heading: str) -> bool:
    """Whether a heading leaves open that a low number is the good answer."""
    return bool(LOW_IS_BEST.search(normalised(heading)))


def names_nps(heading: str) -> bool:
    """Whether a heading names NPS and no range of its own."""
    name = normalised(heading)
    return bool(NPS.search(name)) and said_range(name) is None


def is_recommend(heading: str) -> bool:
    """Whether a heading asks for a recommendation, in words or by naming NPS."""
    name = normalised(heading)
    return bool(RECOMMEND.search(name) or NPS.search(name))


def said_range(name: str) -> tuple[float, float] | None:
    """Return the range a heading names."""
    if found := SAID_RANGE.search(name):
        return float(found.group(1)), float(found.group(2))
    if found := SAID_TOP.search(name):
        return 1.0, float(found.group(1) or found.group(2))
    return next(((1.0, top) for words, top in IN_WORDS.items() if words in name), None)
