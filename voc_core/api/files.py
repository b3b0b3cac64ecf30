"""``POST /api/files``: a file as a form or as the body itself, through the steps of the wizard."""

import codecs
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath
from typing import Any, Final

from starlette.datastructures import FormData
from starlette.responses import JSONResponse

from voc_core.api import bodies, flags, receipts, valid
from voc_core.api.gate import Call
from voc_core.api.refusals import Refusal
from voc_core.errors import Message, Problem
from voc_core.ingest.mapped import ColumnUse
from voc_core.reports import receipt_file, receiving, uploading
from voc_core.reports.importing import Receipt
from voc_core.reports.receipt_file import Whole
from voc_core.reports.receiving import Answer, Received
from voc_core.store.base import now
from voc_core.vocabulary import KINDS, N_
from voc_core.wording import Words

OPTIONS: Final = (
    "name",
    "kind",
    "encoding",
    "delimiter",
    "sheet",
    "header_at",
    "header_rows",
    "dry_run",
)
"""What may stand behind the question mark."""
TEXTS: Final = ("encoding", "delimiter", "sheet")
LAST_ROW: Final = 1_000_000
MOST_HEADER_ROWS: Final = 100
LONGEST_NAME: Final = 200
RAW: Final = ("application/octet-stream", "text/csv")
FORM: Final = "multipart/form-data"
PARTS: Final = {"mapping": "Mapping", "answers": "Answers"}
"""Parts of the form that are JSON, and what each must be."""

A_FILE: Final = N_("expected a file, as a part of the form with a file name")
A_NAME: Final = N_("expected the name of the file, with its ending")
A_PART: Final = N_("expected no part of this name; known are: {accepted}")
AN_ENCODING: Final = N_("expected an encoding, such as utf-8 or gb18030")
FILE_KINDS: Final = N_("Send a form as `{form}`, or the file itself as one of: {raw}.")
ANSWER_THEM: Final = N_(
    "Answer the questions with `answers`, or send `mapping` back as it should be."
)
UNSEEN: Final = re.compile(r"[\x00-\x1f\x7f]+")


@dataclass(frozen=True)
class Sent:
    """A file as it was sent: its name, bytes, and the JSON beside it."""

    name: str
    data: bytes
    said: Mapping[str, Any]


async def post(call: Call) -> JSONResponse:
    """Import a file and return its receipt, or what only a person can say about it."""
    given = flags.known(call.request, *OPTIONS)
    options = _options(given)
    sent = await _sent(call, given)
    received = await call.in_thread(
        receiving.receive,
        call.store,
        sent.name,
        sent.data,
        _overrides(given),
        mapping=sent.said.get("mapping"),
        answers=[Answer(**answer) for answer in sent.said.get("answers", ())],
        **options,
    )
    if received.problems:
        raise Refusal("rows", problems=received.problems)
    if received.receipt is None:
        raise Refusal("unclear", Message(ANSWER_THEM), **_open(received, call.words))
    receipt = received.receipt
    if receipt.id is None:
        return JSONResponse(_of_dry_run(receipt, call))
    told = await call.in_thread(receipts.document, call, receipt.id)
    headers = {"Location": f"/api/imports/{receipt.id}"}
    return JSONResponse(told, 201 if receipt.added + receipt.updated else 200, headers)


def _of_dry_run(receipt: Receipt, call: Call) -> dict[str, Any]:
    """Return the receipt there would be; what became of every row is known only once it is."""
    whole = Whole(receipt, f"api:{call.token.name}", now(), None, "never", None, None)
    return receipt_file.document(whole, call.words)


def _options(given: dict[str, str]) -> dict[str, Any]:
    return {
        "kind": flags.one_of(given, "kind", KINDS),
        "dry_run": flags.yes_no(given, "dry_run"),
    }


def _overrides(given: dict[str, str]) -> dict[str, Any]:
    """Return how the file is said to be read; see `files.recognise`."""
    texts: dict[str, Any] = {n: v for n, v in given.items() if n in TEXTS}
    try:
        codecs.lookup(texts.get("encoding", "utf-8"))
    except (LookupError, ValueError):
        flags.refuse([Problem(None, "encoding", texts["encoding"][:80], Message(AN_ENCODING))])
    rows = {
        "header_at": flags.whole(given, "header_at", 1, LAST_ROW),
        "header_rows": flags.whole(given, "header_rows", 1, MOST_HEADER_ROWS),
    }
    return {**texts, **{n: v for n, v in rows.items() if v is not None}}


async def _sent(call: Call, given: dict[str, str]) -> Sent:
    media_type, limit = bodies.media_type(call.request), call.settings.max_file_mb * bodies.MB
    if media_type == FORM:
        async with bodies.form_of(call.request, limit) as form:
            found = await bodies.file_of(form)
            if found is None:
                raise Refusal("rows", problems=[Problem(None, "file", "", Message(A_FILE))])
            return Sent(_named(given.get("name") or found[0]), found[1], _said(form))
    if media_type in RAW:
        name = _named(given.get("name", ""))
        return Sent(name, await bodies.bounded(call.request, limit).body(), {})
    raise Refusal("media", Message(FILE_KINDS, {"form": FORM, "raw": ", ".join(RAW)}))


def _said(form: FormData) -> dict[str, Any]:
    """Return the JSON parts of a form, each held against its schema."""
    strange = [name for name in form if name not in (*PARTS, "file")]
    expected = Message(A_PART, {"accepted": ", ".join((*PARTS, "file"))})
    flags.refuse([Problem(None, name[:80], "", expected) for name in strange])
    said = {n: bodies.parsed(str(form[n])) for n in PARTS if n in form}
    flags.refuse([_under(n, p) for n, v in said.items() for p in valid.problems(PARTS[n], v)])
    return said


def _under(part: str, problem: Problem) -> Problem:
    field = "/".join(filter(None, (part, problem.column)))
    return Problem(None, field, problem.found, problem.expected)


def _named(name: str) -> str:
    """Return the bare name of a file, without folders and unseen characters."""
    bare = UNSEEN.sub(" ", PurePath(name.replace("\\", "/")).name).strip()[:LONGEST_NAME]
    if not bare:
        raise Refusal("rows", problems=[Problem(None, "name", "", Message(A_NAME))])
    return bare


def _open(received: Received, words: Words) -> dict[str, Any]:
    """Return what is asked, what is doubtful, and the mapping as proposed."""
    mapping = received.opened.mapping
    return {
        "questions": [
            {
                "code": q.code,
                "column": q.column,
                "text": words.message(q.text),
                "options": list(q.options),
            }
            for q in received.opened.questions
        ],
        "unsure": [_doubt(use, words) for use in uploading.unsure(mapping)],
        "mapping": mapping.as_dict(),
    }


def _doubt(use: ColumnUse, words: Words) -> dict[str, Any]:
    return {
        "column": use.column,
        "use": use.use,
        "confidence": round(use.confidence, 3),
        "why": words.message(use.why),
    }
