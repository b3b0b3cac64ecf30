"""``GET /api/imports`` and ``GET /api/imports/{id}``: what imports did."""

from typing import Any, Final

from starlette.responses import JSONResponse

from voc_core.api import flags
from voc_core.api.gate import Call
from voc_core.api.refusals import Refusal
from voc_core.errors import Message, VocError
from voc_core.reports import receipt_file
from voc_core.store import imports
from voc_core.vocabulary import N_

DEFAULT: Final = 50
MOST: Final = 500
"""Imports in one list."""
LARGEST_ID: Final = 2**63 - 1
NO_IMPORT: Final = N_("There is no import {id}. Choose one from the list of imports.")


async def one(call: Call) -> JSONResponse:
    """Return the receipt of an import."""
    flags.known(call.request)
    number = call.request.path_params["id"]
    if number > LARGEST_ID:
        raise Refusal("missing", Message(NO_IMPORT, {"id": number}))
    try:
        return JSONResponse(await call.in_thread(document, call, number))
    except VocError as error:
        raise Refusal("missing", error) from error


async def several(call: Call) -> JSONResponse:
    """Return the last imports, the newest first."""
    given = flags.known(call.request, "limit")
    limit = flags.whole(given, "limit", 1, MOST) or DEFAULT
    table = await call.in_thread(imports.table, call.store)
    rows = table.head(limit).astype(object).to_dict("records")
    return JSONResponse({"imports": [{str(k): _plain(v) for k, v in r.items()} for r in rows]})


def document(call: Call, number: int) -> dict[str, Any]:
    """Return the receipt of an import in the caller's language, see docs/receipt.md."""
    return receipt_file.document(receipt_file.whole(call.store, number), call.words)


def _plain(value: Any) -> Any:
    return None if value is None or value != value else value
