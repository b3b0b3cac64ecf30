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


MORE = [
    ("Q2[SQ001]", "How satisfied are you? [Support]"),
    ("Q2[SQ002]", "How satisfied are you? [Price]"),
    ("Q3[SQ001]", "Which do you use? [Reports]"),
    ("Q3[SQ001comment]", "Which do you use? [Reports][Comment]"),
    ("Q3[SQ002]", "Which do you use? [Alerts]"),
    ("Q3[other]", "Which do you use? [Other]"),
    ("Q4[1]", "Please order [Rank 1]"),
    ("Q4[2]", "Please order [Rank 2]"),
    ("Q5", "Which plan?"),
    ("Q5[other]", "Which plan? [Other]"),
    ("Q6", "Your view"),
    ("Q6[comment]", "Your view [Comment]"),
]
SAID = [
    *("A2", "A4", "Y", "every day of the week, in all our offices", "N", "an app of our own"),
    *("Speed", "Cost", "-oth-", "a plan of our own", "Yes", "It works well, mostly, I think."),
]


def more(form: str) -> bytes:
    """Return an export with headings by code, by text or by both."""
    names = {"code": [c for c, _ in MORE], "text": [t for _, t in MORE]}
    names["both"] = [f"{code}. {text}" for code, text in MORE]
    meta = {"code": CODES[:4], "text": TEXTS[:4], "both": BOTH[:4]}
    head = [*meta[form], *names[form]]
    return as_csv([head, *[[str(n), DAY, "4", "en", *SAID] for n in (1, 2, 3)]])


@pytest.mark.parametrize("form", ["text", "both"])
def test_codes_of_answers_are_scored_and_their_direction_asked(form):
    found = understood(more(form))
    (support, price) = found.mapping.used("score")
    assert (support.metric, support.low, support.high) == ("csat", 1, 5)
    asked = [q.column for q in found.questions if q.code == "direction"]
    assert asked == [support.column]
    assert {v[3] for v in found.voices if v[1] == price.column} == {4}


def test_codes_of_answers_under_codes_are_never_scores():
    assert not understood(more("code")).mapping.used("score")


def test_numbers_under_codes_are_a_doubtful_score():
    rows = [[str(n), DAY, "4", "en", score] for n, score in enumerate("939", 1)]
    (use,) = understood(as_csv([[*CODES[:4], "G01Q01"], *rows])).mapping.used("score")
    assert use.metric == "rating" and use.confidence < 0.5


@pytest.mark.parametrize("form", ["text", "both"])
def test_ranked_items_stand_in_the_order_of_their_ranks(form):
    found = understood(more(form))
    assert found.recognised.preview["Please order"].iloc[0] == "Speed\nCost"
    assert found.uses["Please order"] == "choices"


@pytest.mark.parametrize("form", ["code", "text", "both"])
def test_what_was_written_beside_a_choice_explains_no_score(form):
    found = understood(more(form))
    comments = found.mapping.used("comment")
    assert comments and not {u.about for u in comments} - {None}
    ticked = {"code": "Q3", "text": "Which do you use?", "both": "Which do you use?"}[form]
    assert found.recognised.preview[ticked].iloc[0].endswith("ther: an app of our own")
