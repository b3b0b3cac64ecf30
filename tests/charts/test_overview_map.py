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


def test_two_names_of_dots_in_one_place_stand_apart(accounts: pd.DataFrame) -> None:
    shown = overview_map.two_voices_map(accounts, "finding", "CNY", Words())
    marks = [layer.get("mark", {}) for layer in shown.chart.to_dict()["layer"]]
    offsets = [mark["dy"] for mark in marks if "dy" in mark]
    assert len(offsets) == 2 and abs(offsets[0] - offsets[1]) >= overview_map.LINE


@pytest.mark.parametrize("above", [0, 5, 10, 20, 40])
@pytest.mark.parametrize("level", [-1, -40, -70, -85, -100])
@pytest.mark.parametrize("names", [("Cinder Ridge Motors", "江澜重工"), ("江澜重工", "Bolt")])
def test_two_names_never_overprint_each_other(accounts, names, level, above) -> None:
    upper = min(level + above, -1)
    two = accounts.assign(name=names, decision_maker=[upper, level], area=[1400.0, 60.0])
    offsets = overview_map._offsets(two)
    points = overview_map.INSIDE / 252
    lines = [-y * points + dy for y, (_, dy) in zip((upper, level), offsets, strict=True)]
    assert abs(lines[0] - lines[1]) >= overview_map.LINE
    assert all(line + 126 * points < overview_map.INSIDE for line in lines)


def test_names_far_apart_both_stand_over_their_dots(accounts: pd.DataFrame) -> None:
    two = accounts.assign(user=[-80.0, 80.0], area=[60.0, 60.0])
    assert all(dy < 0 for _, dy in overview_map._offsets(two))


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
