"""Ids in a text: those that prove themselves, those after a word that says so, addresses."""

import re
from collections.abc import Iterator
from ipaddress import ip_address
from typing import Final

from voc_core.text.masking import checks
from voc_core.text.masking.plainly import Plain
from voc_core.text.masking.spans import Span

LONG: Final = re.compile(r"(?<![\w.])\d[\d -]{11,29}[\dXx](?!\w)", re.A)
"""Enough digits for a resident id or a card, parted or not."""
IBAN: Final = re.compile(
    r"(?<!\w)[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?(?!\w)", re.A
)
CREDIT_CODE: Final = re.compile(r"(?<![A-Za-z0-9])[0-9A-HJ-NPQRTUWXY]{18}(?![A-Za-z0-9])", re.A)
SOCIAL: Final = re.compile(r"(?<![\w-])(?!000|666|9)\d{3}-(?!00)\d{2}-(?!0000)\d{4}(?![\w-])", re.A)
UUID: Final = re.compile(r"(?<!\w)[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?!\w)", re.I | re.A)
IP4: Final = re.compile(r"(?<![\w.])(?:\d{1,3}\.){3}\d{1,3}(?![\w]|\.\d)", re.A)
IP6: Final = re.compile(r"(?<![\w:])[0-9A-Fa-f:]{6,39}(?![\w:])", re.A)
HARDWARE: Final = re.compile(r"(?<![\w:-])[0-9A-Fa-f]{2}(?:[:-][0-9A-Fa-f]{2}){5}(?![\w:-])", re.A)
RELEASED: Final = re.compile(r"(?:version|release|build|ver\.?|v|版本|版)\s?:?\s?$", re.I)
"""What stands before four numbers that are a version."""
URL: Final = re.compile(r"https?://[^\s<>\"'\u2e80-\uffef]+", re.I)
SECRET: Final = re.compile(
    r"://[^/\s]*@|[?&#;](?:\w*(?:token|key|sig|signature|auth|session|sid|password|pwd|secret|code"
    r"|email|mail|phone|mobile|user|uid|userid|name|ticket|openid|id))=|/(?=[\w-]{24,}(?:/|$))[\w-]*?\d",
    re.I | re.A,
)
"""What in a web address says who or lets somebody in."""

TOKEN: Final = r"(?P<id>[A-Za-z0-9](?:[A-Za-z0-9_/.\-]{1,38}[A-Za-z0-9])?)"
IS: Final = r"[ \t]*+(?:是|为|is|[:#=])?[ \t]*+[#(\[【]?[ \t]*+"
OF_WHAT: Final = (
    "工单|订单|单|客户|会员|用户|账户|账|帐户|帐|合同|案例|流水|发票|运单|快递单|员工|学|工|证件|身份证"
    "|护照|驾驶证|驾照|通行证|军官证|社保|医保|银行卡|银行账|卡|信用卡|设备|序列|注册|申请|请求|事件|任务"
)
LABELLED_ZH: Final = re.compile(
    rf"(?:{OF_WHAT})(?:号码|编号|号|ID|id|Id){IS}{TOKEN}(?![A-Za-z0-9])(?!\s?[个人万亿元条家名台位套户次年月])"
    rf"|(?:工单|订单|身份证|护照|驾驶证|银行卡|信用卡){IS}(?P<number>[A-Za-z]{{0,4}}-?\d{{4,20}}[Xx]?)"
    r"(?![A-Za-z0-9])(?!\s?[个人万亿元条家名台位套户次年月])"
)
THING: Final = (
    "ticket|case|order|invoice|customer|client|account|acct|contract|member|membership|employee|staff"
    "|user|reference|ref|incident|request|transaction|tracking|booking|confirmation|serial|license"
    "|licence|passport|policy|po|rma|social security|ssn|tax|vat|card|credit card|debit card|bank"
    "|driver'?s licen[cs]e|national|identity|id card|support"
)
LABELLED_EN: Final = re.compile(
    rf"\b(?:{THING})[ \t]*+(?:id|no\b\.?|nr\b\.?|number|num\b\.?|code|#|№){IS}{TOKEN}"
    r"(?![A-Za-z0-9])"
    rf"|\b(?:ticket|incident|case|order|passport|invoice)[ \t]*+[:#]?[ \t]*+"
    r"(?P<number>[A-Za-z]{0,5}-?\d{5,20})(?![A-Za-z0-9])",
    re.I | re.A,
)
SECRETS: Final = re.compile(
    r"(?:密码|口令|验证码|\b(?:password|passcode|pwd|pin|otp))[ \t]*+(?:是|为|is|[:=])[ \t]*+"
    r"(?P<id>[\x21-\x7e]{4,64})",
    re.I | re.A,
)
MESSENGER: Final = r"(?:微信|钉钉|飞书|\b(?:v信|we ?chat|weixin|vx|wx|skype|telegram|whatsapp))"
NO_DEVICE: Final = (
    r"(?!v?\d+\.|v\d|(?:ios|android|iphone|ipad|windows|win|mac(?:os)?|version|ver|api|oauth|web|log"
    r"|sign|mini|sub|pre|e|add|follow|end)[\d._-])"
)
"""What follows the word for a messenger and is the place it runs on, or a word: mini-program."""
HANDLES: Final = re.compile(
    rf"(?:{MESSENGER}|\bline)[ \t]*+"
    r"(?:(?:号码|号|id\b)[ \t]*+(?:是|为|is|:)?|是|:)[ \t]*+"
    r"(?P<id>(?=[a-z_\-]*[\d_\-]|[a-z]+(?:$|[^\w \t]|[ \t]*+[\n\u4e00-\u9fff]))"
    r"[a-z0-9][a-z0-9_.+\-]{4,30})"
    rf"|{MESSENGER}[ \t]*+"
    rf"(?P<bare>{NO_DEVICE}(?=[a-z_\-]*[\d_])[a-z][a-z0-9_.+\-]{{5,30}})"
    rf"|(?:微信|钉钉|飞书)[ \t]*+(?P<hyphened>{NO_DEVICE}[a-z]{{2,20}}-[a-z][a-z\-]{{2,20}})"
    r"|\bqq[ \t]*+(?:号码|号|群)?[ \t]*+(?:是|为|is|:)?[ \t]*+(?P<number>[1-9]\d{4,11})(?!\d)",
    re.I | re.A,
)
SAYS_HANDLE: Final = re.compile(
    "微信|we ?chat|weixin|vx|wx|v信|钉钉|飞书|skype|telegram|whatsapp|line|qq"
)
SAYS_SECRET: Final = re.compile("密码|口令|验证码|pass(?:word|code)|pwd|pin|otp")
LEAST, FEW = 3, 4
"""Digits an id behind a word has at least, and one that proves itself."""
DIGIT: Final = re.compile("[0-9]")


