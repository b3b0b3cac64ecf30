"""Typeform: a token under ``#``, times in UTC at the end; choices in columns or in one cell."""

import re
from typing import Final

from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.mapped import Aside

RECALLED: Final = re.compile(r"\{\{\s*(?:answer_|field:|hidden:|var:)[^{}]*\}\}")
"""Where a question repeats an earlier answer."""


def _part(heading: str) -> Part:
    """Return a question with … for what it repeats."""
    return Part(RECALLED.sub("…", heading).strip())


TYPEFORM: Final = Flat(
    name="typeform",
    tool="Typeform",
    signs=(
        ("Submit Date (UTC)", "Network ID"),
        ("Submit Date (UTC)", "Start Date (UTC)"),
        ("#", "Submit Date (UTC)"),
    ),
    meta={
        "#": "external_id",
        "Response Type": "ignore",
        "Start Date (UTC)": "ignore",
        "Stage Date (UTC)": "ignore",
        "Submit Date (UTC)": "day",
        "Network ID": "ignore",
        "Tags": "ignore",
        "Ending": "ignore",
    },
    parse=_part,
    between=" / ",
    aside=(
        Aside("Response Type", "partial", "in", ("partial", "started")),
        Aside("Submit Date (UTC)", "partial", "blank"),
    ),
    zone="UTC",
)
