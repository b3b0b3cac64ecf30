"""Intercom: ratings as numbers, faces or words; the zone stands in a heading."""

import pytest

from tests.ingest.dialects.desk_exports import INTERCOM
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

SCORE = "Conversation rating"


@pytest.mark.parametrize("way", every_way(INTERCOM))
def test_conversations_are_read_whatever_they_went_through(way):
    found = understood(every_way(INTERCOM)[way])
    assert (found.recognised.dialect, found.mapping.source) == ("intercom", "ticket")
    assert found.voices == [
        (2, SCORE, "csat", 5, "Solved within minutes."),
        (3, SCORE, "csat", 1, None),
    ]
    assert found.column("account") == ["Acme", "Beta"] and found.checked.empty == 1


def test_the_zone_is_taken_from_the_heading_of_the_time():
    found = understood(as_csv(INTERCOM))
    assert found.recognised.zone == "America/New_York"
    assert found.column("said_at")[0] == "2026-03-04T23:11:12-05:00"


@pytest.mark.parametrize(("best", "worst"), [("🤩", "😠"), ("amazing", "Terrible")])
def test_faces_and_words_have_the_numbers_they_stand_for(best, worst):
    rows = [
        INTERCOM[0],
        *([*r[:8], rating, *r[9:]] for r, rating in zip(INTERCOM[1:3], (best, worst), strict=True)),
    ]
    assert [v[3] for v in understood(as_csv(rows)).voices] == [5, 1]


def test_the_report_of_ratings_has_another_time():
    rows = [[*row[:1], *row[4:6], *row[6:7], *row[8:10], row[1]] for row in INTERCOM[:3]]
    rows[0][-1] = "Updated at (UTC)"
    found = understood(as_csv(rows))
    assert (found.recognised.dialect, found.recognised.zone) == ("intercom", "UTC")
    assert found.column("day")[0] == "2026-03-04"
