"""The whole receipt: a stable document, every row in it, and nothing a spreadsheet would run."""

import json

import jsonschema
import pytest

from tests.conftest import ROOT
from tests.importing.answers import answer, run
from voc_core.ingest.uses import USES
from voc_core.reports import importing, readings, receipt_file, rereading, understanding, uses
from voc_core.store import Store, imports, originals
from voc_core.story.csvfile import csv_bytes
from voc_core.wording import Words

SCHEMA = json.loads((ROOT / "docs/receipt.schema.json").read_text(encoding="utf-8"))
EN, ZH = Words("en"), Words("zh_CN")
FILE = (
    "Response ID,Company,Date,NPS (0-10),Comment\n"
    "R-2026-1,Acme,2026-05-01,9,Works as promised\n"
    "R-2026-2,Acme,2026-05-02,=1+1,\n"
    "R-2026-3,Beta,soon,twelve,\n"
    ",,,,\n"
    "R-2026-4,Beta,2026-05-04,,\n"
    "R-2026-1,Acme,2026-05-01,9,Works as promised\n"
    "R-2026-5,Beta,2026-05-05,0,\n"
)


@pytest.fixture
def whole(store: Store) -> receipt_file.Whole:
    data = FILE.encode()
    file = readings.read(store, "wave.csv", data)
    mapping, _ = understanding.propose(store, file, data)
    importing.run(store, file, data, mapping, with_tone=False)
    return receipt_file.whole(store, 1)


def _outcomes(document):
    return {(o["outcome"], o["reason"]): o["ranges"] for o in document["rows"]["outcomes"]}


def test_every_row_of_the_file_stands_in_the_document(whole):
    assert _outcomes(receipt_file.document(whole, EN)) == {
        ("added", None): [(2, 2), (8, 8)],
        ("skipped", "empty"): [(6, 6)],
        ("skipped", "repeated"): [(7, 7)],
        ("problem", None): [(3, 4)],
    }


def test_the_sum_is_told_in_figures(whole):
    assert receipt_file.equation(whole, EN) == "6 rows = 2 added + 2 skipped + 2 with a problem"


@pytest.mark.parametrize("words", [EN, ZH])
def test_the_document_is_what_its_schema_says(whole, store, words):
    run(store, [answer(2)])
    importing.undo(store, 1)
    rereading.read_again(store, 1, with_tone=False)
    for number in (1, 2, 3):
        document = receipt_file.document(receipt_file.whole(store, number), words)
        jsonschema.validate(json.loads(json.dumps(document)), SCHEMA)


def test_the_document_tells_file_mapping_and_state(whole, store):
    originals.purge(store, [whole.receipt.digest])
    document = receipt_file.document(receipt_file.whole(store, 1), EN)
    file = document["file"]
    assert (file["n_bytes"], file["encoding"], file["delimiter"]) == (len(FILE), "utf-8", ",")
    assert file["why"] and file["original"] == "purged"
    told = {c["column"]: c["used_for"] for c in document["columns"]}
    assert told["NPS (0-10)"] == "NPS · 0–10"
    assert told["Comment"] == "Comment · explains NPS (0-10)"


def test_codes_are_the_same_in_every_language(whole):
    english, chinese = (receipt_file.document(whole, words) for words in (EN, ZH))
    codes = [[p["expected_code"] for p in d["problems"]] for d in (english, chinese)]
    assert codes[0] == codes[1]
    assert _outcomes(english) == _outcomes(chinese)


def test_row_by_row_names_each_row_once_and_each_problem(whole):
    table = receipt_file.row_by_row(whole, EN)
    assert table["row"].tolist() == [2, 3, 4, 4, 6, 7, 8]
    assert table["outcome"].tolist()[:3] == ["Added", "Problem", "Problem"]
    assert table.loc[table["row"] == 4, "column"].tolist() == ["Date", "NPS (0-10)"]
    assert table["reason"].tolist()[-2] == receipt_file.why("repeated", EN)


def test_a_found_formula_is_disarmed(whole):
    assert b"'=1+1" in csv_bytes(receipt_file.row_by_row(whole, EN))


def test_the_bad_rows_come_from_the_kept_file(whole, store):
    text = rereading.bad_rows(store, 1).decode("utf-8-sig")
    assert [line.split(",")[0] for line in text.splitlines()] == [
        "Response ID",
        "R-2026-2",
        "R-2026-3",
    ]


def test_an_import_from_before_has_counts_and_no_ranges(whole, store):
    with store.write("as it was") as db:
        db.conn.execute("DELETE FROM import_rows")
    old = receipt_file.whole(store, 1)
    assert set(_outcomes(receipt_file.document(old, EN)).values()) == {None}
    assert receipt_file.equation(old, EN) == receipt_file.equation(whole, EN)
    assert receipt_file.row_by_row(old, EN).empty


def test_a_receipt_of_before_reads_as_it_was(whole, store):
    """Receipts written before these fields were known hold fewer of them."""
    new = {"n_bytes", "container", "sheet", "delimiter", "header_at", "why", "time_zone", "said"}
    new |= {"missing", "supersedes", "replaced"}
    kept = {k: v for k, v in imports.receipt(store, 1).stored().items() if k not in new}
    with store.write("as it was") as db:
        db.conn.execute("UPDATE import SET receipt = ?", [json.dumps(kept)])
    document = receipt_file.document(receipt_file.whole(store, 1), EN)
    assert (document["file"]["n_bytes"], document["missing"]) == (None, [])


def test_every_use_of_a_column_has_a_word():
    assert set(uses.USES) == set(USES)
