"""CustomerGauge: responses, accounts, contacts and surveys are told apart by their headings."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

ACCOUNTS = [
    ["Account Name", "Account Manager", "Account Manager Email", "Parent Account", "Industry",
     "Company Size"],
    ["Acme GmbH", "Ann Lee", "ann@us.com", "Acme Group", "Machines", "500-1000"],
    ["Borel SA", "Bob Ray", "bob@us.com", "", "Chemistry", "50-100"],
]  # fmt: skip
CONTACTS = [
    ["First Name", "Last Name", "Email", "Phone Number", "Job Level", "Job Title", "Account Name"],
    ["Li", "Wei", "li@acme.com", "155", "Executive", "CFO", "Acme GmbH"],
    ["Eva", "Bo", "eva@borel.com", "156", "User", "Operator", "Borel SA"],
]
SURVEYS = [
    ["Contact Reference", "Account Name", "Touchpoint", "Sent Date"],
    ["li@acme.com", "Acme GmbH", "Delivery", "2026-03-01"],
    ["eva@borel.com", "Borel SA", "Support", "2026-03-01"],
]
RESPONSES = [
    ["Account Name", "Email", "Touchpoint", "NPS Score", "Comment", "Follow Up Request",
     "Follow Up Details", "Sent Date", "Response Date"],
    ["Acme GmbH", "li@acme.com", "Delivery", "9", "Always on time.", "N", "", "2026-03-01",
     "2026-03-04"],
    ["Borel SA", "eva@borel.com", "Support", "2", "Three weeks of silence.", "Y", "Call me",
     "2026-03-01", "2026-03-05"],
]  # fmt: skip
KINDS = {"accounts": ACCOUNTS, "contacts": CONTACTS, "feedback": RESPONSES}


@pytest.mark.parametrize("kind", KINDS)
def test_the_headings_say_the_kind_of_rows(kind):
    found = understood(as_csv(KINDS[kind]))
    assert (found.recognised.dialect, found.mapping.kind) == ("customergauge", kind)
    assert len(set(found.checked.rows["row"])) == 2 and not found.checked.problems


@pytest.mark.parametrize("way", every_way(RESPONSES))
def test_responses_are_read_whatever_they_went_through(way):
    found = understood(every_way(RESPONSES)[way])
    assert found.voices == [
        (2, "NPS Score", "nps", 9, "Always on time."),
        (3, "NPS Score", "nps", 2, "Three weeks of silence."),
    ]
    assert found.column("touchpoint") == ["Delivery", "Support"]
    assert found.column("day") == ["2026-03-04", "2026-03-05"]


def test_accounts_and_contacts_keep_what_the_tool_knows():
    accounts, contacts = understood(as_csv(ACCOUNTS)), understood(as_csv(CONTACTS))
    assert accounts.uses["Company Size"] == "segment" and accounts.uses["Account Manager"] == "csm"
    assert "Account Manager Email" not in accounts.uses
    assert contacts.uses["Job Title"] == "title" and contacts.uses["Job Level"] == "role"


def test_surveys_that_were_sent_are_no_answers():
    found = understood(as_csv(SURVEYS))
    assert found.recognised.dialect == "customergauge" and found.mapping.kind == "invitations"
