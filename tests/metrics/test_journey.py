"""The shape of the emotion curve."""

import pandas as pd
import pytest

from voc_core import metrics


def curve(*nets, role="user", n=9):
    table = pd.DataFrame({"net": pd.Series(nets, dtype=float)})
    table["position"] = range(len(nets))
    return table.assign(
        role=role, touchpoint=table["position"] + 10, n_people=table["net"].notna() * n
    )


def test_shape_by_hand():
    # mean (20 - 60 + 50 + 10)/4 = 5; farthest from 0 is -60; J = (-60 + 10)/2; gap 50 - -60.
    shape = metrics.journey_shape(curve(20, -60, 50, 10)).iloc[0]
    names = ["mean", "peak", "trough", "end", "extreme", "peak_end", "pleasure_pain_gap"]
    assert shape[names].tolist() == [5, 50, -60, 10, -60, -25, 110]
    assert shape[["peak_touchpoint", "trough_touchpoint", "end_touchpoint"]].tolist() == [
        12,
        11,
        13,
    ]


def test_gaps_stay_gaps():
    # Neither filled nor scored 0: mean of 40 and 20; the end is the last that was heard, and named.
    shape = metrics.journey_shape(curve(40, None, 20, None)).iloc[0]
    assert shape[["mean", "end", "n_touchpoints", "n_gaps"]].tolist() == [30, 20, 2, 2]
    assert shape["end_touchpoint"] == 12


def test_a_thin_touchpoint_is_a_gap():
    line = curve(100, 10)
    line.loc[0, "n_people"] = 4
    assert metrics.journey_shape(line).iloc[0]["peak"] == 10
    assert metrics.journey_shape(line, min_people=1).iloc[0]["peak"] == 100


@pytest.mark.parametrize(
    ("nets", "extreme", "touchpoint"),
    [
        pytest.param([60, -60, 0], -60, 11, id="pain before pleasure"),
        pytest.param([60, 10, 60], 60, 10, id="the first of equals"),
        pytest.param([0, 0], 0, 10, id="flat"),
    ],
)
def test_ties_of_the_extreme(nets, extreme, touchpoint):
    shape = metrics.journey_shape(curve(*nets)).iloc[0]
    assert (shape["extreme"], shape["extreme_touchpoint"]) == (extreme, touchpoint)


def test_one_touchpoint_is_peak_trough_and_end():
    shape = metrics.journey_shape(curve(30)).iloc[0]
    assert shape[["peak", "trough", "end", "peak_end", "pleasure_pain_gap"]].tolist() == [
        30, 30, 30, 30, 0,
    ]  # fmt: skip


def test_a_role_without_data_has_a_row_without_figures():
    both = pd.concat([curve(None, None, role="decision_maker"), curve(1, 2)])
    table = metrics.journey_shape(both).set_index("role")
    assert table.index.tolist() == ["user", "decision_maker"]
    assert table.loc["decision_maker", ["mean", "peak", "end", "peak_end"]].isna().all()
    assert table.at["decision_maker", "n_gaps"] == 2


def test_everybody_together_comes_after_the_roles():
    lines = [curve(1, 2, role=role) for role in ("all", "decision_maker", "user")]
    table = metrics.journey_shape(pd.concat(lines))
    assert table["role"].tolist() == ["user", "decision_maker", "all"]


def test_the_order_along_the_journey_counts_not_that_of_the_rows():
    assert metrics.journey_shape(curve(1, 2, 3).iloc[[2, 0, 1]]).iloc[0]["end"] == 3


def test_an_empty_curve_has_no_shape():
    assert metrics.journey_shape(curve()).empty


def test_the_curve_has_every_touchpoint_in_journey_order(tally):
    said = {(2, "user"): [1] * 5, (1, "user"): [-1]}
    rows = metrics.touchpoint_rows(*[tally(("touchpoint", "role"), said)] * 2)
    places = pd.DataFrame({"touchpoint": [2, 3, 1], "name": list("bca"), "position": [0, 1, 2]})
    table = metrics.journey_curve(rows, places, ["user", "manager"])
    assert table["role"].tolist() == ["user"] * 3 + ["manager"] * 3
    assert table["name"].tolist() == list("bca") * 2
    assert table["n_people"].tolist() == [5, 0, 1, 0, 0, 0]
    assert table["net"].isna().tolist() == [False, True, False, True, True, True]
