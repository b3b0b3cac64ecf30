"""Month by month, each month for itself."""

import pytest

from voc_core import metrics

GRAIN = ("role", "month")


def test_a_month_without_voices_is_a_gap_not_a_zero(tally):
    table = metrics.monthly_trend(
        tally(GRAIN, {("user", "2025-12-01"): [1, 0], ("user", "2026-02-01"): [-1]})
    )
    assert table["month"].tolist() == ["2025-12-01", "2026-01-01", "2026-02-01"]
    assert table["n_people"].tolist() == [2, 0, 1]
    assert table["net"].isna().tolist() == [False, True, False]
    assert table["net"].dropna().tolist() == [50, -100]


def test_every_role_has_every_month(tally):
    table = metrics.monthly_trend(
        tally(GRAIN, {("user", "2026-01-01"): [1], ("manager", "2026-02-01"): [1]})
    )
    assert table[["role", "month"]].values.tolist() == [
        ["manager", "2026-01-01"],
        ["manager", "2026-02-01"],
        ["user", "2026-01-01"],
        ["user", "2026-02-01"],
    ]


def test_the_months_can_be_chosen(tally):
    rows = tally(("month",), {("2026-01-01",): [1], ("2026-02-01",): [1]})
    months = ["2026-02-01", "2026-03-01"]
    table = metrics.monthly_trend(rows, months)
    assert table["month"].tolist() == months and table["n_people"].tolist() == [1, 0]


@pytest.mark.parametrize("keys", [GRAIN, ("month",)])
def test_an_empty_window(tally, keys):
    assert metrics.monthly_trend(tally(keys, {})).empty
    assert list(metrics.monthly_trend(tally(keys, {})).columns[: len(keys)]) == list(keys)


def test_one_row_has_the_interval_of_its_month(tally):
    rows = tally(GRAIN, {("user", "2026-01-01"): [1, 1, -1]})
    low, high = metrics.net_interval(rows).loc[0, ["low", "high"]]
    row = metrics.monthly_trend(rows).iloc[0]
    assert (row["low"], row["high"]) == (low, high)
    assert metrics.monthly_trend(rows, population=3).iloc[0]["se"] == 0
