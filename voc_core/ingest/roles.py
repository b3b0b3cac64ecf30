"""From a job title in English or Chinese to role and department, with the rule that said so."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest.role_words import (
    ASIDE_IS_LESS_SURE,
    DEPUTY,
    DEPUTY_IS_LESS_SURE,
    FORMER,
    WORDS,
)
from voc_core.scripts import plain, simplified
from voc_core.vocabulary import N_, SENIORITY

SURE: Final = 0.7
"""From this confidence a title needs no second look. [0 to 1]"""

DEPARTMENT_RULES: Final = tuple(
    (department, re.compile(pattern))
    for department, pattern in (
        ("audit", r"\baudit\w*|\bcompliance\b|\brisk\b|审计|内控|合规|稽核"),
        ("legal", r"\blegal\b|\bcounsel\b|\blawyer\b|\bjurist|法务|律师|法律"),
        (
            "procurement",
            r"\bprocure\w*|\bpurchas\w*|\bsourcing\b|\bbuyer\b|\beinkauf|\bcpo\b|采购|供应链",
        ),
        (
            "finance",
            r"\bfinanc\w*|\bcfo\b|\baccount(ant|ing)\b|\bcontroller\b|\btreasur\w*"
            r"|财务|会计|出纳|资金",
        ),
        (
            "it",
            r"\bit\b|\bcio\b|\bcto\b|\bciso\b|\bcdo\b|\binformation\b|\bsoftware\b"
            r"|\bdeveloper\b|\bprogrammer\b|\bsystems? admin\w*|\bnetwork\b|\bdata\b|\bdigital\b"
            r"|\bsecurity\b|信息|数字化|软件|系统管理|网络|开发|程序员|数据|技术总监|首席技术",
        ),
        ("support", r"\bsupport\b|\bservice\b|\bhelp ?desk\b|\bcustomer\b|客服|服务|售后|支持"),
        (
            "operations",
            r"\boperat\w*|\bcoo\b|\bplant\b|\bproduction\b|\bmanufactur\w*|\bmaintenance\b|\bprocess\b|\bquality\b"
            r"|\bshift\b|\bworkshop\b|\bengineer\w*|\btechnician\b|\bmechanic\b|\blogistic\w*|\bwarehouse\b|\bforeman\b"
            r"|\bautomation\b|\bfactory\b|\bsupply\b|\bplanner\b|生产|车间|设备|质量|质检|工艺|运营|运维|维修|仓储|物流"
            r"|操作|班长|厂长|制造|自动化|工程师|技术员|调度|计划",
        ),
        (
            "executive",
            r"\bceo\b|\b[se]?vp\b|\bpresident\b|\bmanaging director\b|\bgeneral manager\b"
            r"|^(co-?)?owner\b|\bfounder\b|\bchair|\bboard\b|\bgm\b|\bgeschaftsfuhrer|\bvorstand"
            r"|总经理|副总|总裁|董事|首席执行|老板|创始人|^.{0,4}总$",
        ),
    )
)
BY_TITLE: Final = N_("'{found}' in the title '{title}' says: {role}.")
BY_PERSON: Final = N_("Somebody said so for this title earlier: {role}.")
NOT_SAID: Final = N_("The title '{title}' says nothing about the role.")
NO_LONGER: Final = N_("'{found}' in the title '{title}' says what the person no longer is.")
NO_TITLE: Final = N_("There is no title.")

TOGETHER: Final = re.compile(r"\s*(?:/|&|\+|\||;|、|兼任|兼|\band\b|\bund\b|\bet\b|\s及\s)\s*")
"""Two posts of one person: the more senior counts."""
ASIDE: Final = re.compile(
    r"\s*(?:[,(（)\[\]–—:]|\s-\s"
    r"|\b(?:of(?! staff)|for|to|at|in|with|von|der|des|fur|du|de la|from|reporting)\b)\s*"
)
"""What follows only says of what: "Director of Operations", "Assistant, CEO office"."""


class Said(NamedTuple):
    """What a title says: role, how surely [0 to 1], and the word that said so."""

    role: str
    confidence: float
    word: str


@lru_cache(maxsize=50_000)
def role_of_title(title: str) -> tuple[str, str | None, Message, float]:
    """Return role, department, the rule that said so and its confidence, for one job title.

    Parameters
    ----------
    title : str
        Job title in English or Chinese (some German and French), as written.

    Returns
    -------
    tuple of str, str or None, Message, float
        One of `vocabulary.ROLES` (``unknown`` where no rule speaks), one of
        `vocabulary.DEPARTMENTS` or None, the rule as a sentence, and how sure it is. [0 to 1]

    Notes
    -----
    The head of a title decides: the role word that ends last, before any "of" or comma. Of two
    posts the more senior counts. Who held a post formerly has no known role.
    """
    shown: dict[str, object] = {"title": title.strip()[:80]}
    folded = _folded(title)
    words = " ".join(re.sub(r"[^\w\s-]", " ", folded).split())
    if not words:
        return "unknown", None, Message(NO_TITLE), 0.0
    department = next((d for d, p in DEPARTMENT_RULES if p.search(words)), None)
    if former := FORMER.search(words):
        rule = Message(NO_LONGER, {"found": former.group().strip(), **shown})
        return "unknown", department, rule, 0.0
    said = [s for s in map(_post, TOGETHER.split(folded)) if s]
    if not said:
        return "unknown", department, Message(NOT_SAID, shown), 0.0
    role, confidence, word = min(said, key=lambda s: (SENIORITY.index(s.role), -s.confidence))
    rule = Message(BY_TITLE, {"found": word, **shown, "role": role})
    return role, department, rule, round(confidence, 2)


def roles_of_titles(
    titles: Iterable[object], said: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return ``role``, ``department``, ``rule`` and ``confidence``, indexed by distinct title.

    Parameters
    ----------
    said : mapping, optional
        Roles a person gave to titles earlier, by the title made `scripts.plain`; they are
        certain.
    """
    distinct = [t for t in pd.unique(pd.Series(list(titles), dtype=object)) if isinstance(t, str)]
    found = [_known(t, said or {}) for t in distinct]
    names = ("role", "department", "rule", "confidence")
    columns = {
        name: pd.Series([f[i] for f in found], index=distinct, dtype=object)
        for i, name in enumerate(names)
    }
    table = pd.DataFrame(columns, index=pd.Index(distinct, dtype=object))
    return table.astype({"confidence": "float64"})


