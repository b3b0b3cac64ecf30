"""From a job title in English or Chinese to role and department, with the rule that said so."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.vocabulary import N_

CHIEFS: Final = "ceo|cfo|cto|coo|cio|cmo|cpo|cso|cdo|ciso|chro"
ROLE_RULES: Final = tuple(
    (role, re.compile(pattern))
    for role, pattern in (
        # first who assists: "assistant to the CEO", "总经理助理" do not decide
        ("user", r"\bassistant to\b|\b(executive|personal) assistant\b|\bsecretary\b|助理|秘书"),
        # they lead a product, a project or the engineers; they do not sign the contract
        (
            "manager",
            r"\b(product|project|account) (director|owner)\b|项目总监|总工程师|总工$",
        ),
        (
            "decision_maker",
            rf"\b({CHIEFS})\b|\b[se]?vp\b|\bvice president\b|\bpresident\b|\bchief\b.*\bofficer\b"
            r"|\bmanaging director\b|\bgeneral manager\b|\bgm\b|\bdirector\b|\bhead of\b|\bhead\b$"
            r"|\b(co-?)?owner\b|\b(co-?)?founder\b|(?<!business )\bpartner\b"
            r"|\bchair(man|woman|person)?\b|\bboard\b|\bgeschaftsfuhrer(in)?\b|\bvorstand\b"
            r"|\bleiter(in)? (einkauf|it)\b|\b(prokurist|inhaber)(in)?\b"
            r"|首席|总经理|副总|总裁|董事|总监|老板|法人|创始人|合伙人|厂长|院长|行长|局长|总会计师"
            r"|^.{0,4}总$|一把手",
        ),
        (
            "manager",
            r"\bmanager(in)?\b|\bmgr\b|\bsupervisor\b|\blead(er)?\b|\bteam ?lead\b"
            r"|\bforeman\b|\bhead\b|\bprincipal\b|\bcoordinator\b|\bsuperintendent\b|\b\w*leiter(in)?\b|\bmeister\b"
            r"|经理|主管|部长|科长|处长|主任|组长|班长|队长|课长|负责人|站长|领班|工段长",
        ),
        (
            "user",
            r"\b(operators?|engineers?|technicians?|analysts?|specialists?|administrators?|admin|users?"
            r"|developers?|programmers?|planners?|buyers?|clerks?|accountants?|officers?|staff|workers?"
            r"|mechanics?|electricians?|fitters?|controllers?|consultants?|architects?|scientists?"
            r"|researchers?|interns?|trainees?|auditors?|counsel|lawyers?|designers?|testers?|agents?"
            r"|assistants?|associates?|executives?|representatives?|inspectors?|dispatchers?)\b"
            r"|\w*ingenieur(in)?\b|techniker|sachbearbeiter|bediener|mitarbeiter|werker\b"
            r"|操作工|操作员|工程师|技术员|分析师|专员|技师|技工|质检员|检验员|管理员|文员|会计|出纳"
            r"|采购员|调度员|计划员|程序员|开发|设计师|维修工|电工|员工|工人|用户|顾问|干事|实习生|审计师",
        ),
    )
)
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
NOT_SAID: Final = N_("The title '{title}' says nothing about the role.")
NO_TITLE: Final = N_("There is no title.")


@lru_cache(maxsize=50_000)
def role_of_title(title: str) -> tuple[str, str | None, Message]:
    """Return role, department and the rule that said so, for one job title.

    Parameters
    ----------
    title : str
        Job title in English or Chinese (some German), as written.

    Returns
    -------
    tuple of str, str or None, Message
        One of `vocabulary.ROLES` (``unknown`` where no rule speaks), one of
        `vocabulary.DEPARTMENTS` or None, and the rule as a sentence.
    """
    folded = _folded(title)
    if not folded:
        return "unknown", None, Message(NO_TITLE)
    department = next((d for d, p in DEPARTMENT_RULES if p.search(folded)), None)
    for role, pattern in ROLE_RULES:
        if found := pattern.search(folded):
            values: dict[str, object] = {
                "found": found.group().strip(),
                "title": title.strip()[:80],
            }
            values["role"] = role
            return role, department, Message(BY_TITLE, values)
    return "unknown", department, Message(NOT_SAID, {"title": title.strip()[:80]})


def roles_of_titles(titles: Iterable[object]) -> pd.DataFrame:
    """Return ``role``, ``department`` and ``rule``, indexed by the distinct titles."""
    distinct = [t for t in pd.unique(pd.Series(list(titles), dtype=object)) if isinstance(t, str)]
    found = [role_of_title(t) for t in distinct]
    columns = {
        name: pd.Series([f[i] for f in found], index=distinct, dtype=object)
        for i, name in enumerate(("role", "department", "rule"))
    }
    return pd.DataFrame(columns, index=pd.Index(distinct, dtype=object))


def _folded(title: str) -> str:
    """Return a title without case, width, accents and punctuation; Latin words stand alone."""
    wide = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", title)).casefold()
    plain = "".join(c for c in wide if not unicodedata.combining(c))
    apart = re.sub(r"(?<=[a-z])(?=[^\W\d_a-z])|(?<=[^\W\d_a-z])(?=[a-z])", " ", plain)
    return " ".join(re.sub(r"[^\w\s-]", " ", apart.replace(".", "")).split())
