"""LimeSurvey: headings are codes, texts, or both (``Q01. How …``); sub-questions in brackets."""

import re
from typing import Final

from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.headers import JOINT
from voc_core.ingest.mapped import Aside

CODED: Final = re.compile(r"([A-Za-z]\w*(?:\[[^\]]*\])*)\. (.+)", re.S)
SUB: Final = re.compile(r"(.*?)\s*\[([^\[\]]+)\]", re.S)
BESIDE: Final = re.compile(r"(\w+)\[(\w+comment)\]")
"""The code of what was written beside a choice."""

HEADINGS: Final = {
    ("id", "Response ID"): "external_id",
    ("submitdate", "Date submitted"): "day",
    ("lastpage", "Last page"): "ignore",
    ("startlanguage", "Start language"): "ignore",
    ("seed", "Seed"): "ignore",
    ("token", "Token"): "ignore",
    ("startdate", "Date started"): "ignore",
    ("datestamp", "Date last action"): "ignore",
    ("ipaddr", "IP address"): "ignore",
    ("refurl", "Referrer URL"): "ignore",
    ("interviewtime", "Total time"): "ignore",
    ("firstname", "First name"): "contact",
    ("lastname", "Last name"): "contact",
    ("email", "Email address"): "email",
    ("language", "Language"): "ignore",
    ("participant_id", "Participant ID"): "ignore",
}
"""Code and text of every heading the program writes itself, and what it is for."""
FORMS: Final = {
    form: use for (code, text), use in HEADINGS.items() for form in (code, text, f"{code}. {text}")
}


def _part(heading: str) -> Part:
    """Take ``Q01[SQ001]. Text``, ``Q01[SQ001]`` or ``Text [Row]`` apart."""
    coded = CODED.fullmatch(heading)
    code, text = coded.groups() if coded else ("", heading)
    if beside := BESIDE.fullmatch(text):
        return Part(JOINT.join(beside.groups()))
    if sub := SUB.fullmatch(text):
        return Part(sub.group(1).strip(), sub.group(2).strip())
    if sub := SUB.fullmatch(code):
        return Part(sub.group(1), text.strip())
    return Part(text.strip())


LIMESURVEY: Final = Flat(
    name="limesurvey",
    tool="LimeSurvey",
    signs=(
        ("id. Response ID", "submitdate. Date submitted"),
        ("Response ID", "Date submitted", "Last page", "Start language"),
        ("id", "submitdate", "lastpage", "startlanguage"),
    ),
    meta=FORMS,
    ignore=re.compile(r"(?:group|question)?time\d*|(?:group|ch|\w*)Time\d*", re.I),
    parse=_part,
    aside=tuple(
        Aside(form, "partial", "blank")
        for form in ("submitdate. Date submitted", "submitdate", "Date submitted")
    ),
    missing=("1980-01-01 00:00:00", "1980-01-01", "-oth-"),
)
