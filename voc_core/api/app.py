"""The routes of the API under ``/api``, and what answers everything else there."""

from collections.abc import Callable

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from voc_core.api import feedback, files, receipts
from voc_core.api.gate import Gate
from voc_core.api.health import health
from voc_core.api.openapi import document
from voc_core.api.refusals import on_error
from voc_core.store import Store


def app(open_store: Callable[[], Store] = Store.at) -> Starlette:
    """Return the API as an application to be mounted under ``/api``.

    Parameters
    ----------
    open_store : callable
        Returns the store at each call, its schema up to date.
    """
    gate = Gate(open_store)
    return Starlette(
        routes=[
            Route("/feedback", gate.guarded("write", feedback.post), methods=["POST"]),
            Route("/files", gate.guarded("write", files.post), methods=["POST"]),
            Route("/imports", gate.guarded("read", receipts.several), methods=["GET"]),
            Route("/imports/{id:int}", gate.guarded("read", receipts.one), methods=["GET"]),
            Route("/health", health(gate), methods=["GET"]),
            Route("/openapi.json", _document, methods=["GET"]),
        ],
        exception_handlers={HTTPException: on_error, Exception: on_error},
    )


async def _document(_: Request) -> Response:
    return JSONResponse(document())
