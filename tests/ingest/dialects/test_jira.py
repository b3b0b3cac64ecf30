"""Jira: repeated columns are one, wiki marks are taken out, agents do not speak for customers."""

import pytest

from tests.ingest.dialects.desk_exports import JIRA
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

TEXT = "Summary + Description"


@pytest.mark.parametrize("way", every_way(JIRA))
def test_issues_are_read_whatever_they_went_through(way):
    found = understood(every_way(JIRA)[way])
    assert (found.recognised.dialect, found.mapping.source) == ("jira", "ticket")
    assert found.column("account") == ["Acme", "Acme", "Beta", "Beta"][: len(found.voices)]
    assert found.column("day")[0] == "2024-03-12"
    assert not found.checked.problems and not found.questions


def test_the_columns_of_a_repeated_heading_are_one():
    found = understood(as_csv(JIRA))
    assert found.recognised.preview["Labels"].iloc[0] == "slow\nimport"
    assert found.uses["Labels"] == found.uses["Components"] == "choices"


def test_an_issue_is_one_text_with_the_reporters_own_comments_only():
    texts = [
        text for _, question, _, _, text in understood(as_csv(JIRA)).voices if question == TEXT
    ]
    assert texts == [
        "Import is slow\nWhat happens\nrun()\n@sam the import takes an hour.\n"
        "It now takes two hours; help.",
        "New user",
    ]


def test_the_rating_has_five_steps_and_no_other_number_is_a_score():
    scored = understood(as_csv(JIRA)).mapping.used("score")
    assert [(u.column, u.metric, u.low, u.high) for u in scored] == [
        ("Satisfaction rating", "csat", 1, 5)
    ]


def test_an_issue_in_progress_is_a_voice_and_not_set_aside():
    assert understood(as_csv(JIRA)).aside == {}


def test_the_kind_of_request_is_a_touchpoint():
    assert understood(as_csv(JIRA)).column("touchpoint")[0] == "Report a bug"


def test_days_as_excel_writes_them_are_understood():
    rows = [
        [cell.replace("12/Mar/24 9:41 AM", "6/21/2025 16:14") for cell in row]
        for row in [JIRA[0], JIRA[1]]
    ]
    assert understood(as_csv(rows)).column("day")[0] == "2025-06-21"
