"""How alike two names of organisations are, and why. Nothing is decided here."""

import re
from typing import Final

from rapidfuzz.distance import OSA, Indel
from rapidfuzz.distance import Levenshtein as Edits

from voc_core.ingest.names import Name
from voc_core.scripts import is_han, sound_alike, spelled

REASONS: Final = (
    "same_email",
    "same_name",
    "same_domain",
    "order",
    "sound",
    "region",
    "branch",
    "legal_form",
    "contained",
    "initials",
    "alike",
)
"""Why two look the same, the surest first."""

PROPOSE_FROM: Final = 85.0
"""Likeness from which two names are proposed. [0 to 100]"""

OTHER_FORM, OTHER_PLACE, BRANCH, REORDERED = 90.0, 93.0, 91.0, 97.0
SAME_SPELLING, CONTAINED, WITH_GENERIC, INITIALS = 92.0, 86.0, 92.0, 87.0
"""Likeness where something else than the spelling differs. [0 to 100]"""

MOST_OF_ONE_SIGN: Final = 90.0
"""Most that Chinese names can be alike when a character is another one. [0 to 100]"""

MOST_OF_ONE_SOUND: Final = 94.0
"""Most that Chinese names can be alike that only sound the same. [0 to 100]"""

HAN_EASE, LATIN_EASE = 3, 2
"""Letters added to a length, so that one letter in a short name weighs less than its share: one of
four Chinese characters is 86, one of three is 83 and not proposed. [letters]"""

SAME_SOUND_COSTS: Final = 0.4
"""What a character of the same sound costs, another one being 1. [letters]"""

TELLING: Final = frozenset("东南西北中上下左右前后内外大小老新一二三四五六七八九十甲乙丙丁京津沪渝")
"""Characters that tell two organisations apart when everything else is the same."""

GENERIC: Final = frozenset(
    """
    technology technologies technical tech systems system solutions solution services service
    international global worldwide industries industrial industry enterprises enterprise
    engineering consulting consultants software electronics electric products trading partners
    management logistics manufacturing company companies works labs
    """.split()
)
HAN_GENERIC: Final = (
    "科技 技术 信息技术 信息科技 信息 电子 电子科技 电气 实业 工业 工程 机械 设备 贸易 商贸 发展 "
    "投资 管理 服务 咨询 软件 网络 国际 制造 智能 产业 企业 物流 材料 新材料 系统 自动化 装备 集团"
)
HAN_END: Final = re.compile(
    "(?:" + "|".join(sorted(HAN_GENERIC.split(), key=len, reverse=True)) + ")+$"
)
TOO_COMMON: Final = (
    GENERIC
    | frozenset(
        """
    bank air first national general united central royal air mobile telecom energy power group
    university hospital school the new old great north south east west 银行 大学 医院 学院 电力
    电网 航空 机场 地铁 移动 电信 联通 保险 证券 铁路 石油 石化 中国 人民 国家 东方 华东 华南 华北
    华中 公司
    """.split()
    )
    | frozenset(HAN_GENERIC.split())
)


def likeness(one: Name, other: Name) -> tuple[float, str]:
    """Return how alike two names are [0 to 100], and the reason; 0 where nothing speaks for it.

    Notes
    -----
    Names with other digits are never alike ("Plant 2", "Plant 3"), nor are Chinese names that
    differ in a telling character only (华东电力设计院, 华北电力设计院). Spelling is edit distance
    over the length, eased for short names; in Latin script the part that is not a generic word
    decides, so that "ABC Services" is not like "ABD Services".
    """
    if not one.words or not other.words or _digits(one.words) != _digits(other.words):
        return 0.0, "alike"
    if one.keys & other.keys:
        return OTHER_FORM, "legal_form"
    if sorted(one.words.split()) == sorted(other.words.split()):
        return REORDERED, "order"
    same_place = one.place == other.place and one.bare
    spelled_as = (one.bare, other.bare) if same_place else (one.words, other.words)
    found = max(_structure(one, other), _spelling(*spelled_as))
    return round(found[0], 1), found[1]


def initials(words: str) -> str:
    """Return the first letters of a name of three words or more, else nothing."""
    parts = words.split()
    return "".join(p[0] for p in parts) if len(parts) > 2 and words.isascii() else ""


