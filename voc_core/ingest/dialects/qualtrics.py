"""Qualtrics: three rows of headings (id, text, ImportId); two after Excel; two in legacy files."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import DEPTH, asides_of
from voc_core.ingest.dialects.groups import Parse, Part, grouped
from voc_core.ingest.dialects.stems import shared_stems
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised, tidy
from voc_core.ingest.mapped import Aside
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

BY_IMPORT_ID: Final = N_("Row {row} holds the ImportId of every column, as {tool} writes it.")
BY_IDS: Final = N_("Row {row} begins with ids such as {headings}, row {below} says what they ask.")

META: Final = {
    "StartDate": "ignore",
    "EndDate": "ignore",
    "Status": "ignore",
    "IPAddress": "ignore",
    "Progress": "ignore",
    "Duration (in seconds)": "ignore",
    "Finished": "ignore",
    "RecordedDate": "day",
    "ResponseId": "external_id",
    "RecipientLastName": "contact",
    "RecipientFirstName": "contact",
    "RecipientEmail": "email",
    "ExternalReference": "ignore",
    "LocationLatitude": "ignore",
    "LocationLongitude": "ignore",
    "DistributionChannel": "ignore",
    "UserLanguage": "ignore",
    # legacy
    "ResponseID": "external_id",
    "ResponseSet": "ignore",
    "Name": "contact",
    "ExternalDataReference": "ignore",
    "EmailAddress": "email",
    "LocationAccuracy": "ignore",
}
USES: Final = {normalised(heading): use for heading, use in META.items()}
NPS_OF_TOOL: Final = Scale(
    "nps", 0, 10, 0.97, Message(N_("The tool that wrote the file calls the question NPS."))
)
LEGACY_DAY: Final = "enddate"
ASIDE: Final = (
    Aside("Status", "preview", "in", ("Survey Preview", "1")),
    Aside("Status", "test", "in", ("Survey Test", "2")),
    Aside("Status", "spam", "in", ("Spam", "8")),
    Aside("Finished", "partial", "in", ("False", "0", "No")),
)
MEASURED: Final = re.compile(
    r"(?: - |_)(?:Topics|Parent Topics|Sentiment.*|Topic .*|First Click|Last Click|Page Submit"
    r"|Click Count)$"
)
"""What the tool works out of a text, and how long somebody looked at a page."""
GROUP: Final = re.compile(r"\w+_NPS_GROUP$")
NUMBERED: Final = re.compile(r"_\d+$")
TEXT_OF: Final = re.compile(r".+_TEXT")
SELECTED: Final = " - Selected Choice"
IMPORT: Final = re.compile(r"\{?\W{0,4}ImportId\W{1,8}([\w.-]+)", re.I)
"""A cell of the third row, also where a spreadsheet has taken its quotes away."""
ZONE: Final = re.compile(r"timeZone\W{1,8}([A-Za-z]+(?:/[A-Za-z_]+)*(?:[+-]\d+)?)")
ASKED: Final = re.compile(r"_?(?:QID|\d+_QID)", re.I)
"""The id of a question; others are of what the survey knew beforehand."""


class Qualtrics:
    """Files of a survey made with Qualtrics, as CSV, TSV or re-saved from Excel."""

    name = "qualtrics"
    tool = "Qualtrics"

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout where rows 1 and 3, or 1 and 2, are those of Qualtrics."""
        for at in range(min(DEPTH, len(seen.head) - 2)):
            ids = [tidy(cell) for cell in seen.head[at]]
            if found := self._from(ids, at, seen.head):
                return found
        return None

    def _from(self, ids: Sequence[str], at: int, head: Records) -> Layout | None:
        known = {normalised(i) for i in ids}
        rows: dict[str, object] = {"row": at + 1, "below": at + 2, "tool": self.tool}
        if any(map(IMPORT.match, head[at + 2])):
            why = Message(BY_IMPORT_ID, {**rows, "row": at + 3})
            return self._layout(ids, at, 3, head, why)
        if known >= {"startdate", "enddate", "responseid", "recordeddate"}:
            rows["headings"] = "“StartDate”, “ResponseId”"
            n = 2 if _is_text_of(head[at + 1], ids) else 1
            return self._layout(ids, at, n, head, Message(BY_IDS, rows))
        below = [normalised(cell) for cell in head[at + 1]]
        if ids[:3] == ["V1", "V2", "V3"] and below[:2] == ["responseid", "responseset"]:
            rows["headings"] = "“V1”, “V2”, “V3”"
            return self._layout(ids, at, 2, head, Message(BY_IDS, rows))
        return None

    def _layout(self, ids: Sequence[str], at: int, n: int, head: Records, why: Message) -> Layout:
        is_legacy = ids[:2] == ["V1", "V2"]
        texts = [tidy(cell) for cell in head[at + 1]] if n > 1 else list(ids)
        names = [t if is_legacy and i.startswith("V") else i for i, t in _pairs(ids, texts)]
        known = _known_before(head[at + 2]) if n == 3 else frozenset()
        fields = _fields(names, texts, head[at + n :], known)
        by_id = {normalised(names[f.at[0]]): f.heading for f in fields}
        return Layout(
            self.name,
            at + 1,
            n,
            why,
            fields=fields,
            kind="feedback",
            source="survey",
            aside=asides_of(ASIDE, by_id),
            missing=("-99",),
            zone=_zone(head[at + 2]) if n == 3 else None,
        )