def _known(title: str, said: Mapping[str, str]) -> tuple[str, str | None, Message, float]:
    role, department, rule, confidence = role_of_title(title)
    if decided := said.get(plain(title)):
        return decided, department, Message(BY_PERSON, {"role": decided}), 1.0
    return role, department, rule, confidence


def _post(folded: str) -> Said | None:
    """Return what one post says: its head, or with less confidence what stands behind the head."""
    head, *rest = [part for part in ASIDE.split(folded) if part and part.strip()] or [folded]
    if said := _head("head of" if head == "head" and rest else head):
        return said
    for part in rest:
        if said := _head(part):
            return said._replace(confidence=said.confidence * ASIDE_IS_LESS_SURE)
    return None


def _head(part: str) -> Said | None:
    """Return what the last role word of a part says; of two that end together the longer."""
    ends = [(found, word) for word in WORDS for found in word.pattern.finditer(part)]
    if not ends:
        return None
    found, word = max(ends, key=lambda e: (e[0].end(), len(e[0].group())))
    beside = (d for d in DEPUTY.finditer(part) if not found.start() <= d.start() < found.end())
    less = DEPUTY_IS_LESS_SURE if any(beside) else 1.0
    return Said(word.role, word.confidence * less, found.group().strip())


def _folded(title: str) -> str:
    """Return a title without case, width and accents; Latin words stand alone."""
    wide = unicodedata.normalize("NFD", unicodedata.normalize("NFKC", title)).casefold()
    plain = "".join(c for c in wide if not "\u0300" <= c <= "\u036f")
    han = simplified(unicodedata.normalize("NFC", plain))
    apart = re.sub(r"(?<=[a-z])(?=[^\W\d_a-z])|(?<=[^\W\d_a-z])(?=[a-z])", " ", han)
    return " ".join(re.sub(r"[.’']", "", apart).split())