def ids(plain: Plain) -> Iterator[Span]:
    """Yield where ids stand in a text."""
    text, low = plain.text, plain.low
    if "://" in text:
        for match in URL.finditer(text):
            if SECRET.search(match[0]):
                yield Span(match.start(), match.end(), "id")
    for says, pattern in ((SAYS_HANDLE, HANDLES), (SAYS_SECRET, SECRETS)):
        if says.search(low):
            for match in pattern.finditer(text):
                yield from _labelled(match, least=0)
    n_digits = len(DIGIT.findall(text))
    if n_digits >= LEAST:
        for pattern in (LABELLED_ZH, LABELLED_EN):
            for match in pattern.finditer(text):
                yield from _labelled(match, least=LEAST)
    if n_digits >= FEW or text.count(":") > 1:
        yield from _proved(text)


def _proved(text: str) -> Iterator[Span]:
    for pattern, proves in PROVED:
        for match in pattern.finditer(text):
            if proves(match):
                yield Span(match.start(), match.end(), "id")


def _labelled(match: re.Match[str], *, least: int) -> Iterator[Span]:
    for group, found in match.groupdict().items():
        if found and len(DIGIT.findall(found)) >= least:
            yield Span(match.start(group), match.end(group), "id")


def _is_long(match: re.Match[str]) -> bool:
    digits = re.sub("[ -]", "", match[0])
    return checks.is_resident_id(digits) or (_is_grouped(match[0]) and checks.is_card(digits))


def _is_grouped(number: str) -> bool:
    """Return whether digits stand in one run, or in fours as on a card."""
    groups = re.split("[ -]", number)
    return len(groups) == 1 or all(len(group) == 4 for group in groups[:-1])


def _is_address(match: re.Match[str]) -> bool:
    try:
        ip_address(match[0])
    except ValueError:
        return False
    before = match.string[max(0, match.start() - 10) : match.start()]
    return not RELEASED.search(before) and match[0] not in ("127.0.0.1", "0.0.0.0")


PROVED: Final = (
    (LONG, _is_long),
    (IBAN, lambda match: checks.is_iban(match[0].replace(" ", ""))),
    (CREDIT_CODE, lambda match: checks.is_credit_code(match[0])),
    (SOCIAL, bool),
    (UUID, bool),
    (HARDWARE, bool),
    (IP4, _is_address),
    (IP6, lambda match: match[0].count(":") > 1 and _is_address(match)),
)
