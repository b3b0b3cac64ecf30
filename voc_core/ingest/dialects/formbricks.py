"""Formbricks: numbered headlines, with a twin of option ids beside those that offer choices."""

import re
from collections.abc import Sequence
from typing import Final

from voc_core.ingest.bad_rows import GUARDED
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Parse, Part
from voc_core.ingest.dialects.stems import shared_stems
from voc_core.ingest.mapped import Aside

HEADLINE: Final = re.compile(r"\d{1,3}\.\s+(.*)", re.S)
ATTRIBUTE: Final = re.compile(r"(?:person|contact)\.(.+)", re.S)
UNUSED: Final = (
    *("No.", "Finished", "Quotas", "Survey ID", "Formbricks ID (internal)", "User ID", "Notes"),
    *("Tags", "source", "url", "action", "country", "ipAddress", "language", "Language"),
    *("userAgent - browser", "userAgent - os", "userAgent - device"),
)


def _known(heading: str) -> Part:
    """Return an attribute such as ``person.company`` by its own name."""
    found = ATTRIBUTE.fullmatch(heading)
    return Part(found.group(1) if found else heading)


def _parser(headings: Sequence[str]) -> Parse:
    cut = shared_stems(headings)

    def parse(heading: str) -> Part:
        stem, part, _ = cut(heading)
        found = HEADLINE.fullmatch(stem)
        return Part(found.group(1) if found else stem, part, stem)

    return parse


def _bare(cell: str) -> str:
    """Return a cell without the apostrophe that keeps spreadsheets from running it."""
    return GUARDED.sub("", cell)


FORMBRICKS: Final = Flat(
    name="formbricks",
    tool="Formbricks",
    signs=(
        ("Response ID", "Timestamp", "Finished", "Survey ID"),
        ("Response ID", "Survey ID", "Formbricks ID (internal)"),
    ),
    meta={
        "Response ID": "external_id",
        "Timestamp": "day",
        "Verified Email": "email",
        **dict.fromkeys(UNUSED, "ignore"),
    },
    ignore=re.compile(r"\d{1,3}\. .* - Option IDs?", re.S),
    background=re.compile(r"(?!\d{1,3}\.\s).+", re.S),
    parse=_known,
    parser=_parser,
    clean=_bare,
    between="; ",
    aside=(Aside("Finished", "partial", "in", ("No", "false", "0")),),
)