def is_telling(words: str) -> bool:
    """Return whether a name is more than a word many organisations have."""
    short = 2 if is_han(words) else 4
    return len(words) >= short and words not in TOO_COMMON


def distinct(words: str) -> str:
    """Return the words of a name, in order of the alphabet, without generic ones."""
    if is_han(words):
        return HAN_END.sub("", words) or words
    parts = sorted(words.split())
    return " ".join(p for p in parts if p not in GENERIC) or " ".join(parts)


def _structure(one: Name, other: Name) -> tuple[float, str]:
    """Return what speaks for one organisation although the names are not spelled alike."""
    for short, whole in ((one, other), (other, one)):
        if whole.head and whole.head.replace(" ", "") in short.keys:
            return BRANCH, "branch"
        is_placed = whole.bare and not short.place and is_telling(whole.bare)
        if is_placed and whole.bare.replace(" ", "") in short.keys:
            return OTHER_PLACE, "region"
    return max(_contained(one.words, other.words), _said_otherwise(one.words, other.words))


def _contained(one: str, other: str) -> tuple[float, str]:
    short, whole = sorted((one, other), key=len)
    if not is_telling(short):
        return 0.0, "contained"
    if is_han(short):
        if not whole.startswith(short):
            return 0.0, "contained"
        rest = whole.removeprefix(short)
        return (WITH_GENERIC if HAN_END.fullmatch(rest) else CONTAINED), "contained"
    parts, all_parts = short.split(), whole.split()
    if all_parts[: len(parts)] != parts:
        return 0.0, "contained"
    is_generic = all(p in GENERIC for p in all_parts[len(parts) :])
    return (WITH_GENERIC if is_generic else CONTAINED), "contained"


def _said_otherwise(one: str, other: str) -> tuple[float, str]:
    for short, whole in ((one, other), (other, one)):
        if len(short) > 2 and short == initials(whole):
            return INITIALS, "initials"
        if is_han(whole) and len(whole) > 1 and short.replace(" ", "") == spelled(distinct(whole)):
            return SAME_SPELLING, "sound"
        if is_han(short) and _is_cut(short, whole):
            return CONTAINED, "initials"
    return 0.0, "initials"


def _is_cut(short: str, whole: str) -> bool:
    """Return whether a Chinese name of three or four characters may be short for a long one."""
    if not 3 <= len(short) <= 4 or len(whole) < 2 * len(short) - 1 or short[0] != whole[0]:
        return False
    rest = iter(whole)
    return all(c in rest for c in short) and Indel.distance(short, whole) > 2


def _spelling(one: str, other: str) -> tuple[float, str]:
    if is_han(one) and is_han(other):
        return _han_spelling(one, other)
    if is_han(one) or is_han(other):
        return 0.0, "alike"
    whole = _latin_share(one.split(), other.split())
    parts = [[w for w in words.split() if w not in GENERIC] for words in (one, other)]
    generic = [sorted(w for w in words.split() if w in GENERIC) for words in (one, other)]
    if generic[0] != generic[1] or not all(parts):
        return whole, "alike"
    return min(whole, _latin_share(*parts)), "alike"


def _latin_share(one: list[str], other: list[str]) -> float:
    """Return how alike words are, as written or in order of the alphabet."""
    pairs = ((" ".join(a), " ".join(b)) for a, b in ((one, other), (sorted(one), sorted(other))))
    return max(_share(OSA.distance(a, b), max(len(a), len(b)), LATIN_EASE) for a, b in pairs)


def _han_spelling(one: str, other: str) -> tuple[float, str]:
    changes = list(Edits.editops(one, other))
    swapped = [(one[c.src_pos], other[c.dest_pos]) for c in changes if c.tag == "replace"]
    if changes and all({*pair} <= TELLING for pair in swapped) and len(swapped) == len(changes):
        return 0.0, "alike"
    same = [pair for pair in swapped if sound_alike(*pair)]
    cost = min(OSA.distance(one, other), len(changes)) - (1 - SAME_SOUND_COSTS) * len(same)
    likeness = _share(cost, max(len(one), len(other)), HAN_EASE)
    if len(same) == len(changes):
        return min(likeness, MOST_OF_ONE_SOUND), "sound"
    return min(likeness, MOST_OF_ONE_SIGN), "alike"


def _share(cost: float, length: int, ease: int) -> float:
    return max(0.0, 100 - 100 * cost / (length + ease))


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
