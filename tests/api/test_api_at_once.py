"""Many callers at once over a real server: everything counted once, nobody shut out."""

import json
import socket
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest

from tests.api.calls import note
from voc_core import engine
from voc_core.api import bodies
from voc_core.store import Store, tokens

CALLERS, EACH, STEP = 8, 50, 25


def posted(address: str, token: str, items: list[dict]) -> dict:
    headers = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(
        f"{address}/api/feedback", json.dumps(items).encode(), headers, method="POST"
    )
    with urllib.request.urlopen(request, timeout=120) as answer:
        return json.load(answer)


def test_eight_callers_at_once_are_all_counted_once(live: str, store: Store) -> None:
    secret = tokens.create(store, "Zendesk")
    bodies_sent = [
        [note(f"T-{n}", f"Text {n}") for n in range(first, first + EACH)]
        for first in range(0, CALLERS * STEP, STEP)
    ]
    with ThreadPoolExecutor(CALLERS) as pool:
        told = list(pool.map(lambda items: posted(live, secret, items), bodies_sent))
    n_different = (CALLERS - 1) * STEP + EACH
    assert sum(answer["added"] for answer in told) == n_different
    assert sum(answer["unchanged"] for answer in told) == CALLERS * EACH - n_different
    assert sum(answer["updated"] + answer["skipped"] for answer in told) == 0
    with store.open() as db:
        counts = "SELECT count(*), count(DISTINCT external_id) FROM feedback"
        assert db.conn.execute(counts).fetchone() == (n_different, n_different)
        assert db.conn.execute("SELECT count(*) FROM account").fetchone() == (1,)
        assert db.conn.execute("SELECT count(*) FROM contact").fetchone() == (1,)
    assert not store.check()


def test_the_next_snapshot_shows_what_came_in(live: str, store: Store) -> None:
    secret = tokens.create(store, "Zendesk")
    before, was = store.state(), engine.load(store)
    posted(live, secret, [note()])
    assert store.state() != before
    assert len(engine.load(store).voices) == len(was.voices) + 1


@pytest.mark.parametrize(
    ("header", "status"),
    [
        pytest.param("Content-Length: 99999999999", b"413", id="a size that is refused unread"),
        pytest.param("Content-Length: 10", b"408", id="a body that never comes"),
    ],
)
def test_a_body_is_not_waited_for_in_vain(
    live: str, store: Store, monkeypatch: pytest.MonkeyPatch, header: str, status: bytes
) -> None:
    monkeypatch.setattr(bodies, "IDLE_SECONDS", 0.2)
    where = urlsplit(live)
    lines = [
        "POST /api/feedback HTTP/1.1",
        f"Host: {where.netloc}",
        f"Authorization: Bearer {tokens.create(store, 'slow')}",
        "Content-Type: application/json",
        header,
    ]
    with socket.create_connection((where.hostname, where.port), timeout=20) as caller:
        caller.sendall("\r\n".join([*lines, "", ""]).encode())
        assert caller.recv(4096).split()[1] == status
