"""Laws that hold for every table, whatever was said."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import metrics
from voc_core.vocabulary import ROLES

NEAR = 1e-9
law = settings(deadline=None, max_examples=60)
VALENCE = st.one_of(
    st.sampled_from([-1.0, 0.0, 1.0]),
    st.floats(-1, 1, allow_subnormal=False).map(lambda v: round(v, 6)),
)
PERSON = st.tuples(st.sampled_from([1, 2, 3]), st.sampled_from(ROLES), VALENCE)
PEOPLE = st.lists(PERSON, max_size=40)
HEARD = st.lists(PERSON, min_size=1, max_size=40)


def by_role(tally, persons):
    voices: dict[tuple, list[float]] = {}
    for account, role, valence in persons:
        voices.setdefault((account, role), []).append(valence)
    return tally(("account", "role"), voices)


@law
@given(HEARD)
def test_a_net_score_lies_within_100(tally, persons):
    assert metrics.net_score(by_role(tally, persons)).between(-100, 100).all()


@law
@given(HEARD, st.one_of(st.none(), st.integers(0, 60)))
def test_an_interval_holds_its_centre_and_lies_within_100(tally, persons, population):
    table = metrics.net_interval(by_role(tally, persons), population)
    assert (table["low"] <= table["centre"]).all() and (table["centre"] <= table["high"]).all()
    assert table[["low", "high"]].abs().le(100).all(axis=None)


@law
@given(HEARD, st.integers(0, 60))
def test_a_known_population_never_widens_an_interval(tally, persons, population):
    rows = by_role(tally, persons)
    free, known = metrics.net_interval(rows), metrics.net_interval(rows, population)
    assert (known["low"] >= free["low"]).all() and (known["high"] <= free["high"]).all()


@law
@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_holds_the_share_and_lies_within_0_and_1(share):
    row = metrics.wilson(pd.Series([share[0]]), pd.Series([share[1]])).iloc[0]
    assert 0 <= row["low"] <= row["share"] <= row["high"] <= 1


@law
@given(PEOPLE, PEOPLE)
def test_merging_two_tallies_is_tallying_the_union(tally, first, second):
    merged = metrics.merge([by_role(tally, first), by_role(tally, second)])
    union = metrics.merge([by_role(tally, first + second)])
    pd.testing.assert_frame_equal(merged, union, check_dtype=len(first + second) > 0)


@law
@given(HEARD)
def test_the_total_of_a_tally_is_the_tally_of_all(tally, one, persons):
    whole = metrics.total(by_role(tally, persons))
    pd.testing.assert_frame_equal(whole, metrics.total(one(*[v for *_, v in persons])))


@law
@given(HEARD, st.lists(st.integers(0, 10), min_size=4, max_size=4))
def test_a_role_weighted_score_lies_between_its_roles(tally, persons, weights):
    rows = by_role(tally, persons)
    net = metrics.net_score(rows).groupby(rows["account"])
    score = metrics.role_weighted(rows, dict(zip(ROLES, weights, strict=True)))
    score = score.set_index("account")["score"].dropna()
    assert (score >= net.min()[score.index] - NEAR).all()
    assert (score <= net.max()[score.index] + NEAR).all()


@law
@given(HEARD)
def test_a_gap_lies_within_200_and_silence_has_none(tally, persons):
    table = metrics.two_voices(by_role(tally, persons))
    silent = table["state"].str.contains("silent")
    assert table["gap"].isna().equals(silent) and table["evidence"].isna().equals(silent)
    assert table["gap"].dropna().between(-200, 200).all()


ANSWERS = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C"]), st.sampled_from(ROLES), st.integers(0, 10)),
    min_size=1,
    max_size=30,
)
REVENUE = st.lists(st.one_of(st.none(), st.floats(0, 1e7)), min_size=3, max_size=3)


def voice_classes(answers):
    table = pd.DataFrame(answers, columns=["account", "role", "score"])
    score = table["score"]
    klass = (score >= 9).astype(int) - (score <= 6).astype(int)
    return table.assign(contact=range(len(table)), day="2026-01-01", **{"class": klass})


@law
@given(ANSWERS, REVENUE)
def test_everyone_is_the_net_score_and_all_four_lie_within_100(one, answers, revenue):
    voices = voice_classes(answers)
    table = metrics.four_rollups(voices, pd.Series(revenue, index=list("ABC"), dtype=float))
    net = metrics.net_score(one(*voices["class"])).iloc[0]
    assert table["value"][0] == pytest.approx(net)
    assert table["value"].dropna().abs().le(100 + NEAR).all()


@law
@given(st.lists(VALENCE.map(lambda v: 100 * v), min_size=1, max_size=12))
def test_the_mean_of_a_journey_lies_between_trough_and_peak(nets):
    curve = pd.DataFrame({"net": nets, "position": range(len(nets))})
    curve = curve.assign(touchpoint=curve["position"], role="user", n_people=5)
    shape = metrics.journey_shape(curve).iloc[0]
    assert shape["trough"] - NEAR <= shape["mean"] <= shape["peak"] + NEAR
    assert abs(shape["peak_end"]) <= 100 and 0 <= shape["pleasure_pain_gap"] <= 200


@law
@given(
    st.integers(0, 10),
    st.sampled_from(ROLES),
    st.floats(0, 1),
    st.integers(-1000, 1000),
    st.floats(0, 10),
)
def test_a_priority_lies_between_0_and_100(score, role, percentile, days, weight):
    names = ["account", "role", "metric", "score", "scale_low", "scale_high", "valence", "tone"]
    voice = pd.DataFrame([(1, role, "nps", score, 0, 10, -1, None)], columns=names)
    weights = {"user": weight, "unknown": 1}
    alerts = metrics.alert_priority(
        voice, pd.Series({1: percentile}), pd.Series({1: days}), weights
    )
    assert 0 <= alerts["priority"].iloc[0] <= 100 + NEAR
