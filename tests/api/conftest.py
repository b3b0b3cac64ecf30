"""The API over an empty store, called in-process by somebody with a token."""

import socket
import threading
from collections.abc import Callable, Iterator

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.routing import Mount
from starlette.testclient import TestClient

from tests.api.calls import Caller
from voc_core import api
from voc_core.store import Store, tokens


def mounted(open_store: Callable[[], Store]) -> Starlette:
    """Return the API where `asgi.py` mounts it."""
    return Starlette(routes=[Mount("/api", api.app(open_store))])


@pytest.fixture
def client(store: Store) -> Iterator[TestClient]:
    """Return a client that sends no token."""
    with TestClient(mounted(lambda: Store.at(store.path))) as client:
        yield client


@pytest.fixture
def caller(store: Store, client: TestClient) -> Caller:
    """Return somebody with a token that may read and write."""
    return Caller(client, tokens.create(store, "Zendesk"))


@pytest.fixture
def live(store: Store) -> Iterator[str]:
    """Return the address of a real server over the store, on a free port."""
    server = uvicorn.Server(
        uvicorn.Config(mounted(lambda: Store.at(store.path)), log_level="error", lifespan="off")
    )
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        bound.listen()
        thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{bound.getsockname()[1]}"
        server.should_exit = True
        thread.join(30)
