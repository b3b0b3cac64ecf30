"""Zendesk: tickets as CSV of a view, as a report of Explore, or as JSON of the API."""

import re
from dataclasses import replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import number_of, plain
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.tickets import WORKINGS
from voc_core.ingest.dialects.zendesk_sides import joined
from voc_core.ingest.headers import normalised
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

GOOD_OR_BAD: Final = Scale(
    "csat",
    0,
    1,
    0.97,
    Message(N_("Tickets are rated in words: good is 1, bad is 0, everything else is no answer.")),
    labels={
        **dict.fromkeys(("good", "good_with_comment", "good with comment", "好评", "满意"), 1.0),
        **dict.fromkeys(("bad", "bad_with_comment", "bad with comment", "差评", "不满意"), 0.0),
    },
)
RATING: Final = (
    "Satisfaction Score",
    "Satisfaction",
    "Satisfaction rating",
    "Ticket satisfaction rating",
    "satisfaction_rating.score",
)
REMARK: Final = (
    "Satisfaction comment",
    "Satisfaction reason",
    "Ticket satisfaction comment",
    "Ticket satisfaction reason",
    "satisfaction_rating.comment",
    "satisfaction_rating.reason",
)
UNRATED: Final = ("offered", "not offered", "unoffered", "not_offered", "not rated", "no rating")
NAMES: Final = {
    "external_id": ("Id", "Ticket ID", "ID"),
    "account": (
        "Organization",
        "Organization name",
        "Requester organization",
        "Requester organization name",
        "Ticket organization name",
        "organization.name",
    ),
    "contact": ("Requester", "Requester name", "requester.name", "via.source.from.name"),
    "email": ("Requester email", "requester.email", "via.source.from.address"),
    "day": (
        "Created at",
        "Ticket created - Timestamp",
        "Ticket created - Date",
        "Created",
        "Requested",
        "created_at",
    ),
}


def _tags(cell: str) -> str:
    """Return tags, which hold no spaces, a line each."""
    return "\n".join(filter(None, re.split(r"[\s,;]+", cell)))


FLAT: Final = Flat(
    name="zendesk",
    tool="Zendesk",
    signs=(
        ("Summation column", "Id"),
        ("Id", "Requester", "Satisfaction Score"),
        ("Id", "Requester", "Subject", "Created at"),
        ("Id", "Requester", "Subject", "Requested"),
        ("Ticket ID", "Ticket satisfaction rating"),
        ("Ticket ID", "Ticket created - Date"),
        ("Ticket ID", "Ticket created - Timestamp"),
        ("id", "satisfaction_rating.score"),
        ("id", "requester_id", "submitter_id", "subject"),
        ("id", "requester_id", "via.channel"),
    ),
    meta={"Tags": "choices", "Ticket tags": "choices", "organization_id": "account_id"},
    ignore=WORKINGS,
    scales=dict.fromkeys(map(normalised, RATING), GOOD_OR_BAD),
    remarks=REMARK,
    cleans={"tags": _tags, "ticket tags": _tags},
    repeats=True,
    source="ticket",
    missing=("-", *UNRATED),
    preferred=NAMES,
    subjects=("Subject", "Ticket subject"),
    bodies=("Description", "Ticket description", "Latest comment", "First comment"),
)


class Zendesk:
    """Tickets of Zendesk, with what the requester thought of the answer."""

    name, tool = FLAT.name, FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a table of tickets; ratings are words unless numbers are seen."""
        layout = FLAT.recognise(seen)
        if layout is None:
            return None
        body = seen.head[layout.header_at :]
        fields = (
            replace(f, scale=None) if f.scale and _is_numeric(_ratings(body, f.at)) else f
            for f in layout.fields
        )
        return replace(layout, fields=joined(tuple(fields), seen.others))


def _ratings(body: Records, at: tuple[int, ...]) -> set[str]:
    return {plain(row[i]) for row in body for i in at if i < len(row)} - {"", "-", *UNRATED}


def _is_numeric(cells: set[str]) -> bool:
    return bool(cells) and all(number_of(cell) is not None for cell in cells)


ZENDESK: Final = Zendesk()
