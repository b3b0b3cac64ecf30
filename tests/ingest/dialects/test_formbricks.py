"""Formbricks: numbered headlines, twins with option ids, zones in the cells, guarded cells."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

META = ["No.", "Response ID", "Timestamp", "Finished", "Survey ID", "Formbricks ID (internal)"]
MORE = ["User ID", "Tags", "source", "url", "userAgent - browser", "country"]
NPS = "How likely are you to recommend us - honestly?"
WHY = "What is the main reason?"
USED = "Which modules do you use?"
HAPPY = "How satisfied are you?"
HEAD = [
    *(*META, *MORE, f"1. {NPS}", f"2. {WHY}", f"3. {USED}", f"3. {USED} - Option ID"),
    *(f"4. {HAPPY} - Support", f"4. {HAPPY} - Price", "score", "campaign"),
    *("person.company", "person.title", "person.email", "person.seats"),
]
USES = ["Reports; Alerts", "Reports", "Alerts; Reports", "Alerts"]


def answer(n: int, score: str, done: str = "Yes") -> list[str]:
    """Return the n-th response, from 0."""
    meta = [
        str(n + 1),
        f"cm5x0{n}",
        f"2026-01-0{n + 2} 04:00:00 GMT+8",
        done,
        "cm1",
        "cm2",
        "u1",
        "",
    ]
    said = [score, f"'-- two days late, again, in wave {n}", USES[n], "id1; id2"]
    about = ["3", "5", "Acme GmbH", "CFO", "li@acme.com", "7"]
    return [
        *meta,
        "web",
        "https://acme.com",
        "Chrome",
        "DE",
        *said,
        "Very satisfied",
        ["Neutral", "Satisfied"][n % 2],
        *about,
    ]


EXPORT = [HEAD, answer(0, "0"), answer(1, "10"), answer(2, "9"), answer(3, "5", "No")]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert found.recognised.dialect == "formbricks" and found.aside == {5: "partial"}
    assert [v[2:4] for v in found.voices if v[1] == NPS] == [("nps", 0), ("nps", 10), ("nps", 9)]
    assert found.column("day")[0] == "2026-01-02"


def test_attributes_say_who_answered_and_are_no_scores():
    found = understood(as_csv(EXPORT))
    people = {"company": "account", "title": "title", "email": "email"}
    assert people.items() <= found.uses.items()
    assert not {"score", "campaign", "seats", "country"} & found.uses.keys()


def test_a_matrix_is_scored_row_by_row_and_option_ids_are_left_out():
    found = understood(as_csv(EXPORT))
    scores = [u.column for u in found.mapping.used("score")]
    assert scores == [NPS, f"{HAPPY} – Support", f"{HAPPY} – Price"]
    assert found.uses[USED] == "choices" and f"3. {USED} - Option ID" not in found.uses


def test_the_apostrophe_before_a_guarded_cell_is_taken_off():
    found = understood(as_csv(EXPORT))
    assert found.column("text")[0] == "-- two days late, again, in wave 0"
    assert found.mapping.used("comment")[0].about == NPS


def test_days_of_older_files_and_of_other_zones_are_read():
    days = ["Fri Jan 02 2026", "2026-01-03 14:30:00 UTC", "2026-01-04 23:30:00 GMT+5:30"]
    rows = [[*r[:2], day, *r[3:]] for r, day in zip(EXPORT[1:4], days, strict=True)]
    found = understood(as_csv([HEAD, *rows]))
    assert [found.column("day")[i] for i in (0, 3, -1)] == [
        "2026-01-02",
        "2026-01-03",
        "2026-01-04",
    ]
