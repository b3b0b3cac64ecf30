"""Rows that are no answers: partials, previews, tests, speeders, footers; found and set aside."""

import re
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import numpy as np
import pandas as pd

from voc_core.ingest import cells
from voc_core.ingest.answers import plain
from voc_core.ingest.contract import Recognised
from voc_core.ingest.headings import core
from voc_core.ingest.mapped import Aside, Mapping

STATUS: Final = re.compile(
    r"(?:response|survey|completion|answer)?\s*(?:status|type)|(?:答卷|完成|回答|清洗)?(?:数据)?(?:状态|结果)"
)
FINISHED: Final = re.compile(r"(?:is )?(?:finished|completed?)|是否完成|完成(?:状态|情况)?|已完成")
DURATION: Final = re.compile(
    r"duration.*|interviewtime|(?:total )?time (?:taken|spent|to complete).*"
    r"|(?:所用|答题|填写|作答|回答)(?:时间|时长)|用时|时长"
)
ENDED: Final[dict[str, tuple[str, ...]]] = {
    "partial": ("partial", "partially complete", "incomplete", "in progress", "not completed",
                "started", "draft", "abandoned", "未完成", "部分完成", "进行中", "中途退出"),
    "screened_out": ("disqualified", "screened out", "screenout", "quota full", "over quota",
                     "terminated", "甄别", "被甄别", "筛除", "配额已满", "无效", "无效答卷"),
    "preview": ("survey preview", "preview", "预览"),
    "test": ("test", "survey test", "test response", "测试", "测试数据"),
    "spam": ("spam", "possible spam", "垃圾"),
}  # fmt: skip
"""Words of a status, by the reason for which such a row is set aside."""
DONE: Final = frozenset(
    ("complete", "completed", "finished", "submitted", "closed", "ip address", "imported", "email",
     "anonymous", "offline", "sms", "gl", "qr code", "已完成", "完成", "有效", "有效答卷", "正常",
     "已提交")
)  # fmt: skip
NOT: Final = ("false", "no", "n", "0", "否", "未完成", "incomplete")
YES: Final = frozenset(("true", "yes", "y", "1", "是", "已完成", "complete"))

ENOUGH: Final = 30
"""From so many answers on, their median duration says how long the survey takes. [answers]"""
TOO_FAST: Final = 3
"""An answer given in less than the median divided by this is one of a speeder."""

DEPTH: Final = 6
"""Columns in which a footer may begin. [columns]"""
NUMBERS: Final = ("ignore", "score", "arr", "cost_to_serve", "choices")
MONEY: Final = re.compile(r"[\s\d.,%()+¥$€£-]*[A-Z]{0,3}")

SUMMED: Final = frozenset(
    ("count", "record count", "sum", "average", "avg", "min", "max", "计数", "记录数", "平均值")
)
"""What stands beside the number in a line of totals."""

UNITS: Final = {"天": 86400, "小时": 3600, "时": 3600, "分钟": 60, "分": 60, "秒": 1}
UNITS_EN: Final = {"d": 86400, "h": 3600, "m": 60, "s": 1}
WORDED: Final = re.compile(r"(\d+(?:\.\d+)?)\s*(小时|分钟|天|时|分|秒|[dhms])[a-z]*\.?\s*")
CLOCK: Final = re.compile(r"(?:(\d+):)?(\d{1,3}):(\d{2})(?:\.\d+)?")


def guessed(recognised: Recognised, sample: pd.DataFrame) -> tuple[Aside, ...]:
    """Return the rules that headings and cells of a file suggest."""
    return tuple(rule for column in recognised.columns for rule in _of(column, sample[column]))


def _of(column: str, values: pd.Series) -> Iterator[Aside]:
    name = core(column)
    said = {plain(text) for text in values.dropna().unique()}
    if not said:
        return
    if FINISHED.fullmatch(name) and said & {*YES, *NOT} == said and said & {*NOT}:
        yield Aside(column, "partial", "in", NOT)
    elif STATUS.fullmatch(name) and said <= DONE.union(*ENDED.values()):
        yield from (Aside(column, reason, "in", words) for reason, words in ENDED.items())
    elif DURATION.fullmatch(name) and (least := fastest(values)) is not None:
        yield Aside(column, "speeder", "below", (str(least),))


def fastest(durations: pd.Series) -> int | None:
    """Return the shortest believable duration, None where too few or no durations are known. [s]"""
    known = cells.numbers(durations, seconds_of).dropna()
    known = known[known > 0]
    return int(known.median() / TOO_FAST) or None if len(known) >= ENOUGH else None


def seconds_of(text: str) -> float | None:
    """Return a duration such as 125秒, 2分5秒, 00:02:05, 2m 5s or 125; None if it is none. [s]"""
    said = plain(text)
    if found := CLOCK.fullmatch(said):
        hours, minutes, seconds = found.groups()
        return int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    try:
        return float(said)
    except ValueError:
        pass
    parts = WORDED.findall(said)
    if not parts or WORDED.sub("", said).strip():
        return None
    return sum(float(n) * {**UNITS, **UNITS_EN}[unit] for n, unit in parts)


def reasons(chunk: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Return the reason of every row set aside, one of `vocabulary.ASIDE`, indexed by its row."""
    found = pd.Series(index=chunk.index, dtype=object)
    found[footers(chunk, mapping)] = "footer"
    for rule in mapping.aside:
        if rule.column in chunk:
            found[_fits(chunk[rule.column], rule) & found.isna()] = rule.reason
    return found.dropna()


def _fits(values: pd.Series, rule: Aside) -> pd.Series:
    blank = values.isna()
    if rule.test in ("blank", "filled"):
        return blank if rule.test == "blank" else ~blank
    if rule.test == "below":
        return (cells.numbers(values, seconds_of) < float(rule.values[0])).fillna(False)
    listed = _listed(values, {plain(v) for v in rule.values})
    return listed if rule.test == "in" else ~blank & ~listed


def _listed(values: pd.Series, words: Collection[str]) -> pd.Series:
    return cells.holds(values, lambda text: plain(text) in words)


def footers(chunk: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Return which rows are lines below a table: totals, copyright, the name of a report.

    Such a row begins with the word, holds nothing but numbers after it, and leaves blank some
    column that is read as text.
    """
    begins, before = (pd.Series(False, index=chunk.index) for _ in range(2))
    for column in chunk.columns[:DEPTH]:
        first = chunk[column].where(~before)
        begins |= cells.holds(first, lambda text: cells.FOOTER.fullmatch(text.strip()))
        before |= chunk[column].notna()
    if not begins.any():
        return begins
    rows = chunk[begins]
    texts = [u.column for u in mapping.columns if u.use not in NUMBERS]
    is_bare = np.array([_is_bare(row) for row in rows.itertuples(index=False)])
    begins[begins] = rows[texts].isna().any(axis=1).to_numpy() & is_bare
    return begins


def _is_bare(row: Iterable[object]) -> bool:
    """Whether all filled cells but the first hold numbers, money or what was summed."""
    filled = [cell for cell in row if isinstance(cell, str)]
    return all(MONEY.fullmatch(cell) or plain(cell) in SUMMED for cell in filled[1:])
