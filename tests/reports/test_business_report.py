"""What an account does and pays, as known on a day, and in sentences."""

from datetime import date
from typing import Any

import pytest

from tests.build import Build
from voc_core.reports.business import business
from voc_core.story import business as sentences
from voc_core.wording import Words

JUNE = date(2026, 6, 30)
EN = Words("en")


@pytest.fixture
def acme(small: Build) -> Build:
    account = small.account("Acme")
    with small.store.write("test") as db:
        for month, active in (("2026-03", 100), ("2026-05", 120), ("2026-06", 126)):
            seen = {"account_id": account, "month": month, "seats": 200, "active_users": active}
            db["usage"].insert(seen)
        for month, days in (("2026-05", -2), ("2026-06", 41)):
            paid = {"account_id": account, "month": month, "days_late": days}
            db["commerce"].insert({**paid, "revenue_minor": 500_000_00, "currency": "CNY"})
        for day, kind in (("2025-10-03", "renewed"), ("2026-07-01", "churned")):
            db["outcome"].insert({"account_id": account, "occurred_on": day, "kind": kind})
    return small


def test_the_newest_month_is_set_against_three_months_before(acme: Build) -> None:
    known = business(acme.store, 1, JUNE)
    assert known.latest is not None
    assert known.latest["adoption"] == 0.63
    assert known.latest["change"] == pytest.approx(13)
    assert known.usage["adoption"].tolist() == [0.5, 0.6, 0.63]


def test_only_what_was_known_on_the_day_counts(acme: Build) -> None:
    known = business(acme.store, 1, date(2026, 5, 31))
    assert known.latest is not None and known.payment is not None
    assert (known.latest["month"], known.payment["days_late"]) == ("2026-05", -2)
    assert business(acme.store, 1, JUNE).outcomes["kind"].tolist() == ["renewed"]


def test_a_gap_three_months_before_leaves_the_change_open(acme: Build) -> None:
    known = business(acme.store, 1, date(2026, 5, 31))
    assert sentences.finding(known.latest, None, EN) == "60% of the seats were in use in May 2026."


def test_an_account_without_facts_has_nothing_to_show(small: Build) -> None:
    small.account("Acme")
    assert not business(small.store, 1, JUNE).is_known


def test_the_finding_in_both_languages(acme: Build) -> None:
    known = business(acme.store, 1, JUNE)
    assert sentences.finding(known.latest, known.payment, EN) == (
        "63% of the seats were in use in Jun 2026, 13 points up on three months before."
        " The last payment came 41 days late."
    )
    assert sentences.seats(known.latest or {}, EN) == "126 active of 200 seats, Jun 2026"


@pytest.mark.parametrize(
    ("days", "text"),
    [(41, "41 days late"), (1, "1 day late"), (0, "On time"), (-2, "2 days early"), (None, "–")],
)
def test_a_delay_in_words(days: Any, text: str) -> None:
    assert sentences.delay(days, EN) == text


def test_an_outcome_in_words() -> None:
    row = {"kind": "renewed", "occurred_on": "2025-10-03", "amount": None, "currency": None}
    assert sentences.outcome(row, EN) == "Renewed on Oct 3, 2025"
    paid = {**row, "amount": 6_300_000.0, "currency": "USD"}
    assert sentences.outcome(paid, EN) == "Renewed on Oct 3, 2025, $6.3M"
