"""Typeform: choices in columns of their own or in one cell, partial answers, times in UTC."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

NPS = "How likely are you to recommend {{field:01HX-ab}} to a colleague?"
SHOWN = "How likely are you to recommend … to a colleague?"
WHY = "You said {{answer_42471732}}. Why?"
AREAS = "Which areas matter to you?"
PLAN = "Which plan are you on?"
ENDS = ["Response Type", "Start Date (UTC)", "Stage Date (UTC)", "Submit Date (UTC)"]
HEAD = ["#", NPS, WHY, AREAS, PLAN, "Other", "company", *ENDS, "Network ID", "Tags", "Ending"]
DAY = "2026-03-14 23:05:14"


def answer(token: str, score: str, areas: str, kind: str = "completed") -> list[str]:
    """Return one response."""
    end = [kind, DAY, "" if kind == "completed" else DAY, DAY if kind == "completed" else ""]
    why = f"Reason {token}: the export breaks at every month end."
    return [token * 8, score, why, areas, "", "a plan of ours", "Acme GmbH", *end, "d35608", "", ""]


EXPORT = [
    HEAD,
    answer("06af", "10", " / Reports / CI/CD"),
    answer("17be", "0", "Reports / Alerts"),
    answer("28cd", "8", "CI/CD"),
    answer("39dc", "7", "Alerts / Reports"),
    answer("4aeb", "3", "", "partial"),
]
OLD_HEAD = ["#", NPS, "Reports", "Alerts", "Other", "Start Date (UTC)", ENDS[3], "Network ID"]
OLD = [
    OLD_HEAD,
    ["06812", "0", "Reports", "", "our own app", DAY, DAY, "d3"],
    ["06813", "9", "Reports", "Alerts", "", DAY, DAY, "d4"],
]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert (found.recognised.dialect, found.recognised.zone) == ("typeform", "UTC")
    assert [v[2:4] for v in found.voices if v[1] == SHOWN] == [
        ("nps", 10), ("nps", 0), ("nps", 8), ("nps", 7),
    ]  # fmt: skip
    assert found.aside == {6: "partial"} and found.checked.n_read == 5
    assert found.column("account")[0] == "Acme GmbH"


def test_several_choices_stand_in_one_cell():
    (use,) = understood(as_csv(EXPORT)).mapping.used("choices")
    assert (use.column, use.between) == (AREAS, " / ")


def test_a_comment_belongs_to_its_score_and_what_was_written_beside_other_to_none():
    found = understood(as_csv(EXPORT))
    assert found.mapping.used("comment")[0].about == SHOWN
    assert f"{PLAN} – Other" in found.recognised.columns


def test_choices_in_columns_of_their_own_become_one_column():
    found = understood(as_csv(OLD))
    assert found.recognised.dialect == "typeform"
    assert list(found.recognised.preview["Reports / Alerts / Other"]) == [
        "Reports\nOther: our own app",
        "Reports\nAlerts",
    ]
    assert [v[3] for v in found.voices] == [0, 9]


def test_a_choice_nobody_took_stays_among_the_choices():
    rows = [
        ["06812", "0", "Reports", "", "", DAY, DAY, "d3"],
        ["3", "9", "", "", "our own", DAY, DAY, ""],
    ]
    found = understood(as_csv([OLD_HEAD, *rows]))
    assert list(found.recognised.preview["Reports / Alerts / Other"]) == [
        "Reports",
        "Other: our own",
    ]