def _pairs(ids: Sequence[str], texts: Sequence[str]) -> list[tuple[str, str]]:
    return [(i, texts[k] if k < len(texts) else "") for k, i in enumerate(ids)]


def _is_text_of(row: Sequence[str], ids: Sequence[str]) -> bool:
    """Whether a row below the ids says what they ask: it holds no data."""
    pairs = dict(zip(map(normalised, ids), row, strict=False))
    return not re.match(r"\d{4}-\d|\d+[/.]\d", pairs.get("startdate", "").strip())


def _zone(row: Sequence[str]) -> str | None:
    """Return the time zone the ImportId row names."""
    found = (ZONE.search(cell) for cell in row)
    return next((zone.group(1) for zone in found if zone), None)


def _known_before(row: Sequence[str]) -> frozenset[int]:
    """Return where the ImportId row names no question: data the survey was sent with."""
    found = ((i, IMPORT.match(cell)) for i, cell in enumerate(row))
    return frozenset(i for i, name in found if name and not ASKED.match(name.group(1)))


def _fields(
    names: Sequence[str], texts: Sequence[str], body: Records, known: frozenset[int]
) -> tuple[Field, ...]:
    pairs = [(k, i, t) for k, (i, t) in enumerate(_pairs(names, texts)) if i or t]
    has_recorded = any(normalised(i) == "recordeddate" for _, i, _ in pairs)
    meta = [_meta(k, i, has_recorded) for k, i, t in pairs if _is_meta(i, t)]
    rest = [(k, i, t) for k, i, t in pairs if not _is_meta(i, t)]
    meta += [Field(t or i, (k,), is_background=True) for k, i, t in rest if k in known]
    parts = _parts([(k, i, t) for k, i, t in rest if k not in known])
    questions = grouped([*parts], [int(k[1:]) for k in parts], parts.__getitem__, body)
    scored = {i for i in names if f"{i}_NPS_GROUP" in names}
    questions = tuple(
        replace(
            f,
            scale=NPS_OF_TOOL if names[f.at[0]] in scored else None,
            between="," if SELECTED in dict(enumerate(texts)).get(f.at[0], "") else None,
        )
        for f in questions
    )
    return tuple(sorted((*meta, *questions), key=lambda f: f.at))


def _is_meta(name: str, text: str) -> bool:
    if normalised(name) in USES or GROUP.match(name):
        return True
    return bool(MEASURED.search(name) or MEASURED.search(text))


def _meta(at: int, name: str, has_recorded: bool) -> Field:
    use = USES.get(normalised(name), "ignore")
    if normalised(name) == LEGACY_DAY and not has_recorded:
        use = "day"
    return Field(name, (at,), use=use)


def _parts(asked: Sequence[tuple[int, str, str]]) -> dict[str, Part]:
    """Return what every question column asks, by ``#`` and its place."""
    bases: dict[str, list[str]] = {}
    for _, name, text in asked:
        if not TEXT_OF.fullmatch(name):
            bases.setdefault(NUMBERED.sub("", name), []).append(text)
    cuts = {base: shared_stems(texts) for base, texts in bases.items()}
    return {f"#{k}": _part(name, text, cuts) for k, name, text in asked}


def _part(name: str, text: str, cuts: Mapping[str, Parse]) -> Part:
    """Take ``Which …? - Selected Choice - Email`` apart; a question alone is its own text."""
    base = NUMBERED.sub("", name)
    if SELECTED in text and not TEXT_OF.fullmatch(name):
        stem, _, part = text.partition(SELECTED)
        return Part(stem.strip(), part.removeprefix(" - ").strip(), key=base)
    if TEXT_OF.fullmatch(name) or " - " not in text or base == name:
        return Part(text or name, key=name)
    found = cuts[base](text)
    if not found.part:
        stem, _, part = text.rpartition(" - ")
        found = Part(stem.strip(), part.strip())
    return found._replace(key=base)


QUALTRICS: Final = Qualtrics()
