"""``GET /api/health``: whether the store opens and takes writes; no token is needed."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from voc_core import __version__
from voc_core.api import flags
from voc_core.api.gate import Gate
from voc_core.api.refusals import refusal_of, words_of


def health(gate: Gate) -> Callable[[Request], Awaitable[Response]]:
    """Return the endpoint."""

    def look() -> dict[str, object]:
        revision, is_writable = gate.open_store().pulse()
        return {"revision": revision, "writable": is_writable}

    async def answer(request: Request) -> Response:
        try:
            flags.known(request)
            seen = await gate.in_thread(look)
        except Exception as error:
            return refusal_of(error).answer(words_of(request))
        return JSONResponse({"status": "ok", "version": __version__, **seen})

    return answer
