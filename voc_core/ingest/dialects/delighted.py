"""Delighted: one score and one comment; the type of the survey says what the score measures."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import number_of
from voc_core.ingest.dialects.base import Layout, Records, Seen
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import JOINT, normalised, tidy
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

BY_TYPE: Final = N_("The file says that these are scores of a survey of the type {type}.")
METRICS: Final[dict[str, tuple[str, float, float]]] = {
    "nps": ("nps", 0, 10),
    "enps": ("nps", 0, 10),
    "csat": ("csat", 1, 5),
    "ces": ("ces", 1, 5),
    "five_star": ("rating", 1, 5),
    "smileys": ("rating", 1, 5),
    "thumbs": ("rating", 0, 1),
}
"""Metric, lowest and highest score by type of survey."""
OTHERS: Final = "other"
TYPE: Final = re.compile(r"[a-z][a-z0-9_]{0,15}")
OF_OTHERS: Final = Scale("rating", 0, 10, 0.5, Message(BY_TYPE, {"type": OTHERS}))
WIDER: Final = {5: 7, 7: 10}
"""The next scale where scores reach beyond the usual one."""
META: Final = {
    "id": "external_id",
    "person": "ignore",
    "person_id": "ignore",
    "person_email": "email",
    "email": "email",
    "person_name": "contact",
    "name": "contact",
    "person_phone_number": "ignore",
    "survey_type": "ignore",
    "comment": "comment",
    "permalink": "ignore",
    "created_at": "day",
    "updated_at": "ignore",
    "sent_at": "ignore",
    "notes": "ignore",
    "tags": "ignore",
}
JOINTS: Final = ("_", " ", ".")
PROPERTY: Final = re.compile(r"(?:person[_ .])?properties[_ .:]+(.+)", re.I | re.S)


def _property(heading: str) -> Part:
    """Return a property such as ``person_properties.company`` by its own name."""
    found = PROPERTY.fullmatch(heading)
    return Part(found.group(1) if found else heading)


TABLE: Final = Flat(
    name="delighted",
    tool="Delighted",
    signs=(
        ("survey_type", "score", "comment"),
        ("survey type", "score", "comment"),
        ("survey_type", "score", "created_at"),
        ("score", "comment", "permalink", "created_at"),
    ),
    meta={name.replace("_", joint): use for name, use in META.items() for joint in JOINTS},
    background=PROPERTY,
    parse=_property,
)


class Delighted:
    """Survey responses as CSV, as the interface names them."""

    name = TABLE.name
    tool = TABLE.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout of a file with a type, a score and a comment."""
        layout = TABLE.recognise(seen)
        if layout is None:
            return None
        row, body = seen.head[layout.header_at - 1], seen.head[layout.header_at :]
        at = {normalised(cell).replace(" ", "_"): i for i, cell in enumerate(row)}
        kinds = _kinds(body, at.get("survey_type"))
        if len(kinds) < 2:
            scale = _scale(next(iter(kinds), "nps"), _scores(body, at["score"]))
            return replace(layout, fields=tuple(_whole(f, row, scale) for f in layout.fields))
        return replace(layout, fields=_apart(layout.fields, at, kinds, body))


def _whole(field: Field, row: Sequence[str], scale: Scale | None) -> Field:
    """Return a field of a file with one type of survey: its score, its comment, any other."""
    heading = next(cell for cell in row if normalised(cell) == "score")
    if field.heading == tidy(heading):
        return replace(field, scale=scale)
    return replace(field, about=tidy(heading)) if field.use == "comment" else field


def _kinds(body: Records, at: int | None) -> Sequence[str]:
    """Return the types of survey in a file, the most frequent first."""
    cells = (row[at].strip().casefold() for row in body if at is not None and at < len(row))
    return [kind for kind, _ in Counter(filter(None, cells)).most_common()]


def _scores(body: Records, at: int) -> list[float]:
    found = (number_of(row[at]) for row in body if at < len(row))
    return [score for score in found if score is not None]


def _scale(kind: str, scores: Sequence[float]) -> Scale | None:
    """Return what a type of survey measures, None where we do not know the type."""
    if kind not in METRICS:
        return None
    metric, low, high = METRICS[kind]
    while high in WIDER and max(scores, default=0) > high:
        high = WIDER[int(high)]
    why = Message(BY_TYPE, {"type": kind})
    return Scale(metric, low, high, 0.97, why, True if metric == "ces" else None)


def _apart(
    fields: Sequence[Field], at: Mapping[str, int], kinds: Sequence[str], body: Records
) -> tuple[Field, ...]:
    """Return the fields with score and comment once per type of survey, and once for all others."""
    both = [at[name] for name in ("score", "comment") if name in at]
    rest = [f for f in fields if f.at[0] not in both]
    apart = (f for kind in (*kinds, OTHERS) for f in _of_kind(kind, kinds, at, body))
    return tuple(sorted((*rest, *apart), key=lambda f: f.at))


def _of_kind(
    kind: str, kinds: Sequence[str], at: Mapping[str, int], body: Records
) -> Iterator[Field]:
    """Yield the score and the comment of the rows of one type."""
    of = at["survey_type"]
    rows = [row for row in body if of < len(row) and row[of].strip().casefold() == kind]
    keep = partial(_kept, kind, frozenset(kinds))
    scale = _scale(kind, _scores(rows, at["score"])) or OF_OTHERS
    score = Field(f"score{JOINT}{kind}", (of, at["score"]), scale=scale, clean=keep)
    yield score
    if "comment" in at:
        name, about = f"comment{JOINT}{kind}", score.heading
        yield Field(name, (of, at["comment"]), "comment", about=about, clean=keep)


def _kept(kind: str, kinds: frozenset[str], cell: str) -> str:
    """Return what stands below the type of a row, empty if the row is of another type."""
    head, _, rest = cell.partition("\n")
    own = head.strip().casefold()
    if own == kind or (kind == OTHERS and own not in kinds and TYPE.fullmatch(own) and rest):
        return rest
    return cell if kind == OTHERS and own not in kinds else ""


DELIGHTED: Final = Delighted()
