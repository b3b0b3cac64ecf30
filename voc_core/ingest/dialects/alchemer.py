"""Alchemer, formerly SurveyGizmo: headings as ``option:question``, a status, Eastern time."""

import re
from collections.abc import Sequence
from typing import Final

from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Parse
from voc_core.ingest.dialects.stems import COLON, shared_stems
from voc_core.ingest.mapped import Aside

UNUSED: Final = (
    *("Time Started", "Status", "Contact ID", "Legacy Comments", "Comments", "Language"),
    *("Referer", "Extended Referer", "SessionID", "User Agent", "Extended User Agent"),
    *("Longitude", "Latitude", "Country", "City", "State/Region", "Postal", "IP Address"),
    *("Link Name", "Response Time", "Tags"),
)


def _parser(headings: Sequence[str]) -> Parse:
    return shared_stems(headings, COLON, part_first=True)


ALCHEMER: Final = Flat(
    name="alchemer",
    tool="Alchemer",
    signs=(
        ("Response ID", "Time Started", "Date Submitted", "Status"),
        ("Response ID", "Date Submitted", "SessionID"),
        ("Response ID", "Date Submitted", "Legacy Comments"),
    ),
    meta={
        "Response ID": "external_id",
        "Date Submitted": "day",
        **dict.fromkeys(UNUSED, "ignore"),
    },
    background=re.compile(r"(?:url variable|custom data|sguid|invite custom field)\b.*", re.I),
    parser=_parser,
    aside=(
        Aside("Status", "partial", "in", ("Partial", "Partially Complete", "Incomplete")),
        Aside("Status", "screened_out", "in", ("Disqualified", "Quota Full", "Over Quota")),
        Aside("Status", "test", "in", ("Test", "Deleted")),
    ),
    zone="America/New_York",
)
