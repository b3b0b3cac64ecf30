"""LimeSurvey: comma or semicolon, codes or texts, unfinished answers have no day of submission."""

import pytest

from tests.ingest.dialects.exports import understood
from tests.ingest.tables import as_csv

CODES = [
    *("id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"),
    *("G01Q01", "G01Q02", "G02Q03[SQ001]", "G02Q03[SQ002]", "G02Q04[SQ001]", "G02Q04[SQ002]"),
    *("interviewtime", "groupTime8020"),
]
TEXTS = [
    *("Response ID", "Date submitted", "Last page", "Start language", "Seed", "Date started"),
    *("Date last action", "How likely are you to recommend us? (0-10)", "Why?"),
    "How satisfied are you? [Support]",
    "How satisfied are you? [Price]",
    "Which do you use? [Reports]",
    "Which do you use? [Alerts]",
    *("Total time", "Group time: Start"),
]
BOTH = [f"{code}. {text}" for code, text in zip(CODES, TEXTS, strict=True)]
DAY = "2026-03-04 10:11:12"


def row(identity: str, submitted: str, score: str) -> list[str]:
    """Return one response."""
    why = "The monthly report arrives late again and again."
    return [
        *(identity, submitted, "4", "en", "77", DAY, DAY, score, why, "5", "2", "Y", "N"),
        *("340", "31"),
    ]


ROWS = [row("1", DAY, "9"), row("2", "", "3"), row("3", DAY, "5"), row("4", DAY, "0")]


@pytest.mark.parametrize("delimiter", [",", ";"])
@pytest.mark.parametrize("headings", [CODES, TEXTS, BOTH], ids=["codes", "texts", "both"])
def test_every_form_of_headings_is_recognised(headings, delimiter):
    found = understood(as_csv([headings, *ROWS], delimiter=delimiter, bom=b"\xef\xbb\xbf"))
    assert found.recognised.dialect == "limesurvey"
    assert found.aside == {3: "partial"}
    assert found.column("day")[0] == "2026-03-04"


@pytest.mark.parametrize("headings", [TEXTS, BOTH], ids=["texts", "both"])
def test_scores_choices_and_times_are_told_apart(headings):
    found = understood(as_csv([headings, *ROWS]))
    metrics = {question: metric for _, question, metric, *_ in found.voices}
    assert metrics == {
        "How likely are you to recommend us? (0-10)": "nps",
        "How satisfied are you? – Support": "csat",
        "How satisfied are you? – Price": "csat",
    }
    assert found.uses["Which do you use?"] == "choices"
    assert found.recognised.preview["Which do you use?"].iloc[0] == "Reports"
    assert not {"Total time", "Group time: Start", *BOTH[-2:]} & found.uses.keys()


def test_a_survey_without_date_stamps_asks_for_no_day_of_1980():
    rows = [row("1", "1980-01-01 00:00:00", "9")]
    found = understood(as_csv([TEXTS, *rows]))
    assert [p.column for p in found.checked.problems] == ["Date submitted"]
    assert not found.aside
