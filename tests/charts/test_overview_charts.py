"""The pictures of the overview are values."""

import pandas as pd
import pytest

from voc_core.charts import COLOURS
from voc_core.charts import overview as pictures
from voc_core.wording import Words


@pytest.fixture
def rollups() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "rollup": ["everyone", "account_average", "decider_first", "revenue_weighted"],
            "value": [42.9, 0.0, 0.0, -66.7],
            "n_people": [7, 7, 2, 2],
            "n_accounts": [2] * 4,
            "n_without_arr": [0] * 4,
        }
    )


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_strip_says_each_rollup_in_words(rollups: pd.DataFrame, language: str) -> None:
    words = Words(language)
    shown = pictures.rollups(rollups, "finding", words)
    assert shown.title == shown.alt == "finding"
    assert shown.data.iloc[:, 0].to_list() == [words.label(r) for r in rollups["rollup"]]


def test_a_rollup_nobody_counts_in_is_left_out_not_drawn_as_zero(rollups: pd.DataFrame) -> None:
    shown = pictures.rollups(rollups.assign(value=float("nan")), "finding", Words())
    assert shown.chart is None


@pytest.mark.parametrize(("n_people", "is_grey"), [([4, 4, 2, 2], True), ([5, 5, 2, 2], False)])
def test_figures_of_too_few_people_are_grey(rollups: pd.DataFrame, n_people, is_grey) -> None:
    chart = pictures.rollups(rollups.assign(n_people=n_people), "finding", Words()).chart
    dot = chart.to_dict()["layer"][2]["encoding"]["color"]
    assert (dot.get("value") == COLOURS["neutral"]) is is_grey


def test_roles_keep_their_colour(rollups: pd.DataFrame) -> None:
    scale = pictures.role_colour(Words(), ("user", "decision_maker")).to_dict()["scale"]
    assert scale["range"] == [COLOURS["user"], COLOURS["decision_maker"]]
