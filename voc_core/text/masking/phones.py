"""Phone numbers and mail addresses in a text."""

import re
from collections.abc import Iterator
from typing import Final

from phonenumbers import (
    NumberParseException,
    is_possible_number,
    is_valid_number,
    parse,
)

from voc_core.text.masking.plainly import Plain
from voc_core.text.masking.spans import Span

REGIONS: Final = ("CN", "US", "GB", "DE", "FR", "AU", "JP", "IN", "NL", "CH", "IT")
"""Where a number that begins with 0 or a bracket may be from."""
EMAIL: Final = re.compile(
    r"(?<![\w.+%'-])[\w.+%'-]++@(?:[A-Za-z0-9-]{1,63}\.){1,8}[A-Za-z]{2,24}(?![A-Za-z0-9])", re.A
)
SPOKEN: Final = re.compile(
    r"(?<![\w.+-])[A-Za-z0-9_.+-]{1,64}+(?: ?[\[({] ?at ?[\])}] ?| at )"
    r"[A-Za-z0-9-]{1,63}+(?:(?: ?[\[({] ?dot ?[\])}] ?| dot |\.)[A-Za-z0-9-]{2,63}){0,3}+",
    re.I,
)
"""name (at) firm.com, name at firm dot com; `_is_spoken` says whether it is."""
AT: Final = re.compile(r"[ \[({]at\b")
ENDING: Final = re.compile(r"\.(?:com|net|org|cn|io|co|de|eu|ai|uk|fr|edu|gov)(?:\.cn|\.uk)?$")
CHINESE: Final = re.compile(
    r"(?<![\d.+-])(?:(?:\+|00)?86[ -]?)?1[3-9]\d(?:[ .-]?\d{4}){2}(?!\d|\.\d)"
    r"|(?<![\d.+-])(?:(?:\+|00)86[ -]?)?\(?0[1-9]\d{1,2}\)?[ -]?[2-9]\d{6,7}"
    r"(?:(?:-| ?转 ?)\d{1,6})?(?!\d)"
    r"|(?<![\d.+-])[48]00[ -]\d{3}[ -]\d{4}(?!\d)|(?<![\d.+-])400\d{7}(?!\d)",
    re.A,
)
NUMBER: Final = re.compile(
    r"(?<![\w.,+/-])(?:\+|\(\+?)?\d(?:[ ().\-/]{0,2}\d){6,15}+(?![\w/])", re.A
)
LABELLED: Final = re.compile(
    r"(?:电话|手机|座机|热线|传真|致电|拨打|联系方式|\b(?:tel|phone|mobile|cell|fax|call|telephone"
    r"|whatsapp|hotline|dial|ext))(?:号码|号| number| no)?\.?[ \t]*+"
    r"(?:是|为|is|(?:me|us) (?:on|at)|at|on|:)?[ \t]*+"
    r"(?P<number>\+?\(?\d(?:[ ().\-]{0,2}\d){5,14}+)(?!\w)",
    re.I | re.A,
)
ENOUGH: Final = re.compile(r"\d(?:[ ().\-/]{0,2}\d){5}")
DAY: Final = re.compile(
    r"(?<!\d)(?:19|20)\d\d[-./ ]?(?:0?[1-9]|1[0-2])[-./ ]?(?:0[1-9]|[12]\d|3[01]|[1-9])(?!\d)"
    r"|(?<!\d)[0-3]?\d([-./])[0-3]?\d\1(?:19|20)?\d\d(?!\d)|(?:19|20)\d\d ?- ?(?:19|20)\d\d"
)
AMERICAN: Final = re.compile(r"(?:1[ .-]?)?\d{3}([ .-]?)\d{3}\1\d{4}")
THOUSANDS: Final = re.compile(r"\d{1,3}(?:[ .]\d{3})+")
MONEY_BEFORE: Final = re.compile(
    r"(?:[$¥€£]|rmb|usd|cny|eur|gbp|arr|version|v|版本|金额|合计|总额)[ :]*$", re.I
)
YUAN: Final = re.compile(" ?元")
COUNTED: Final = re.compile(
    r" ?(?:[元万亿%个人条家名台次年月日]"
    r"|(?:rmb|usd|cny|eur|gbp|dollars|euros|bytes|ms|kb|mb|users|rows)\b)",
    re.I,
)


def emails(plain: Plain) -> Iterator[Span]:
    """Yield where mail addresses stand in a text, spelled-out ones too."""
    text = plain.text
    if "@" in text:
        for match in EMAIL.finditer(text):
            yield Span(match.start(), match.end(), "email")
    for match in SPOKEN.finditer(text) if AT.search(plain.low) else ():
        if _is_spoken(match[0].lower()):
            yield Span(match.start(), match.end(), "email")


def phones(plain: Plain) -> Iterator[Span]:
    """Yield where phone numbers stand in a text."""
    text = plain.text
    if not ENOUGH.search(text):
        return
    for match in LABELLED.finditer(text):
        if not DAY.search(match["number"]):
            yield Span(match.start("number"), match.end("number"), "phone")
    for match in CHINESE.finditer(text):
        if not (_is_money(match) or YUAN.match(text, match.end())):
            yield Span(match.start(), match.end(), "phone")
    for match in NUMBER.finditer(text):
        if not _is_amount(match) and _is_phone(match[0]):
            yield Span(match.start(), match.end(), "phone")


def _is_spoken(said: str) -> bool:
    plain = re.sub(r" ?[\[({] ?dot ?[\])}] ?| dot ", ".", said)
    is_bracketed = re.search(r"[\[({] ?at ?[\])}]", said) is not None
    return bool(ENDING.search(plain)) and (is_bracketed or plain != said)


def _is_amount(match: re.Match[str]) -> bool:
    return _is_money(match) or COUNTED.match(match.string, match.end()) is not None


def _is_money(match: re.Match[str]) -> bool:
    before = match.string[max(0, match.start() - 10) : match.start()]
    return MONEY_BEFORE.search(before) is not None


def _is_phone(number: str) -> bool:
    if DAY.search(number) or THOUSANDS.fullmatch(number):
        return False
    n_digits = sum(sign.isdigit() for sign in number)
    if "+" in number:
        return _possible(number)
    if number.startswith("00") and _possible("+" + number[2:]):
        return True
    return 9 <= n_digits <= 12 and any(_valid(number, region) for region in _regions(number))


def _regions(number: str) -> tuple[str, ...]:
    """Where a number without a country code may be from."""
    if number[0] in "0(":
        return REGIONS
    return ("US",) if AMERICAN.fullmatch(number) else ()


def _possible(number: str) -> bool:
    try:
        return is_possible_number(parse(number, None))
    except NumberParseException:
        return False


def _valid(number: str, region: str) -> bool:
    try:
        return is_valid_number(parse(number, region))
    except NumberParseException:
        return False
