"""问卷星: answers by the words of the options, or by their numbers; numbered questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from voc_core.errors import Message
from voc_core.ingest import choices
from voc_core.ingest.answers import is_skipped, number_of
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat, found_in
from voc_core.ingest.dialects.numbered import OF_NUMBER, parts_of
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import tidy
from voc_core.ingest.headings import said_by
from voc_core.ingest.options import OPENED, OTHER, WRITTEN, with_written, written_alone
from voc_core.ingest.scale_words import is_recommend
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

DASH: Final = re.compile(r"\s*[—–]+\s*")
PLACE: Final = re.compile(r"[^(（]*[(（](.+)[)）]\s*")
FROM: Final = "来自IP"
REGION: Final = "来自地区"
OPTIONS_ONLY: Final = re.compile(r"[多单]选|哪些|哪几|选择|排序")
SKIPPED: Final = ("(跳过)", "(空)", "-2", "-3")
BEYOND: Final = 11
"""Number of the last option of a scale from 0 to 10."""

TYPED: Final = N_(
    "'{column}': people typed {mark} themselves; their texts are kept as they wrote them."
)
ORDINALS: Final = N_(
    "The file holds the numbers of the options, not their words. Download it by option text "
    "to see what was chosen."
)
FROM_0: Final = N_(
    "'{column}' holds 1 to 11, the numbers of the options 0 to 10: scores are read as one less."
)
OF_ELEVEN: Final = Scale(
    "nps", 0, 10, 0.95, Message(N_("The question asks for a recommendation and has 11 options."))
)

FLAT: Final = Flat(
    name="wjx",
    tool="问卷星",
    signs=(
        ("序号", "提交答卷时间"),
        ("提交答卷时间", "所用时间"),
        ("提交答卷时间", FROM),
        ("所用时间", "来源详情", FROM),
    ),
    meta={"序号": "external_id", "提交答卷时间": "day"},
    ignore=re.compile(
        r"所用时间|开始时间|来源|来源详情|渠道|来自IP|总分|得分|分数|IP|省份|城市|用户ID|答卷(?:ID|编号)"
        r"|微信.*|提交者.*|星标|标签|审核状态|证书编号|自定义参数|sojumpparm",
        re.I,
    ),
    missing=SKIPPED,
    zone="Asia/Shanghai",
)


class Wenjuanxing:
    """Files of a survey made with 问卷星, as XLS, XLSX or CSV."""

    name = FLAT.name
    tool = FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with the columns 问卷星 writes before every answer."""
        if (found := found_in(seen.head, FLAT.signs)) is None:
            return None
        headings, body = [tidy(cell) for cell in seen.head[found[0]]], seen.head[found[0] + 1 :]
        parts = parts_of(headings, DASH, once=True)
        layout = replace(FLAT, parse=parts.__getitem__).recognise(seen)
        if layout is None:
            return None
        asked = [f for f in layout.fields if f.use is None]
        is_ordinal = _are_ordinals(asked, headings, body)
        read = {f.at: _read(f, _filled(body, f.at), is_ordinal=is_ordinal) for f in layout.fields}
        fields = tuple(read[f.at][0] for f in layout.fields)
        said = [Message(ORDINALS)] if is_ordinal else []
        said += [message for _, messages in read.values() for message in messages]
        return replace(layout, fields=(*fields, *_regions(fields, body)), warnings=tuple(said))


def _filled(body: Records, at: Sequence[int]) -> list[str]:
    """Return the answers of columns, without the codes of no answer."""
    cells = (row[i].strip() for row in body for i in at if i < len(row))
    return [cell for cell in cells if cell and not is_skipped(cell)]


def _are_ordinals(asked: Sequence[Field], headings: Sequence[str], body: Records) -> bool:
    """Whether options stand as their numbers: seen in the codes, and in columns of 0 and 1."""
    places = [i for i, h in enumerate(headings) if OF_NUMBER.fullmatch(h)]
    places += [i for f in asked for i in f.at]
    said = {row[i].strip() for row in body for i in places if i < len(row)}
    if any(mark in cell for cell in said for mark in (choices.SURE[0], OPENED, "跳过", "空)")):
        return False
    ticked = [i for i in places if {"0", "1"} == {*_filled(body, (i,))}]
    return bool(said & {"-2", "-3"}) or len(ticked) > 1


def _read(field: Field, cells: list[str], *, is_ordinal: bool) -> tuple[Field, list[Message]]:
    """Return a field with how its cells are read, and what a person should look at."""
    if field.use is not None:
        return field, []
    if marks := [mark for mark in (*choices.SURE, OPENED) if any(mark in c for c in cells)]:
        return _marked(field, cells, marks[0])
    if not is_ordinal:
        return field, []
    tops = [n for cell in cells if (n := number_of(cell)) is not None]
    if is_recommend(field.asked) and tops and min(tops) >= 1 and max(tops) == BEYOND:
        said = [Message(FROM_0, {"column": field.heading})]
        return replace(field, clean=_one_less, scale=OF_ELEVEN), said
    return replace(field, is_ordinal=True), []


def _marked(field: Field, cells: list[str], mark: str) -> tuple[Field, list[Message]]:
    """Return a field of choices, or of texts in which people typed the mark of choices."""
    is_open = said_by(field.heading, ("comment",)) and not OPTIONS_ONLY.search(field.heading)
    if mark != OPENED and not choices.is_typed(cells, mark, is_open=bool(is_open)):
        several = replace(field, use="choices", kinds=("feedback",))
        return replace(several, clean=partial(_lines, mark=mark)), []
    if mark == OPENED and _are_options(cells):
        return replace(field, clean=written_alone), []
    warning = Message(TYPED, {"column": field.heading, "mark": mark})
    return replace(field, use="comment", kinds=("feedback",)), [warning]


def _are_options(cells: Sequence[str]) -> bool:
    """Whether what stands before a bracket is an option: "other", or one that comes again."""
    written = [cell for cell in cells if OPENED in cell]
    found = [m.group(1) for cell in written if (m := WRITTEN.fullmatch(cell))]
    known = {cell for cell in cells if OPENED not in cell}
    is_known = (OTHER.search(name) or name in known or found.count(name) > 1 for name in found)
    return len(found) == len(written) and all(is_known)


def _lines(text: str, mark: str) -> str:
    said = text.replace("-->", "→") if mark in ("→", "-->") else text
    mark = "→" if mark == "-->" else mark
    return "\n".join(with_written(part) for part in choices.split(said, mark))


def _one_less(text: str) -> str:
    number = number_of(text)
    return text if number is None or is_skipped(text) else f"{number - 1:g}"


def _regions(fields: Sequence[Field], body: Records) -> Iterator[Field]:
    """Yield the place behind the address: 1.2.3.4(广东-深圳)."""
    for field in fields:
        if field.heading == FROM and any(map(PLACE.fullmatch, _filled(body, field.at))):
            yield Field(REGION, field.at, use="region", kinds=("accounts",), clean=_place)


def _place(text: str) -> str:
    found = PLACE.fullmatch(text)
    return found.group(1).strip() if found else ""


WJX: Final = Wenjuanxing()
