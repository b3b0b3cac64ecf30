"""What the API takes: feedback, and how a file is read; bodies are held against this."""

from typing import Final

from voc_core.api.shapes import Schema, code, given, maybe, number, record, ref, several, text
from voc_core.ingest.evidence import EMAIL
from voc_core.ingest.items import FIELDS
from voc_core.ingest.uses import USES
from voc_core.vocabulary import ASIDE, DEPARTMENTS, KINDS, ROLES, SOURCES

MAX_ITEMS: Final = 1_000
"""Feedback in one body. [items]"""
MAX_COLUMNS: Final = 16_384
METRICS: Final = ("nps", "csat", "ces", "rating")
DEFAULT_SYSTEM: Final = "api"

DAY: Final = "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
MOMENT: Final = (
    "^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])[T ]([01][0-9]|2[0-3]):[0-5][0-9]"
    "(:[0-5][0-9]([.][0-9]{1,9})?)?(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])$"
)
IDENTITY: Final = (
    "^[^\\u0000-\\u0020\\u007f-\\u00a0]"
    "([^\\u0000-\\u001f\\u007f-\\u00a0]*[^\\u0000-\\u0020\\u007f-\\u00a0])?$"
)
ADDRESS: Final = f"^{EMAIL.pattern}$"

SOURCE_SYSTEM: Final = text(
    "What sends the feedback; external ids are unique within it. One per body, "
    f"'{DEFAULT_SYSTEM}' unless given.",
    60,
    minLength=1,
    pattern=IDENTITY,
)
_FIELDS: Final[dict[str, Schema]] = {
    "external_id": text(
        "Id of this feedback in the system it comes from. Sent again, it is updated or left "
        "unchanged, never doubled.",
        200,
        minLength=1,
        pattern=IDENTITY,
    ),
    "account": maybe(text("Name of the customer organisation.")),
    "account_id": maybe(text("Its id in the CRM.", 200)),
    "contact": maybe(text("Name of the person.")),
    "email": maybe(text("E-mail address of the person.", 320, pattern=ADDRESS)),
    "title": maybe(text("Job title; the role is inferred from it where none is given.")),
    "role": maybe(code(ROLES, "Role of the person at the account.")),
    "department": maybe(code(DEPARTMENTS, "Department of the person.")),
    "touchpoint": maybe(text("Code or name of the touchpoint; an unknown one is made.", 200)),
    "source": code(SOURCES, "Kind of source."),
    "day": maybe(text("Day it was said.", 10, format="date", pattern=DAY)),
    "occurred_at": maybe(
        text(
            "Moment it was said, with its time zone; the day counts as written there.",
            40,
            format="date-time",
            pattern=MOMENT,
        )
    ),
    "metric": maybe(code(METRICS, "What the score measures.")),
    "score": maybe(number("The score on its own scale; a whole number for nps.")),
    "scale_low": maybe(number("Lowest score possible; 0 for nps.")),
    "scale_high": maybe(number("Highest score possible; 10 for nps.")),
    "high_is_good": maybe(
        {"type": "boolean", "description": "Whether a high score is the good (or easy) answer."}
    ),
    "text": maybe(
        {"type": "string", "description": "What was said; as long as a cell of a file may be."}
    ),
    "question": maybe(text("The question as asked.", 2_000)),
    "source_system": maybe(SOURCE_SYSTEM),
}
assert set(_FIELDS) == {*FIELDS, "source_system"}

SAYS_SOMETHING: Final[Schema] = {
    "required": ["text"],
    "properties": {"text": {"type": "string", "pattern": "\\S"}},
}
FEEDBACK: Final = record(
    _FIELDS,
    ("external_id", "source"),
    description="One thing one contact said once.",
    allOf=[
        {"oneOf": [given("day"), given("occurred_at")]},
        {"anyOf": [given("account"), given("account_id"), given("email")]},
        {"anyOf": [given("score"), SAYS_SOMETHING]},
        {"if": given("score"), "then": given("metric")},
        {
            "if": {"allOf": [given("score"), {"properties": {"metric": {"enum": METRICS[1:]}}}]},
            "then": given("scale_low", "scale_high"),
        },
        {
            "if": {"allOf": [given("score"), {"properties": {"metric": {"const": "ces"}}}]},
            "then": given("high_is_good"),
        },
        {
            "if": {"properties": {"metric": {"const": "nps"}}, "required": ["metric"]},
            "then": {
                "properties": {
                    "scale_low": {"enum": [0, None]},
                    "scale_high": {"enum": [10, None]},
                    "high_is_good": {"enum": [True, None]},
                }
            },
        },
    ],
)


