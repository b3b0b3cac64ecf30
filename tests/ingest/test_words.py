"""Words of closed sets, touchpoints and names are read as codes or kept as written."""

from dataclasses import replace

import pytest

from tests.ingest.tables import CSAT, NPS, checked, feedback, table
from voc_core.ingest import ColumnUse


@pytest.mark.parametrize(
    ("word", "role"),
    [
        ("Decision Maker", "decision_maker"),
        ("decision_maker", "decision_maker"),
        ("决策者", "decision_maker"),
        ("End-user", "user"),
        ("使用者", "user"),
        ("项目管理人员", "manager"),
        ("未标注", "unknown"),
        ("astronaut", None),
    ],
)
def test_a_role_is_read_in_both_languages_and_an_unknown_word_is_missing(word, role):
    result = checked(table(Role=[word], NPS=["9"]), feedback(ColumnUse("Role", "role"), NPS))
    assert result.problems == []
    assert result.rows["role"].tolist() == [role] if role else result.rows["role"].isna().all()


def test_a_department_we_do_not_know_is_other():
    dept = ColumnUse("Dept", "department")
    chunk = table(Dept=["财务部", "Zoo", None], NPS=["9"] * 3)
    assert checked(chunk, feedback(dept, NPS)).rows["department"].fillna("-").tolist() == [
        "finance",
        "other",
        "-",
    ]


def test_a_source_is_read_and_else_that_of_the_file():
    source = ColumnUse("Source", "source")
    chunk = table(Source=["访谈", "WeChat", None], NPS=["9"] * 3)
    rows = checked(chunk, feedback(source, NPS, source="qbr")).rows
    assert rows["source"].tolist() == ["interview", "qbr", "qbr"]


def test_a_touchpoint_is_known_by_code_or_name_and_else_kept_as_written():
    touchpoint = ColumnUse("At", "touchpoint")
    chunk = table(At=["ONBOARDING", "go live", "Moon", None], NPS=["9"] * 4)
    rows = checked(
        chunk,
        feedback(touchpoint, NPS, touchpoint="support"),
        touchpoints={"onboarding", "Go-Live"},
    ).rows
    assert rows["touchpoint"].tolist() == ["onboarding", "Go-Live", "Moon", "support"]


def test_the_touchpoint_of_a_question_wins_over_that_of_the_row():
    use = replace(CSAT, touchpoint="training")
    chunk = table(At=["support"], NPS=["9"], CSAT=["5"])
    rows = checked(chunk, feedback(ColumnUse("At", "touchpoint"), NPS, use)).rows
    assert rows["touchpoint"].tolist() == ["support", "training"]


@pytest.mark.parametrize(
    ("first", "last", "name"),
    [("Jo", "Ray", "Jo Ray"), ("伟", "李", "李伟"), ("小明", "李", "李小明"), (None, "Ray", "Ray")],
)
def test_first_and_last_name_make_one_name(first, last, name):
    uses = (ColumnUse("Last Name", "contact"), ColumnUse("First Name", "contact"), NPS)
    chunk = table(**{"First Name": [first], "Last Name": [last], "NPS": ["9"]})
    assert checked(chunk, feedback(*uses)).rows["contact"].tolist() == [name]
