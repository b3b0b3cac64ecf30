"""How sure we are that two figures differ."""

from math import inf, sqrt

import pandas as pd
import pytest

from voc_core import metrics


def grade(a, b, se_a=1.0, se_b=0.0):
    return metrics.evidence(pd.Series([a]), pd.Series([se_a]), b, se_b).iloc[0]


@pytest.mark.parametrize(
    ("z", "word"),
    [
        pytest.param(1.96, "strong", id="from 1.96"),
        pytest.param(-1.96, "strong", id="either way"),
        pytest.param(1.95, "likely", id="below 1.96"),
        pytest.param(1.28, "likely", id="from 1.28"),
        pytest.param(1.27, "unclear", id="below 1.28"),
    ],
)
def test_the_words_by_hand(z, word):
    assert grade(z, 0.0)["evidence"] == word


def test_z_by_hand():
    # (30 - 10)/sqrt(3^2 + 4^2) = 4.
    assert grade(30.0, 10.0, 3.0, 4.0)["z"] == 4


@pytest.mark.parametrize("gap", [(None, 0.0, 1.0), (0.0, None, 1.0), (0.0, 0.0, None)])
def test_a_missing_side_gives_no_evidence(gap):
    a, b, se = (float("nan") if value is None else value for value in gap)
    assert grade(a, b, se).isna().all()


def test_without_any_doubt_a_difference_is_certain():
    assert grade(5.0, 5.0, 0.0).tolist() == [0, "unclear"]
    assert grade(5.0, 6.0, 0.0).tolist() == [-inf, "strong"]


def test_one_against_one_is_not_strong(one):
    # Centres +25 and -25, SE 37.5 each: 50/53.03 = 0.94.
    a, b = metrics.net_interval(one(1)), metrics.net_interval(one(-1))
    row = metrics.evidence(a["centre"], a["se"], b["centre"], b["se"]).iloc[0]
    assert row["z"] == pytest.approx(50 / (37.5 * sqrt(2)))
    assert row["evidence"] == "unclear"


@pytest.mark.parametrize(
    ("diffs", "change", "z", "word"),
    [
        # n' = 8, m' = 5/8, SE = sqrt((6.5/8 - 25/64)/8) = 0.22964
        pytest.param([1] * 5, 100, 2.7217, "strong", id="five all up by one"),
        # n' = 5, m' = 2/5, SE = sqrt((3.5/5 - 4/25)/5) = 0.32863
        pytest.param([1, 1], 100, 1.2172, "unclear", id="two both up are not proof"),
        # n' = 7, m' = -2/7, SE = sqrt((7.5/7 - 4/49)/7) = 0.37603
        pytest.param([-2, -1, 1, 0], -50, -0.7598, "unclear", id="mixed"),
    ],
)
def test_paired_change_by_hand(diffs, change, z, word):
    sums = {"n_pairs": len(diffs), "diff_sum": sum(diffs), "diff_sq_sum": sum(d * d for d in diffs)}
    row = metrics.paired_change(pd.DataFrame([sums])).iloc[0]
    assert (row["change"], row["evidence"]) == (change, word)
    assert row["z"] == pytest.approx(z, abs=1e-4)


def test_without_pairs_there_is_no_change():
    none = pd.DataFrame({"n_pairs": [0], "diff_sum": [0], "diff_sq_sum": [0]})
    assert metrics.paired_change(none).isna().all(axis=None)


def test_few_people_are_drawn_to_the_portfolio():
    # (1 x -100 + 5 x 20)/6 = 0; (45 x -100 + 5 x 20)/50 = -88.
    n, net = pd.Series([1, 45, 0]), pd.Series([-100.0, -100.0, None])
    assert metrics.shrunk(n, net, 20.0).tolist()[:2] == [0, -88]
    assert metrics.shrunk(n, net, 20.0).isna().tolist() == [False, False, True]
    assert metrics.shrunk(n, net, 20.0, k=0).tolist()[:2] == [-100, -100]
