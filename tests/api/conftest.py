"""The API over an empty store, called in-process by somebody with a token."""

from collections.abc import Callable, Iterator

import pytest
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
