"""Filters: whole windows, refused nonsense, copies that change one thing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voc_core.errors import VocError
from voc_core.filters import Filters, months_before, today

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "months", "before"),
    [
        ("2026-06-30", 12, "2025-06-30"),
        ("2026-03-31", 1, "2026-02-28"),
        ("2024-03-31", 1, "2024-02-29"),
        ("2026-01-15", 1, "2025-12-15"),
        ("2026-12-31", 1, "2026-11-30"),
        ("2026-01-31", 2, "2025-11-30"),
        ("2026-06-30", 0, "2026-06-30"),
    ],
)
def test_months_before_by_hand(day, months, before):
    assert months_before(date.fromisoformat(day), months) == date.fromisoformat(before)


@given(DAYS, st.integers(0, 60))
def test_months_before_is_never_a_later_day_of_the_month(day, months):
    before = months_before(day, months)
    assert before <= day and before.day <= day.day


def test_twelve_months_are_a_year_to_the_day():
    filters = Filters.last_months(12, date(2026, 6, 30))
    assert (filters.since, filters.until) == (date(2025, 7, 1), date(2026, 6, 30))


def test_today_may_be_fixed():
    assert today() == date(2026, 6, 30)
    assert Filters.last_months().until == date(2026, 6, 30)


@given(DAYS, st.integers(1, 36))
def test_the_window_before_ends_the_day_before_and_is_as_long(until, months):
    filters = Filters.last_months(months, until)
    before = filters.before()
    assert (filters.since - before.until).days == 1
    assert before.until - before.since == filters.until - filters.since


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"since": date(2027, 1, 1)}, "starts on 2027-01-01, after its end on 2026-06-30"),
        ({"lens": "nsp"}, "'nsp' is not a lens. Use one of: voice, nps, csat, ces, text."),
        ({"roles": ("boss",)}, "'boss' is not a role"),
        ({"sources": ("fax",)}, "'fax' is not a source"),
    ],
)
def test_nonsense_is_refused_in_a_sentence(changes, says):
    with pytest.raises(VocError, match=r"Choose|Use one of") as refused:
        Filters.last_months(12, date(2026, 6, 30)).but(**changes)
    assert says in str(refused.value)


def test_equal_filters_are_one_cache_key():
    one, two = (Filters.last_months(12, date(2026, 6, 30), region=("EU",)) for _ in range(2))
    assert hash(one) == hash(two) and one == two


def test_cuts_are_those_that_keep_something():
    filters = Filters.last_months(12, region=("EU", "US"), tier=())
    assert filters.account_cuts() == {"region": ("EU", "US")}
