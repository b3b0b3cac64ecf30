"""Roles read from 456 job titles labelled by hand; see titles.csv."""

import csv
from pathlib import Path

import pytest

from voc_core.ingest.roles import SURE, role_of_title, roles_of_titles

LABELLED = Path(__file__).with_name("titles.csv").read_text(encoding="utf-8")
ROWS = list(csv.DictReader(LABELLED.splitlines()))


def test_the_roles_of_labelled_titles_agree() -> None:
    wrong = [r["title"] for r in ROWS if role_of_title(r["title"])[0] != r["role"]]
    assert len(ROWS) >= 250
    assert wrong == []


def test_what_says_nothing_stays_unknown() -> None:
    unknown = [role_of_title(r["title"]) for r in ROWS if r["role"] == "unknown"]
    assert {(role, confidence) for role, _, _, confidence in unknown} == {("unknown", 0.0)}


@pytest.mark.parametrize(
    ("surer", "other"),
    [
        ("CEO", "Owner"),
        ("总经理", "代总经理"),
        ("IT Manager", "Product Manager"),
        ("操作工", "顾问"),
        ("总经理", "副总经理"),
    ],
)
def test_a_plain_title_is_surer_than_a_vague_one(surer: str, other: str) -> None:
    assert role_of_title(surer)[3] > role_of_title(other)[3]


def test_doubtful_titles_need_a_second_look() -> None:
    for title in ("Assistant Director", "Product Manager", "总经理助理", "Consultant"):
        assert 0 < role_of_title(title)[3] < SURE


def test_what_a_person_said_of_a_title_wins() -> None:
    table = roles_of_titles(["Poet", "ＣＦＯ "], {"poet": "manager", "cfo": "user"})
    assert table["role"].tolist() == ["manager", "user"]
    assert table["confidence"].tolist() == [1.0, 1.0]
