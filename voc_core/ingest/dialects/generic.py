"""Any table: one row of headings, found by evidence."""

from collections.abc import Sequence
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.texts import with_one_text
from voc_core.ingest.fields import Field, plain_fields
from voc_core.ingest.headers import header_row, looks_like_headings, normalised, tidy
from voc_core.vocabulary import N_

SUBJECTS: Final = frozenset(
    ("subject", "summary", "主题", "标题", "工单标题", "问题标题", "概要", "摘要")
)
BODIES: Final = frozenset(
    (
        *("description", "body", "message", "content", "details", "text"),
        *("描述", "问题描述", "详细描述", "工单描述", "内容", "工单内容", "正文", "详情"),
    )
)
"""Headings of the two parts of one message, in their normal form."""


class Generic:
    """A file of a tool we do not know."""

    name = "generic"
    tool = ""

    def recognise(self, seen: Seen) -> Layout:
        """Return one row of headings: the first that fills the table's width with words."""
        head = seen.head
        at = header_row(head)
        warnings = () if not head or looks_like_headings(head[at]) else (_no_headings(at + 1),)
        why = Message(
            N_("Row {row} is the first that fills the table with words."), {"row": at + 1}
        )
        fields = message_in(head[at]) if head else ()
        return Layout("generic", at + 1, 1, why, warnings, fields)


def message_in(headings: Sequence[str]) -> tuple[Field, ...]:
    """Return the one field of a subject and its body among headings; none where one is missing."""
    names = [normalised(heading) for heading in headings]
    both = [[i for i, name in enumerate(names) if name in words] for words in (SUBJECTS, BODIES)]
    if [len(found) for found in both] != [1, 1]:
        return ()
    at = [i for found in both for i in found]
    parts = plain_fields([tidy(headings[i]) for i in at], at)
    return with_one_text(parts, SUBJECTS, BODIES)


def _no_headings(row: int) -> Message:
    return Message(
        N_("Row {row} is taken as headings, but it looks like data. Say which row holds them."),
        {"row": row},
    )


GENERIC: Final = Generic()
