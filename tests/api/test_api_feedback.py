"""`POST /api/feedback`: same checks as a file, never doubled, told item by item."""

import json

import pytest

from tests.api.calls import Caller, note, score
from voc_core.reports import importing
from voc_core.store import Store


def rows(store: Store, columns: str = "*") -> list[tuple]:
    with store.open() as db:
        return db.conn.execute(
            f"SELECT {columns} FROM feedback ORDER BY source_system, external_id"
        ).fetchall()


def outcomes(answer) -> list[tuple[str, str | None]]:
    return [(i["outcome"], i["reason"]) for i in answer.json()["items"]]


def fields(answer) -> list[tuple[int | None, str]]:
    assert answer.headers["content-type"] == "application/problem+json"
    return [(p["row"], p["field"]) for p in answer.json()["problems"]]


def test_one_feedback_is_stored_as_said(caller: Caller, store: Store) -> None:
    answer = caller.post("feedback", score(text="Good", question="Recommend us?", title="CFO"))
    assert answer.status_code == 201
    assert answer.headers["location"] == f"/api/imports/{answer.json()['import']}"
    stored = rows(store, "source_system, external_id, occurred_on, source, metric, score, valence")
    assert stored == [("api", "S-1", "2026-03-04", "survey", "nps", 9.0, 1)]
    assert rows(store, "question, text") == [("Recommend us?", "Good")]
    with store.open() as db:
        person = db.conn.execute("SELECT email, role, role_source FROM contact").fetchone()
    assert person == ("li@acme.example", "decision_maker", "inferred")


def test_the_same_body_twice_adds_nothing(caller: Caller, store: Store) -> None:
    body = {"source_system": "zendesk", "feedback": [score(), note("7", "Slow"), note("8", "Bad")]}
    first, again = caller.post("feedback", body), caller.post("feedback", body)
    assert (first.status_code, again.status_code) == (201, 200)
    assert (again.json()["added"], again.json()["unchanged"]) == (0, 3)
    assert outcomes(again) == [("unchanged", None)] * 3
    assert len(rows(store)) == 3


def test_an_item_sent_again_with_other_words_is_updated(caller: Caller, store: Store) -> None:
    caller.post("feedback", [note("7", "Slow"), note("8")])
    answer = caller.post("feedback", [note("7", "Slower"), note("8"), note("9")])
    assert [o for o, _ in outcomes(answer)] == ["updated", "unchanged", "added"]
    assert rows(store, "text")[0] == ("Slower",)


@pytest.mark.parametrize("identity", ["7", "N/A", "-3", "0", "null", "=1+1", "反馈 7", "a b"])
def test_any_id_is_an_id(caller: Caller, store: Store, identity: str) -> None:
    caller.post("feedback", note(identity, "Slow"))
    caller.post("feedback", note(identity, "Slower"))
    assert rows(store, "external_id, text") == [(identity, "Slower")]


def test_ids_of_two_systems_do_not_meet(caller: Caller, store: Store) -> None:
    for system in ("zendesk", "jira"):
        assert caller.post("feedback", note(source_system=system)).status_code == 201
    assert rows(store, "source_system, external_id") == [("jira", "T-1"), ("zendesk", "T-1")]


def test_one_body_speaks_for_one_system(caller: Caller, store: Store) -> None:
    body = [note("1", source_system="jira"), note("2")]
    assert fields(caller.post("feedback", body)) == [(2, "source_system")]
    assert not rows(store)


def test_a_bad_item_keeps_all_out(caller: Caller, store: Store) -> None:
    answer = caller.post(
        "feedback", [note(), score("S-2", 11), note("T-3", account=None, email=None)]
    )
    assert answer.status_code == 422
    assert fields(answer) == [(2, "score"), (3, "account")]
    assert answer.json()["problems"][0]["found"] == "11"
    assert not rows(store)
    assert not caller.get("imports").json()["imports"]


def test_partial_imports_the_good_items(caller: Caller, store: Store) -> None:
    body = [note(), score("S-2", 11), "nonsense", note("T-3", scor=1), note("T-4", "(空)"), note()]
    answer = caller.post("feedback?partial=true", body)
    assert answer.status_code == 201
    assert outcomes(answer) == [
        ("added", None),
        *[("problem", None)] * 3,
        ("skipped", "empty"),
        ("skipped", "repeated"),
    ]
    assert {p["row"] for p in answer.json()["problems"]} == {2, 3, 4}
    receipt = caller.get(f"imports/{answer.json()['import']}").json()
    ranges = {o["reason"] or o["outcome"]: o["ranges"] for o in receipt["rows"]["outcomes"]}
    assert ranges == {
        "added": [[1, 1]],
        "problem": [[2, 4]],
        "empty": [[5, 5]],
        "repeated": [[6, 6]],
    }


def test_partial_without_a_good_item_imports_nothing(caller: Caller) -> None:
    assert caller.post("feedback?partial=true", [score(score=11)]).status_code == 422
    assert not caller.get("imports").json()["imports"]


