"""Users against decision makers, and one score per account."""

import pandas as pd
import pytest

from voc_core import metrics

GRAIN = ("account", "role")


def at(table, account=1):
    return table.set_index("account").loc[account]


@pytest.mark.parametrize(
    ("users", "deciders", "state"),
    [
        pytest.param([1, 1], [-1], "renewal_risk", id="users happy, decider is not"),
        pytest.param([-1], [1, 1], "adoption_risk", id="deciders happy, user is not"),
        pytest.param([-1], [-1], "crisis", id="both unhappy"),
        pytest.param([1], [1], "harmony", id="both happy"),
        pytest.param([0], [0], "harmony", id="exactly 0 counts as content"),
        pytest.param([1], [], "deciders_silent", id="nobody who pays was heard"),
        pytest.param([], [-1], "users_silent", id="nobody who uses it was heard"),
        pytest.param([], [], "silent", id="managers alone are neither side"),
    ],
)
def test_state_by_hand(tally, users, deciders, state):
    rows = tally(GRAIN, {(1, "user"): users, (1, "decision_maker"): deciders, (1, "manager"): [1]})
    assert at(metrics.two_voices(rows))["state"] == state


def test_the_threshold_can_be_moved(tally):
    rows = tally(GRAIN, {(1, "user"): [1, 0], (1, "decision_maker"): [1]})
    assert at(metrics.two_voices(rows, threshold=60))["state"] == "adoption_risk"


def test_gap_and_evidence_by_hand(tally):
    # Users 4 of 4 +1: centre 100 x (4.75 - 0.75)/7 = 57.14, SE 25.61.
    # Decider -1: centre -25, SE 37.5. z = 82.14/45.41 = 1.809, although the raw gap is 200.
    row = at(metrics.two_voices(tally(GRAIN, {(1, "user"): [1] * 4, (1, "decision_maker"): [-1]})))
    assert (row["user"], row["decision_maker"], row["gap"]) == (100, -100, 200)
    assert (row["n_user"], row["n_manager"], row["n_decision_maker"]) == (4, 0, 1)
    assert row["z"] == pytest.approx(1.809, abs=1e-3)
    assert row["evidence"] == "likely"


def test_a_silent_role_has_no_score_no_gap_and_no_evidence(tally):
    row = at(metrics.two_voices(tally(GRAIN, {(1, "user"): [1] * 30})))
    assert row[["decision_maker", "decision_maker_low", "gap", "z", "evidence"]].isna().all()


def test_the_population_narrows_the_interval_of_its_role_only(tally, people):
    rows = tally(GRAIN, {(1, "user"): [1, -1], (1, "decision_maker"): [1, -1]})
    known = people((1, "user", 3, 3, 2, None), (1, "decision_maker", 2, 2, 2, None))
    row = at(metrics.two_voices(rows, known))
    assert row["decision_maker_low"] == row["decision_maker_high"] == 0
    free = at(metrics.two_voices(rows))
    assert free["user_low"] < row["user_low"] < 0
    assert (row["n_user_contacts"], row["n_manager_contacts"]) == (3, 0)
    assert pd.isna(free["n_user_contacts"])


def test_evidence_does_not_grow_because_the_contact_list_is_short(tally, people):
    rows = tally(GRAIN, {(1, "user"): [1], (1, "decision_maker"): [-1]})
    known = people((1, "user", 1, 1, 1, None), (1, "decision_maker", 1, 1, 1, None))
    assert at(metrics.two_voices(rows, known))["evidence"] == "unclear"


def test_accounts_nobody_was_heard_at_stay_in_the_table(tally, people):
    rows = tally(GRAIN, {(1, "user"): [1]})
    table = metrics.two_voices(rows, people((2, "user", 4, 2, 0, None)), accounts=[3])
    assert table["account"].tolist() == [1, 2, 3]
    assert table["state"].tolist() == ["deciders_silent", "silent", "silent"]


def test_the_widest_gap_comes_first(tally):
    rows = tally(
        GRAIN,
        {
            (1, "user"): [1],
            (2, "user"): [1],
            (2, "decision_maker"): [0],
            (3, "user"): [-1],
            (3, "decision_maker"): [1],
        },
    )
    assert metrics.two_voices(rows)["account"].tolist() == [3, 2, 1]


def test_fan_out_a_role_given_twice_in_people_is_refused(tally, people):
    twice = people((1, "user", 4, 2, 0, None), (1, "user", 4, 2, 0, None))
    with pytest.raises(ValueError, match="twice"):
        metrics.two_voices(tally(GRAIN, {(1, "user"): [1]}), twice)


@pytest.mark.parametrize(
    ("voices", "score", "unheard"),
    [
        pytest.param(
            {"user": [1] * 10, "manager": [0], "decision_maker": [-1]},
            (1 * 100 + 3 * 0 + 5 * -100) / 9,
            (),
            id="ten users weigh as much as one",
        ),
        pytest.param(
            {"user": [1], "manager": [-1, 0]},
            (1 * 100 + 3 * -50) / 4,
            ("decision_maker",),
            id="a silent role is not imputed",
        ),
        pytest.param(
            {"unknown": [1]},
            100,
            ("decision_maker", "manager", "user"),
            id="unknown counts but is nobody we miss",
        ),
    ],
)
def test_role_weighted_by_hand(tally, voices, score, unheard):
    rows = tally(GRAIN, {(1, role): said for role, said in voices.items()})
    row = at(metrics.role_weighted(rows))
    assert row["score"] == pytest.approx(score)
    assert row["unheard"] == unheard
    assert row["n_people"] == sum(map(len, voices.values()))


def test_weights_are_a_setting_and_no_weight_means_no_score(tally):
    rows = tally(GRAIN, {(1, "user"): [1], (1, "decision_maker"): [-1]})
    assert at(metrics.role_weighted(rows, {"user": 3, "decision_maker": 1}))["score"] == 50
    assert pd.isna(at(metrics.role_weighted(rows, {"manager": 1}))["score"])
