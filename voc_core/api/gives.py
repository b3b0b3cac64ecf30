"""What the API gives: outcomes, receipts, problems."""

from typing import Final

from voc_core.api.shapes import Schema, code, maybe, record, ref, several
from voc_core.ingest.uses import USES
from voc_core.reports import receipt_file
from voc_core.reports.receipt_file import VERSION
from voc_core.store.imports import SKIPPED
from voc_core.vocabulary import KINDS, LANGUAGES

OUTCOMES: Final = tuple(receipt_file.NAMES)

COUNT: Final[Schema] = {"type": "integer", "minimum": 0}
NAMES: Final = several({"type": "string"})
MOMENT_OUT: Final[Schema] = {"type": "string", "description": "UTC, ISO 8601."}
ITEM: Final = record(
    {
        "row": {"type": "integer", "minimum": 1, "description": "Place in the body, from 1."},
        "external_id": {"type": ["string", "null"]},
        "outcome": code(OUTCOMES, "What became of it."),
        "reason": maybe(code(tuple(SKIPPED), "Why it was skipped.")),
    }
)
PROBLEM_OF_ROW: Final = record(
    {
        "row": {"type": ["integer", "null"], "description": "Null for the whole body or file."},
        "field": {"type": ["string", "null"], "description": "Field, or heading of the column."},
        "found": {"type": "string"},
        "expected": {"type": "string"},
    }
)
POSTED: Final = record(
    {
        "import": {"type": "integer", "description": "Number of its receipt."},
        "source_system": {"type": "string"},
        "received": COUNT,
        **dict.fromkeys(OUTCOMES, COUNT),
        "accounts_added": NAMES,
        "contacts_added": COUNT,
        "touchpoints_added": NAMES,
        "items": several(ref("Item")),
        "problems": several(ref("RowProblem")),
    },
    description="What became of the feedback sent, item by item.",
)
TEXT: Final[Schema] = {"type": ["string", "null"]}
WHOLE: Final[Schema] = {"type": ["integer", "null"]}
CELLS: Final = record({"column": {"type": "string"}, "code": {"type": "string"}, "n": COUNT})
RECEIPT: Final = record(
    {
        "antiphon_receipt": {"const": VERSION, "description": "What has a number stays as it is."},
        "language": {"enum": list(LANGUAGES)},
        "import": record(
            {
                "id": {**WHOLE, "description": "Null of a dry run."},
                "kind": code(KINDS, "What a row is."),
                "source_system": {"type": "string"},
                "who": {"type": "string"},
                "started_at": MOMENT_OUT,
                "undone_at": {**TEXT, "description": "UTC; null while in force."},
                "supersedes": {**WHOLE, "description": "The import it took the place of."},
                "superseded_by": WHOLE,
                "replaced": {"type": ["object", "null"], "additionalProperties": COUNT},
            }
        ),
        "file": record(
            {
                "name": {"type": "string"},
                "sha256": {"type": "string"},
                **dict.fromkeys(("n_bytes", "header_at", "header_rows"), WHOLE),
                **dict.fromkeys(("container", "sheet", "encoding", "delimiter", "dialect"), TEXT),
                "why": {**TEXT, "description": "Why the file was taken for what it is."},
                "time_zone": TEXT,
                "said": {"type": "object", "description": "What was said over our recognition."},
                "original": {"type": "string", "description": "Whether its bytes are kept."},
            }
        ),
        "mapping": {"type": ["object", "null"], "description": "How the columns were read."},
        "columns": several(record({"column": {"type": "string"}, "used_for": {"type": "string"}})),
        "rows": record(
            {
                "read": COUNT,
                "sentence": {"type": "string"},
                "outcomes": several(
                    record(
                        {
                            "outcome": code(OUTCOMES, "What became of these rows."),
                            "reason": TEXT,
                            "n": COUNT,
                            "sentence": {"type": "string"},
                            "ranges": {"type": ["array", "null"], "items": {"type": "array"}},
                        }
                    )
                ),
            }
        ),
        "answers": record(dict.fromkeys(OUTCOMES[:3], COUNT)),
        "made": record({"accounts": NAMES, "contacts": COUNT, "touchpoints": NAMES}),
        "missing": several(CELLS, description="Cells that say that nobody answered."),
        "problems": several(
            record(
                {
                    "row": WHOLE,
                    "column": TEXT,
                    "found": {"type": "string"},
                    "expected": {"type": "string"},
                    "expected_code": {"type": "string"},
                }
            )
        ),
    },
    description="What an import did: every row of the file is counted in exactly one outcome.",
)
IMPORT: Final = record(
    {
        "id": {"type": "integer"},
        "started_at": MOMENT_OUT,
        "who": {"type": "string"},
        "file_name": {"type": "string"},
        "kind": code(KINDS, "What a row is."),
        "undone_at": {"type": ["string", "null"]},
        "superseded_by": WHOLE,
        **dict.fromkeys(("rows_read", *OUTCOMES[:4], "n_problems"), COUNT),
    }
)
IMPORTS: Final = record({"imports": several(ref("Import"))})
HEALTH: Final = record(
    {
        "status": {"const": "ok"},
        "version": {"type": "string"},
        "revision": {"type": "integer", "description": "Raised by every write."},
        "writable": {"type": "boolean"},
    }
)
QUESTION: Final = record(
    {
        "code": {"type": "string"},
        "column": {"type": ["string", "null"]},
        "text": {"type": "string"},
        "options": NAMES,
    }
)
UNSURE: Final = record(
    {
        "column": {"type": "string"},
        "use": code(USES, "As guessed."),
        "confidence": {"type": "number", "minimum": 0, "maximum": 1},
        "why": {"type": "string"},
    }
)
PROBLEM: Final[Schema] = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "description": "What kind of problem, as a URI."},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string", "description": "What, where and what to do."},
        "problems": several(ref("RowProblem")),
        "n_problems": {**COUNT, "description": "All of them; `problems` holds the first."},
        "questions": several(ref("Question")),
        "unsure": several(ref("Unsure")),
        "mapping": {"anyOf": [ref("Mapping")]},
        "id": {"type": "string", "description": "Under which the log tells more."},
    },
    "description": "RFC 9457. Sentences are in the language of Accept-Language (zh or en).",
}

COMPONENTS: Final[dict[str, Schema]] = {
    "Posted": POSTED,
    "Item": ITEM,
    "Receipt": RECEIPT,
    "Import": IMPORT,
    "Imports": IMPORTS,
    "Health": HEALTH,
    "Question": QUESTION,
    "Unsure": UNSURE,
    "Problem": PROBLEM,
    "RowProblem": PROBLEM_OF_ROW,
}
"""Schemas by the name under which the document refers to them."""
