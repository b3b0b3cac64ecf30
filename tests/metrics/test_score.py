"""One answer becomes -1, 0 or +1; a tally becomes a score."""

import pandas as pd
import pytest

from voc_core import metrics


def valence(metric, score, low, high, **conventions):
    cells = [pd.Series([value]) for value in (metric, score, low, high)]
    return metrics.valence_of(*cells, **conventions).iloc[0]


@pytest.mark.parametrize(
    ("metric", "low", "high", "expected"),
    [
        pytest.param("nps", 0, 10, [-1] * 7 + [0, 0, 1, 1], id="nps 0-6, 7-8, 9-10"),
        pytest.param("nps", 1, 10, [-1] * 6 + [0, 0, 1, 1], id="nps the user vouched for on 1-10"),
        pytest.param("csat", 1, 5, [-1, -1, 0, 1, 1], id="csat 1,2 / 3 / 4,5"),
        pytest.param("rating", 1, 5, [-1, -1, 0, 1, 1], id="rating like csat"),
        pytest.param(
            "csat", 0, 10, [-1, -1, -1, 0, 0, 0, 0, 0, 1, 1, 1], id="csat 0-10: x .25 and .75"
        ),
        pytest.param("ces", 1, 7, [-1, -1, -1, 0, 1, 1, 1], id="ces 1-7: up to 3, 4, from 5"),
        pytest.param("ces", 1, 5, [-1, -1, 0, 1, 1], id="ces 1-5: up to 2, 3, from 4"),
        pytest.param("ces", 0, 4, [-1, -1, 0, 1, 1], id="ces on another scale like csat"),
    ],
)
def test_valence_by_hand(metric, low, high, expected):
    score = pd.Series(range(low, high + 1), dtype=float)
    found = metrics.valence_of(
        pd.Series(metric, index=score.index),
        score,
        pd.Series(low, index=score.index),
        pd.Series(high, index=score.index),
    )
    assert found.tolist() == expected


def test_a_hard_ces_is_mirrored_first():
    # 1-7 where 7 is hard: 7 -> 1 -> negative; 1 -> 7 -> positive; 4 stays 4.
    assert [valence("ces", s, 1, 7, high_is_easy=False) for s in (7, 4, 1)] == [-1, 0, 1]


def test_the_direction_of_ces_leaves_other_metrics_alone():
    assert valence("csat", 5, 1, 5, high_is_easy=False) == 1


def test_the_direction_may_differ_by_row():
    same = pd.Series([7, 7])
    found = metrics.valence_of(
        pd.Series(["ces", "ces"]), same, same - 6, same, high_is_easy=pd.Series([True, False])
    )
    assert found.tolist() == [1, -1]


def test_the_csat_share_is_a_setting():
    # x of 4 on 1-5 is exactly 0.75: positive from 0.75, neutral from 0.8; 0.2 then counts as low.
    assert valence("csat", 4, 1, 5) == 1
    assert valence("csat", 4, 1, 5, csat_from=0.8) == 0
    assert valence("csat", 1, 0, 5, csat_from=0.8) == -1


@pytest.mark.parametrize(
    ("metric", "score", "low", "high"),
    [
        pytest.param("nps", 11, 0, 10, id="above the scale"),
        pytest.param("csat", 0, 1, 5, id="below the scale"),
        pytest.param("csat", None, 1, 5, id="no score"),
        pytest.param("csat", 3, None, 5, id="no scale"),
        pytest.param("csat", 3, 3, 3, id="empty scale"),
        pytest.param("csat", 3, 5, 1, id="scale upside down"),
        pytest.param("nps", 5, 1, 5, id="a 1-5 question is not NPS"),
        pytest.param("none", 5, 0, 10, id="text has no score"),
        pytest.param("mood", 5, 0, 10, id="unknown metric"),
        pytest.param(None, 5, 0, 10, id="no metric"),
    ],
)
def test_what_cannot_be_classed_is_missing(metric, score, low, high):
    assert pd.isna(valence(metric, score, low, high))


def test_valence_keeps_the_index_of_the_answers():
    index = [7, 3]
    found = metrics.valence_of(
        pd.Series(["nps", "nps"], index=index),
        pd.Series([9, 0], index=index),
        pd.Series([0, 0], index=index),
        pd.Series([10, 10], index=index),
    )
    assert found.to_dict() == {7: 1.0, 3: -1.0}


def test_tone_by_hand():
    tone = pd.Series([0.25, 0.24, 0.0, -0.24, -0.25, None])
    assert metrics.valence_of_tone(tone).tolist()[:5] == [1, 0, 0, 0, -1]
    assert metrics.valence_of_tone(tone).isna().tolist()[5]


def test_said_9_wrote_trouble_is_mixed():
    score = pd.Series([1.0, 1.0, -1.0, 0.0, None, 1.0])
    tone = pd.Series([-0.25, -0.2, 0.6, -1.0, -1.0, None])
    assert metrics.is_mixed(score, tone).tolist() == [True, False, True, False, False, False]


@pytest.mark.parametrize(
    ("said", "net"),
    [
        pytest.param([1, 1, 0, -1], 25.0, id="(2 - 1) / 4"),
        pytest.param([-1], -100.0, id="one stray 0"),
        pytest.param([0, 0], 0.0, id="all passive"),
        pytest.param([1 / 3, 1 / 3, 1 / 3, -1], 0.0, id="thirds leave no dust"),
    ],
)
def test_net_score_by_hand(one, said, net):
    assert metrics.net_score(one(*said)).tolist() == [net]


def test_nobody_has_no_score(one):
    nobody = one()
    for measure in (metrics.net_score, metrics.mean_score, metrics.top_share):
        assert measure(nobody).isna().all()


def test_csat_is_the_share_of_the_top(one):
    # 4, 5, 3, 1 on 1-5 -> +1, +1, 0, -1 -> 2 of 4.
    assert metrics.top_share(one(1, 1, 0, -1)).tolist() == [0.5]


def test_the_mean_leaves_out_people_without_a_score(one):
    # Three heard, two with scores 9 and 6: 15 / 2.
    assert metrics.mean_score(one(1, -1, 0).assign(n_scored=2, score_sum=15.0)).tolist() == [7.5]


def test_figures_stand_beside_the_counts(one):
    row = metrics.figures(one(1, 1, 0, -1), population=4).iloc[0]
    assert (row["net"], row["swing"], row["is_thin"], row["se"]) == (25.0, 50.0, True, 0.0)
