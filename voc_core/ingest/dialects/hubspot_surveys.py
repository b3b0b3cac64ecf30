"""Answers to surveys of HubSpot: one column of scores, whose scale stands in the type's column."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from voc_core.errors import Message
from voc_core.ingest.answers import plain
from voc_core.ingest.dialects.base import Layout, Seen
from voc_core.ingest.dialects.flat import Flat
from voc_core.ingest.fields import Field
from voc_core.ingest.headers import normalised
from voc_core.ingest.scales import Scale
from voc_core.vocabulary import N_

WHY: Final = N_("The tool rates a survey of this type from {low} to {high}.")
TYPE: Final = ("Survey type", "hs_survey_type", "properties.hs_survey_type")
SCORE: Final = ("Rating", "Response value", "hs_value", "properties.hs_value")
REMARK: Final = (
    *("Response", "Content", "Follow-up response", "Survey response"),
    *("hs_content", "properties.hs_content"),
)


def _scale(metric: str, low: float, high: float, *, is_easy: bool | None = None) -> Scale:
    why = Message(WHY, {"low": f"{low:g}", "high": f"{high:g}"})
    return Scale(metric, low, high, 0.97, why, is_easy)


TYPES: Final = {
    "NPS": (("nps", "net promoter score", "customer loyalty", "loyalty"), _scale("nps", 0, 10)),
    "CSAT": (("csat", "customer satisfaction", "satisfaction"), _scale("csat", 0, 2)),
    "CES": (
        ("ces", "customer effort score", "customer support", "effort"),
        _scale("ces", 1, 7, is_easy=True),
    ),
}
"""By short name: how the tool writes a type, and its scale."""
KNOWN: Final = frozenset(word for words, _ in TYPES.values() for word in words)

FLAT: Final = Flat(
    name="hubspot_surveys",
    tool="HubSpot feedback surveys",
    signs=tuple((t, s) for t in TYPE for s in (*SCORE, *REMARK)),
    meta=dict.fromkeys(
        (
            *("Survey name", "Sentiment", "Response group", "Survey channel", "Source"),
            *("hs_survey_name", "hs_sentiment", "hs_response_group", "hs_survey_channel"),
        ),
        "ignore",
    ),
    source="survey",
    preferred={
        "external_id": ("Response ID", "Submission ID", "Record ID", "hs_object_id", "id"),
        "day": (
            "Submission date",
            "Submission timestamp",
            "Date submitted",
            "Response date",
            "hs_submission_timestamp",
            "properties.hs_submission_timestamp",
            "createdAt",
            "Create date",
            "Date",
        ),
        "contact": ("Contact name", "Associated Contact", "Name", "Contact"),
        "email": (
            "Contact email",
            "Email",
            "hs_contact_email_rollup",
            "properties.hs_contact_email_rollup",
        ),
        "account": ("Associated Company", "Company name", "Company"),
    },
)


@dataclass(frozen=True)
class OfType:
    """Gives a cell of the rows whose survey is of a type called so, or of none called so.

    Attributes
    ----------
    words : frozenset of str
        What the type is called.
    is_rest : bool
        Whether the rows of all other types are meant.
    """

    words: frozenset[str]
    is_rest: bool = False

    def __call__(self, cells: Sequence[str]) -> str:
        """Return the cell beside a type, empty if the type is another."""
        return cells[1] if (plain(cells[0]) in self.words) != self.is_rest else ""


class HubSpotSurveys:
    """Answers to the surveys of HubSpot, a column for each type of survey."""

    name, tool = FLAT.name, FLAT.tool

    def recognise(self, seen: Seen) -> Layout | None:
        """Return the layout with score and remark of every type in columns of their own."""
        layout = FLAT.recognise(seen)
        if layout is None:
            return None
        kind, score, remark = (_of(layout.fields, names) for names in (TYPE, SCORE, REMARK))
        if kind is None:
            return None
        taken = [f for f in (score, remark, kind) if f is not None]
        rest = [f for f in layout.fields if f not in taken]
        return replace(layout, fields=(*rest, *_unfolded(kind, score, remark)))


def _of(fields: Sequence[Field], names: Sequence[str]) -> Field | None:
    wanted = {normalised(name) for name in names}
    return next((f for f in fields if normalised(f.heading) in wanted), None)


def _unfolded(kind: Field, score: Field | None, remark: Field | None) -> list[Field]:
    found = [replace(kind, use="ignore")]
    for name, (words, scale) in TYPES.items():
        of_type = OfType(frozenset(words))
        if score is not None:
            found.append(_column(score, kind, name, of_type, scale=scale))
        if remark is not None:
            about = f"{score.heading} ({name})" if score else ""
            found.append(_column(remark, kind, name, of_type, use="comment", about=about))
    others = OfType(KNOWN, is_rest=True)
    if score is not None:
        found.append(_column(score, kind, "", others))
    if remark is not None:
        found.append(_column(remark, kind, "", others, use="comment", about=""))
    return found


def _column(field: Field, kind: Field, name: str, merge: OfType, **told: object) -> Field:
    heading = f"{field.heading} ({name})" if name else field.heading
    at = (kind.at[0], field.at[0])
    return replace(Field(heading, at, merge=merge), **told)  # type: ignore[arg-type]


HUBSPOT_SURVEYS: Final = HubSpotSurveys()