def _batch(of: Schema) -> Schema:
    items = several(of, minItems=1, maxItems=MAX_ITEMS)
    properties = {"feedback": items, "source_system": maybe(SOURCE_SYSTEM)}
    return record(properties, ("feedback",), description="Several feedbacks from one system.")


BATCH: Final = _batch(ref("Feedback"))
ENVELOPE: Final = _batch({})
"""A batch whose items are not looked at yet."""

COLUMN: Final = record(
    {
        "column": text("Heading as in the file.", 10_000),
        "use": code(USES, "What it is for."),
        "metric": maybe(code(METRICS, "Of a score.")),
        "low": maybe(number("Lowest score.")),
        "high": maybe(number("Highest score.")),
        "high_is_easy": {"type": ["boolean", "null"]},
        "is_ordinal": {"type": "boolean", "description": "Numbers count options, best first."},
        "labels": {"type": "object", "additionalProperties": number("Score of the word.")},
        "about": {"type": ["string", "null"], "description": "Heading of the score explained."},
        "touchpoint": maybe(text("Code of its touchpoint.", 200)),
        "date_order": maybe(code(("ymd", "dmy", "mdy"), "How days are written.")),
        "between": maybe(text("What stands between choices in one cell.", 20)),
    },
    ("column", "use"),
)
ASIDE_RULE: Final = record(
    {
        "column": text("Heading of the column that gives such rows away.", 10_000),
        "reason": code(ASIDE, "Why they are no answers."),
        "test": code(("in", "not_in", "blank", "filled", "below"), "When a row is set aside."),
        "values": several(text("Cell, or seconds of `below`."), maxItems=1_000),
    },
)
PLACE: Final = record(
    {
        "column": text("Heading of the column looked at.", 10_000),
        "contains": text("Words its cell holds."),
        "touchpoint": text("Code or name of the touchpoint.", 200),
    }
)
MAPPING: Final = record(
    {
        "kind": code(KINDS, "What a row is."),
        "columns": several(COLUMN, minItems=1, maxItems=MAX_COLUMNS),
        "source": code(SOURCES, "Source of every row without one."),
        "touchpoint": maybe(text("Touchpoint of every row without one.", 200)),
        "day": maybe(text("Day of every row without one.", 10, format="date", pattern=DAY)),
        "account": maybe(text("Account of every row without one.")),
        "aside": several(ASIDE_RULE, maxItems=1_000, description="Rows that are no answers."),
        "missing": several(text("Code that stands for no answer."), maxItems=1_000),
        "zone": maybe(text("Time zone of the times in the file.", 60)),
        "places": several(PLACE, maxItems=1_000, description="Rules for the touchpoint."),
    },
    ("kind", "columns"),
    description="How a file is read: as in a receipt, or as proposed.",
)
ANSWER: Final = record(
    {
        "code": {"type": "string", "description": "Code of the question."},
        "column": {"type": ["string", "null"], "description": "Its column."},
        "answer": text("One of its options, or free text where it has none.", minLength=1),
    }
)
ANSWERS: Final = several(ANSWER, maxItems=MAX_COLUMNS, description="Answers to questions asked.")

COMPONENTS: Final[dict[str, Schema]] = {
    "Feedback": FEEDBACK,
    "Batch": BATCH,
    "Mapping": MAPPING,
    "Answers": ANSWERS,
}
"""Schemas by the name under which the document refers to them."""
CHECKED: Final = {**COMPONENTS, "Envelope": ENVELOPE}
"""What bodies are held against."""
