"""金数据: one row of headings, two where questions have columns of their own below them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat, found_in
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.headers import JOINT, n_filled, normalised, tidy

ALWAYS: Final = ("序号", "提交时间")

FLAT: Final = Flat(
    name="jinshuju",
    tool="金数据",
    signs=(
        (*ALWAYS, "提交人", "填写时长"),
        (*ALWAYS, "修改时间", "填写时长"),
        (*ALWAYS, "填写设备", "浏览器"),
        (*ALWAYS, "提交人", "修改时间", "IP"),
        (*ALWAYS, "提交人", "修改时间", "填写设备"),
    ),
    meta={"序号": "external_id", "提交时间": "day", "提交人": "", "扩展属性": ""},
    ignore=re.compile(
        r"修改时间|填写时长|填写设备|操作系统|浏览器|IP|填写地区|填写地理位置|来源|来源渠道|微信.*"
        r"|总分|成绩|开始时间|表单版本",
        re.I,
    ),
    zone="Asia/Shanghai",
)


class Jinshuju:
    """Files of a form made with 金数据, as XLSX or CSV."""

    name = FLAT.name
    tool = FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with the columns 金数据 writes around the answers."""
        if (found := found_in(seen.head, FLAT.signs)) is None:
            return None
        at = found[0]
        if not _has_second(seen.head, at):
            return FLAT.recognise(seen)
        parts = _parts(seen.head[at], seen.head[at + 1])
        joined = [JOINT.join(filter(None, part[:2])) for part in parts]
        of = dict(zip(joined, parts, strict=True))
        head = [*seen.head[:at], joined, *seen.head[at + 2 :]]
        layout = replace(FLAT, parse=of.__getitem__).recognise(replace(seen, head=head))
        return replace(layout, header_rows=2) if layout else None


def _has_second(head: Records, at: int) -> bool:
    """Whether a second row of headings follows: without a number and a time, but not blank."""
    below = head[at + 1] if at + 1 < len(head) else []
    upper = dict(zip(map(normalised, head[at]), below, strict=False))
    is_blank = all(normalised(upper.get(name, "")) in ("", name) for name in ALWAYS)
    return is_blank and n_filled(below) > 0


def _parts(upper: Sequence[str], lower: Sequence[str]) -> list[Part]:
    """Return what each column asks; a question reaches to the right over its own columns."""
    parts: list[Part] = []
    stem = ""
    for i, cell in enumerate(upper):
        name, below = tidy(cell), tidy(lower[i]) if i < len(lower) else ""
        stem = name or (stem if below else "")
        parts.append(Part(stem, below if below != stem else ""))
    return parts


JINSHUJU: Final = Jinshuju()