@pytest.mark.parametrize(
    ("change", "field"),
    [
        pytest.param({"external_id": None}, "external_id", id="no id"),
        pytest.param({"external_id": " 1"}, "external_id", id="white space around an id"),
        pytest.param({"source": "gossip"}, "source", id="unknown source"),
        pytest.param({"role": "boss"}, "role", id="unknown role"),
        pytest.param({"scor": 3}, "scor", id="unknown field"),
        pytest.param({"day": None}, "day", id="no day"),
        pytest.param({"day": "2026-02-30"}, "day", id="no such day"),
        pytest.param({"day": "04/03/2026"}, "day", id="a day that reads two ways"),
        pytest.param({"day": "2031-01-01"}, "day", id="in the future"),
        pytest.param({"occurred_at": "2026-03-04T09:30:00Z"}, "day", id="day and moment"),
        pytest.param({"account": None, "email": None}, "account", id="nobody"),
        pytest.param({"account": "Grand Total", "email": None}, "account", id="a line of totals"),
        pytest.param({"email": "li at acme"}, "email", id="no address"),
        pytest.param({"score": None}, "score", id="nothing said"),
        pytest.param({"score": "9"}, "score", id="a score as text"),
        pytest.param({"score": 8.5}, "score", id="half an NPS"),
        pytest.param({"score": True}, "score", id="a truth as score"),
        pytest.param({"metric": None}, "metric", id="a score of nothing"),
        pytest.param({"metric": "csat"}, "scale_low", id="a score without scale"),
        pytest.param({"scale_high": 5}, "scale_high", id="NPS on another scale"),
        pytest.param(
            {"metric": "csat", "scale_low": 5, "scale_high": 1, "score": 3},
            "scale_high",
            id="upside",
        ),
        pytest.param(
            {"metric": "ces", "scale_low": 1, "scale_high": 7, "score": 3}, "high_is_good", id="CES"
        ),
        pytest.param({"source_system": "a\nb"}, "source_system", id="a system with a line break"),
    ],
)
def test_what_is_wrong_is_named(caller: Caller, change: dict, field: str) -> None:
    answer = caller.post("feedback", [note("ok"), {**score(), **change}])
    assert answer.status_code == 422
    assert fields(answer)[0] == (2, field)
    assert answer.json()["problems"][0]["expected"].startswith("expected ")


def test_low_effort_is_turned_so_that_high_is_good(caller: Caller, store: Store) -> None:
    scale = {"metric": "ces", "scale_low": 1, "scale_high": 7}
    hard = score("hard", 2, **scale, high_is_good=False, question="Effort?")
    easy = score("easy", 2, **scale, high_is_good=True, question="Effort?")
    assert caller.post("feedback", [hard, easy]).status_code == 201
    assert rows(store, "external_id, score, valence") == [("easy", 2.0, -1), ("hard", 6.0, 1)]


def test_the_day_counts_as_written_in_its_zone(caller: Caller, store: Store) -> None:
    late = note(day=None, occurred_at="2026-03-04T23:30:00+08:00")
    assert caller.post("feedback", late).status_code == 201
    assert rows(store, "occurred_on") == [("2026-03-04",)]


def test_two_items_of_one_id_that_differ_are_refused(caller: Caller) -> None:
    answer = caller.post("feedback", [note("1", "Good"), note("1", "Bad")])
    assert fields(answer) == [(2, "external_id")]


def test_problems_are_told_in_chinese(caller: Caller) -> None:
    answer = caller.post("feedback", score(score=11), headers={"Accept-Language": "zh-CN,zh;q=0.9"})
    assert answer.json()["problems"][0]["expected"] == "应为 0 到 10 之间的整数"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        pytest.param(b"", 400, id="nothing"),
        pytest.param(b"{", 400, id="half"),
        pytest.param(b'{"score": NaN}', 400, id="a number JSON does not know"),
        pytest.param(b'{"score": 1e999}', 400, id="an endless number"),
        pytest.param(b'{"score": ' + b"9" * 5_000 + b"}", 400, id="a number of 5000 digits"),
        pytest.param(b'["\\ud800"]', 400, id="half a character"),
        pytest.param(b"\xff\xfe[]", 400, id="not UTF-8"),
        pytest.param(b"[" * 100_000, 400, id="bottomless"),
        pytest.param(b"[" * 20 + b"]" * 20, 400, id="deep"),
        pytest.param(b"[]", 422, id="an empty list"),
        pytest.param(b'"text"', 422, id="text"),
        pytest.param(b'{"feedback": {}}', 422, id="a batch without a list"),
    ],
)
def test_a_body_that_cannot_be_meant_is_refused(caller: Caller, body: bytes, status: int) -> None:
    answer = caller.post("feedback", content=body, headers={"Content-Type": "application/json"})
    assert answer.status_code == status
    assert answer.json()["status"] == status


def test_too_many_items_are_refused(caller: Caller) -> None:
    answer = caller.post("feedback", [note(str(n)) for n in range(1_001)])
    assert fields(answer) == [(None, "feedback")]


def test_text_that_means_harm_is_kept_as_text(caller: Caller, store: Store) -> None:
    text = "=cmd|'/C calc'!A0 <script>alert(1)</script> \u202e ' OR 1=1 --"
    assert caller.post("feedback", note(text=text, account="Robert'); DROP TABLE--")).is_success
    assert rows(store, "text") == [(text,)]


def test_an_import_of_the_api_names_its_token_and_can_be_undone(
    caller: Caller, store: Store
) -> None:
    number = caller.post("feedback", [note(), score()]).json()["import"]
    (listed,) = caller.get("imports").json()["imports"]
    assert (listed["id"], listed["who"], listed["file_name"]) == (
        number,
        "api:Zendesk",
        "API · api",
    )
    importing.undo(store, number)
    assert not rows(store)
    assert caller.get(f"imports/{number}").json()["import"]["undone_at"]


def test_how_items_are_read_is_not_remembered_for_files(caller: Caller, store: Store) -> None:
    caller.post("feedback", note())
    with store.open() as db:
        assert db.conn.execute("SELECT count(*) FROM mapping").fetchone() == (0,)


def test_a_large_body_is_taken_whole(caller: Caller, store: Store) -> None:
    body = json.loads(json.dumps([score(f"S-{n}", n % 11) for n in range(1_000)]))
    assert caller.post("feedback", body).json()["added"] == 1_000
    assert len(rows(store)) == 1_000
