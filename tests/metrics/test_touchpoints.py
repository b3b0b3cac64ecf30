"""The row of each touchpoint and role."""

import pandas as pd
import pytest

from voc_core import metrics

GRAIN = ("touchpoint", "role")


def pairs(*rows):
    return pd.DataFrame(rows, columns=[*GRAIN, "n_pairs", "diff_sum", "diff_sq_sum"])


def test_a_row_by_hand(tally):
    now = tally(GRAIN, {(1, "user"): [1, 1, 1, -1]}).assign(
        n_answers=6, n_scored=4, score_sum=30.0, n_text=10, n_text_neg=1
    )
    row = metrics.touchpoint_rows(now, tally(GRAIN, {(1, "user"): [0, 0, 0, -1]})).iloc[0]
    assert row[["n_people", "n_answers", "net", "mean"]].tolist() == [4, 6, 50, 7.5]
    assert row[["n_people_before", "net_before", "change"]].tolist() == [4, -25, 75]
    shares = row[["share_negative", "share_negative_low", "share_negative_high"]].tolist()
    assert shares == pytest.approx([0.1, 0.017875, 0.404157], abs=1e-5)
    assert row["is_thin"]


def test_the_unpaired_change_is_graded_by_hand(tally):
    # Both n' = 13. Now centre 100 x 10/13 = 76.92, SE sqrt((11.5/13 - (10/13)^2)/13) = 15.01;
    # before centre 0, SE sqrt((1.5/13)/13) = 9.42; z = 76.92/17.72 = 4.34.
    now, before = tally(GRAIN, {(1, "user"): [1] * 10}), tally(GRAIN, {(1, "user"): [0] * 10})
    row = metrics.touchpoint_rows(now, before).iloc[0]
    assert row["z"] == pytest.approx(4.34, abs=0.01)
    assert (row["evidence"], row["is_paired"]) == ("strong", False)


def test_the_same_people_are_compared_when_enough_answered_twice(tally):
    # 6 pairs, two of them up by one: change 200/6 = 33.3 although the scores differ by 0.
    both = tally(GRAIN, {(1, "user"): [0] * 8})
    row = metrics.touchpoint_rows(both, both, pairs((1, "user", 6, 2, 2))).iloc[0]
    assert row["change"] == pytest.approx(100 / 3)
    assert (row["is_paired"], row["n_pairs"]) == (True, 6)


def test_a_few_pairs_do_not_speak_for_the_others(tally):
    both = tally(GRAIN, {(1, "user"): [0] * 8})
    few = pairs((1, "user", 4, 4, 4))
    assert metrics.touchpoint_rows(both, both, few).iloc[0]["change"] == 0
    assert metrics.touchpoint_rows(both, both, few, min_pairs=4).iloc[0]["change"] == 100


@pytest.mark.parametrize("empty", ["now", "before"])
def test_an_empty_window_has_no_change(tally, empty):
    windows = {"now": tally(GRAIN, {(1, "user"): [1]}), "before": tally(GRAIN, {(1, "user"): [1]})}
    windows[empty] = tally(GRAIN, {})
    row = metrics.touchpoint_rows(**windows).iloc[0]
    assert row[["touchpoint", "role"]].tolist() == [1, "user"]
    assert row[["change", "z", "evidence"]].isna().all()
    assert (row["n_people"], row["n_people_before"]) == ((0, 1) if empty == "now" else (1, 0))


def test_nobody_in_either_window_gives_no_row(tally):
    assert metrics.touchpoint_rows(tally(GRAIN, {}), tally(GRAIN, {})).empty


def test_the_population_is_that_of_the_role(tally):
    now = tally(GRAIN, {(1, "user"): [1, -1], (2, "user"): [1, -1], (1, "manager"): [1, -1]})
    table = metrics.touchpoint_rows(now, now, population=pd.Series({"user": 2}))
    assert table.set_index("role")["se"].gt(0).to_dict() == {"user": False, "manager": True}


def test_rows_may_have_no_role(tally):
    now = tally(("touchpoint",), {(2,): [1], (1,): [-1, 0]})
    assert metrics.touchpoint_rows(now, now)["net"].tolist() == [-50, 100]


def cells(tally, nets, touchpoint=1):
    said = {(i, touchpoint): [net] for i, net in enumerate(nets)}
    return tally(("account", "touchpoint"), said)


def test_importance_by_hand(tally):
    # Ranks agree but for the swapped pair 1, 2: rho = 1 - 6 x (1 + 1)/(10 x 99) = 0.98788.
    nps = pd.Series([0.0, 20, 10, 30, 40, 50, 60, 70, 80, 90])
    table = metrics.importance(cells(tally, [i / 10 for i in range(10)]), nps)
    assert table["rho"].tolist() == pytest.approx([0.98788], abs=1e-5)
    assert table["n_accounts"].tolist() == [10]


@pytest.mark.parametrize(
    ("nets", "nps", "n"),
    [
        pytest.param([i / 10 for i in range(9)], list(range(9)), 9, id="nine accounts"),
        pytest.param([1] * 12, list(range(12)), 12, id="all touchpoint scores equal"),
        pytest.param([i / 12 for i in range(12)], [5] * 12, 12, id="all NPS equal"),
        pytest.param([i / 12 for i in range(12)], [*range(9), *[None] * 3], 9, id="NPS missing"),
    ],
)
def test_importance_is_refused_with_its_n(tally, nets, nps, n):
    table = metrics.importance(cells(tally, nets), pd.Series(nps, dtype=float))
    assert table["rho"].isna().tolist() == [True]
    assert table["n_accounts"].tolist() == [n]


def test_fan_out_roles_do_not_make_more_accounts_of_one(tally):
    said = {(i, 1, role): [i / 9] for i in range(9) for role in ("user", "manager")}
    by_role = tally(("account", "touchpoint", "role"), said)
    assert metrics.importance(by_role, pd.Series(range(9)))["n_accounts"].tolist() == [9]
