"""Any table: one row of headings, found by evidence."""

from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.headers import header_row, looks_like_headings
from voc_core.vocabulary import N_


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
        return Layout("generic", at + 1, 1, why, warnings)


def _no_headings(row: int) -> Message:
    return Message(
        N_("Row {row} is taken as headings, but it looks like data. Say which row holds them."),
        {"row": row},
    )


GENERIC: Final = Generic()
