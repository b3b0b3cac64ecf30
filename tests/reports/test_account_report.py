"""One account: who was heard of whom, what changed, where it lies against the portfolio."""

from datetime import date

import pytest

from voc_core.errors import VocError
from voc_core.filters import Filters
from voc_core.reports.account import account, urgent
from voc_core.store import contacts

FILTERS = Filters.last_months(12, until=date(2026, 6, 30))


@pytest.fixture
def acme(small):
    """Return Acme: 2 users content, 1 silent; the decider at 3; one never asked; Bolt beside it."""
    one = small.account("Acme", arr=1_000_000, region="CN", renewal_on="2026-08-29")
    small.tickets, small.go_live = small.touchpoint("Tickets"), small.touchpoint("Go-live")
    ann, bo, cy = (small.contact(one, "user", name=name) for name in ("Ann", "Bo", "Cy"))
    dee = small.contact(one, "decision_maker", name="Dee")
    small.contact(one, "unknown", name="Eve")
    small.score(ann, 9, touchpoint_id=small.tickets)
    small.score(bo, 10, day="2026-05-02", text="fine")
    small.score(dee, 3, day="2026-06-20", touchpoint_id=small.tickets, text="too dear")
    small.score(dee, 9, day="2025-05-01")
    small.invitation(cy)
    other = small.contact(small.account("Bolt", region="DE"), "user")
    small.score(other, 9, touchpoint_id=small.tickets)
    return small


def report(small, filters=FILTERS, which=1):
    return account(small.store, small.snapshot(), filters, which)


def test_roles_by_hand(acme):
    roles = report(acme).roles.set_index("role")
    assert list(roles.index) == ["decision_maker", "manager", "user", "unknown"]
    users = roles.loc["user"]
    assert (users["net"], users["n_people"], users["n_contacts"]) == (100, 2, 3)
    assert (users["n_invited"], users["n_silent"]) == (1, 1)
    assert roles.loc["manager", "n_people"] == 0
    assert roles["net"].isna()["manager"]


def test_change_is_against_the_window_before(acme):
    decider = report(acme).roles.set_index("role").loc["decision_maker"]
    assert (decider["net_before"], decider["net"], decider["change"]) == (100, -100, -200)


def test_the_decider_outweighs_the_users(acme):
    made = report(acme)
    assert made.score == pytest.approx((5 * -100 + 1 * 100) / 6)
    assert made.unheard == ("manager",)
    assert made.pair["state"] == "renewal_risk"
    assert made.pair["days_to_renewal"] == 60


def test_every_voice_of_the_window_newest_first(acme):
    made = report(acme)
    assert list(made.voices["occurred_on"]) == ["2026-06-20", "2026-05-02", "2026-05-01"]
    assert made.n_answers == 3
    assert dict(zip(made.quotes["role"], made.quotes["text"], strict=True)) == {
        "decision_maker": "too dear",
        "user": "fine",
    }


def test_voices_of_one_day_stand_beside_one_another(acme):
    for score in (1, 2, 3):
        acme.score(1, score, day="2026-03-03")
    voices = report(acme).voices
    assert sorted(voices[voices["occurred_on"] == "2026-03-03"]["slot"]) == [-1, 0, 1]


def test_the_journey_stands_against_the_portfolio(acme):
    made = report(acme)
    contrast = made.contrast.iloc[0]
    assert (contrast["touchpoint"], contrast["net"], contrast["n_people"]) == (acme.tickets, 0, 2)
    assert contrast["portfolio"] == pytest.approx(100 / 3)
    assert list(made.curve["n_people"]) == [3, 0]
    assert sorted(made.dots["level"]) == [-2, 2]


def test_cuts_of_the_portfolio_do_not_hide_the_account(acme):
    made = report(acme, FILTERS.but(region=("DE",), roles=("user",)))
    assert made.n_people == 3
    assert list(made.curve["n_people"]) == [1, 0]
    assert set(made.voices["role"]) == {"user"}


def test_who_was_never_asked(acme):
    status = report(acme).people.set_index("name")["status"]
    assert status.to_dict() == {
        "Ann": "heard",
        "Bo": "heard",
        "Cy": "invited_silent",
        "Dee": "heard",
        "Eve": "never_asked",
    }


def test_a_new_role_moves_the_voice_at_once(acme):
    contacts.update(acme.store, {1: {"role": "manager"}})
    made = report(acme)
    assert made.roles.set_index("role").loc["manager", "n_people"] == 1
    assert made.people.loc[1, "role_source"] == "csm"


def test_an_account_nobody_knows_anything_of(small):
    made = report(small, which=small.account("Acme"))
    assert (made.n_people, made.n_answers, made.pair["state"]) == (0, 0, "silent")
    assert made.unheard == ("decision_maker", "manager", "user")
    assert made.voices.empty and made.people.empty and made.contrast.empty


def test_an_unknown_account_is_refused_in_a_sentence(small):
    with pytest.raises(VocError, match="There is no account with the id 7"):
        report(small, which=7)


def test_the_most_urgent_account_is_named_first(acme):
    calls = urgent(acme.store, acme.snapshot(), FILTERS).calls
    assert list(calls["name"]) == ["Acme"]
    assert calls.iloc[0]["text"] == "too dear"
