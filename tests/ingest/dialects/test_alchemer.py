"""Alchemer: `option:question`, statuses, Eastern time."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

META = ["Response ID", "Time Started", "Date Submitted", "Status", "Contact ID", "Legacy Comments"]
MORE = ["Comments", "Language", "SessionID", "Longitude", "Latitude", "Country", "Postal"]
NPS = "How likely are you to recommend us: 0 to 10?"
WHY = "Why did you choose this score?"
USED = "Which modules do you use?"
HAPPY = "How satisfied are you with:"
HEAD = [
    *(*META, *MORE, "Company Name", NPS, WHY, f"Reports:{USED}", f"Alerts:{USED}"),
    *(f"Other - Write In:{USED}", f"Support: 24/7:{HAPPY}", f"Price:{HAPPY}"),
    "URL Variable: wave",
]


def answer(n: int, score: str, status: str = "Complete") -> list[str]:
    """Return the n-th response."""
    meta = [str(n), f"Mar 1{n}, 2026 9:00:00 AM", f"Mar 1{n}, 2026 11:05:11 PM", status, "", ""]
    more = ["", "English", f"15{n}_5f0c", "-71.1", "42.3", "United States", "02110"]
    said = ["Acme GmbH", score, f"Reason {n}: two days are saved at month end."]
    return [*meta, *more, *said, "Reports", "Alerts" if n % 2 else "", "", "5", "2", "3"]


EXPORT = [
    HEAD,
    answer(4, "0"),
    answer(5, "10"),
    answer(6, "7", "Partial"),
    answer(7, "7", "Disqualified"),
]


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert found.recognised.dialect == "alchemer"
    assert found.aside == {4: "partial", 5: "screened_out"} and found.checked.n_read == 4
    assert found.column("day")[0] == "2026-03-14"
    assert found.recognised.zone == "America/New_York"
    assert not found.checked.problems


def test_options_before_a_question_are_its_choices_or_rows():
    found = understood(as_csv(EXPORT))
    assert found.recognised.preview[USED].tolist()[:2] == ["Reports", "Reports\nAlerts"]
    scores = {u.column: u.metric for u in found.mapping.used("score")}
    assert scores == {NPS: "nps", f"{HAPPY} – Support: 24/7": "csat", f"{HAPPY} – Price": "csat"}


def test_a_comment_belongs_to_its_score_and_what_the_link_carried_is_no_score():
    found = understood(as_csv(EXPORT))
    assert found.mapping.used("comment")[0].about == NPS
    assert found.uses["Company Name"] == "account" and "URL Variable: wave" not in found.uses


def test_times_of_the_interface_are_read_too():
    rows = [[*r[:2], "2025-07-14 23:05:11", *r[3:]] for r in EXPORT[1:]]
    assert understood(as_csv([HEAD, *rows])).column("day")[0] == "2025-07-14"
