"""The most telling voices: clear, of the right length, said once."""

import pandas as pd
import pytest

from voc_core import metrics


def voices(*rows):
    columns = ["text", "tone", "role", "occurred_on"]
    table = pd.DataFrame([(*row, "user", "2026-05-01")[:4] for row in rows], columns=columns)
    return table.assign(id=range(1, len(rows) + 1))


@pytest.mark.parametrize(
    ("text", "tone", "expected"),
    [
        pytest.param("x" * 40, -0.8, 0.8, id="long enough"),
        pytest.param("x" * 20, -0.8, 0.4, id="half of 40"),
        pytest.param("慢" * 20, 0.8, 0.8, id="a Chinese character is two letters"),
        pytest.param("x" * 560, 1.0, 0.5, id="twice 280"),
        pytest.param(None, 0.8, 0.0, id="no text"),
        pytest.param("x" * 50, None, 0.0, id="no tone"),
    ],
)
def test_telling_by_hand(text, tone, expected):
    assert metrics.telling(voices((text, tone)))[0] == pytest.approx(expected)


def test_what_is_typical_of_a_theme_tells_more():
    both = voices(("x" * 50, 0.8), ("y" * 50, 0.8))
    assert metrics.most_telling(both, [0.5, 1.0])["id"].tolist() == [2, 1]


def test_what_says_the_same_again_comes_last():
    said = "The export of the monthly report is far too slow"
    rows = voices((said, -0.9), (said + "!", -0.8), ("Support answers within an hour, thanks", 0.5))
    assert metrics.most_telling(rows)["id"].tolist() == [1, 3, 2]


def test_of_equals_the_decider_comes_first_then_the_newest():
    rows = voices(
        ("The export of the monthly report is slow", -0.8, "user", "2026-05-01"),
        ("Nobody in the finance team can sign in now", -0.8, "decision_maker", "2026-01-01"),
        ("Every single dashboard loads for two minutes", -0.8, "user", "2026-05-02"),
    )
    assert metrics.most_telling(rows)["id"].tolist() == [2, 3, 1]


def test_order_of_rows_is_irrelevant_and_the_input_stays():
    rows = voices(("x" * 50, 0.2), ("y" * 50, 0.9), ("", 0.1))
    before = rows.copy()
    turned = metrics.most_telling(rows.iloc[::-1])
    assert metrics.most_telling(rows)["id"].tolist() == turned["id"].tolist() == [2, 1, 3]
    pd.testing.assert_frame_equal(rows, before)
    assert metrics.most_telling(rows.head(0)).empty
