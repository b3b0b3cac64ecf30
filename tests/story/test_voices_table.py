"""The voices as a file: a cell says one thing once."""

import pandas as pd
import pytest

from voc_core.story.voices import table
from voc_core.wording import Words

VOICE = {
    "occurred_on": "2026-05-01",
    "account_name": "Acme",
    "contact_name": "Ann Lee",
    "title": "CIO",
    "role": "user",
    "touchpoint_name": None,
    "touchpoint_name_zh": None,
    "source": "survey",
    "metric": "nps",
    "scale_low": 0.0,
    "scale_high": 10.0,
    "tone": None,
    "is_mixed": False,
    "text": "slow",
    "choices": None,
}


@pytest.fixture
def rows() -> pd.DataFrame:
    return pd.DataFrame([{**VOICE, "score": score} for score in (2.0, 7.5, None)])


def test_a_score_has_no_decimal_it_does_not_need(rows):
    told = table(rows, Words("en"), hide_names=False)
    assert told.to_csv(columns=["Score"], index=False).split("\n")[1:4] == ["2", "7.5", '""']


@pytest.mark.parametrize(("hide_names", "who"), [(False, "Ann Lee, CIO"), (True, "")])
def test_the_role_stands_in_its_own_column_alone(rows, hide_names, who):
    told = table(rows, Words("en"), hide_names=hide_names)
    assert set(told["Who"]) == {who} and set(told["Role"]) == {"User"}
