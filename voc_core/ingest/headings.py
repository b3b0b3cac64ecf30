"""What a heading says its column is for, in both languages."""

import re
import unicodedata
from typing import Final, NamedTuple

from voc_core.ingest.headers import JOINT, tidy
from voc_core.ingest.heading_words import NAMES
from voc_core.ingest.polite import asks_for_phone, shorter

KNOWN: Final = {use: re.compile(names) for use, names in NAMES.items()}

PARTS: Final = (
    ("email", re.compile(r"e-?mail|邮箱|邮件")),
    ("do_not_survey", re.compile(r"do not (survey|contact)|opt.?out|免打扰|勿扰")),
    ("renewal_kind", re.compile(r"renewal (kind|type)|auto.?renew|续[约签费]方式")),
    ("renewal_on", re.compile(r"renewal|expir|contract end|续[约签费]|到期")),
    ("contract_start", re.compile(r"contract start|签约|合同开始")),
    ("cost_to_serve", re.compile(r"cost to serve|服务成本")),
    ("arr", re.compile(r"\b(arr|acv)\b|recurring revenue|合同额|合同金额|年费|经常性收入")),
    ("csm", re.compile(r"\bcsm\b|customer success|客户成功|客户经理")),
    ("touchpoint", re.compile(r"touch ?point|触点")),
    (
        "day",
        re.compile(
            r"\b(submi\w+|complet\w+|respon\w+|feedback) (date|time|on|at)\b"
            r"|提交.{0,4}时间|反馈.{0,2}日期"
        ),
    ),
    ("title", re.compile(r"job title|职位|职务|岗位")),
    ("role", re.compile(r"\brole\b|角色")),
    ("department", re.compile(r"\bdepartment\b|部门")),
    (
        "comment",
        re.compile(
            r"comment|feedback|suggest|reason|\bwhy\b|improve|verbatim|tell us|describe|原因|为什么"
            r"|建议|意见|说明|改进"
            r"|评论|反馈|备注|吐槽|留言|理由|描述|纪要|不满意的|满意的(地方|方面)"
            r"|想对.{0,6}说|想说的|想告诉"
        ),
    ),
    (
        "account",
        re.compile(r"\b(company|account|organi[sz]ation) name\b|公司名|客户名|企业名|单位名"),
    ),
    ("contact", re.compile(r"\b(contact|respondent|person) name\b|姓名|联系人")),
    (
        "sent_on",
        re.compile(
            r"\b(sent|invit\w+|distribut\w+)\b.*\b(date|time|on|at)\b|(发送|邀请)(时间|日期)"
        ),
    ),
    (
        "answered_on",
        re.compile(
            r"\b(answer\w*|respon\w+|complet\w+)\b.*\b(date|time|on|at)\b|(回复|作答)(时间|日期)"
        ),
    ),
    ("status", re.compile(r"\bstatus\b|状态")),
    ("survey", re.compile(r"\bsurvey\b|问卷|调研")),
    ("month", re.compile(r"\bmonth\b|月份|账期")),
    ("active_users", re.compile(r"\bactive (users?|seats?)\b|\bmau\b|活跃(用户|人数|账号)|月活")),
    ("adoption", re.compile(r"\badoption\b|utili[sz]ation|使用率|采用率|激活率|活跃率")),
    ("seats", re.compile(r"\bseats?\b|\blicen[sc]es?\b|席位|账号数|授权数")),
    ("days_late", re.compile(r"\b(days?|payment)\b.*\b(late|overdue|past due|delay)|逾期|延迟")),
    ("expansion", re.compile(r"expansion|upsell|增购|扩容")),
    ("revenue", re.compile(r"\brevenue\b|\bmrr\b|invoice|收入|营收|开票|回款")),
    ("outcome", re.compile(r"\boutcome\b|结果")),
    ("amount", re.compile(r"\bamount\b|\barr\b|金额|合同额")),
)
"""Parts of longer headings, tried in order."""

CLOSING: Final = re.compile(
    r"\b(?:any)?(?:thing|other) (?:else|comments?|feedback|suggestions?|remarks?|thoughts?)\b"
    r"|其[他它]的?(?:意见|建议|反馈|想法|补充)|还有(?:什么|哪些|其他)"
)
"""What is asked at the end of a survey about all of it."""
SURNAME: Final = re.compile(r"\b(last|family|sur) ?name\b|^姓氏?$")
PART_OF_NAME: Final = re.compile(r"\b(first|given|last|family|sur) ?name\b|^(姓|姓氏|名|名字)$")
REASON: Final = re.compile(
    r"\bwhy\b|reason|because|\bwarum|grund\b|pourquoi|raison|原因|为什么|理由"
)
_OTHER: Final = (
    r"(?:other|others|sonstiges|autre|其他|其它)\W*"
    r"(?:please specify|please describe|write in|text|comment|请注明|请填写|请说明)?\W*"
)
OTHER_ALONE: Final = re.compile(_OTHER)
OTHER: Final = re.compile(rf"(?:.*[-–—:：\[(（]\s*)?{_OTHER}")
"""What was written beside the choice "other": it explains no score."""
FOREIGN_MAIL: Final = re.compile(
    r"\b(csm|manager|owner|agent|assignee|submitter|sales)\b|经理|负责人|销售"
)
LEADING: Final = re.compile(r"^(?:第?\s*[q题]?\s*\d{1,3}\s*[.、:：)）题]\s*|[q]\d{1,3}\s*[-_ ]\s*)")
TRAILING: Final = re.compile(r"\s*(?:\([^()]*\)|\[[^\[\]]*\]|【[^【】]*】)\s*$")


class Said(NamedTuple):
    """What a heading says: the use, and how sure that is. [0 to 1]"""

    use: str
    confidence: float


def core(heading: str) -> str:
    """Return the words of a heading: no numbering, brackets, stars, case; CamelCase taken apart."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", unicodedata.normalize("NFKC", heading))
    name = tidy(re.sub(r"[_*]+|(?<=\w)-(?=\w)", " ", apart)).casefold()
    name = LEADING.sub("", name).strip(" :：?？.*\"'")
    shorter = TRAILING.sub("", name).strip(" :：?？.")
    return shorter or name or tidy(heading).casefold()


def is_question(heading: str) -> bool:
    """Whether a heading is a sentence, and so speaks of much that its column does not hold."""
    name = tidy(heading)
    width = sum(2 if ord(c) > 0x2E80 else 1 for c in name)
    return width > 44 or name.endswith(("?", "？"))


def said_by(heading: str, uses: tuple[str, ...]) -> Said | None:
    """Return what a heading says, among `uses`; None where it says nothing we know.

    A heading joined of several rows is asked as a whole, then row by row.
    """
    asked = [heading, *heading.split(JOINT)] if JOINT in heading else [heading]
    return next((said for part in asked if (said := _said_by(part, uses))), None)


def _said_by(heading: str, uses: tuple[str, ...]) -> Said | None:
    name = core(heading)
    if asks_for_phone(name):
        return Said("phone", 0.9)
    for form in (name, *shorter(name)):
        if use := _known(form, uses):
            return Said(use, 0.9)
    for use, pattern in PARTS:
        if use in uses and pattern.search(name) and (use == "comment" or not is_question(heading)):
            return Said(use, 0.7)
    return None


def _known(name: str, uses: tuple[str, ...]) -> str | None:
    known = [use for use, names in KNOWN.items() if names.fullmatch(name)]
    ours = [use for use in known if use in uses]
    left_out = [use for use in known if use in ("running", "start")]
    return next(iter(ours or left_out), None)
