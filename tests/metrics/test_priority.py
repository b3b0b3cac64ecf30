"""Which voice to answer first."""

import pandas as pd
import pytest

from voc_core import metrics

NAMES = ["account", "role", "metric", "score", "scale_low", "scale_high", "valence", "tone"]
NONE = pd.Series(dtype=float)


def voices(*rows):
    return pd.DataFrame(rows, columns=NAMES)


def alert(*row, arr=None, days=None, **more):
    percentile = NONE if arr is None else pd.Series({1: arr})
    renewal = NONE if days is None else pd.Series({1: days})
    return metrics.alert_priority(voices((1, *row)), percentile, renewal, **more).iloc[0]


@pytest.mark.parametrize(
    ("row", "severity"),
    [
        pytest.param(("nps", 3, 0, 10, -1, None), 4 / 7, id="nps 3: (7 - 3)/7"),
        pytest.param(("nps", 0, 0, 10, -1, None), 1, id="nps 0"),
        pytest.param(("nps", 6, 0, 10, -1, None), 1 / 7, id="nps 6"),
        pytest.param(("nps", 7, 0, 10, 0, -0.9), 0, id="nps 7 is no alert"),
        pytest.param(("csat", 2, 1, 5, -1, None), 0.75, id="csat 2 on 1-5: 1 - 1/4"),
        pytest.param(("csat", 3, 1, 5, 0, None), 0, id="neutral is no alert"),
        pytest.param(("ces", 1, 1, 7, -1, None), 1, id="hardest"),
        pytest.param(("none", None, None, None, -1, -0.6), 0.6, id="text: |tone|"),
        pytest.param(("none", None, None, None, 1, 0.9), 0, id="praise is no alert"),
        pytest.param(("none", None, None, None, None, None), 0, id="nothing known"),
    ],
)
def test_severity_by_hand(row, severity):
    assert alert("user", *row)["severity"] == pytest.approx(severity)


@pytest.mark.parametrize(
    ("arr", "days", "factor"),
    [
        pytest.param(1, 0, 1, id="largest account, renewal today"),
        pytest.param(1, -30, 1, id="renewal passed counts as today"),
        pytest.param(1, 90, 0.75, id="half way: (1 + 0.5)/2"),
        pytest.param(1, 180, 0.5, id="at the horizon"),
        pytest.param(1, 999, 0.5, id="beyond the horizon"),
        pytest.param(1, None, 0.5, id="renewal unknown"),
        pytest.param(None, 0, 0.5, id="ARR unknown"),
        pytest.param(0.5, 0, 0.75, id="middle account"),
    ],
)
def test_revenue_and_renewal_by_hand(arr, days, factor):
    row = alert("decision_maker", "nps", 0, 0, 10, -1, None, arr=arr, days=days)
    assert row["priority"] == pytest.approx(100 * factor)


def test_the_horizon_is_a_setting():
    row = alert("decision_maker", "nps", 0, 0, 10, -1, None, arr=1, days=90, horizon=90)
    assert row["priority"] == 50


@pytest.mark.parametrize(
    ("role", "weight"), [("decision_maker", 5), ("manager", 3), ("user", 1), (None, 1)]
)
def test_a_decision_makers_3_alarms_five_times_a_users(role, weight):
    row = alert(role, "nps", 3, 0, 10, -1, None, arr=1, days=0)
    assert row["priority"] == pytest.approx(100 * weight / 5 * 4 / 7)


def test_a_weight_above_five_keeps_100_the_most():
    heavy = {"decision_maker": 10, "user": 5}
    rows = [
        alert(role, "nps", 0, 0, 10, -1, None, arr=1, days=0, weights=heavy)["priority"]
        for role in heavy
    ]
    assert rows == [100, 50]


@pytest.mark.parametrize(
    ("row", "is_lowest"),
    [
        (("nps", 0, 0, 10, -1, None), True),
        (("nps", 1, 0, 10, -1, None), False),
        (("csat", 1, 1, 5, -1, None), True),
        (("none", None, None, None, -1, -1.0), False),
    ],
)
def test_the_lowest_possible_score_is_flagged(row, is_lowest):
    assert alert("user", *row)["is_lowest"] == is_lowest


def test_percentile_by_hand():
    # Known ARR 10, 20, 20, 40: ranks 1, 2.5, 2.5, 4 of 4.
    arr = pd.Series({"a": 10, "b": 20, "c": 20, "d": 40, "e": None})
    assert metrics.arr_percentile(arr).tolist()[:4] == [0.25, 0.625, 0.625, 1]
    assert metrics.arr_percentile(arr).isna()["e"]


def test_an_account_is_as_urgent_as_its_worst_voice_and_says_why():
    rows = voices(
        (1, "user", "nps", 0, 0, 10, -1, None),
        (1, "decision_maker", "nps", 3, 0, 10, -1, None),
        (1, "user", "nps", 10, 0, 10, 1, None),
        (2, "manager", "none", None, None, None, -1, -1.0),
        (3, "user", "nps", 9, 0, 10, 1, None),
    )
    table = metrics.account_priority(metrics.alert_priority(rows, NONE, NONE))
    # Half of half: 2: 60 x 1/4 = 15; 1: decider 57.1/4 = 14.3 before user 20/4 = 5; 3: nothing.
    assert table["account"].tolist() == [2, 1]
    assert table["priority"].round(1).tolist() == [15, 14.3]
    assert table["role"].tolist() == ["manager", "decision_maker"]
    assert table[["n_alerts", "n_lowest"]].values.tolist() == [[1, 0], [2, 1]]


def test_of_equal_alerts_the_later_one_speaks():
    rows = voices(*[(1, "user", "nps", 0, 0, 10, -1, None)] * 2)
    rows = rows.assign(day=["2026-01-02", "2026-01-01"], feedback=[1, 2])
    alerts = metrics.alert_priority(rows, NONE, NONE)
    assert metrics.account_priority(alerts)["feedback"].tolist() == [1]


def test_no_voice_no_alert():
    alerts = metrics.alert_priority(voices(), NONE, NONE)
    assert alerts.empty and metrics.account_priority(alerts).empty
