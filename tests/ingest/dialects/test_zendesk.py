"""Zendesk: good or bad in words, no rating is no answer; views, reports and the API alike."""

import json

import pytest

from tests.ingest.dialects.desk_exports import EXPLORE, ZENDESK, ZENDESK_API
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

TEXT = "Subject + Description"
SCORE = "Satisfaction Score"


@pytest.mark.parametrize("way", every_way(ZENDESK))
def test_a_view_is_read_whatever_it_went_through(way):
    found = understood(every_way(ZENDESK)[way])
    assert (found.recognised.dialect, found.mapping.source) == ("zendesk", "ticket")
    assert found.uses == {
        "Id": "external_id",
        "Requester": "contact",
        "Requester email": "email",
        TEXT: "comment",
        "Tags": "choices",
        "Created at": "day",
        "Organization": "account",
        SCORE: "score",
        "Satisfaction comment": "comment",
    }
    assert not found.checked.problems and not found.questions


def test_good_is_one_and_bad_is_nought_with_the_comment_that_explains_it():
    rated = [v for v in understood(as_csv(ZENDESK)).voices if v[1] == SCORE]
    assert rated == [
        (2, SCORE, "csat", 0, "It took three days."),
        (3, SCORE, "csat", 1, None),
    ]


def test_a_rating_not_given_is_missing_and_counted():
    missing = understood(as_csv(ZENDESK)).checked.missing
    assert missing[(SCORE, "Offered")] == missing[(SCORE, "Not Offered")] == 1


def test_subject_and_body_are_one_text_and_a_quoted_reply_stays():
    said = {row: text for row, question, _, _, text in understood(as_csv(ZENDESK)).voices[:4]}
    assert said[2].startswith("Export fails\nThe export stops") and "> On Monday" in said[2]
    assert said[3] == "New seats for the Lyon team please, twelve in all."


def test_counts_and_clocks_of_the_tool_are_never_scores():
    found = understood(as_csv(ZENDESK))
    assert [u.column for u in found.mapping.used("score")] == [SCORE]
    assert found.aside == {}


def test_a_view_of_a_few_columns_in_another_order_is_recognised():
    wanted = ["Satisfaction Score", "Subject", "Id", "Created at", "Requester", "Requester email"]
    at = [ZENDESK[0].index(name) for name in wanted]
    found = understood(as_csv([[row[i] for i in at] for row in ZENDESK]))
    assert found.recognised.dialect == "zendesk" and len(found.voices) == 6


def test_ratings_as_numbers_are_read_on_the_scale_their_numbers_show():
    at = ZENDESK[0].index(SCORE)
    rows = [
        ZENDESK[0],
        *([*r[:at], n, *r[at + 1 :]] for r, n in zip(ZENDESK[1:], "5143", strict=1)),
    ]
    scored = understood(as_csv(rows)).mapping.used("score")[0]
    assert (scored.metric, scored.low, scored.high) == ("csat", 1, 5)


def test_a_report_of_explore_is_read_under_its_own_names():
    found = understood(as_csv(EXPLORE))
    assert found.recognised.dialect == "zendesk"
    assert found.column("account") == ["Acme", "Acme", "Beta"]
    assert [v[3] for v in found.voices if v[2] == "csat"] == [1]


def test_tickets_of_the_api_bring_person_rating_and_moment():
    found = understood(as_csv(ZENDESK_API))
    assert found.voices[0] == (2, "satisfaction_rating.score", "csat", 1, "Quick help.")
    assert found.column("contact") == ["Li Wei", "Li Wei", "Jo Ray"]
    assert found.column("said_at")[0] == "2026-03-04T10:11:12+00:00"
    assert found.uses["tags"] == "choices" and "custom_fields.123" not in found.uses


TICKET = {
    "id": 5,
    "created_at": "2026-03-04T10:11:12Z",
    "subject": "Export fails",
    "description": "It stops.",
    "via": {"channel": "web"},
    "requester_id": 77,
    "submitter_id": 77,
    "organization_id": 900,
    "satisfaction_rating": {"score": "bad"},
}
USERS = [
    {"id": 77, "name": "Li Wei", "email": "li@acme.com", "organization_id": 900},
    {"id": 78, "name": "Jo Ray", "email": None, "organization_id": 901},
    *({"id": n, "name": f"Agent {n}", "email": "a@desk.com"} for n in range(100, 110)),
]
FIRMS = [{"id": 900, "name": "Acme GmbH"}, {"id": 901, "name": "Borel SA"}]


def asked(*tickets: dict, **beside: list) -> bytes:
    return json.dumps({"tickets": list(tickets), **beside, "next_page": None}).encode()


def test_people_and_firms_beside_the_tickets_are_joined_by_id():
    unsaid = {**TICKET, "id": 6, "requester_id": 78, "organization_id": None}
    data = asked(TICKET, unsaid, users=USERS, organizations=FIRMS)
    found = understood(data)
    assert (found.recognised.dialect, found.recognised.sheet) == ("zendesk", "tickets")
    assert found.column("contact")[::2] == ["Li Wei", "Jo Ray"]
    assert found.column("email")[::2] == ["li@acme.com", None]
    assert found.column("account")[::2] == ["Acme GmbH", "Borel SA"]
    assert found.column("account_id")[::2] == ["900", None]
    assert not found.checked.problems


def test_who_is_not_beside_the_tickets_is_taken_from_the_ticket():
    sender = {"channel": "email", "source": {"from": {"name": "Ann", "address": "ann@x.com"}}}
    strange = {**TICKET, "id": 6, "requester_id": 79, "via": sender, "organization_id": 999}
    found = understood(asked(TICKET, strange, users=USERS, organizations=FIRMS))
    assert (found.column("contact")[-1], found.column("email")[-1]) == ("Ann", "ann@x.com")
    assert (found.column("account")[-1], found.column("account_id")[-1]) == (None, "999")


def test_tickets_without_lists_beside_them_are_read_as_before():
    assert understood(asked(TICKET)).column("account_id") == ["900"] * 2


def test_an_answer_of_the_api_is_read_as_it_comes():
    ticket = {
        "id": 5,
        "created_at": "2026-03-04T10:11:12Z",
        "subject": "Export fails",
        "description": "It stops at 80 %.",
        "via": {"channel": "email", "source": {"from": {"name": "Li", "address": "li@acme.com"}}},
        "requester_id": 77,
        "submitter_id": 77,
        "organization_id": 900,
        "tags": ["export", "urgent"],
        "satisfaction_rating": {"score": "bad", "comment": "It took three days."},
    }
    other = {**ticket, "id": 6, "satisfaction_rating": {"score": "offered"}}
    found = understood(json.dumps({"tickets": [ticket, other], "next_page": None}).encode())
    assert (found.recognised.dialect, found.mapping.source) == ("zendesk", "ticket")
    assert [v[3:] for v in found.voices] == [
        (0, "It took three days."),
        (None, "Export fails\nIt stops at 80 %."),
        (None, "Export fails\nIt stops at 80 %."),
    ]
    assert found.column("email") == ["li@acme.com"] * 3
    assert found.checked.missing[("satisfaction_rating.score", "offered")] == 1
