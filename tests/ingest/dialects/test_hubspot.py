"""HubSpot: people, companies, deals and answers; ids stay text, the first company counts."""

import pytest

from tests.ingest.dialects import desk_exports as of
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv


@pytest.mark.parametrize("way", every_way(of.HUBSPOT_CONTACTS))
def test_contacts_are_read_whatever_they_went_through(way):
    found = understood(every_way(of.HUBSPOT_CONTACTS)[way])
    assert (found.recognised.dialect, found.mapping.kind) == ("hubspot", "contacts")
    assert found.column("account_id") == ["9002", "9003"]
    assert found.column("contact") == ["Li Wei", "Jo Ray"]
    assert found.column("external_id") == ["151", "152"]


def test_headings_may_be_in_any_case():
    rows = [[h.upper() for h in of.HUBSPOT_COMPANIES[0]], *of.HUBSPOT_COMPANIES[1:]]
    found = understood(as_csv(rows))
    assert (found.recognised.dialect, found.mapping.kind) == ("hubspot", "accounts")


def test_companies_are_accounts_under_the_id_their_contacts_name():
    found = understood(as_csv(of.HUBSPOT_COMPANIES))
    assert found.column("account_id") == ["9002", "9003"]
    assert found.column("csm") == ["Kim Sand"] * 2 and "Annual Revenue" not in found.uses


def test_what_a_deal_brought_is_never_taken_for_recurring_revenue():
    found = understood(as_csv(of.HUBSPOT_DEALS))
    assert "arr" not in found.uses.values()
    assert any("deals" in str(w) for w in found.recognised.warnings)


def test_deals_are_outcomes_where_they_renew_a_contract():
    found = understood(as_csv(of.HUBSPOT_DEALS))
    assert found.column("outcome") == ["renewed", "churned"]
    assert found.column("amount") == [125000, 9000] and found.aside == {4: "no_outcome"}


@pytest.mark.parametrize("way", every_way(of.HUBSPOT_SURVEYS))
def test_one_column_of_ratings_is_read_on_the_scale_of_each_survey(way):
    found = understood(every_way(of.HUBSPOT_SURVEYS)[way])
    assert found.recognised.dialect == "hubspot_surveys"
    assert found.voices == [
        (2, "Rating (NPS)", "nps", 9, "We would be lost without it."),
        (3, "Rating (CSAT)", "csat", 0, "Nobody called back."),
        (4, "Rating (CES)", "ces", 6, None),
        (5, "Response", "none", None, "Please add dark mode."),
    ]
    scales = {u.column: (u.low, u.high, u.high_is_easy) for u in found.mapping.used("score")}
    assert scales["Rating (CSAT)"] == (0, 2, None) and scales["Rating (CES)"] == (1, 7, True)
