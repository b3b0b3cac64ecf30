"""Months as people write them, and those only a person can read."""

import pandas as pd
import pytest

from tests.ingest.tables import column
from voc_core.ingest.months import (
    is_plausible_month,
    month_of,
    order_of_months,
    share_of_months,
    to_months,
)


@pytest.mark.parametrize(
    "text",
    ["2026-03", "2026/3", "2026.03", "3/2026", "03-2026", "202603", "2026M03", "2026年3月",
     "2026 年 3 月", "2026年03月份", "26年3月", "Mar 2026", "march 2026", "Mar-26", "MAR. 2026",
     "2026 Mar", "２０２６年３月", "2026-m3"],
)  # fmt: skip
def test_a_month_is_read_however_it_is_written(text: str) -> None:
    assert month_of(text) == "2026-03"


@pytest.mark.parametrize("text", ["2026-03-31", "31 Mar 2026", "2026-03-01 00:00:00", "46082"])
def test_any_day_stands_for_its_month(text: str) -> None:
    assert to_months(column(text)).tolist() == ["2026-03"]


@pytest.mark.parametrize("text", ["2026-13", "13/2026", "Q1 2026", "March", "202613", "FY26", "3"])
def test_what_is_no_month_is_missing(text: str) -> None:
    assert to_months(column(text)).isna().all()


def test_the_first_of_every_month_shows_which_part_is_the_day() -> None:
    assert order_of_months(column("01/03/2026", "01/04/2026")) == "dmy"
    assert order_of_months(column("03/01/2026", "04/01/2026")) == "mdy"
    assert order_of_months(column("01/03/2026", "02/04/2026")) is None


def test_an_ambiguous_day_is_missing_until_a_person_says() -> None:
    days = column("03/04/2026")
    assert to_months(days).isna().all()
    assert to_months(days, "dmy").tolist() == ["2026-04"]


def test_blank_cells_stay_blank_and_the_index_stays() -> None:
    given = pd.Series(["2026-03", None], index=[7, 9], dtype="str")
    assert to_months(given).dropna().to_dict() == {7: "2026-03"}
    assert to_months(given).index.tolist() == [7, 9]


def test_a_month_to_come_is_unlikely() -> None:
    assert is_plausible_month(column("2026-06", "2026-07", "1989-12")).tolist() == [
        True,
        False,
        False,
    ]


def test_share_counts_months_and_days() -> None:
    assert share_of_months(column("2026-03", "2026-03-04", "x", None)) == pytest.approx(2 / 3)
