"""`POST /api/files`: the steps of the wizard without a wizard; what is open comes back as asked."""

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.api.calls import Caller
from tests.conftest import ROOT
from voc_core.store import Store
from voc_core.store import settings as stored

RECEIPT = json.loads((ROOT / "docs/receipt.schema.json").read_text(encoding="utf-8"))
CLEAR = "Account,Email,Date,NPS (0-10),Comment\nAcme,li@acme.example,2026-03-04,9,Good\n"
ORDER = "Account,Date,NPS (0-10)\nAcme,03/04/2026,9\nAcme,05/04/2026,3\n"
CHINESE = "客户,日期,推荐意愿(0-10),意见\n华信,2026-03-04,9,很好用\n"


def feedback(store: Store, columns: str = "occurred_on, metric, score") -> list[tuple]:
    with store.open() as db:
        return db.conn.execute(f"SELECT {columns} FROM feedback ORDER BY id").fetchall()


def send(caller: Caller, text: str | bytes, query: str = "", **parts: Any) -> Any:
    data = text.encode() if isinstance(text, str) else text
    said = {name: json.dumps(value) for name, value in parts.items()}
    files = {"file": ("answers.csv", data, "text/csv")}
    return caller.post(f"files{query}", files=files, data=said)


def test_a_clear_file_is_imported_with_its_receipt(caller: Caller, store: Store) -> None:
    answer = send(caller, CLEAR)
    assert answer.status_code == 201
    receipt = answer.json()
    assert (receipt["answers"]["added"], receipt["import"]["who"]) == (1, "api:Zendesk")
    assert (receipt["file"]["dialect"], receipt["file"]["original"]) == ("generic", "kept")
    address = f"/api/imports/{receipt['import']['id']}"
    assert answer.headers["location"] == address
    assert caller.get(address.removeprefix("/api/")).json() == receipt
    Draft202012Validator(RECEIPT).validate(receipt)
    assert feedback(store) == [("2026-03-04", "nps", 9.0)]


def test_the_same_file_twice_adds_nothing(caller: Caller, store: Store) -> None:
    assert [send(caller, CLEAR).status_code for _ in range(2)] == [201, 200]
    assert len(feedback(store)) == 1


def test_a_file_may_be_the_body(caller: Caller, store: Store) -> None:
    raw = {"content": CHINESE.encode("gb18030"), "headers": {"Content-Type": "text/csv"}}
    answer = caller.post("files?name=folder/answers.csv", **raw)
    assert answer.status_code == 201
    assert answer.json()["file"]["name"] == "answers.csv"
    assert feedback(store) == [("2026-03-04", "nps", 9.0)]


def test_what_is_open_comes_back_as_a_question(caller: Caller, store: Store) -> None:
    answer = send(caller, ORDER)
    assert answer.status_code == 422
    body = answer.json()
    assert body["type"] == "urn:antiphon:problem:unclear"
    (question,) = body["questions"]
    assert (question["code"], question["column"]) == ("date_order", "Date")
    assert question["options"] == ["dmy", "mdy"]
    assert not feedback(store)


def test_an_answer_lets_the_file_in_and_is_remembered(caller: Caller, store: Store) -> None:
    said = [{"code": "date_order", "column": "Date", "answer": "dmy"}]
    assert send(caller, ORDER, answers=said).status_code == 201
    assert [day for day, *_ in feedback(store)] == ["2026-04-03", "2026-04-05"]
    assert send(caller, ORDER).status_code == 200
    assert send(caller, ORDER, answers=said).status_code == 200


def test_a_mapping_sent_back_lets_the_file_in(caller: Caller, store: Store) -> None:
    mapping = send(caller, ORDER).json()["mapping"]
    for column in mapping["columns"]:
        if column["use"] == "day":
            column["date_order"] = "mdy"
    assert send(caller, ORDER, mapping=mapping).status_code == 201
    assert [day for day, *_ in feedback(store)] == ["2026-03-04", "2026-05-04"]


def test_a_guess_that_is_not_sure_is_not_believed(caller: Caller, store: Store) -> None:
    answer = send(caller, "Account,Date,Overall\nAcme,2026-03-04,3\nAcme,2026-03-05,5\n")
    assert answer.status_code == 422
    body = answer.json()
    assert [u["column"] for u in body["unsure"]] == ["Overall"]
    assert send(
        caller, "Account,Date,Overall\nAcme,2026-03-04,3\n", mapping=body["mapping"]
    ).is_success
    assert len(feedback(store)) == 1


def test_a_dry_run_writes_nothing(caller: Caller, store: Store) -> None:
    answer = send(caller, CLEAR, "?dry_run=true")
    assert answer.status_code == 200
    assert (answer.json()["import"]["id"], answer.json()["answers"]["added"]) == (None, 1)
    assert not feedback(store)


