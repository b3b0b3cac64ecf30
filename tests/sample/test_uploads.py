"""The nine files to try the wizard with hold what they promise."""

from pathlib import Path

import pytest

from sample_data import make_uploads, stories
from voc_core.ingest import answered
from voc_core.ingest.contract import Recognised
from voc_core.ingest.mapped import Mapping
from voc_core.reports import importing, previewing, readings, understanding
from voc_core.store import Store

ENCODINGS = {
    "english_survey.csv": "utf-8",
    "chinese_questionnaire.xlsx": None,
    "crm_accounts.csv": "utf-8-sig",
    "invitations.csv": "utf-8",
    "usage.xlsx": None,
    "commerce.csv": "utf-8-sig",
    "outcomes.csv": "utf-8",
    "awkward_gb18030.csv": "gb18030",
    "awkward_utf16.tsv": "utf-16-le",
}


def _read(store: Store, name: str) -> tuple[bytes, Recognised, Mapping]:
    data = (make_uploads.FOLDER / name).read_bytes()
    recognised = readings.read(store, name, data)
    mapping, questions = understanding.propose(store, recognised, data)
    for question in questions:
        mapping = answered(mapping, question, question.options[0])
    return data, recognised, mapping


def test_the_files_are_those_the_script_writes(tmp_path: Path) -> None:
    make_uploads.write(tmp_path)
    for name in make_uploads.FILES:
        committed = (make_uploads.FOLDER / name).read_bytes()
        assert (tmp_path / name).read_bytes() == committed, name


@pytest.mark.parametrize("name", make_uploads.FILES)
def test_each_is_recognised(demo: Store, name: str) -> None:
    _, recognised, _ = _read(demo, name)
    assert recognised.encoding == ENCODINGS[name]
    assert recognised.header_at == (4 if name == "chinese_questionnaire.xlsx" else 1)


@pytest.mark.parametrize("name", ["english_survey.csv", "chinese_questionnaire.xlsx"])
def test_the_clean_surveys_need_no_answer_and_hold_no_fault(demo: Store, name: str) -> None:
    data, recognised, mapping = _read(demo, name)
    found = previewing.preview(demo, recognised, data, mapping)
    assert found.n_bad == 0 and found.n_answers > found.n_read
    assert found.accounts["account"].notna().all()


def test_the_crm_export_brings_three_new_accounts(demo: Store) -> None:
    data, recognised, mapping = _read(demo, "crm_accounts.csv")
    found = previewing.preview(demo, recognised, data, mapping)
    assert mapping.kind == "accounts" and found.accounts["account"].isna().sum() == 3


@pytest.mark.parametrize(
    ("name", "kind", "n_bad"),
    [
        ("invitations.csv", "invitations", 0),
        ("usage.xlsx", "usage", 2),
        ("commerce.csv", "commerce", 0),
        ("outcomes.csv", "outcomes", 1),
    ],
)
def test_facts_are_seen_for_what_they_are(demo: Store, name: str, kind: str, n_bad: int) -> None:
    data, recognised, mapping = _read(demo, name)
    found = previewing.preview(demo, recognised, data, mapping)
    assert (mapping.kind, found.n_bad) == (kind, n_bad)
    assert found.accounts["account"].notna().all()
    receipt = importing.run(demo, recognised, data, mapping, dry_run=True)
    assert receipt.added + receipt.updated + receipt.unchanged > 10
    assert (receipt.accounts_added, receipt.contacts_added) == ((), 0)


def test_ambiguous_days_are_asked(demo: Store) -> None:
    data = (make_uploads.FOLDER / "awkward_gb18030.csv").read_bytes()
    recognised = readings.read(demo, "awkward_gb18030.csv", data)
    _, questions = understanding.propose(demo, recognised, data)
    assert [question.code for question in questions] == ["date_order"]
    assert "评分 (2)" in recognised.columns


def test_misspelt_accounts_are_proposed(demo: Store) -> None:
    data, recognised, mapping = _read(demo, "awkward_gb18030.csv")
    accounts = previewing.preview(demo, recognised, data, mapping).accounts.set_index("given")
    for name in (make_uploads.AUTO_PARTS, stories.SILENT_DECIDERS):
        assert accounts.loc[make_uploads.MISSPELT[name], "account_name"] == name


def test_rows_with_newlines_and_formulas_arrive_whole(demo: Store) -> None:
    data, recognised, mapping = _read(demo, "awkward_utf16.tsv")
    found = previewing.preview(demo, recognised, data, mapping)
    assert found.n_read == 40 and found.n_answers >= 120
    assert any("\n" in str(cell) for cell in recognised.preview["NPS: Why this score?"])
