"""Jira and Jira Service Management: issues as CSV, one column for each value of a field."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import plain
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.texts import AND, one_text
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised
from voc_core.ingest.scales import Scale
from voc_core.ingest.wiki_text import without_markup
from voc_core.vocabulary import N_

STARS: Final = Scale(
    "csat", 1, 5, 0.97, Message(N_("The tool that wrote the file rates from 1 to 5 stars."))
)
SUBJECTS: Final = ("Summary", "概要", "摘要", "主题")
BODIES: Final = ("Description", "描述")
REPORTER: Final = ("Reporter", "报告人", "报告者")
REPORTER_IDS: Final = (*REPORTER, "Reporter Id", "Reporter Email")
COMMENT: Final = ("Comment", "Comments", "评论", "备注")

FLAT: Final = Flat(
    name="jira",
    tool="Jira",
    signs=(
        ("Summary", "Issue key"),
        ("Issue key", "Issue Type", "Status"),
        ("Summary", "Work item key"),
        ("Summary", "Key", "Issue id"),
        ("概要", "问题关键字"),
        ("摘要", "事务关键字"),
    ),
    meta={
        "Labels": "choices",
        "Components": "choices",
        "标签": "choices",
        "Custom field (Request Type)": "touchpoint",
        "Request Type": "touchpoint",
        "Custom field (Satisfaction date)": "ignore",
    },
    ignore=WORKINGS,
    scales=dict.fromkeys(
        map(
            normalised,
            (
                "Satisfaction rating",
                "Custom field (Satisfaction)",
                "Custom field (Satisfaction rating)",
                "Satisfaction",
            ),
        ),
        STARS,
    ),
    remarks=(
        "Satisfaction comment",
        "Custom field (Satisfaction comment)",
        "Custom field (Satisfaction feedback)",
    ),
    repeats=True,
    source="ticket",
    preferred={
        "external_id": ("Issue key", "Work item key", "Key", "问题关键字", "事务关键字"),
        "account": (
            "Custom field (Organizations)",
            "Organizations",
            "Custom field (Organisations)",
            "Custom field (Customer)",
            "Custom field (Company)",
        ),
        "contact": REPORTER,
        "email": ("Reporter Email", "Custom field (Reporter Email)"),
        "day": ("Created", "创建日期", "已创建"),
    },
)


@dataclass(frozen=True)
class Said:
    """Makes one text of an issue: summary, description, and its reporter's own comments.

    Attributes
    ----------
    n_text, n_who : int
        Cells that hold summary and description, and cells that name the reporter; all that follow
        are comments, ``date;author;text``.
    """

    n_text: int
    n_who: int

    def __call__(self, cells: Sequence[str]) -> str:
        """Return the text of one record."""
        who = {plain(cell) for cell in cells[self.n_text : self.n_text + self.n_who] if cell}
        written = (own_comment(cell, who) for cell in cells[self.n_text + self.n_who :])
        text = one_text([without_markup(cell) for cell in cells[: self.n_text]])
        return "\n".join(filter(None, (text, *map(without_markup, written))))


def own_comment(cell: str, who: Collection[str]) -> str:
    """Return the text of a comment one of these people wrote, empty if somebody else did."""
    parts = cell.strip().split(";", 2)
    return parts[2].strip() if len(parts) == 3 and plain(parts[1]) in who else ""


class Jira:
    """Issues of Jira; what their reporter wrote is one text, what others answered is left out."""

    name, tool = FLAT.name, FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a table of issues."""
        layout = FLAT.recognise(seen)
        if layout is None:
            return None
        text = [_of(layout.fields, SUBJECTS)[:1], _of(layout.fields, BODIES)[:1]]
        comments = _of(layout.fields, COMMENT)
        taken = [*text[0], *text[1], *comments]
        rest = [_single(f) for f in layout.fields if f not in taken]
        said = _said([*text[0], *text[1]], _of(layout.fields, REPORTER_IDS), comments)
        return replace(layout, fields=(*rest, *said))


def _of(fields: Sequence[Field], names: Sequence[str]) -> list[Field]:
    wanted = {normalised(name) for name in names}
    return [f for f in fields if normalised(f.heading) in wanted]


def _single(field: Field) -> Field:
    """Return a field that can have one value only with the first of its columns."""
    is_many = field.use in ("choices", "ignore", None)
    return field if is_many else replace(field, at=field.at[:1])


def _said(text: Sequence[Field], who: Sequence[Field], comments: Sequence[Field]) -> list[Field]:
    if not text:
        return []
    parts = [tuple(i for f in part for i in f.at) for part in (text, who, comments)]
    merge = Said(len(parts[0]), len(parts[1]))
    at = tuple(i for part in parts for i in part)
    heading = AND.join(f.heading for f in text)
    whole = Field(heading, at, use="comment", kinds=("feedback",), about="", merge=merge)
    return [whole]


JIRA: Final = Jira()
