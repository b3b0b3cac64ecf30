"""Who may call: by token only, within scope and rate, and never from a page of another origin."""

import logging
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.api.calls import Caller, note
from tests.api.conftest import mounted
from voc_core.api.rate import WINDOW, Bucket
from voc_core.errors import StoreError
from voc_core.store import Store, tokens
from voc_core.store import settings as stored

GUARDED = [("GET", "imports"), ("GET", "imports/1"), ("POST", "feedback"), ("POST", "files")]


@pytest.mark.parametrize(("method", "address"), GUARDED)
@pytest.mark.parametrize(
    "header",
    [None, "", "Bearer", "Bearer antiphon_", "Bearer " + "0" * 73, "Basic YTpi", "Bearer é"],
)
def test_without_a_token_nothing_is_open(
    client: TestClient, method: str, address: str, header: str | None
) -> None:
    headers = {} if header is None else {"Authorization": header.encode("latin-1")}
    answer = client.request(method, f"/api/{address}", headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "urn:antiphon:problem:token"


def test_a_token_in_the_address_or_a_cookie_counts_for_nothing(caller: Caller) -> None:
    caller.client.cookies.set("token", caller.token)
    assert caller.client.get("/api/imports", params={"token": caller.token}).status_code == 401


def test_a_revoked_token_is_worth_nothing_at_once(caller: Caller, store: Store) -> None:
    assert caller.get("imports").status_code == 200
    tokens.revoke(store, 1)
    assert caller.get("imports").status_code == 401


@pytest.mark.parametrize(
    ("scope", "may_read", "may_write"), [("read", 200, 403), ("write", 403, 201)]
)
def test_a_token_does_what_its_scopes_say(
    client: TestClient, store: Store, scope: str, may_read: int, may_write: int
) -> None:
    caller = Caller(client, tokens.create(store, "one", [scope]))
    assert caller.get("imports").status_code == may_read
    assert caller.post("feedback", note()).status_code == may_write


def test_a_token_that_calls_too_often_waits(caller: Caller, store: Store) -> None:
    stored.save(store, {"api_calls": 3})
    answers = [caller.get("imports") for _ in range(4)]
    assert [a.status_code for a in answers] == [200, 200, 200, 429]
    assert [a.headers["ratelimit"].split(";")[1] for a in answers] == ["r=2", "r=1", "r=0", "r=0"]
    assert answers[3].headers["ratelimit-policy"] == '"calls";q=3;w=60'
    assert 1 <= int(answers[3].headers["retry-after"]) <= 20
    other = Caller(caller.client, tokens.create(store, "other"))
    assert other.get("imports").status_code == 200


def test_guessing_is_slowed_down_but_shuts_nobody_out(caller: Caller, store: Store) -> None:
    stored.save(store, {"api_failures": 3})
    wrong = Caller(caller.client, tokens.PREFIX + "0" * 64)
    assert [wrong.get("imports").status_code for _ in range(5)] == [401, 401, 401, 429, 429]
    assert caller.get("imports").status_code == 200


def test_a_bucket_refills_as_time_goes_by() -> None:
    now = [100.0]
    bucket = Bucket(clock=lambda: now[0])
    grants = [bucket.take("a", 60) for _ in range(61)]
    assert [g.wait for g in grants[:60]] == [0.0] * 60
    assert grants[60].wait == pytest.approx(1.0)
    now[0] += 1.0
    assert bucket.take("a", 60).wait == 0.0
    assert bucket.take("a", 60).wait == pytest.approx(1.0)
    now[0] += WINDOW
    assert bucket.take("a", 60).remaining == 59


def test_a_page_of_another_origin_cannot_write(caller: Caller, store: Store) -> None:
    """Its browser asks first, and is told nothing that would let it go on."""
    asked = {
        "Origin": "https://evil.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization, content-type",
    }
    before = caller.client.options("/api/feedback", headers=asked)
    assert before.status_code == 405
    # What needs no asking carries no token, and a rebound name does not change that.
    plain = {"Origin": "https://evil.example", "Host": "evil.example", "Content-Type": "text/plain"}
    sent = caller.client.post("/api/feedback", json=note(), headers=plain)
    assert sent.status_code == 401
    read = caller.get("imports", headers={"Origin": "https://evil.example"})
    for answer in (before, sent, read):
        assert not [name for name in answer.headers if name.startswith("access-control-")]
    assert "set-cookie" not in read.headers


def test_health_is_open_and_says_little(client: TestClient, store: Store) -> None:
    answer = client.get("/api/health")
    assert answer.status_code == 200
    assert answer.json() == {
        "status": "ok",
        "version": "0.1.0",
        "revision": store.revision(),
        "writable": True,
    }


def test_a_store_that_does_not_open_is_told_without_its_path(tmp_path: Path) -> None:
    damaged = tmp_path / "secret-folder" / "store.db"
    damaged.parent.mkdir()
    damaged.write_bytes(b"no database" * 100)
    with TestClient(mounted(lambda: Store.at(damaged))) as client:
        for answer in (client.get("/api/health"), client.post("/api/feedback", json=note())):
            assert answer.status_code == 503
            assert int(answer.headers["retry-after"]) > 0
            assert "secret-folder" not in answer.text


def test_a_store_that_takes_no_write_is_told_without_its_path(
    caller: Caller, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise StoreError("{path} could not be written", path=str(store.path))

    monkeypatch.setattr("voc_core.reports.importing.run_checked", full)
    answer = caller.post("feedback", note())
    assert answer.status_code == 503
    assert str(store.path) not in answer.text


def test_a_bug_is_answered_calmly_and_logged_without_the_token(
    caller: Caller, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a secret detail")

    monkeypatch.setattr("voc_core.reports.importing.run_checked", broken)
    with caplog.at_level(logging.DEBUG):
        answer = caller.post("feedback", note())
    assert answer.status_code == 500
    assert "a secret detail" not in answer.text
    assert answer.json()["id"] in caplog.text and "a secret detail" in caplog.text
    assert caller.token not in caplog.text


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "nowhere", 404),
        ("GET", "imports/x", 404),
        ("GET", "imports/-1", 404),
        ("GET", "imports/7", 404),
        ("GET", f"imports/{2**70}", 404),
        ("DELETE", "imports/1", 405),
        ("GET", "feedback", 405),
        ("GET", "imports?limit=0", 422),
        ("GET", "imports?limit=1&limit=2", 422),
        ("GET", "imports?limt=5", 422),
        ("GET", "imports/1?x=1", 422),
        ("GET", "health?x=1", 422),
    ],
)
def test_what_is_not_there_is_a_problem_too(
    caller: Caller, method: str, address: str, status: int
) -> None:
    answer = caller.client.request(
        method, f"/api/{address}", headers={"Authorization": f"Bearer {caller.token}"}
    )
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == status


def test_when_a_token_was_used_last_is_known_and_raises_no_revision(
    caller: Caller, store: Store
) -> None:
    before = store.revision()
    caller.get("imports")
    assert tokens.table(store)["last_used_at"].notna().all()
    assert store.revision() == before


def test_a_reader_need_not_wait_for_a_writer(caller: Caller, store: Store) -> None:
    with store.write("a long import"):
        assert caller.get("imports").status_code == 200
        assert caller.client.get("/api/health").json()["writable"]
