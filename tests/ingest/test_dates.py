"""A day is read however it is written; what can be read two ways is left to a person."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ingest.tables import column
from voc_core.ingest.dates import is_plausible, order_of, share_of_days, to_days

ONE_WAY = [
    "2026-03-04",
    "2026/3/4",
    "2026.03.04",
    "20260304",
    "2026年3月4日",
    "２０２６年３月４日",
    "2026年3月4日 星期三 上午9:41",
    "2026年3月4日9时41分",
    "2026-3-4 上午10:22:10",
    "2026-3-4 下午12:10:19",
    "2026-03-04 09:41",
    "2026-03-04T09:41:00Z",
    "2026-03-04T09:41:00.123+08:00",
    "2026-03-04 14:30:00 UTC",
    "2026-03-04 04:00:00 GMT+8",
    "2026-03-04 04:00:00 GMT+5:30",
    "4/Mar/26 9:41 AM",
    "4-Mar-26",
    "Mar 4, 2026",
    "March 4th, 2026 5:00 pm",
    "4 March 2026",
    "Wed, 04 Mar 2026 09:41:00 +0000",
    "04.03.2026",
]


@pytest.mark.parametrize("text", ONE_WAY)
def test_a_day_that_reads_one_way_is_read_without_asking(text):
    assert to_days(column(text)).tolist() == ["2026-03-04"]


@pytest.mark.parametrize(
    ("order", "day"), [("mdy", "2026-03-04"), ("dmy", "2026-04-03"), (None, None)]
)
def test_an_ambiguous_day_is_read_only_as_a_person_says(order, day):
    read = to_days(column("03/04/2026"), order)
    assert read.tolist() == [day] if day else read.isna().all()


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["03/04/2026", "05/06/2026"], None),
        (["03/04/2026", "25/06/2026"], "dmy"),
        (["03/04/2026", "06/25/2026"], "mdy"),
        (["03/03/2026"], "mdy"),
        (["03.04.2026"], "dmy"),
        (["8/20/25 12:51:45", "9/9/25 18:01"], "mdy"),
        (["2026-03-04", None], "ymd"),
        (["Mar 4, 2026"], "ymd"),
        (["hello"], "ymd"),
        ([None], "ymd"),
    ],
)
def test_the_order_is_seen_where_some_day_shows_it(cells, order):
    assert order_of(column(*cells)) == order


@pytest.mark.parametrize(
    ("number", "day"),
    [
        ("46085", "2026-03-04"),
        ("46085.4", "2026-03-04"),
        ("1772582400", "2026-03-04"),
        ("1772582400000", "2026-03-04"),
    ],
)
def test_serials_and_unix_times_are_days_in_a_column_of_numbers(number, day):
    assert to_days(column(number)).tolist() == [day]


def test_a_number_among_words_is_no_day():
    assert to_days(column("46085", "soon", "later", "never")).isna().all()


@pytest.mark.parametrize("text", ["2026-02-30", "31/02/2026", "soon", "9", "2026", "Q1 2026", "=1"])
def test_what_is_no_day_is_missing(text):
    assert to_days(column(text), "dmy").isna().all()


def test_a_missing_cell_stays_missing():
    assert to_days(column("2026-03-04", None)).isna().tolist() == [False, True]


def test_days_before_1990_and_after_the_latest_are_implausible():
    days = column("1989-12-31", "1990-01-01", "2026-03-04", "2026-03-05", None)
    fits = is_plausible(days, date(2026, 3, 4))
    assert fits.tolist() == [False, True, True, False, False]


def test_the_share_of_days_counts_either_order():
    assert share_of_days(column("25/12/2025", "12/25/2025", "x", None, "y")) == 0.5


@settings(deadline=None)
@given(
    st.dates(date(1990, 1, 1), date(2099, 12, 31)),
    st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%d %B %Y", "%b %d, %Y", "%d.%m.%Y", "%Y年%m月%d日"]),
)
def test_every_day_written_in_a_clear_way_reads_back(day, form):
    assert to_days(column(day.strftime(form))).tolist() == [day.isoformat()]


@settings(deadline=None)
@given(st.text())
def test_no_text_breaks_the_reader(text):
    to_days(column(text))
    order_of(column(text))
