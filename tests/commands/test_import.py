"""`import` and `undo` by command: the receipt, what is asked, what is refused."""

import json
from pathlib import Path

import pytest

from sample_data.make_uploads import FOLDER
from tests.commands.conftest import Run
from voc_core.store import Store

PROMISED = [
    "dialect",
    "encoding",
    "header_rows",
    "mapping",
    "rows_read",
    "added",
    "updated",
    "unchanged",
    "skipped",
    "problems",
]


def _count(store: Store) -> int:
    with store.open() as db:
        return int(db["feedback"].count)


def test_a_receipt_holds_what_is_promised(run: Run, copy: Store) -> None:
    before = _count(copy)
    receipt = run(copy, "import", FOLDER / "english_survey.csv", "--json").json
    assert list(receipt)[: len(PROMISED)] == PROMISED
    assert (receipt["rows_read"], receipt["added"], receipt["skipped"]) == (64, 64, 0)
    assert _count(copy) == before + receipt["answers_added"] == before + 128


def test_the_same_file_twice_adds_nothing(run: Run, copy: Store) -> None:
    run(copy, "import", FOLDER / "english_survey.csv")
    again = run(copy, "import", FOLDER / "english_survey.csv", "--json").json
    assert (again["added"], again["updated"], again["unchanged"]) == (0, 0, 64)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("invitations.csv", "invitations"),
        ("usage.xlsx", "usage"),
        ("commerce.csv", "commerce"),
        ("outcomes.csv", "outcomes"),
    ],
)
def test_facts_are_imported_and_undone_by_command(
    run: Run, copy: Store, name: str, kind: str
) -> None:
    receipt = run(copy, "import", FOLDER / name, "--kind", kind, "--json").json
    assert receipt["kind"] == kind
    again = run(copy, "import", FOLDER / name, "--json").json
    assert (again["added"], again["updated"]) == (0, 0)
    assert again["rows_read"] == again["unchanged"] + again["skipped"]
    assert run(copy, "undo", receipt["id"], "--json").json["undone_at"]


def test_a_dry_run_counts_and_writes_nothing(run: Run, copy: Store) -> None:
    before, revision = _count(copy), copy.revision()
    receipt = run(copy, "import", FOLDER / "english_survey.csv", "--dry-run", "--json").json
    assert receipt["added"] == 64 and receipt["dry_run"]
    assert (_count(copy), copy.revision()) == (before, revision)


def test_an_import_is_undone_by_its_number(run: Run, copy: Store) -> None:
    before = _count(copy)
    receipt = run(copy, "import", FOLDER / "english_survey.csv", "--json").json
    undone = run(copy, "undo", receipt["id"], "--json").json
    assert undone["undone_at"] and _count(copy) == before
    again = run(copy, "undo", receipt["id"])
    assert again.code == 1 and "undone already" in again.err


def test_an_unknown_import_is_refused(run: Run, copy: Store) -> None:
    outcome = run(copy, "undo", 99)
    assert outcome.code == 1 and "There is no import 99" in outcome.err


def test_an_ambiguous_day_is_asked_and_nothing_written(run: Run, copy: Store) -> None:
    before = _count(copy)
    outcome = run(copy, "import", FOLDER / "awkward_gb18030.csv")
    assert outcome.code == 1 and "day first or month first" in outcome.err
    assert _count(copy) == before


def test_an_answer_in_the_mapping_settles_it(run: Run, copy: Store, tmp_path: Path) -> None:
    file = FOLDER / "awkward_gb18030.csv"
    asked = run(copy, "import", file, "--dry-run", "--json")
    assert asked.code == 1 and asked.json["questions"][0]["options"] == ["dmy", "mdy"]
    mapping = asked.json["mapping"]
    for column in mapping["columns"]:
        if column["use"] == "day":
            column["date_order"] = "dmy"
    chosen = tmp_path / "mapping.json"
    chosen.write_text(json.dumps({"mapping": mapping}), encoding="utf-8")
    outcome = run(copy, "import", file, "--map", chosen, "--json")
    assert outcome.code == 0 and outcome.json["added"] > 0


