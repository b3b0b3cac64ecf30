"""Names of organisations made up by rule, and the ways people write them otherwise."""

import random
from collections.abc import Callable
from typing import Final

from opencc import OpenCC

CITIES: Final = ["上海", "北京", "深圳", "苏州", "杭州", "成都", "武汉", "宁波"]
HAN: Final = (
    "华信兴达科力通源海天金银龙凤明光建安泰和平长江河山川云飞鸿宇辰瑞丰盛隆昌荣富贵祥"
    "元亨利贞诺恒博睿嘉诚"
)
HAN_TAILS: Final = "科技 电气 机械 信息技术 食品 化工 物流 重工 制药 新能源".split()
SYLLABLES: Final = (
    "nor vel tek bran mor tal sen kor lin dra zen pol mar ver gal ric ost hal fen wol".split()
)
LATIN_TAILS: Final = "Energy Steel Foods Logistics Chemicals Systems Motors Pharma Dairy".split()
SAME_SOUND: Final = "华化 信欣 达大 科柯 通同 海孩 明名 光广 建健 泰太 江姜 河何 飞非 元园"
HOMOPHONES: Final = {pair[0]: pair[1] for pair in SAME_SOUND.split()}
LETTERS: Final = "aeiorstn"
TRADITIONAL: Final = OpenCC("s2t")


def han(rng: random.Random) -> str:
    city = rng.choice([*CITIES, "", "", "", ""])
    name = "".join(rng.sample(HAN, rng.choice([2, 3, 3])))
    return f"{city}{name}{rng.choice(HAN_TAILS)}有限公司"


def latin(rng: random.Random) -> str:
    words = "".join(rng.sample(SYLLABLES, rng.choice([2, 3]))).title()
    second = "".join(rng.sample(SYLLABLES, 2)).title()
    return f"{words} {second} {rng.choice(LATIN_TAILS)} {rng.choice(['Inc.', 'GmbH', 'Ltd'])}"


def names(rng: random.Random, n: int) -> list[str]:
    """Return n different names, half of them Chinese."""
    found: dict[str, None] = {}
    while len(found) < n:
        found[han(rng) if len(found) % 2 else latin(rng)] = None
    return list(found)


def typo(name: str, rng: random.Random) -> str:
    core = name.removesuffix("有限公司") if not name.isascii() else name.rsplit(" ", 2)[0]
    at = rng.randrange(2 if not name.isascii() else 0, len(core))
    if name.isascii():
        kind = rng.choice(["drop", "swap", "put", "change"])
        end = {"drop": core[at + 1 :], "put": LETTERS[at % 8] + core[at:]}.get(kind, core[at + 1 :])
        middle = LETTERS[(at + 3) % 8] if kind == "change" else ""
        if kind == "swap" and at + 1 < len(core):
            return core[:at] + core[at + 1] + core[at] + core[at + 2 :] + name[len(core) :]
        return core[:at] + middle + end + name[len(core) :]
    return core[:at] + rng.choice(HAN) + core[at + 1 :] + "有限公司"


def homophone(name: str, rng: random.Random) -> str:
    at = [i for i, c in enumerate(name) if c in HOMOPHONES and i > 1]
    return "".join(HOMOPHONES[c] if at and i == at[0] else c for i, c in enumerate(name))


def other_order(name: str, rng: random.Random) -> str:
    first, second, *rest = name.split() if name.isascii() else (name, "")
    return " ".join([second, first, *rest]).strip()


def shortened(name: str, rng: random.Random) -> str:
    if name.isascii():
        return " ".join(name.split()[:2])
    core = name.removesuffix("有限公司")
    return next((core.removesuffix(t) for t in HAN_TAILS if core.endswith(t)), core)


def other_form(name: str, rng: random.Random) -> str:
    return f"{name.rsplit(' ', 1)[0]} AG" if name.isascii() else name.replace("有限", "股份有限")


def without_city(name: str, rng: random.Random) -> str:
    return name[2:] if name[:2] in CITIES else f"{name.removesuffix('有限公司')}（中国）有限公司"


def other_script(name: str, rng: random.Random) -> str:
    wide = {ord(c): ord(c) + 0xFEE0 for c in map(chr, range(0x21, 0x7F))}
    return name.upper().translate(wide) if name.isascii() else str(TRADITIONAL.convert(name))


WAYS: Final[dict[str, tuple[Callable[[str, random.Random], str], str]]] = {
    "a typo": (typo, "both"),
    "a character of the same sound": (homophone, "han"),
    "other word order": (other_order, "latin"),
    "shortened": (shortened, "both"),
    "another legal form": (other_form, "both"),
    "a place more or less": (without_city, "han"),
    "another script or width": (other_script, "both"),
}
