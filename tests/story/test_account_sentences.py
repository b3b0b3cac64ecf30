"""What is said of a role at an account: who was heard decides whether there is an average."""

import pytest

from voc_core.story.account import interval
from voc_core.story.two_voices import sure
from voc_core.wording import Words

EN = Words("en")


@pytest.mark.parametrize(
    ("heard", "known", "said"),
    [
        (0, 4, "A silent role has no score."),
        (1, 1, "The only one was heard; one person makes no average."),
        (3, 3, "All 3 were heard; few people, so no average."),
        (6, 6, "Everybody was heard."),
        (3, 9, "Too few for an average: one answer moves it by up to 33 points."),
        (6, 9, "With all people asked it would likely lie between −20 and +40."),
    ],
)
def test_an_interval_speaks_of_those_heard_first(heard, known, said):
    role = {"n_people": heard, "n_contacts": known, "swing": 33, "low": -20.0, "high": 40.0}
    assert interval(role, EN) == said


@pytest.mark.parametrize(
    ("users", "deciders", "grade", "said"),
    [
        (7, 3, "strong", "Clear: 7 users and 3 decision makers"),
        (1, 1, "unclear", "Could be chance: 1 user and 1 decision maker"),
        (0, 2, None, "One side only: 2 decision makers"),
        (0, 0, None, "Nobody heard on either side"),
    ],
)
def test_how_sure_a_state_is_names_whom_it_rests_on(users, deciders, grade, said):
    row = {"n_user": users, "n_decision_maker": deciders, "n_sides": users + deciders}
    assert sure({**row, "state": "renewal_risk", "evidence": grade}, EN) == said
