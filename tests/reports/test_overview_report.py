"""The overview by hand."""

from datetime import date

import pytest

from tests.build import Build
from voc_core.filters import Filters
from voc_core.reports.overview import Overview, overview
from voc_core.story import overview as story
from voc_core.story.calls import call_reason
from voc_core.wording import Words

FILTERS = Filters.last_months(12, until=date(2026, 6, 30))
ENGLISH = Words("en")


def _two_accounts(small: Build) -> Overview:
    """DESIGN's hand case: A (1.0 M) users 9, 9, 10, 9, decider 3; B (0.2 M) user 6, decider 9."""
    a, b = small.account("A", arr=1_000_000), small.account("B", arr=200_000)
    for score in (9, 9, 10, 9):
        small.score(small.contact(a, "user"), score)
    small.score(small.contact(a, "decision_maker"), 3)
    small.score(small.contact(b, "user"), 6)
    small.score(small.contact(b, "decision_maker"), 9)
    return overview(small.store, small.snapshot(), FILTERS)


def test_the_four_rollups_of_the_hand_case(small: Build) -> None:
    values = _two_accounts(small).rollups.set_index("rollup")["value"].round(1)
    assert values.to_list() == [42.9, 0.0, 0.0, -66.7]


def test_headline_measures_by_hand(small: Build) -> None:
    rows = _two_accounts(small).measures.set_index("measure")
    assert rows.loc["nps", "value"] == pytest.approx(100 * (5 - 2) / 7)
    assert rows.loc["nps_user", "value"] == pytest.approx(100 * (4 - 1) / 5)
    assert rows.loc["nps_decision_maker", "value"] == 0
    assert rows.loc["revenue_heard", "value"] == 1
    assert rows.loc["at_risk", ["value", "arr"]].to_list() == [1, 1_000_000]


def test_the_account_to_call_is_the_one_whose_decider_scored_three(small: Build) -> None:
    calls = _two_accounts(small).calls
    # severity (7 - 3)/7, top ARR percentile 1, no renewal known: 100 x 1 x 4/7 x 1 x 1/2
    assert calls.loc[0, ["name", "role", "score"]].to_list() == ["A", "decision_maker", 3]
    assert calls.loc[0, "priority"] == pytest.approx(100 * 4 / 7 / 2)


def test_findings_name_the_account_and_link_to_the_proof(small: Build) -> None:
    found = story.findings(_two_accounts(small), ENGLISH)
    risk = next(f for f in found if f.link == {"state": "renewal_risk"})
    assert "A." in risk.text and risk.page == "two_voices" and risk.weight > 0


def test_an_empty_store_has_no_findings_and_no_error(small: Build) -> None:
    report = overview(small.store, small.snapshot(), FILTERS)
    assert report.n_feedback == 0
    assert story.findings(report, ENGLISH) == []
    assert story.rollup_sentence(report, ENGLISH) == "No NPS answer in the window"


def test_under_five_people_are_too_few_to_compare_the_four_ways(small: Build) -> None:
    one, other = small.account("A", arr=1_000_000), small.account("B", arr=200_000)
    for account, score in ((one, 3), (other, 9), (other, 10)):
        small.score(small.contact(account, "user"), score)
    report = overview(small.store, small.snapshot(), FILTERS)
    said = story.rollup_sentence(report, ENGLISH)
    assert said == "Too few people answered to compare the four ways (n 3)"
    assert not any("NPS" in found.text for found in story.findings(report, ENGLISH))


def test_without_revenue_nothing_is_weighted_by_it(small: Build) -> None:
    account = small.account("A")
    for score in (3, 9, 10, 9, 9):
        small.score(small.contact(account, "user"), score)
    report = overview(small.store, small.snapshot(), FILTERS)
    assert story.rollup_sentence(report, ENGLISH) == "NPS is +60 counting everyone."


def test_unnamed_people_are_not_named_in_a_reason(small: Build) -> None:
    row = _two_accounts(small).calls.assign(contact_name="Ann Lee").iloc[0]
    said = call_reason(row, ENGLISH, hide_names=True, currency="CNY")
    assert "Ann" not in said and said.startswith("Decision maker scored 3 of 10 (NPS)")


def test_a_cut_by_role_silences_nobody(small: Build) -> None:
    whole = _two_accounts(small)
    cut = overview(small.store, small.snapshot(), FILTERS.but(roles=("user",)))
    assert cut.accounts["state"].to_list() == whole.accounts["state"].to_list()
    assert cut.measures["value"].to_list() == whole.measures["value"].to_list()
    assert set(cut.calls["role"]) == {"user"}


def test_the_arr_at_risk_is_missing_where_of_no_account_it_is_known(small: Build) -> None:
    acme = small.account("Acme", arr=1_000, currency="XAF")
    small.score(small.contact(acme, "user"), 9)
    small.score(small.contact(acme, "decision_maker"), 2)
    report = overview(small.store, small.snapshot(), FILTERS)
    at_risk = report.measures.set_index("measure").loc["at_risk"]
    assert at_risk["value"] == 1 and at_risk["arr"] != at_risk["arr"]
    assert "– ARR" in story.findings(report, Words("en"))[0].text
