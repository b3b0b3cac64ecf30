"""Four ways to add up the same answers."""

import pandas as pd
import pytest

from voc_core import metrics
from voc_core.vocabulary import ROLLUPS

NAMES = ["account", "contact", "role", "day", "score"]
ARR = pd.Series({"A": 1_000_000.0, "B": 200_000.0})


def answers(*rows):
    table = pd.DataFrame(rows, columns=NAMES)
    score = table["score"].astype(float)
    return table.assign(**{"class": (score >= 9).astype(int) - (score <= 6).astype(int)})


def hand_case():
    users = [("A", i, "user", "2026-01-01", s) for i, s in enumerate([9, 9, 10, 9])]
    return answers(
        *users,
        ("A", 4, "decision_maker", "2026-01-01", 3),
        ("B", 5, "user", "2026-01-01", 6),
        ("B", 6, "decision_maker", "2026-01-01", 9),
    )


def decider_first(*rows):
    return (
        metrics.four_rollups(answers(*rows), ARR).set_index("rollup").at["decider_first", "value"]
    )


def test_the_hand_case():
    # everyone (5 - 2)/7; account means 8.0 and 7.5 are both 0; deciders -1 and +1;
    # (1.0 x -1 + 0.2 x 1)/1.2.
    table = metrics.four_rollups(hand_case(), ARR)
    assert table["value"].round(1).tolist() == [42.9, 0.0, 0.0, -66.7]
    assert table["n_people"].tolist() == [7, 7, 2, 2]
    assert table["n_accounts"].tolist() == [2, 2, 2, 2]


def test_an_account_without_arr_is_left_out_and_counted():
    table = metrics.four_rollups(hand_case(), pd.Series({"A": None, "B": 2.0}))
    assert table["value"].round(1).tolist() == [42.9, 0.0, 0.0, 100.0]
    assert table["n_without_arr"].tolist() == [0, 0, 0, 1]
    assert table["n_accounts"].tolist() == [2, 2, 2, 1]


def test_negative_arr_is_not_known_and_zero_arr_weighs_nothing():
    table = metrics.four_rollups(hand_case(), pd.Series({"A": -1.0, "B": 0.0}))
    assert table["n_without_arr"].tolist()[-1] == 1
    assert table["value"].isna().tolist() == [False, False, False, True]


def test_the_arr_of_other_accounts_does_not_count():
    more = pd.concat([ARR, pd.Series({"C": 9e9})])
    assert metrics.four_rollups(hand_case(), more).equals(metrics.four_rollups(hand_case(), ARR))


def test_fan_out_an_account_given_twice_in_arr_is_refused():
    with pytest.raises(ValueError, match="duplicate"):
        metrics.four_rollups(hand_case(), pd.concat([ARR, ARR]))


@pytest.mark.parametrize(
    ("rows", "value"),
    [
        pytest.param(
            [("A", 1, "decision_maker", "2025-01-01", 0), ("A", 2, "manager", "2026-01-01", 9)],
            -100,
            id="seniority before recency",
        ),
        pytest.param(
            [("A", 1, "user", "2025-01-01", 0), ("A", 2, "unknown", "2026-01-01", 9)],
            -100,
            id="unknown ranks below user",
        ),
        pytest.param(
            [("A", 1, "manager", "2025-01-01", 9), ("A", 2, "manager", "2025-01-02", 0)],
            -100,
            id="tie: the latest day",
        ),
        pytest.param(
            [("A", 2, "manager", "2025-01-01", 0), ("A", 10, "manager", "2025-01-01", 9)],
            100,
            id="tie on the day: the highest contact, as a number",
        ),
        pytest.param(
            [("A", None, "manager", "2025-01-01", 9), ("A", 1, "manager", "2025-01-01", 0)],
            -100,
            id="a known person before an unknown one",
        ),
        pytest.param(
            [("A", None, "manager", "2025-01-01", 0), ("A", None, "manager", "2025-01-01", 9)],
            -100,
            id="nothing tells them apart: the lower score",
        ),
    ],
)
def test_who_speaks_for_the_account(rows, value):
    assert decider_first(*rows) == decider_first(*reversed(rows)) == value


@pytest.mark.parametrize(
    ("scores", "value"), [([9, 9], 100), ([6, 6], -100), ([6, 7], 0), ([8, 9], 0)]
)
def test_a_mean_counts_only_when_it_reaches_the_class(scores, value):
    rows = [("A", i, "user", "2026-01-01", s) for i, s in enumerate(scores)]
    assert metrics.four_rollups(answers(*rows), ARR)["value"][1] == value


def test_nobody_heard_gives_four_empty_rows():
    table = metrics.four_rollups(answers(), ARR)
    assert table["rollup"].tolist() == list(ROLLUPS)
    assert table["value"].isna().all() and (table["n_people"] == 0).all()


def test_the_accounts_that_cause_the_spread():
    # All: 42.9 - -66.7 = 109.5. Without A: 0 - 100 = -100, so A adds 209.5.
    # Without B: 60 - -100 = 160, so B takes away 50.5.
    causes = metrics.rollup_causes(hand_case(), ARR).set_index("account")
    assert causes.index.tolist() == ["A", "B"]
    assert causes["contribution"].round(1).tolist() == [209.5, -50.5]
    assert causes["net"].tolist() == [60, 0]
    assert causes["average_class"].tolist() == [0, 0]
    assert causes["decider_class"].tolist() == [-1, 1]
    assert causes["share_people"].tolist() == [5 / 7, 2 / 7]
    assert causes["share_arr"].round(3).tolist() == [0.833, 0.167]


def test_a_cause_is_the_spread_with_the_account_less_the_spread_without():
    def spread(table):
        value = metrics.four_rollups(table, ARR).set_index("rollup")["value"]
        return value["everyone"] - value["revenue_weighted"]

    every, causes = hand_case(), metrics.rollup_causes(hand_case(), ARR).set_index("account")
    for account in ("A", "B"):
        left = spread(every[every["account"] != account])
        assert causes.at[account, "contribution"] == pytest.approx(spread(every) - left)


def test_an_only_account_has_no_contribution_to_name():
    causes = metrics.rollup_causes(answers(("A", 1, "user", "2026-01-01", 9)), ARR)
    assert causes["contribution"].isna().all() and len(causes) == 1


def test_an_account_without_arr_moves_only_everyone():
    # All: everyone 3/7, revenue +100 (B alone). Without A: 0 - 100. So A adds 42.9.
    causes = metrics.rollup_causes(hand_case(), pd.Series({"B": 1.0})).set_index("account")
    assert causes.at["A", "contribution"] == pytest.approx(300 / 7)
    assert pd.isna(causes.at["A", "share_arr"])
    assert pd.isna(causes.at["B", "contribution"])


def test_nobody_heard_causes_nothing():
    assert metrics.rollup_causes(answers(), ARR).empty
