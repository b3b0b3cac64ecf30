"""The OpenAPI 3.1 document: every address with what it takes, gives and refuses."""

from functools import cache
from typing import Any, Final

from voc_core import __version__
from voc_core.api import gives, takes
from voc_core.api.refusals import KINDS, MEDIA_TYPE
from voc_core.api.shapes import Schema, ref
from voc_core.vocabulary import KINDS as KINDS_OF_ROWS

ABOUT: Final = """\
Feedback and files in, receipts out. Everything goes through the same checks as the upload page;
what is imported carries a receipt and can be undone there.

Every call but `health` and this document needs a token, made on the settings page, as
`Authorization: Bearer antiphon_…`. Without a token made, the API is closed. There are no cookies
and no CORS headers: a page of another origin can neither write nor read.

Problems are RFC 9457 `application/problem+json`, in Chinese or English as `Accept-Language` says;
`problems` names row, field, what was found and what was expected.
"""
HEADERS: Final[dict[str, Schema]] = {
    "RateLimit-Policy": {"type": "string", "description": "Calls (q) per window (w, seconds)."},
    "RateLimit": {"type": "string", "description": "Calls left (r), full again in (t, seconds)."},
    "Retry-After": {"type": "integer", "minimum": 1, "description": "Seconds to wait."},
    "Location": {"type": "string", "description": "Address of the receipt."},
    "WWW-Authenticate": {"type": "string"},
    "Allow": {"type": "string"},
}
RATE: Final = ("RateLimit-Policy", "RateLimit")
OF_STATUS: Final = {
    401: ("WWW-Authenticate",),
    429: ("Retry-After", *RATE),
    503: ("Retry-After",),
}
"""Headers a problem of a status always carries; within the gate it also carries the rate."""
GUARDED: Final = (401, 403, 429, 500, 503)
BODY: Final = (400, 408, 413, 415, 422)

FEEDBACK_EXAMPLE: Final = {
    "external_id": "ZD-48213",
    "account": "Acme GmbH",
    "contact": "Li Wei",
    "email": "li.wei@acme.example",
    "title": "CFO",
    "day": "2026-03-04",
    "source": "survey",
    "touchpoint": "Renewal",
    "metric": "nps",
    "score": 3,
    "question": "How likely are you to recommend us?",
    "text": "Invoices are wrong every quarter.",
}
TICKET_EXAMPLE: Final = {
    "external_id": "T-7001",
    "account_id": "0015g00000XyZ",
    "email": "wang@huaxin.example",
    "role": "user",
    "occurred_at": "2026-03-05T09:30:00+08:00",
    "source": "ticket",
    "text": "导出报表经常超时。",
}
FILE_EXAMPLE: Final = (
    "Account,Email,Date,NPS (0-10),Comment\n"
    "Acme GmbH,li.wei@acme.example,2026-03-04,9,Good support\n"
)


