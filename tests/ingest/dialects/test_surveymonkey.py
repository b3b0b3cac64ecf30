"""SurveyMonkey: two rows of headings, condensed or expanded; one where somebody cleaned up."""

import pytest

from tests.ingest.dialects.exports import every_way, from_excel, understood
from tests.ingest.tables import as_csv, as_xlsx

META = [
    *("Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address"),
    *("Email Address", "First Name", "Last Name", "Custom Data 1"),
]
NPS = "How likely is it that you would recommend us to a colleague?"
WHY = "What is the main reason for your score?"
EASE = "How easy was it to reach us?"
MODULES = "Which modules do you use? Select all that apply."
HAPPY = "How satisfied are you with the following?"
PLAN = "Rank these by importance"
OTHER = "Other (please specify)"
UPPER = [
    *(*META, "Contact information", "", "", NPS, WHY),
    *(MODULES, "", "", HAPPY, "", "", PLAN, "", ""),
]
LOWER = [
    *(*[""] * 9, "Name", "Company", "Job title", "", "Open-Ended Response"),
    *("Reports", "Alerts", OTHER, "Support", "Price", OTHER, "Speed", "Cost", "Help"),
]


def answer(n: int, score: str, ticked: tuple[str, str, str], ranks: str) -> list[str]:
    """Return one response of the n-th respondent."""
    who = ["1.2.3.4", "li@acme.com", "Li", "Wei", "4", "Li Wei", "Acme GmbH", "CFO"]
    day = f"2026-03-{13 + n} 09:05:11"
    said = [score, f"The export of month {n} came two days too late for our audit."]
    matrix = ["Very satisfied", "Dissatisfied", "the long queue" if n == 1 else ""]
    return [f"11802345678{n}", "412345678", day, day, *who, *said, *ticked, *matrix, *ranks]


ANSWERS = [
    answer(1, "Extremely likely - 10", ("Reports", "Alerts", ""), "123"),
    answer(2, "7", ("", "Alerts", "our own app"), "213"),
    answer(3, "Not at all likely - 0", ("Reports", "", ""), "321"),
]
EXPORT = [UPPER, LOWER, *ANSWERS]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_expanded_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert (found.recognised.dialect, found.recognised.header_rows) == ("surveymonkey", 2)
    assert [v[2:4] for v in found.voices if v[1] == NPS] == [("nps", 10), ("nps", 7), ("nps", 0)]
    assert found.column("external_id")[0] == "118023456781"
    assert not found.checked.problems and found.checked.n_read == 3


def test_a_question_reaches_over_the_blanks_to_its_right():
    found = understood(as_csv(EXPORT))
    assert found.uses["Contact information – Company"] == "account"
    assert found.uses["Contact information – Job title"] == "title"
    assert found.uses[f"{HAPPY} – Price"] == "score"
    assert found.column("day")[0] == "2026-03-14"


def test_ticked_and_ranked_choices_become_one_column_each():
    cells = understood(as_csv(EXPORT)).recognised.preview
    assert list(cells[MODULES]) == ["Reports\nAlerts", f"Alerts\n{OTHER}: our own app", "Reports"]
    assert list(cells[PLAN]) == ["Speed\nCost\nHelp", "Cost\nSpeed\nHelp", "Help\nCost\nSpeed"]


def test_what_is_known_of_the_respondent_is_no_score():
    assert (
        not {"Custom Data 1", "Collector ID", "IP Address"} & understood(as_csv(EXPORT)).uses.keys()
    )


def test_a_comment_belongs_to_the_score_before_it_and_an_other_to_none():
    found = understood(as_csv(EXPORT))
    about = {u.column: u.about for u in found.mapping.used("comment")}
    assert about[WHY] == NPS and about.get(f"{HAPPY} – {OTHER}") is None


def test_a_condensed_export_has_one_column_per_question():
    upper = [*META, NPS, WHY, EASE, HAPPY, ""]
    lower = [*[""] * 9, "Response", "Open-Ended Response", "Response", "Support", "Price"]
    rows = [
        [*a[:9], score, "Fast and friendly people on the phone.", "Easy", "4", "2"]
        for a, score in zip(ANSWERS, "930", strict=True)
    ]
    found = understood(as_csv([upper, lower, *rows]))
    metrics = {u.column: u.metric for u in found.mapping.used("score")}
    matrix = {f"{HAPPY} – Support": "csat", f"{HAPPY} – Price": "csat"}
    assert metrics == {NPS: "nps", EASE: "ces", **matrix}


def test_a_scale_with_a_column_per_step_is_one_score():
    steps = ["Very satisfied", "Satisfied", "Neutral", "Dissatisfied", "Very dissatisfied"]
    upper = [*META[:5], "How satisfied are you?", *[""] * 4]
    rows = [
        [*a[:5], *[s if i == k else "" for i, s in enumerate(steps)]] for k, a in enumerate(ANSWERS)
    ]
    found = understood(as_csv([upper, [*[""] * 5, *steps], *rows]))
    assert [v[1:4] for v in found.voices] == [
        ("How satisfied are you?", "csat", score) for score in (5, 4, 3)
    ]


@pytest.mark.parametrize("joint", [" - ", ": ", " | "])
def test_one_row_is_enough_where_somebody_joined_both(joint):
    first = [u for u in UPPER]
    for i in range(10, len(first)):
        first[i] = first[i] or first[i - 1]
    headings = [joint.join(filter(None, pair)) for pair in zip(first, LOWER, strict=True)]
    found = understood(as_csv([headings, *ANSWERS]))
    assert (found.recognised.dialect, found.recognised.header_rows) == ("surveymonkey", 1)
    assert found.uses[WHY] == "comment" and found.uses[NPS] == "score"


def test_days_month_first_with_am_and_pm_are_read():
    rows = [[*a[:2], "03/24/2026 09:05:11 AM", "03/24/2026 12:05:11 PM", *a[4:]] for a in ANSWERS]
    found = understood(from_excel([UPPER, LOWER, *rows]))
    assert found.column("day")[0] == "2026-03-24"


def test_ids_that_a_spreadsheet_rounded_are_not_used_and_warned_of():
    rows = [["1.18E+11", *a[1:]] for a in ANSWERS]
    found = understood(from_excel([UPPER, LOWER, *rows]))
    assert "external_id" not in found.uses.values()
    assert "Respondent ID" in " ".join(map(str, found.recognised.warnings))
    assert len([v for v in found.voices if v[1] == NPS]) == 3


def test_ids_that_a_workbook_holds_as_numbers_stay_whole():
    rows = [[float(a[0]), *a[1:]] for a in ANSWERS]
    found = understood(as_xlsx([UPPER, LOWER, *rows]))
    assert found.column("external_id")[0] == "118023456781"
