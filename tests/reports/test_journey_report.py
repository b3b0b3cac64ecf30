"""Where it hurts, for whom, and what is behind it: by hand."""

from datetime import date

import pytest

from tests.build import Build
from voc_core.filters import Filters
from voc_core.reports.journey import journey, roles_shown
from voc_core.reports.touchpoint import touchpoint
from voc_core.store import Store

YEAR = Filters.last_months(12, date(2026, 6, 30))
CSAT = YEAR.but(lens="csat")


@pytest.fixture
def acme(store: Store) -> Build:
    """Return Demo: 4 of 5 users happy, 2 deciders; Upgrade: 5 users unhappy; Renewal unheard."""
    small = Build(store)
    account = small.account("Acme", arr=1_000_000)
    demo, upgrade = small.touchpoint("Demo"), small.touchpoint("Upgrade")
    small.touchpoint("Renewal")
    users = [small.contact(account, "user") for _ in range(5)]
    for user, score in zip(users, (5, 4, 4, 5, 1), strict=True):
        small.score(user, score, metric="csat", touchpoint_id=demo)
        small.score(user, 5, day="2025-02-01", metric="csat", touchpoint_id=upgrade)
        small.score(user, 2, metric="csat", touchpoint_id=upgrade)
    for score in (1, 5):
        decider = small.contact(account, "decision_maker")
        small.score(decider, score, metric="csat", touchpoint_id=demo)
    return small


def cell(report, role, name):
    curve = report.curve
    return curve[(curve["role"] == role) & (curve["name"] == name)].iloc[0]


def test_the_curve_by_hand(acme):
    report = journey(acme.store, acme.snapshot(), CSAT)
    assert cell(report, "user", "Demo")["net"] == 60
    assert cell(report, "user", "Upgrade")[["net", "change"]].tolist() == [-100, -200]
    assert (cell(report, "user", "Renewal")["n_people"], report.n_answers) == (0, 12)
    assert report.shape.set_index("role").loc["user", "pleasure_pain_gap"] == 160


def test_under_five_people_each_is_a_dot(acme):
    report = journey(acme.store, acme.snapshot(), CSAT)
    assert bool(cell(report, "decision_maker", "Demo")["is_thin"])
    assert report.dots[["role", "level", "n_people"]].to_numpy().tolist() == [
        ["decision_maker", -2, 1],
        ["decision_maker", 2, 1],
    ]


def test_what_hurts_most_has_five_people(acme):
    lowest = journey(acme.store, acme.snapshot(), CSAT).lowest.iloc[0]
    assert (lowest["name"], lowest["role"], lowest["net"]) == ("Upgrade", "user", -100)


def test_what_fell_most_is_not_told_twice(acme):
    assert journey(acme.store, acme.snapshot(), CSAT).fallen.empty


def test_people_without_a_role_tag_are_counted_not_drawn(acme):
    stranger = acme.contact(1, "unknown")
    acme.score(stranger, 5, metric="csat", touchpoint_id=1)
    report = journey(acme.store, acme.snapshot(), CSAT)
    assert (report.n_untagged, report.n_answers) == (1, 12)


@pytest.mark.parametrize(
    ("asked", "heard", "shown"),
    [
        pytest.param((), ["user", "unknown"], ("user", "manager", "decision_maker"), id="usual"),
        pytest.param((), ["unknown"], ("unknown",), id="nobody is tagged"),
        pytest.param(("decision_maker",), ["user"], ("decision_maker",), id="chosen"),
    ],
)
def test_roles_shown(asked, heard, shown):
    assert roles_shown(YEAR.but(roles=asked), heard) == shown


def test_an_empty_store_has_no_curve(small):
    report = journey(small.store, small.snapshot(), YEAR)
    assert report.curve.empty
    assert report.lowest.empty
    assert report.n_answers == 0


def test_a_touchpoint_by_hand(acme):
    report = touchpoint(acme.store, acme.snapshot(), CSAT, 1)
    assert report.people == {"n": 7, "negative": 2, "positive": 5}
    assert report.steps == (1, 2, 3, 4, 5)
    assert report.spread["n_people"].sum() == 7
    assert list(report.trend["month"])[-1] == "2026-04-01"
    assert report.importance != report.importance


def test_of_accounts_that_feel_it_alike_the_larger_comes_first(acme):
    bolt = acme.account("Bolt", arr=5_000_000)
    user = acme.contact(bolt)
    acme.score(user, 1, metric="csat", touchpoint_id=2)
    report = touchpoint(acme.store, acme.snapshot(), CSAT, 2)
    assert list(report.accounts["name"]) == ["Bolt", "Acme"]
    assert (report.n_accounts, report.n_accounts_negative) == (2, 2)


def test_one_unhappy_person_weighs_less_than_five(acme):
    bolt = acme.account("Bolt", arr=5_000_000)
    acme.score(acme.contact(bolt), 1, metric="csat", touchpoint_id=2)
    for _ in range(4):
        acme.score(acme.contact(acme.account(f"Happy {_}")), 5, metric="csat", touchpoint_id=2)
    report = touchpoint(acme.store, acme.snapshot(), CSAT, 2)
    assert list(report.accounts["name"]) == ["Acme", "Bolt"]


def test_a_touchpoint_nobody_spoke_of_is_a_state(acme):
    report = touchpoint(acme.store, acme.snapshot(), CSAT, 3)
    assert report.people["n"] == 0
    assert report.newest.empty
    assert report.accounts.empty


def test_quotes_are_the_newest_with_text(acme):
    for day in ("2026-01-01", "2026-03-01"):
        acme.note(1, -0.9, day=day, touchpoint_id=1, text=f"It hurts since {day}, every shift")
    report = touchpoint(acme.store, acme.snapshot(), YEAR, 1)
    assert list(report.newest["occurred_on"]) == ["2026-03-01", "2026-01-01"]


def test_telling_quotes_take_turns_and_do_not_repeat(acme):
    acme.note(1, -0.9, touchpoint_id=1, text="The stop button moved, twice this month, in May")
    acme.note(2, -0.8, touchpoint_id=1, text=" the stop button moved, TWICE this month, in May")
    acme.note(3, 0.7, touchpoint_id=1, text="Printing is a good deal faster since the spring")
    acme.note(6, -0.4, touchpoint_id=1, text="Nobody told us what it all would cost in the end")
    told = touchpoint(acme.store, acme.snapshot(), YEAR, 1).telling
    assert list(told["role"]) == ["decision_maker", "user", "user"]
    assert list(told["tone"]) == [-0.4, -0.9, 0.7]
