"""The measures of themes, by hand and by law."""

import numpy as np
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


def written(**weights: float) -> pd.DataFrame:
    rows = [{"theme": int(t[1:]), "n_people": 9, "weight": w} for t, w in weights.items()]
    return pd.DataFrame(rows, columns=["theme", "n_people", "weight"])


def test_a_share_is_a_mean_over_people() -> None:
    # 60 people wrote now and 40 before; evidence: (12 + 1)/62 against (4 + 1)/42
    row = metrics.theme_trend(written(t1=12), written(t1=4), 60, 40).iloc[0]
    now, before = 13 / 62, 5 / 42
    se = (now * (1 - now) / 62 + before * (1 - before) / 42) ** 0.5
    assert (row["share"], row["share_before"]) == (0.2, 0.1)
    assert row["z"] == pytest.approx((now - before) / se)


def test_a_theme_of_one_window_alone_is_not_lost() -> None:
    rows = metrics.theme_trend(written(t1=12), written(t2=4), 60, 40).set_index("theme")
    assert rows["change"].round(2).to_dict() == {1: 0.2, 2: -0.1}
    assert rows.loc[2, "n_people"] == 0


PAIR = {"theme": [1], "other": [2], "n_people": [9], "weight": [6.0]}


def test_company_by_hand() -> None:
    row = metrics.theme_company(pd.DataFrame(PAIR), written(t1=10, t2=12), 40).iloc[0]
    assert row["lift"] == pytest.approx(6 / (10 * 12 / 40))
    odds, se = np.log(6.5 * 24.5 / (4.5 * 6.5)), (2 / 6.5 + 1 / 4.5 + 1 / 24.5) ** 0.5
    assert row["z"] == pytest.approx(odds / se) and row["evidence"] == "strong"


def test_as_often_as_by_chance_is_no_company() -> None:
    rows = metrics.theme_company(pd.DataFrame(PAIR | {"weight": [3.0]}), written(t1=10, t2=12), 40)
    assert rows["lift"].item() == 1.0 and rows["evidence"].item() == "unclear"


def test_a_pair_of_four_people_is_left_out() -> None:
    few = pd.DataFrame(PAIR | {"n_people": [4]})
    assert metrics.theme_company(few, written(t1=10, t2=12), 40).empty
    assert metrics.theme_company(few.iloc[:0], written(), 0).empty


def test_an_account_without_revenue_weighs_nothing() -> None:
    themes = pd.DataFrame([sums([-1] * 5, theme=1, account=2)])
    whole = pd.DataFrame([sums([1] * 6, account=1), sums([-1] * 5, account=2)])
    row = metrics.theme_impact(themes, whole, pd.Series({1: 7.0, 2: float("nan")})).iloc[0]
    assert row["share"] == 0 and pd.isna(row["impact"])
