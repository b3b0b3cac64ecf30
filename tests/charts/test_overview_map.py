"""The map of two voices and the dots of the dumbbells stand where they can be told apart."""

import pandas as pd
import pytest

from voc_core.charts import overview_map, two_voices
from voc_core.wording import Words


@pytest.fixture
def accounts() -> pd.DataFrame:
    row = {"n_user": 5, "n_user_contacts": 5, "n_decision_maker": 5}
    row |= {"n_decision_maker_contacts": 5, "gap": 150.0, "evidence": "strong"}
    row |= {"state": "renewal_risk", "user": 75.0, "decision_maker": -75.0}
    return pd.DataFrame(
        [
            {**row, "account": 1, "name": "Acme", "arr": 4_000_000.0},
            {**row, "account": 2, "name": "Bolt", "arr": float("nan")},
        ]
    )


def test_corner_words_stand_beyond_the_scores() -> None:
    assert all(abs(y) > 110 for _, y, *_ in overview_map.CORNERS)


def test_two_names_stand_on_two_sides_of_their_dots(accounts: pd.DataFrame) -> None:
    shown = overview_map.two_voices_map(accounts, "finding", "CNY", Words())
    marks = [layer.get("mark", {}) for layer in shown.chart.to_dict()["layer"]]
    offsets = [mark["dy"] for mark in marks if "dy" in mark]
    assert len(offsets) == 2 and offsets[0] < 0 < offsets[1]


def test_revenue_not_known_is_the_least_dot(accounts: pd.DataFrame) -> None:
    assert overview_map._areas(accounts["arr"]).to_list() == list(overview_map.AREAS)[::-1]


def test_dots_leave_their_line_only_where_they_would_hide_each_other() -> None:
    points = pd.DataFrame(
        {
            "name": ["A", "A", "A"],
            "role": ["user", "manager", "decision_maker"],
            "net": [50.0, 50.0, -80.0],
        }
    )
    assert two_voices._lanes(points).to_list() == [-1, 0, 0]
