"""Google Forms: a time stamp first, then nothing but questions; `[Row]` behind those of a grid."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.headers import normalised
from voc_core.ingest.headings import is_question

STAMPS: Final = (
    *("Timestamp", "时间戳记", "时间戳", "時間戳記", "Zeitstempel", "Horodateur"),
    *("Marca temporal", "Informazioni cronologiche", "Carimbo de data/hora", "タイムスタンプ"),
)
"""The first heading, by language of the account."""
MAILS: Final = ("Email Address", "Username", "电子邮件地址", "用户名", "E-Mail-Adresse")
MOMENT: Final = re.compile(
    r"(?:\d{1,4}[-/.]){2}\d{1,4},?\s+(?:[上下中]午\s*)?\d{1,2}(?:[:.]\d{2}){1,2}(?:\s[AP]M)?"
    r"(?:\s(?:GMT|UTC)[-+]?[\d:]*)?|(?:\d{1,4}[-/.]){2}\d{1,4}\s+[上下中]午\d{1,2}点"
)
ROW: Final = re.compile(r"(.*?)\s*\[([^\[\]]+)\]", re.S)
POINTS: Final = re.compile(r"\d+(?:\.\d+)? / \d+(?:\.\d+)?")


def _part(heading: str) -> Part:
    """Take ``Question [Row]`` apart."""
    found = ROW.fullmatch(heading)
    return (
        Part(found.group(1), found.group(2).strip()) if found and found.group(1) else Part(heading)
    )


FORM: Final = Flat(
    name="google_forms",
    tool="Google Forms",
    signs=tuple((stamp,) for stamp in STAMPS),
    meta={**dict.fromkeys(STAMPS, "day"), **dict.fromkeys(MAILS, "email")},
    ignore=re.compile(r".*\[(?:Score|Feedback|得分|反馈)\]", re.S),
    parse=_part,
)
SCORES: Final = ("score", "total score", "得分", "分数")
QUIZ: Final = replace(FORM, meta={**FORM.meta, **dict.fromkeys(SCORES, "ignore")})
"""The same of a test, with points that measure the respondent."""


class GoogleForms:
    """Answers as a sheet or as the form's own CSV."""

    name = FORM.name
    tool = FORM.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout where the first column is a time stamp, and questions follow."""
        layout = FORM.recognise(seen)
        if layout is None:
            return None
        row, body = seen.head[layout.header_at - 1], seen.head[layout.header_at :]
        if normalised(row[0]) not in map(normalised, STAMPS) or not _asks(row[1:]):
            return None
        stamps = [line[0].strip() for line in body if line and line[0].strip()]
        if not all(map(MOMENT.fullmatch, stamps)):
            return None
        return QUIZ.recognise(seen) if _has_points(row, body) else layout


def _asks(row: Sequence[str]) -> bool:
    """Whether the headings behind the time stamp are those of a form."""
    named = {normalised(mail) for mail in MAILS}
    return any(
        is_question(cell) or ROW.fullmatch(cell.strip()) or normalised(cell) in named
        for cell in row
    )


def _has_points(row: Sequence[str], body: Records) -> bool:
    """Whether a column counts the points of a test: 8 / 10."""
    at = next((i for i, cell in enumerate(row) if normalised(cell) in SCORES), None)
    if at is None:
        return False
    given = [line[at].strip() for line in body if at < len(line) and line[at].strip()]
    return bool(given) and all(map(POINTS.fullmatch, given))


GOOGLE_FORMS: Final = GoogleForms()
