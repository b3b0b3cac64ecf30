"""Intercom: conversations with their rating; the zone of the times stands in their headings."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.flat import DEPTH, Flat
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.headers import tidy
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

FACES: Final = Scale(
    "csat",
    1,
    5,
    0.97,
    Message(N_("Conversations are rated from 1 to 5: by number, by face or by word.")),
    labels={
        **{"😠": 1.0, "🙁": 2.0, "☹️": 2.0, "😐": 3.0, "😃": 4.0, "🙂": 4.0, "🤩": 5.0, "😍": 5.0},
        **{"terrible": 1.0, "bad": 2.0, "ok": 3.0, "okay": 3.0, "great": 4.0, "amazing": 5.0},
    },
)
ZONED: Final = re.compile(r"(.+ at) \(([A-Za-z_]+(?:/[\w+-]+)*(?:[+-]\d+)?)\)")
"""A time's heading: ``Conversation started at (UTC)``."""

FLAT: Final = Flat(
    name="intercom",
    tool="Intercom",
    signs=(
        ("Conversation ID", "Conversation rating"),
        ("Conversation ID", "Conversation started at", "Conversation state"),
        ("Conversation ID", "Conversation started at", "Current conversation state"),
        ("Conversation ID", "Conversation started at", "Teammate currently assigned"),
    ),
    meta={"Conversation ID": "external_id", "Conversation tags": "choices", "Topics": "choices"},
    ignore=WORKINGS,
    scales={"conversation rating": FACES, "fin ai agent rating": FACES},
    remarks=("Conversation rating remark", "Conversation rating comment", "Rating remark"),
    source="ticket",
    preferred={
        "account": ("Company name", "User company", "Company"),
        "contact": ("User name", "Contact name", "Customer name"),
        "email": ("User email", "Contact email", "Email"),
        "day": (
            "Conversation started at",
            "Conversation created at",
            "Conversation rated at",
            "Created at",
            "Updated at",
        ),
    },
    subjects=("Conversation subject", "Conversation title"),
    bodies=("First user message", "Conversation first message", "First message"),
)


class Intercom:
    """Conversations of Intercom and the report of their ratings."""

    name, tool = FLAT.name, FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a table of conversations, with the zone its headings name."""
        zones: list[str] = []
        head = [_bare(row, zones) if i < DEPTH else row for i, row in enumerate(seen.head)]
        layout = FLAT.recognise(replace(seen, head=head))
        return replace(layout, zone=zones[0] if zones else "UTC") if layout else None


def _bare(row: Sequence[str], zones: list[str]) -> list[str]:
    """Return a row without the zones in its headings, which are added to `zones`."""
    found = [ZONED.fullmatch(tidy(cell)) for cell in row]
    zones += [f[2] for f in found if f]
    return [f[1] if f else cell for f, cell in zip(found, row, strict=True)]


INTERCOM: Final = Intercom()
"""Their times are UTC where no heading names a zone."""
