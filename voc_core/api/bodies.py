"""Bodies of calls, read within bounds: too large or too slow is refused before it is taken in."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import anyio
from starlette.datastructures import FormData, UploadFile
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import Message as Event

from voc_core.api.refusals import Refusal
from voc_core.errors import Message
from voc_core.vocabulary import N_

MB: Final = 1_000_000
MAX_JSON: Final = 16 * MB
"""Largest JSON taken. [bytes]"""
FORM_MARGIN: Final = MB
"""What a form may hold beside its file. [bytes]"""
MAX_DEPTH: Final = 8
"""Deepest nesting taken: a mapping in a receipt has five levels. [levels]"""
IDLE_SECONDS: Final = 30
"""Longest silence between two pieces of a body. [seconds]"""

TOO_LARGE: Final = N_("At most {limit} MB are taken here. Send less at once, or raise the limit.")
NOT_JSON: Final = N_("Send JSON as `application/json` in UTF-8.")
NO_JSON: Final = N_("It ends or goes wrong at character {at}: {reason}.")
TOO_DEEP: Final = N_("It is nested deeper than {limit} levels, or holds a number or a character"
                     " that JSON does not know.")  # fmt: skip


def bounded(request: Request, limit: int) -> Request:
    """Return the request with a body that is read only as far as `limit` bytes.

    Raises
    ------
    Refusal
        At once if the body says that it is larger; while reading if it is, or pauses too long.
    """
    seen = 0

    async def receive() -> Event:
        nonlocal seen
        try:
            with anyio.fail_after(IDLE_SECONDS):
                event = await request.receive()
        except TimeoutError as error:
            raise Refusal("slow") from error
        seen += len(event.get("body", b""))
        _check(seen, limit)
        return event

    said = request.headers.get("content-length", "")
    _check(int(said) if said.isdecimal() else 0, limit)
    return Request(request.scope, receive)


async def json_of(request: Request) -> tuple[Any, bytes]:
    """Return the body as values, and as it came."""
    if media_type(request) != "application/json":
        raise Refusal("media", Message(NOT_JSON))
    body = await bounded(request, MAX_JSON).body()
    return parsed(body), body


def parsed(body: bytes | str) -> Any:
    """Return JSON as values: no numbers beyond JSON, no broken text, no deep nesting."""
    try:
        value = json.loads(body, parse_constant=_unknown)
        json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
        is_sound = _depth(value) <= MAX_DEPTH
    except json.JSONDecodeError as error:
        raise Refusal("json", Message(NO_JSON, {"at": error.pos, "reason": error.msg})) from error
    except (ValueError, RecursionError) as error:
        raise Refusal("json", Message(TOO_DEEP, {"limit": MAX_DEPTH})) from error
    if not is_sound:
        raise Refusal("json", Message(TOO_DEEP, {"limit": MAX_DEPTH}))
    return value


@asynccontextmanager
async def form_of(request: Request, limit: int) -> AsyncIterator[FormData]:
    """Yield a multipart form with at most one file."""
    whole = bounded(request, limit + FORM_MARGIN)
    try:
        async with whole.form(max_files=1, max_fields=8, max_part_size=FORM_MARGIN) as form:
            yield form
    except HTTPException as error:
        raise Refusal("form") from error


async def file_of(form: FormData) -> tuple[str, bytes] | None:
    """Return name and bytes of the part ``file``, None where there is none."""
    part = form.get("file")
    return (part.filename or "", await part.read()) if isinstance(part, UploadFile) else None


def media_type(request: Request) -> str:
    """Return the kind of the body without its parameters."""
    return request.headers.get("content-type", "").split(";")[0].strip().lower()


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise Refusal(
            "length", Message(TOO_LARGE, {"limit": limit // MB}), headers={"Connection": "close"}
        )


def _unknown(constant: str) -> Any:
    raise ValueError(constant)


def _depth(value: Any) -> int:
    if isinstance(value, dict):
        value = list(value.values())
    return 1 + max(map(_depth, value), default=0) if isinstance(value, list) else 0
