"""Every row of a file is good, bad or empty; everything wrong is said at once, with its place."""

from dataclasses import replace

import pandas as pd
import pytest

from tests.ingest.tables import (
    ACCOUNT,
    CSAT,
    DAY,
    LIMITS,
    NPS,
    WHY,
    checked,
    feedback,
    said_about,
    table,
)
from voc_core.ingest import ColumnUse, Mapping
from voc_core.ingest.feedback_rows import COLUMNS


def test_a_row_with_two_scores_and_two_comments_becomes_three_feedbacks():
    other = ColumnUse("Other", "comment")
    chunk = table(NPS=["9"], Why=["fast"], CSAT=["2"], Other=["dear"])
    rows = checked(chunk, feedback(NPS, WHY, CSAT, other)).rows
    assert rows["question"].tolist() == ["NPS", "CSAT", "Other"]
    assert rows["metric"].tolist() == ["nps", "csat", "none"]
    assert rows["text"].fillna("-").tolist() == ["fast", "-", "dear"]
    assert rows["score"].tolist()[:2] == [9, 2]
    assert rows["scale_high"].tolist()[:2] == [10, 5]


def test_the_columns_are_those_of_the_contract():
    assert tuple(checked(table(NPS=["9"]), feedback(NPS)).rows.columns) == COLUMNS


def test_a_comment_whose_score_is_missing_stands_alone():
    rows = checked(table(NPS=[None], Why=["fast"]), feedback(NPS, WHY)).rows
    assert rows[["metric", "question", "text"]].to_numpy().tolist() == [["none", "Why", "fast"]]


def test_two_comments_on_one_score_are_told_on_two_lines():
    more = ColumnUse("More", "comment", about="NPS")
    chunk = table(NPS=["9", "8"], Why=["fast", None], More=["dear", "late"])
    assert checked(chunk, feedback(NPS, WHY, more)).rows["text"].tolist() == ["fast\ndear", "late"]


@pytest.mark.parametrize("code", ["-2", "-3", "-99", "(跳过)", "（空）", "N/A", "不适用", " "])
def test_a_code_for_not_answered_is_missing_and_never_zero(code):
    result = checked(table(NPS=[code], Why=[code]), feedback(NPS, WHY))
    assert (len(result.rows), result.empty, result.problems) == (0, 1, [])


def test_a_negative_score_on_a_scale_that_has_it_is_a_score():
    scale = ColumnUse("S", "score", metric="rating", low=-3, high=3)
    assert checked(table(S=["-3"]), feedback(scale)).rows["score"].tolist() == [-3]


CODES = (" N/A", "ｎ／ａ", "（跳过）", "Not Answered", "－９９", "kA", "Ka ")


@pytest.mark.parametrize("use", ["score", "comment", "contact", "title", "touchpoint", "choices"])
def test_every_cell_dropped_as_a_code_is_counted_as_the_file_writes_it(use):
    chunk = table(Q=[*CODES, "8"], NPS=["9"] * 8)
    result = checked(chunk, feedback(ColumnUse("Q", use), NPS, missing=("KA",)))
    assert result.missing == {("Q", code.strip()): 1 for code in CODES}
    assert not result.problems


def test_a_number_on_the_scale_of_its_score_is_no_code_and_is_not_counted():
    scale = ColumnUse("S", "score", metric="rating", low=-3, high=3)
    result = checked(table(S=["-3", "-2", "-99", "n/a"]), feedback(scale))
    assert result.rows["score"].tolist() == [-3, -2]
    assert result.missing == {("S", "-99"): 1, ("S", "n/a"): 1}


def test_a_code_the_file_has_of_its_own_is_missing_even_on_the_scale():
    result = checked(table(NPS=["9", "1"]), feedback(NPS, missing=("9",)))
    assert (result.rows["score"].tolist(), result.missing) == ([1], {("NPS", "9"): 1})


def test_a_word_is_no_answer_on_any_scale():
    scale = ColumnUse("S", "score", metric="rating", low=-10, high=10)
    result = checked(table(S=["N/A", "-9"]), feedback(scale))
    assert (result.rows["score"].tolist(), result.problems) == ([-9], [])


def test_an_amount_below_nothing_is_no_code_and_is_not_counted():
    uses = (ACCOUNT, ColumnUse("Month", "month"), ColumnUse("Paid", "revenue"))
    late = ColumnUse("Late", "days_late")
    chunk = table(
        Account=["Acme"] * 2, Month=["2026-03"] * 2, Paid=["-99", "9"], Late=["-2", "N/A"]
    )
    result = checked(chunk, Mapping("commerce", (*uses, late)))
    assert (result.rows["revenue"].tolist(), result.missing) == ([-99, 9], {("Late", "N/A"): 1})


def test_a_row_of_a_directory_that_holds_but_codes_is_empty():
    result = checked(table(Account=["不适用"]), Mapping("accounts", (ACCOUNT,)))
    assert (result.empty, result.missing) == (1, {("Account", "不适用"): 1})


def test_a_zero_is_a_score():
    result = checked(table(NPS=["0"]), feedback(NPS))
    assert result.rows["score"].tolist() == [0]
    assert result.empty == 0


@pytest.mark.parametrize(
    ("cell", "found"),
    [("11", "11"), ("ten", "ten"), ("-1", "-1"), ("7.5", "7.5"), ("4/5", "4/5")],
)
def test_a_score_off_the_scale_is_a_problem_with_its_place(cell, found):
    result = checked(table(NPS=[cell]), feedback(NPS))
    assert said_about(result) == [(2, "NPS", found, "expected a whole number from 0 to 10")]
    assert result.bad.index.tolist() == [2]