def test_accounts_come_in_as_a_kind_of_their_own(run: Run, copy: Store) -> None:
    argv = ["import", FOLDER / "crm_accounts.csv", "--kind", "accounts", "--json"]
    receipt = run(copy, *argv).json
    assert receipt["kind"] == "accounts" and len(receipt["accounts_added"]) == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param("not json", "is not a mapping", id="no JSON"),
        pytest.param("[]", "is not a mapping", id="no object"),
        pytest.param('{"kind": "feedback"}', "is not a mapping", id="no columns"),
        pytest.param(
            '{"kind": "feedback", "columns": [{"column": "X", "use": "account"}]}',
            "maps the column 'X', which the file lacks",
            id="another file's",
        ),
    ],
)
def test_a_wrong_mapping_is_refused(
    run: Run, copy: Store, tmp_path: Path, content: str, said: str
) -> None:
    chosen = tmp_path / "mapping.json"
    chosen.write_text(content, encoding="utf-8")
    outcome = run(copy, "import", FOLDER / "english_survey.csv", "--map", chosen)
    assert outcome.code == 1 and said in outcome.err


def test_a_missing_file_is_one_sentence(run: Run, copy: Store, tmp_path: Path) -> None:
    outcome = run(copy, "import", tmp_path / "nothing.csv")
    assert outcome.code == 1 and outcome.err.count("\n") == 1 and "nothing.csv" in outcome.err


def test_an_empty_file_is_one_sentence(run: Run, copy: Store, tmp_path: Path) -> None:
    (tmp_path / "empty.csv").write_bytes(b"")
    outcome = run(copy, "import", tmp_path / "empty.csv")
    assert outcome.code == 1 and outcome.err.count("\n") == 1


def test_the_receipt_is_printed_again_by_its_number(run: Run, copy: Store, tmp_path: Path) -> None:
    file = FOLDER / "english_survey.csv"
    number = run(copy, "import", file, "--json").json["id"]
    written = [tmp_path / "rows.csv", tmp_path / "same.csv"]
    argv = ["receipt", number, "--rows", written[0], "--original", written[1]]
    receipt = run(copy, *argv, "--json").json
    assert receipt["antiphon_receipt"] == 1
    assert receipt["rows"]["outcomes"][0]["ranges"] == [[2, 65]]
    assert len(written[0].read_text("utf-8-sig").splitlines()) == 65
    assert written[1].read_bytes() == file.read_bytes()
    assert "64 rows = 64 added" in run(copy, "receipt", number).out
    refused = run(copy, *argv)
    assert refused.code == 1 and "exists already" in refused.err


def test_a_file_is_read_again_with_another_mapping(run: Run, copy: Store, tmp_path: Path) -> None:
    before = _count(copy)
    receipt = run(copy, "import", FOLDER / "english_survey.csv", "--json").json
    mapping = receipt["mapping"]
    for column in mapping["columns"]:
        if column["metric"] == "csat":
            column["use"] = "ignore"
    chosen = tmp_path / "mapping.json"
    chosen.write_text(json.dumps(mapping), encoding="utf-8")
    dry = run(copy, "reread", receipt["id"], "--map", chosen, "--dry-run", "--json").json
    assert _count(copy) == before + 128
    again = run(copy, "reread", receipt["id"], "--map", chosen, "--json").json
    assert again["replaced"] == dry["replaced"] == {"come": 0, "go": 64, "change": 0, "same": 64}
    assert _count(copy) == before + 64
    refused = run(copy, "reread", receipt["id"])
    assert refused.code == 1 and f"Read import {again['id']} again instead" in refused.err


def test_old_files_are_taken_out_by_day(run: Run, copy: Store) -> None:
    number = run(copy, "import", FOLDER / "english_survey.csv", "--json").json["id"]
    assert run(copy, "originals", "--purge-before", "2000-01-01", "--json").json["files"] == 1
    freed = run(copy, "originals", "--purge-before", "2100-01-01", "--json").json
    assert (freed["files"], freed["purged_files"]) == (0, 1)
    assert freed["purged_bytes_in_store"] > 0
    outcome = run(copy, "reread", number)
    assert outcome.code == 1 and "was taken out of the store" in outcome.err