@cache
def document() -> dict[str, Any]:
    """Return the document, ready for JSON."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Antiphon 应声",
            "version": __version__,
            "description": ABOUT,
            "license": {"name": "Apache 2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/api"}],
        "security": [{"token": []}],
        "paths": {
            "/feedback": {"post": _post_feedback()},
            "/files": {"post": _post_files()},
            "/imports": {"get": _get_imports()},
            "/imports/{id}": {"get": _get_import()},
            "/health": {"get": _get_health()},
            "/openapi.json": {"get": _get_document()},
        },
        "components": {
            "schemas": {**takes.COMPONENTS, **gives.COMPONENTS},
            "securitySchemes": {
                "token": {
                    "type": "http",
                    "scheme": "bearer",
                    "description": "Scopes: `read` for receipts, `write` for feedback and files.",
                }
            },
        },
    }


def _post_feedback() -> dict[str, Any]:
    several = {"type": "array", "items": ref("Feedback"), "minItems": 1}
    several["maxItems"] = takes.MAX_ITEMS
    batch = {"source_system": "zendesk", "feedback": [FEEDBACK_EXAMPLE, TICKET_EXAMPLE]}
    return {
        "operationId": "sendFeedback",
        "summary": "Send feedback",
        "description": (
            "One feedback, a list, or an object with `feedback` and `source_system`. All or "
            "nothing, unless `partial`. Sent again, nothing is doubled: 200 instead of 201."
        ),
        "parameters": [_flag("partial", "Import good items beside bad ones.")],
        "requestBody": {
            "required": True,
            "content": {
                "application/json": {
                    "schema": {"anyOf": [ref("Feedback"), several, ref("Batch")]},
                    "examples": {
                        "one": {"value": FEEDBACK_EXAMPLE},
                        "several": {"value": [FEEDBACK_EXAMPLE, TICKET_EXAMPLE]},
                        "batch": {"value": batch},
                    },
                }
            },
        },
        "responses": {
            "200": _answer("Everything was known already.", "Posted", *RATE, "Location"),
            "201": _answer("Something was added or updated.", "Posted", *RATE, "Location"),
            **_refusals(*BODY, *GUARDED),
        },
    }


def _post_files() -> dict[str, Any]:
    parts = {
        "file": {"type": "string", "format": "binary", "description": "The file."},
        "mapping": {**ref("Mapping"), "description": "How its columns are read."},
        "answers": ref("Answers"),
    }
    form = {
        "type": "object",
        "required": ["file"],
        "properties": parts,
        "additionalProperties": False,
    }
    json_part = {"contentType": "application/json"}
    raw = {"schema": {"type": "string", "format": "binary"}, "example": FILE_EXAMPLE}
    return {
        "operationId": "sendFile",
        "summary": "Send a file of feedback, accounts or contacts",
        "description": (
            "The same steps as the upload page. Where something is unclear, 422 brings the "
            "questions and the mapping as proposed; send them back answered. Rows that cannot be "
            "read are left out and named in the receipt."
        ),
        "parameters": _file_parameters(),
        "requestBody": {
            "required": True,
            "content": {
                "multipart/form-data": {
                    "schema": form,
                    "encoding": {
                        "file": {"contentType": "application/octet-stream"},
                        "mapping": json_part,
                        "answers": json_part,
                    },
                },
                "text/csv": raw,
                "application/octet-stream": raw,
            },
        },
        "responses": {
            "200": _answer("Nothing new, or a dry run.", "Receipt", *RATE),
            "201": _answer("Something was added or updated.", "Receipt", *RATE, "Location"),
            **_refusals(*BODY, *GUARDED),
        },
    }


def _file_parameters() -> list[dict[str, Any]]:
    def text(longest: int) -> Schema:
        return {"type": "string", "minLength": 1, "maxLength": longest}

    return [
        _parameter("name", text(200), "Name of the file; needed where the body is the file."),
        _parameter("kind", {"type": "string", "enum": list(KINDS_OF_ROWS)}, "What a row is."),
        _parameter("encoding", text(40), "Encoding of the text, seen from it unless given."),
        _parameter("delimiter", text(1), "Character between cells, seen unless given."),
        _parameter("sheet", text(200), "Sheet of a workbook, the first filled one unless given."),
        _parameter("header_at", _between(1, 1_000_000), "Row of the headings, from 1."),
        _parameter("header_rows", _between(1, 100), "Rows the headings take."),
        _flag("dry_run", "Count everything, write nothing."),
    ]


def _get_imports() -> dict[str, Any]:
    return {
        "operationId": "listImports",
        "summary": "List the last imports, the newest first",
        "parameters": [_parameter("limit", _between(1, 500), "So many; 50 unless given.")],
        "responses": {"200": _answer("Imports.", "Imports", *RATE), **_refusals(422, *GUARDED)},
    }


def _get_import() -> dict[str, Any]:
    identity = {"type": "integer", "minimum": 0}
    return {
        "operationId": "getImport",
        "summary": "Return the receipt of an import",
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": identity}],
        "responses": {
            "200": _answer("The receipt.", "Receipt", *RATE),
            **_refusals(404, 422, *GUARDED),
        },
    }


def _get_health() -> dict[str, Any]:
    return {
        "operationId": "getHealth",
        "summary": "Say whether the store opens and takes writes",
        "security": [],
        "responses": {"200": _answer("It opens.", "Health"), **_refusals(422, 500, 503)},
    }


def _get_document() -> dict[str, Any]:
    return {
        "operationId": "getDocument",
        "summary": "Return this document",
        "security": [],
        "responses": {
            "200": {
                "description": "OpenAPI 3.1.",
                "content": {"application/json": {"schema": {"type": "object"}}},
            }
        },
    }


def _answer(description: str, name: str, *headers: str) -> dict[str, Any]:
    content = {"application/json": {"schema": ref(name)}}
    return {"description": description, "content": content, "headers": _headers(*headers)}


def _refusals(*statuses: int) -> dict[str, Any]:
    """Return the problems of some statuses, each with its title."""
    titles = {status: title for status, title in KINDS.values()}
    return {
        str(status): {
            "description": titles[status],
            "content": {MEDIA_TYPE: {"schema": ref("Problem")}},
            "headers": _headers(*OF_STATUS.get(status, ())),
        }
        for status in sorted(statuses)
    }


def _headers(*names: str) -> dict[str, Any]:
    return {name: {"required": True, "schema": HEADERS[name]} for name in names}


def _parameter(name: str, of: Schema, description: str) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": of, "description": description}


def _flag(name: str, description: str) -> dict[str, Any]:
    return _parameter(name, {"type": "boolean", "default": False}, description)


def _between(low: int, high: int) -> Schema:
    return {"type": "integer", "minimum": low, "maximum": high}