def test_bad_rows_are_named_and_the_others_are_in(caller: Caller, store: Store) -> None:
    receipt = send(caller, CLEAR + "Acme,x at acme,2026-03-05,3,Bad\n").json()
    found = [(o["outcome"], o["n"], o["ranges"]) for o in receipt["rows"]["outcomes"]]
    assert found == [("added", 1, [[2, 2]]), ("problem", 1, [[3, 3]])]
    (problem,) = receipt["problems"]
    assert (problem["row"], problem["column"], problem["found"]) == (3, "Email", "x at acme")


def test_a_list_of_accounts_is_taken(caller: Caller, store: Store) -> None:
    answer = send(caller, "Account,ARR,Segment\nAcme,1200000,Mid\n", "?kind=accounts")
    assert answer.status_code == 201
    assert answer.json()["made"]["accounts"] == ["Acme"]


COLUMNS = [{"column": "Account", "use": "account"}]


@pytest.mark.parametrize(
    ("query", "parts", "field"),
    [
        pytest.param("?kind=gossip", {}, "kind", id="kind"),
        pytest.param("?encoding=klingon", {}, "encoding", id="encoding"),
        pytest.param("?dry_run=perhaps", {}, "dry_run", id="flag"),
        pytest.param("?header_at=0", {}, "header_at", id="row"),
        pytest.param("?colour=red", {}, "colour", id="unknown parameter"),
        pytest.param("", {"colour": 1}, "colour", id="unknown part"),
        pytest.param("", {"mapping": []}, "mapping", id="mapping of another kind"),
        pytest.param(
            "", {"mapping": {"kind": "feedback", "columns": [{"column": "Account", "use": "x"}]}},
            "mapping/columns/0/use", id="unknown use",
        ),
        pytest.param(
            "", {"mapping": {"kind": "feedback", "columns": [{"column": "Nope", "use": "day"}]}},
            "mapping/columns", id="a column the file lacks",
        ),
        pytest.param(
            "", {"mapping": {"kind": "feedback", "columns": COLUMNS, "day": "2031-01-01"}},
            "mapping/day", id="a day in the future",
        ),
        pytest.param(
            "",
            {
                "mapping": {
                    "kind": "feedback",
                    "columns": COLUMNS,
                    "aside": [
                        {"column": "Date", "reason": "test", "test": "below", "values": ["x"]}
                    ],
                }
            },
            "mapping/aside", id="a duration in words",
        ),
        pytest.param(
            "", {"answers": [{"code": "day", "column": None, "answer": "soon"}]},
            "answers/day", id="a day in words",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_beside_the_file_is_named(
    caller: Caller, store: Store, query: str, parts: dict, field: str
) -> None:
    answer = send(caller, CLEAR, query, **parts)
    assert answer.status_code == 422
    assert [p["field"] for p in answer.json()["problems"]] == [field]
    assert not feedback(store)


@pytest.mark.parametrize(
    ("data", "status"),
    [
        pytest.param(b"", 422, id="empty"),
        pytest.param(b"Account,Date\n", 422, id="headings only"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\0" * 50, 422, id="a picture"),
        pytest.param(b"PK\x03\x04" + b"\0" * 50, 422, id="half an archive"),
    ],
)
def test_a_file_that_is_no_table_is_refused(caller: Caller, data: bytes, status: int) -> None:
    answer = send(caller, data)
    assert answer.status_code == status, answer.text
    assert answer.json()["detail"]


def test_a_file_beyond_the_limit_is_refused_before_it_is_read(caller: Caller, store: Store) -> None:
    stored.save(store, {"max_file_mb": 1})
    said = {"Content-Type": "text/csv", "Content-Length": "3000000"}
    answer = caller.post("files?name=a.csv", content=b"x", headers=said)
    assert answer.status_code == 413

    def endless():
        for _ in range(10_000):
            yield b"x" * 100_000

    answer = caller.post(
        "files?name=a.csv", content=endless(), headers={"Content-Type": "text/csv"}
    )
    assert answer.status_code == 413
    assert send(caller, b"x" * 3_000_000).status_code == 413


def test_a_form_without_a_file_or_a_body_without_a_name_is_refused(caller: Caller) -> None:
    no_file = caller.post("files", files={"other": ("a.csv", b"x")})
    assert [p["field"] for p in no_file.json()["problems"]] == ["file"]
    raw = caller.post("files", content=b"x", headers={"Content-Type": "text/csv"})
    assert [p["field"] for p in raw.json()["problems"]] == ["name"]
    assert (
        caller.post("files", content=b"x", headers={"Content-Type": "image/png"}).status_code == 415
    )
