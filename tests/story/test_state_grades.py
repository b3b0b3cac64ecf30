"""How sure a state is, and what one lens may say of silence."""

import pandas as pd
import pytest

from voc_core.story import journey
from voc_core.story.two_voices import grade_of_state, how_clear, lens_first
from voc_core.wording import Words

EN = Words("en")


def account(state: str, users: tuple[float, float], deciders: tuple[float, float]) -> dict:
    sides = {"user_low": users[0], "user_high": users[1]}
    sides |= {"decision_maker_low": deciders[0], "decision_maker_high": deciders[1]}
    return {"state": state, "evidence": "likely", **sides}


@pytest.mark.parametrize(
    ("row", "grade"),
    [
        pytest.param(account("harmony", (5, 90), (0, 90)), "strong", id="both clearly content"),
        pytest.param(account("harmony", (-5, 90), (0, 90)), "unclear", id="users may be unhappy"),
        pytest.param(account("crisis", (-90, -5), (-90, -1)), "strong", id="both clearly unhappy"),
        pytest.param(account("crisis", (-90, -5), (-90, 1)), "unclear", id="deciders may be not"),
        pytest.param(account("renewal_risk", (0, 1), (0, 1)), "likely", id="a gap is graded"),
    ],
)
def test_where_both_agree_it_is_the_agreement_that_is_graded(row, grade):
    assert grade_of_state(row) == grade


def test_a_sentence_says_at_how_many_accounts_it_is_clear():
    assert how_clear(2, 2, EN) == ""
    assert how_clear(1, 2, EN) == " The answers are clear at 1 of them."
    assert how_clear(0, 2, EN) == " Few were heard there: it could be chance."


def test_silence_under_one_lens_names_the_lens():
    assert lens_first("Nobody was heard.", "voice", EN) == "Nobody was heard."
    assert lens_first("Nobody was heard.", "nps", EN) == "NPS alone: Nobody was heard."


def test_only_one_touchpoint_fell_most():
    row = {"name_zh": "", "role": "user", "n_people": 9, "evidence": "strong"}
    lowest = pd.DataFrame([{**row, "name": "Upgrade", "net": -23.0, "change": -97.0}])
    fallen = pd.DataFrame([{**row, "name": "QBR", "net": 6.0, "change": -83.0}])
    told = journey.headline(lowest, fallen, EN)
    assert "it fell 97 points" in told and "QBR fell by 83 points" in told
    assert "QBR fell most" in journey.headline(lowest.assign(change=-3.0), fallen, EN)
