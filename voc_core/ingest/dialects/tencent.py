"""腾讯问卷: answers with the letter of their option, a column per choice, blanks, file links."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import is_skipped
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat, asides_of, found_in
from voc_core.ingest.dialects.numbered import parts_of
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised, tidy
from voc_core.ingest.mapped import Aside
from voc_core.ingest.options import are_lettered, bare
from voc_core.vocabulary import N_

COLON: Final = re.compile(r"[:：]")
BLANK: Final = re.compile(r"_*\{fillblank-[^{}]*\}")
SPACES: Final = re.compile(r"[ \t]+")
NTH_BLANK: Final = re.compile(r"_(填空\d+)$")
LINK: Final = re.compile(
    r"=?\s*(?:HYPERLINK\(\s*\"?)?https?://wj\.qq\.com/api/files/.*", re.I | re.S
)
CLEANED: Final = "清洗数据结果"
INVALID: Final = ("无效", "无效数据", "无效答卷", "无效样本", "疑似无效", "已清洗", "剔除")

LINKS: Final = N_(
    "'{column}' holds links to files that only open after a login at {tool}; they are left out."
)

FLAT: Final = Flat(
    name="tencent",
    tool="腾讯问卷",
    signs=(
        ("编号", "开始答题时间", "结束答题时间"),
        ("编号", "结束答题时间", "答题时长"),
        ("编号", CLEANED, "自定义字段"),
    ),
    meta={"编号": "external_id", "结束答题时间": "day", "自定义字段": ""},
    ignore=re.compile(
        r"开始答题时间|答题时长|语言|清洗数据结果|智能清洗数据无效概率|地理位置.*|用户类型|用户标识"
        r"|昵称|IP|UA|Referrer|中奖时间|中奖金额|审核状态|渠道|来源|设备|浏览器|操作系统",
        re.I,
    ),
    aside=(Aside("审核状态", "screened_out", "in", ("未通过", "不通过", "审核不通过", "驳回")),),
    zone="Asia/Shanghai",
)


class Tencent:
    """Files of a survey made with 腾讯问卷, as CSV or re-saved from Excel."""

    name = FLAT.name
    tool = FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with the columns 腾讯问卷 writes before every answer."""
        if (found := found_in(seen.head, FLAT.signs)) is None:
            return None
        at, body = found[0], seen.head[found[0] + 1 :]
        headings = [_heading(cell) for cell in seen.head[at]]
        parts = {h: p._replace(part=bare(p.part)) for h, p in parts_of(headings, COLON).items()}
        head = [*seen.head[:at], headings, *(list(map(_clean, row)) for row in body)]
        layout = replace(FLAT, parse=parts.__getitem__).recognise(replace(seen, head=head))
        if layout is None:
            return None
        links = [f for f in layout.fields if f.use is None and _holds(LINK, f, body)]
        said = (Message(LINKS, {"column": f.heading, "tool": self.tool}) for f in links)
        fields = tuple(_read(f, body, is_link=f in links) for f in layout.fields)
        aside = (*layout.aside, *_cleaned_out(headings, body))
        return replace(layout, fields=fields, aside=aside, warnings=tuple(said))


def _heading(cell: str) -> str:
    """Return a heading without the marks of its blanks."""
    return NTH_BLANK.sub(r":\1", tidy(BLANK.sub("", cell)))


def _clean(cell: str) -> str:
    """Return a cell without stray tabs and marks of blanks."""
    return SPACES.sub(" ", BLANK.sub(" ", cell)).strip()


def _answer(cell: str) -> str:
    return bare(_clean(cell))


def _cells(field: Field, body: Records) -> list[str]:
    cells = (_clean(row[i]) for row in body for i in field.at if i < len(row))
    return [cell for cell in cells if cell and not is_skipped(cell)]


def _holds(pattern: re.Pattern[str], field: Field, body: Records) -> bool:
    cells = _cells(field, body)
    return bool(cells) and all(map(pattern.fullmatch, cells))


def _read(field: Field, body: Records, *, is_link: bool) -> Field:
    """Return a field with what is done to its cells; letters only go where all cells have one."""
    if is_link:
        return replace(field, use="ignore")
    if field.use not in (None, "choices"):
        return field
    is_lettered = field.use is None and are_lettered(_cells(field, body))
    return replace(field, clean=_answer if is_lettered else _clean)


def _cleaned_out(headings: Sequence[str], body: Records) -> tuple[Aside, ...]:
    """Return the rule for rows the tool itself calls invalid, in whatever words it does."""
    known = {normalised(h): h for h in headings if h}
    if CLEANED not in known:
        return ()
    at = list(headings).index(known[CLEANED])
    said = {row[at].strip() for row in body if at < len(row)}
    words = {*INVALID, *(word for word in said if "无效" in word)}
    return asides_of((Aside(CLEANED, "screened_out", "in", tuple(sorted(words))),), known)


TENCENT: Final = Tencent()