def test_scores_written_in_words_take_the_number_of_their_label():
    use = replace(CSAT, labels={"很满意": 5.0, "bad": 1.0})
    assert checked(table(CSAT=["很满意", "BAD"]), feedback(use)).rows["score"].tolist() == [5, 1]


def test_effort_keeps_the_number_given_whatever_its_direction():
    use = ColumnUse("CES", "score", metric="ces", low=1, high=7, high_is_easy=False)
    assert checked(table(CES=["6"]), feedback(use)).rows["score"].tolist() == [6]


def test_all_problems_are_told_at_once_in_the_order_of_the_file():
    email = ColumnUse("Mail", "email")
    chunk = table(
        Account=["Acme", None, "Beta"],
        Mail=["li@acme.com", "nobody", "x@y"],
        Day=["soon", "2026-03-04", "1980-01-01"],
        NPS=["12", "x", "9"],
    )
    result = checked(chunk, feedback(ACCOUNT, email, DAY, NPS, account=None))
    assert [(row, column) for row, column, _, _ in said_about(result)] == [
        (2, "Day"),
        (2, "NPS"),
        (3, "Mail"),
        (3, "Account"),
        (3, "NPS"),
        (4, "Mail"),
        (4, "Day"),
    ]
    assert len(result.rows) == 0


def test_a_day_in_the_future_is_a_problem_from_the_second_day():
    chunk = table(Day=["2026-07-01", "2026-07-02"], NPS=["9", "9"])
    result = checked(chunk, feedback(DAY, NPS))
    expected = "expected a day from 1990-01-01 to 2026-07-01"
    assert said_about(result) == [(3, "Day", "2026-07-02", expected)]


def test_an_ambiguous_day_nobody_was_asked_about_is_a_problem():
    result = checked(
        table(Day=["03/04/2026"], NPS=["9"]), feedback(replace(DAY, date_order=None), NPS)
    )
    assert "can be read one way" in said_about(result)[0][3]


def test_a_missing_day_is_a_problem_unless_the_file_has_one():
    chunk = table(Day=[None], NPS=["9"])
    assert len(checked(chunk, feedback(DAY, NPS, day=None)).problems) == 1
    assert checked(chunk, feedback(DAY, NPS)).rows["day"].tolist() == ["2026-03-04"]


def test_an_account_is_not_missed_where_id_or_mail_can_name_it():
    uses = (ACCOUNT, ColumnUse("Id", "account_id"), ColumnUse("Mail", "email"), NPS)
    chunk = table(
        Account=["Acme", None, None, None],
        Id=[None, "A1", None, None],
        Mail=[None, None, "li@acme.com", None],
        NPS=["9"] * 4,
    )
    result = checked(chunk, feedback(*uses, account=None))
    assert said_about(result) == [(5, "Account", "", "expected the name of an account")]


def test_a_row_that_says_nothing_is_empty_and_not_bad():
    result = checked(table(Day=["soon", "x"], NPS=[None, "9"]), feedback(DAY, NPS))
    assert (result.n_read, result.empty, result.bad.index.tolist()) == (2, 1, [3])


def test_an_anonymous_address_is_missing_and_no_problem():
    mail, name = ColumnUse("Mail", "email"), ColumnUse("Name", "contact")
    chunk = table(Mail=["anonymous"], Name=["Anonymous"], NPS=["9"])
    rows = checked(chunk, feedback(mail, name, NPS)).rows
    assert rows[["email", "contact"]].isna().all(axis=None)


def test_a_cell_beyond_the_limit_is_a_problem_and_not_cut():
    settings = replace(LIMITS, max_cell_chars=5)
    result = checked(table(NPS=["9"], Why=["longer"]), feedback(NPS, WHY), settings=settings)
    assert said_about(result) == [(2, "Why", "longer", "expected at most 5 characters")]


def test_a_row_longer_than_its_headings_is_a_problem_even_if_it_says_nothing():
    chunk = table(**{"NPS": ["9", None], "(beyond the headings)": ["x", "y"]})
    uses = (NPS, ColumnUse("(beyond the headings)", "ignore"))
    result = checked(chunk, feedback(*uses))
    assert result.bad.index.tolist() == [2, 3]


def test_a_formula_is_kept_as_text():
    assert checked(table(NPS=["9"], Why=["=1+1"]), feedback(NPS, WHY)).rows["text"][0] == "=1+1"


def test_the_value_found_is_cut_to_eighty_characters():
    assert len(checked(table(NPS=["x" * 500]), feedback(NPS)).problems[0].found) == 80


def test_a_mapping_that_takes_nothing_finds_every_row_empty():
    result = checked(table(Day=["2026-03-04"]), feedback(DAY))
    assert (len(result.rows), result.empty, list(result.rows.columns)) == (0, 1, list(COLUMNS))


def test_a_chunk_without_rows_is_no_mistake():
    result = checked(table(NPS=[], Day=[]), feedback(DAY, NPS))
    assert (len(result.rows), result.n_read, result.empty) == (0, 0, 0)


def test_the_chunk_is_left_as_it_was():
    chunk = table(NPS=["9", "x"], Day=["2026-03-04", "soon"])
    before = chunk.copy()
    checked(chunk, feedback(DAY, NPS))
    pd.testing.assert_frame_equal(chunk, before)


def test_a_mapping_read_from_json_checks_alike():
    mapping = feedback(DAY, NPS, WHY)
    chunk = table(Day=["2026-03-04"], NPS=["9"], Why=["fast"])
    again = checked(chunk, Mapping.of(mapping.as_dict()))
    pd.testing.assert_frame_equal(again.rows, checked(chunk, mapping).rows)
