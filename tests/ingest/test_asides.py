"""Rows that are no answers are found, set aside with a reason, and counted."""

import pytest

from tests.ingest.dialects.exports import understood
from tests.ingest.tables import ACCOUNT, DAY, NPS, WHY, as_csv, checked, column, feedback, table
from voc_core.ingest.asides import fastest, seconds_of
from voc_core.ingest.mapped import Aside

HEAD = ["ID", "Date", "Company", "Status", "Duration", "NPS (0-10)", "Why?"]
PROSE = "The export fails at every month end."


def rows(*said: tuple[str, str]) -> list[list[str]]:
    """Return answers with a status and a duration."""
    start = [[f"R_{i:08d}a", "2026-03-04", "Acme"] for i in range(len(said))]
    return [
        [*meta, *one, str(i % 11), PROSE]
        for i, (meta, one) in enumerate(zip(start, said, strict=False))
    ]


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("125", 125),
        ("125秒", 125),
        ("2分5秒", 125),
        ("1小时2分", 3720),
        ("00:02:05", 125),
        ("2:05", 125),
        ("2m 5s", 125),
        ("2 minutes 5 seconds", 125),
        ("１２５秒", 125),
        ("soon", None),
        ("5 apples", None),
    ],
)
def test_a_duration_is_read_as_people_write_it(text, seconds):
    assert seconds_of(text) == seconds


def test_a_speeder_is_faster_than_a_third_of_the_median():
    assert fastest(column(*["300秒"] * 30, "20秒")) == 100
    assert fastest(column(*["300"] * 29)) is None


def test_unfinished_screened_and_fast_answers_are_set_aside():
    said = [("Complete", "300")] * 40 + [
        ("Partial", "300"),
        ("Disqualified", "9"),
        ("Complete", "9"),
    ]
    found = understood(as_csv([HEAD, *rows(*said)]))
    assert found.aside == {42: "partial", 43: "screened_out", 44: "speeder"}
    assert len(found.voices) == 40


@pytest.mark.parametrize(
    ("heading", "done", "not_done"),
    [("Finished", "True", "False"), ("是否完成", "是", "否"), ("答卷状态", "已完成", "未完成")],
)
def test_finished_or_not_in_both_languages(heading, done, not_done):
    table = [[*HEAD[:3], heading, *HEAD[4:]], *rows((done, "300"), (not_done, "300"), (done, "1"))]
    assert understood(as_csv(table)).aside == {3: "partial"}


def test_a_status_of_tickets_says_nothing_about_finishing():
    found = understood(as_csv([HEAD, *rows(("Open", "300"), ("Closed", "300"), ("Pending", "1"))]))
    assert not found.mapping.aside


@pytest.mark.parametrize(
    "footer",
    [
        ["Grand Totals (5700 records)", "", "", "", "", "", ""],
        ["", "Confidential Information - Do Not Distribute", "", "", "", "", ""],
        ["Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved.", *[""] * 6],
        ["合计", "", "", "", "340", "57", ""],
        ["总计", "", "", "", "", "8.5", ""],
    ],
)
def test_a_line_below_the_table_is_a_footer(footer):
    found = understood(as_csv([HEAD, *rows(("Complete", "1"), ("Complete", "2")), footer]))
    assert found.aside == {4: "footer"} and not found.checked.problems


def test_a_person_whose_name_is_that_of_a_total_is_no_footer():
    chunk = table(Account=["Total"], Day=["2026-03-04"], NPS=["9"], Why=[PROSE])
    assert checked(chunk, feedback(ACCOUNT, DAY, NPS, WHY)).aside.empty


def test_every_row_is_good_bad_empty_or_aside_and_never_two_of_them():
    said = [("Complete", "300"), ("Partial", "1"), ("Complete", "x")]
    lines = [HEAD, *rows(*said), ["R_1", "soon", "Acme", "Complete", "1", "9", ""], ["合计"]]
    result = understood(as_csv(lines)).checked
    parts = [{*result.rows["row"]}, {*result.bad.index}, {*result.aside.index}]
    assert sum(map(len, parts)) + result.empty == result.n_read == 5
    assert not parts[0] & parts[1] and not parts[2] & (parts[0] | parts[1])


@pytest.mark.parametrize(
    ("test", "values", "rows_aside"),
    [
        ("in", ("x",), [2]),
        ("not_in", ("x",), [3]),
        ("blank", (), [4]),
        ("filled", (), [2, 3]),
    ],
)
def test_each_test_of_a_rule(test, values, rows_aside):
    chunk = table(NPS=["9", "8", "7"], State=["Ｘ", "y", None])
    mapping = feedback(NPS, aside=(Aside("State", "test", test, values),))
    assert checked(chunk, mapping).aside.index.tolist() == rows_aside
