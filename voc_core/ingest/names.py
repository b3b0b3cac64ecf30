"""What makes two names of an organisation the same, and which mail domains say nothing."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

LEGAL_FORMS: Final = """
    ab ag asa bhd bv co company corp corporation gmbh group holding holdings inc incorporated
    kg kgaa limited llc llp lp ltd mbh nv oy plc pte pty pvt sa sarl sas sdn se spa srl und
"""
LEGAL_WORDS: Final = frozenset(LEGAL_FORMS.split())
LEGAL_ENDS: Final = re.compile(
    "(股份有限公司|有限责任公司|有限公司|集团公司|股份公司|集团|股份|控股|公司"
    "|股份有限責任公司|有限責任公司|集團|株式会社)$"
)
FREE_MAIL: Final = """
    gmail.com googlemail.com outlook.com hotmail.com live.com msn.com yahoo.com yahoo.com.cn
    yahoo.cn yahoo.de icloud.com me.com mac.com aol.com gmx.de gmx.net gmx.com web.de
    t-online.de proton.me protonmail.com mail.com mail.ru yandex.ru yandex.com zoho.com qq.com
    vip.qq.com foxmail.com 163.com vip.163.com 126.com yeah.net sina.com sina.cn vip.sina.com
    sohu.com 139.com 189.cn wo.cn aliyun.com 21cn.com tom.com example.com example.org
"""
FREE_DOMAINS: Final = frozenset(FREE_MAIL.split())


@lru_cache(maxsize=200_000)
def words_of(name: str) -> str:
    """Return a name folded for comparison: width, case and punctuation gone, legal form dropped.

    "Ａｃｍｅ  Pte. Ltd." and "acme" are both "acme"; "海尔集团有限公司" is "海尔". A name that is
    nothing but a legal form stays whole.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    whole = re.sub(r"[\W_]+", " ", folded.replace(".", "").replace("'", "")).strip()
    words = whole.split()
    while len(words) > 1 and words[-1] in LEGAL_WORDS:
        words.pop()
    rest = " ".join(words)
    while (shorter := LEGAL_ENDS.sub("", rest).strip()) and shorter != rest:
        rest = shorter
    return rest or whole


def key_of(name: str) -> str:
    """Return `words_of` without its spaces: equal keys are equal names."""
    return words_of(name).replace(" ", "")


def domain_of(email: str) -> str:
    """Return the mail domain of an organisation; empty for a free mail service or no address."""
    domain = email.rpartition("@")[2].casefold() if "@" in email else ""
    return "" if domain in FREE_DOMAINS else domain
