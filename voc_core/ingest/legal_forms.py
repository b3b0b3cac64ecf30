"""Legal forms of organisations around the world, as they end, and some begin, a name."""

import re
from typing import Final

STRUCTURES: Final = frozenset({"group", "holding"})
"""Forms that say which part of a family of companies is meant."""

PHRASES: Final = """
corporation: inc|incorporated|corp|corporation|co inc
llc: llc|l l c|lc|llp|lp|pllc
limited: ltd|limited|co ltd|company limited|co limited|company ltd
unsaid: co|company|cie
plc: plc|public limited company
pte: pte ltd|pte limited|pte|private limited pte
pty: pty ltd|pty limited|pty
pvt: pvt ltd|private limited|pvt limited|pvt
bhd: sdn bhd|bhd|berhad
gmbh: gmbh|mbh|ggmbh|ug|ug haftungsbeschrankt|gesellschaft mbh
kg: gmbh co kg|gmbh co kgaa|gmbh co ohg|ag co kg|se co kg|kg|kgaa|ohg|gbr|ek
ag: ag|aktiengesellschaft
se: se
sa: sa|sociedad anonima|sa de cv|saa|sab de cv|ltda|s a
sas: sas|sasu|s a s
sarl: sarl|eurl|s a r l
srl: srl|s r l
spa: spa|s p a
bv: bv|b v
nv: nv|n v
ab: ab|aktiebolag
as: as|asa|a s|aps
oy: oy|oyj|oy ab
spzoo: sp z oo|spolka z oo|spzoo|spolka akcyjna
sro: sro|spol sro|s r o
kft: kft|zrt|nyrt|rt|bt
doo: doo|d o o|dd
as_tr: ltd sti|anonim sirketi
ooo: ooo|ооо|zao|зао|pao|пао|oao|оао|ао
kk: kk|kabushiki kaisha
pt: pt|tbk|pt tbk
group: group|groupe|gruppe|grupo|gruppo|groep
holding: holding|holdings
"""
FORM_OF: Final[dict[tuple[str, ...], str]] = {
    tuple(phrase.split()): code.strip()
    for code, phrases in (line.split(":") for line in PHRASES.strip().splitlines())
    for phrase in phrases.split("|")
}
LONGEST: Final = max(map(len, FORM_OF))
LEADING: Final = frozenset({"pt", "ooo", "ооо", "зао", "пао", "оао", "ао", "kk"})

HAN_FORMS: Final = (
    ("cn", "股份有限公司|有限责任公司|有限公司|股份公司|总公司|(?<![分子])公司|股份|有限"),
    ("group", "集团|グループ|그룹"),
    ("holding", "控股|ホールディングス|홀딩스|지주"),
    ("kk", "株式会社|株式會社"),
    ("yk", "有限会社"),
    ("gk", "合同会社"),
    ("kr", "주식회사|유한회사"),
)
HAN_END: Final = re.compile("(?:" + "|".join(f"(?P<{c}>{p})" for c, p in HAN_FORMS) + ")$")
HAN_START: Final = re.compile("^(?:(?P<kk>株式会社)|(?P<yk>有限会社)|(?P<kr>주식회사))")
IN_BRACKETS: Final = {
    "株": "kk",
    "有": "yk",
    "合": "gk",
    "주": "kr",
    "유": "kr",
    "集团": "group",
    "控股": "holding",
    "股份": "cn",
}


def without_forms(words: list[str]) -> tuple[list[str], set[str]]:
    """Return the words of a folded name without legal forms, and the codes of those forms.

    A name that is nothing but a legal form stays whole.

    >>> without_forms(["acme", "gmbh", "co", "kg"])
    (['acme'], {'kg'})
    >>> without_forms(["海尔集团有限公司"])[0]
    ['海尔']
    """
    forms: set[str] = set()
    while shorter := _shorter(words):
        words, form = shorter
        forms.add(form)
    return words, forms - {"unsaid"}


def _shorter(words: list[str]) -> tuple[list[str], str] | None:
    """Return the words without one more form, and its code; None where there is none."""
    for n in range(min(LONGEST, len(words) - 1), 0, -1):
        if form := FORM_OF.get(tuple(words[-n:])):
            return words[:-n], form
    if len(words) > 1 and words[0] in LEADING:
        return words[1:], FORM_OF[(words[0],)]
    for pattern, at in ((HAN_END, -1), (HAN_START, 0)):
        if words and (found := pattern.search(words[at])):
            rest = words[at][: found.start()] + words[at][found.end() :]
            if rest or len(words) > 1:
                kept = [rest] if rest else []
                return ([*words[:-1], *kept] if at else [*kept, *words[1:]]), str(found.lastgroup)
    return None
