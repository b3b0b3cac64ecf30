"""问卷网: an archive of answers in words, answers in numbers, and the list of the options."""

import dataclasses
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import number_of
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat, found_in
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.dialects.numbered import parts_of
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import tidy
from voc_core.ingest.mapped import Aside
from voc_core.vocabulary import N_

JOINT: Final = re.compile(r"_")
READABLE: Final = re.compile(r"Q\d{1,3}_\s*\S*[^\x00-\x7f].*", re.S | re.I)
CODED: Final = re.compile(r"(Q\d{1,3})(?:_([AR]?)(\d{1,3}))?(?:_(?:open|text))?", re.I)
RANKING: Final = "排序"
NUMBERS: Final = N_(
    "Answers stand as numbers. The list of the options is not in the file: upload the whole "
    "archive of {tool}, or choose its table with the words."
)
OTHER_TABLE: Final = N_("The table '{table}' of the same archive holds the answers in words.")

FLAT: Final = Flat(
    name="wenjuan",
    tool="问卷网",
    signs=(
        ("开始时间", "结束时间", "答题时长"),
        ("start", "finish"),
        ("答卷编号", "结束时间"),
        ("答卷编号", "finish"),
    ),
    meta={
        **{"答卷编号": "external_id", "finish": "day", "结束时间": "day"},
        **dict.fromkeys(("姓名", "单位", "邮件"), ""),
    },
    ignore=re.compile(
        r"start|开始时间|答题时长|状态|IP地址|IP|来源|渠道|.*[(（]微信[)）]|浏览器|操作系统|证件号"
        r"|用户名|用户类别|设备|省份|城市|UA|Referrer|答题来源",
        re.I,
    ),
    aside=(
        Aside("状态", "partial", "in", ("未完成", "中途退出", "未提交", "答题中", "暂存")),
        Aside(
            "状态",
            "screened_out",
            "in",
            ("甄别", "被甄别", "甄别结束", "配额满", "配额已满", "无效"),
        ),
    ),
    zone="Asia/Shanghai",
)


@dataclass(frozen=True)
class Asked:
    """A question of the list of options.

    Attributes
    ----------
    title, kind : str
        Its words, and what it is: 单选题, 多选题, 矩阵单选题, 排序题, 填空题.
    options : dict
        The words of every option by its number, "1".
    """

    title: str
    kind: str
    options: dict[str, str] = dataclasses.field(default_factory=dict)


class Wenjuan:
    """Files of a survey made with 问卷网, with words or with numbers."""

    name = FLAT.name
    tool = FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a table with times and headings that begin with Q1."""
        if (found := found_in(seen.head, FLAT.signs)) is None:
            return None
        headings = [tidy(cell) for cell in seen.head[found[0]]]
        if any(READABLE.fullmatch(h) for h in headings):
            parts = parts_of(headings, JOINT)
            return replace(FLAT, parse=parts.__getitem__).recognise(seen)
        if any(CODED.fullmatch(h) for h in headings):
            return self._coded(seen, headings)
        return None

    def _coded(self, seen: Seen, headings: Sequence[str]) -> Layout | None:
        """Return the layout of the table with numbers, with the words of the other tables."""
        asked = next(filter(None, map(_asked_in, seen.others.values())), {})
        rows = _rows(headings, next(filter(None, map(_readable, seen.others.values())), []))
        parts = {h: _part(h, asked, rows) for h in headings}
        layout = replace(FLAT, parse=parts.__getitem__).recognise(seen)
        if layout is None:
            return None
        fields = tuple(_decoded(f, headings[f.at[0]], asked) for f in layout.fields)
        return replace(layout, fields=fields, warnings=tuple(self._said(seen, asked)))

    def _said(self, seen: Seen, asked: Mapping[str, Asked]) -> Iterator[Message]:
        if not asked:
            yield Message(NUMBERS, {"tool": self.tool})
        for table, head in seen.others.items():
            if _readable(head):
                yield Message(OTHER_TABLE, {"table": table})


def _asked_in(head: Records) -> dict[str, Asked]:
    """Return the questions of a list of options, empty where a table is none."""
    asked: dict[str, Asked] = {}
    number = ""
    for row in head:
        first, second, third = (tidy(cell) for cell in [*row, "", "", ""][:3])
        if CODED.fullmatch(first) and "题" in third:
            number = first
            asked[number] = Asked(second, third)
        elif not first and third and number and (n := number_of(second)) is not None:
            asked[number].options[f"{n:g}"] = third
    return asked


def _readable(head: Records) -> list[str]:
    """Return the headings of a table with words, empty where a table is none."""
    found = found_in(head, FLAT.signs)
    headings = [tidy(cell) for cell in head[found[0]]] if found else []
    return headings if any(READABLE.fullmatch(h) for h in headings) else []


def _rows(headings: Sequence[str], readable: Sequence[str]) -> dict[str, Part]:
    """Return what the table with words calls the columns of the table with numbers."""
    named = parts_of(readable, JOINT)
    of: dict[str, list[Part]] = {}
    for heading in readable:
        of.setdefault(named[heading].key, []).append(named[heading])
    coded = [(h, found.group(1)[1:]) for h in headings if (found := CODED.fullmatch(h))]
    rows: dict[str, Part] = {}
    for number, parts in of.items():
        ours = [h for h, its in coded if its == number]
        rows |= dict(zip(ours, parts, strict=True)) if len(ours) == len(parts) else {}
    return rows


def _part(heading: str, asked: Mapping[str, Asked], rows: Mapping[str, Part]) -> Part:
    """Take ``Q3_A1`` apart with the words of the other tables, as far as there are any."""
    if not (found := CODED.fullmatch(heading)):
        return Part(heading)
    number, letter, n = found.groups()
    row = rows.get(heading, Part(number))
    question = asked.get(number, Asked(row.stem, ""))
    if not n:
        return Part(question.title, key=number)
    option = question.options.get(n, "") if letter.upper() == "A" else ""
    return Part(question.title, option or row.part or f"{letter}{n}", number)


def _decoded(field: Field, heading: str, asked: Mapping[str, Asked]) -> Field:
    """Return a field whose numbers become the words of their options."""
    if field.use not in (None, "choices") or not (found := CODED.fullmatch(heading)):
        return field
    question = asked.get(found.group(1))
    if question is None:
        return replace(field, is_ordinal=field.use is None)
    if field.use == "choices":
        return replace(field, ranked=RANKING in question.kind)
    return replace(field, clean=partial(_word, options=question.options))


def _word(text: str, options: Mapping[str, str]) -> str:
    number = number_of(text)
    return options.get(f"{number:g}", text) if number is not None else text


WENJUAN: Final = Wenjuan()
