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


def test_the_roles_take_turns_deciders_first():
    rows = voices(
        ("The export of the monthly report is far too slow", -0.9, "user"),
        ("Every single dashboard loads for two whole minutes", -0.8, "user"),
        ("Nobody in the finance team could sign in on Monday", -0.3, "decision_maker"),
        ("Training went well and people liked the examples", 0.6, "unknown"),
    )
    assert metrics.taking_turns(rows, 9)["id"].tolist() == [3, 1, 4, 2]
    assert metrics.taking_turns(rows, 2)["id"].tolist() == [3, 1]


def test_neither_a_repeat_nor_what_says_little_is_read_out():
    said = "The export of the monthly report is far too slow"
    rows = voices((said, -0.9), (said.upper() + "!", -0.8), ("ok", 1.0), ("x" * 60, 0.0))
    kept = metrics.taking_turns(rows, 9)
    assert (kept["id"].tolist(), kept["telling"].tolist()) == ([1], [0.9])  # "ok": 1.0 x 2/40


def test_what_is_typical_of_the_theme_is_read_out_first():
    rows = voices(("x" * 50, 0.8), ("y" * 50, 0.6))
    assert metrics.taking_turns(rows, 1, [0.5, 1.0])["id"].tolist() == [2]
    assert metrics.taking_turns(rows.head(0), 3).empty


def clauses(*rows):
    return pd.DataFrame(rows, columns=["feedback_id", "theme_id", "clause_start", "clause_end"])


def test_typical_by_hand():
    named = clauses((1, 7, 0, 30), (1, 8, 30, 40), (2, 7, 0, 20), (2, 8, 0, 20), (2, 7, 20, 40))
    share = metrics.typical(named)
    # 1: 30 of 40 letters. 2: the first 20 parted between both, the other 20 of theme 7 alone.
    assert (share**2).round(9).to_dict() == {(1, 7): 0.75, (1, 8): 0.25, (2, 7): 0.75, (2, 8): 0.25}
    pd.testing.assert_series_equal(metrics.typical(named.iloc[::-1]), share)


def test_who_speaks_of_one_theme_only_is_wholly_typical():
    assert metrics.typical(clauses((5, 7, 40, 60))).tolist() == [1.0]
    assert metrics.typical(clauses()).empty
