"""Tallies of different people add up; tallies of the same people must not."""

import pytest

from voc_core import metrics
from voc_core.metrics.tallies import keys_of

GRAIN = ("account", "role")


def test_total_adds_people_not_scores(tally):
    # Mean of means trap: 4 users all +1 (net 100) and 1 decider -1 (net -100) are 3/5 = +60, not 0.
    rows = tally(GRAIN, {(1, "user"): [1, 1, 1, 1], (1, "decision_maker"): [-1]})
    assert metrics.net_score(metrics.total(rows)).tolist() == [60.0]


def test_total_keeps_the_keys_asked_for(tally):
    rows = tally(GRAIN, {(1, "user"): [1], (2, "user"): [-1, 0], (2, "manager"): [1]})
    by_role = metrics.total(rows, ["role"])
    assert keys_of(by_role) == ["role"]
    assert by_role.set_index("role")["n_people"].to_dict() == {"manager": 1, "user": 3}


def test_the_total_of_nobody_is_one_row_of_zeros(tally):
    nobody = tally(GRAIN, {})
    assert metrics.total(nobody)["n_people"].tolist() == [0]
    assert metrics.total(nobody, ["role"]).empty


@pytest.mark.parametrize("key", ["touchpoint", "stage", "source", "month", "quarter", "lens"])
def test_fan_out_adding_over_a_key_that_repeats_people_is_refused(tally, key):
    # One person heard at two touchpoints is one person, not two.
    rows = tally((key, "role"), {("a", "user"): [1], ("b", "user"): [1]})
    with pytest.raises(ValueError, match=f"cannot add a tally over '{key}'"):
        metrics.total(rows, ["role"])
    assert metrics.total(rows, [key])["n_people"].tolist() == [1, 1]


def test_a_missing_key_is_a_group_of_its_own(tally):
    rows = tally(("score",), {(9,): [1], (None,): [0, 0]})
    assert metrics.total(rows, ["score"])["n_people"].tolist() == [1, 2]


def test_merging_adds_equal_keys_and_keeps_the_others(tally):
    north = tally(GRAIN, {(1, "user"): [1]})
    south = tally(GRAIN, {(1, "user"): [-1, 0], (2, "manager"): [0]})
    merged = metrics.merge([north, south])
    assert merged[["account", "role", "n_people"]].values.tolist() == [
        [1, "user", 3],
        [2, "manager", 1],
    ]


def test_merging_nothing_or_other_keys_is_refused(tally):
    with pytest.raises(ValueError, match="no tallies"):
        metrics.merge([])
    with pytest.raises(ValueError, match="cannot merge tallies by"):
        metrics.merge([tally(GRAIN, {(1, "user"): [1]}), tally(("role",), {("user",): [1]})])


def test_merging_with_an_empty_tally_changes_nothing(tally):
    rows = tally(GRAIN, {(1, "user"): [1, 0]})
    assert metrics.merge([tally(GRAIN, {}), rows]).equals(metrics.total(rows, list(GRAIN)))
