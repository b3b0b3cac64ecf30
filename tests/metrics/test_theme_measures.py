"""The measures of themes, by hand and by law."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import metrics

VOICES = st.lists(st.tuples(st.booleans(), st.sampled_from([-1, 0, 1])), min_size=1, max_size=40)


def sums(values: list[int], **keys: object) -> dict[str, object]:
    n_pos, n_neg = sum(v > 0 for v in values), sum(v < 0 for v in values)
    n = len(values)
    return {**keys, "n_people": n, "weight": float(n), "n_pos": float(n_pos), "n_neg": float(n_neg)}


@settings(max_examples=60, deadline=None)
@given(VOICES)
def test_impact_is_leaving_the_voices_out(voices: list[tuple[bool, int]]) -> None:
    named, rest = ([v for has, v in voices if has is side] for side in (True, False))
    themes, whole = pd.DataFrame([sums(named, theme=1)]), pd.DataFrame([sums(named + rest)])
    row = metrics.theme_impact(themes, whole).iloc[0]
    if len(named) < 5 or not rest:
        assert pd.isna(row["impact"])
        return
    net = 100 * sum(named + rest) / len(named + rest)
    assert row["impact"] == pytest.approx(net - 100 * sum(rest) / len(rest), abs=1e-6)
    assert row["low"] <= row["impact"] <= row["high"]


def test_revenue_lets_the_large_account_weigh_more() -> None:
    themes = pd.DataFrame([sums([-1] * 5, theme=1, account=1), sums([], theme=1, account=2)])
    whole = pd.DataFrame([sums([-1] * 5 + [1], account=1), sums([1] * 6, account=2)])
    arr = pd.Series({1: 9.0, 2: 1.0})
    plain = metrics.theme_impact(
        themes[themes["n_people"] > 0].drop(columns="account"),
        pd.DataFrame([sums([-1] * 5 + [1] * 7)]),
    )
    weighted = metrics.theme_impact(themes, whole, arr)
    # of 10: account 1 weighs 9, of which the theme is 5/6 = 7.5; net = (1.5 + 1 - 7.5)/10 = -50
    assert plain["impact"].item() == pytest.approx(5 * (-100 - 100 / 6) / 7)
    assert weighted["impact"].item() == pytest.approx(-50 - 100)


def test_nobody_and_nothing_gives_an_empty_table() -> None:
    none = pd.DataFrame([sums([], theme=1)]).iloc[:0]
    assert metrics.theme_impact(none, pd.DataFrame([sums([1])])).empty
    row = metrics.theme_trend(
        pd.DataFrame([sums([1] * 3, theme=1)]), none, n_now=3, n_before=0
    ).iloc[0]
    assert pd.isna(row["change"]) and pd.isna(row["evidence"])


def test_few_people_do_not_contradict_each_other(tally) -> None:
    by_role = tally(["theme", "role"], {(1, "user"): [-1] * 4, (1, "decision_maker"): [1] * 9})
    assert metrics.theme_contrast(by_role).empty
