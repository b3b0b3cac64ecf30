"""How far a figure may be off, checked by hand and by counting every possible sample."""

from itertools import product
from math import comb, factorial, sqrt

import pandas as pd
import pytest

from voc_core import metrics


def test_interval_by_hand(one):
    # 5 people all +1: n' = 8, p' = 5.75/8 = 0.71875, d' = 0.75/8 = 0.09375, centre 62.5,
    # variance (0.8125 - 0.390625)/8 = 0.052734, SE 22.9640, low 62.5 - 45.0095 = 17.4905.
    row = metrics.net_interval(one(1, 1, 1, 1, 1)).iloc[0]
    assert row["centre"] == 62.5
    assert row["se"] == pytest.approx(22.9640, abs=1e-4)
    assert row["low"] == pytest.approx(17.4905, abs=1e-3)
    assert row["high"] == 100


@pytest.mark.parametrize(
    ("population", "factor"),
    [
        pytest.param(21, sqrt(16 / 20), id="5 of 21: sqrt(16/20)"),
        pytest.param(6, sqrt(1 / 5), id="5 of 6: sqrt(1/5)"),
        pytest.param(5, 0, id="everybody was heard"),
        pytest.param(4, 1, id="more heard than known: not corrected"),
        pytest.param(0, 1, id="nobody known: not corrected"),
        pytest.param(float("nan"), 1, id="population missing: not corrected"),
        pytest.param(None, 1, id="population not given"),
    ],
)
def test_the_population_narrows_the_interval(one, population, factor):
    rows = one(1, 0, 0, -1, -1)
    free = metrics.net_interval(rows)["se"].iloc[0]
    assert metrics.net_interval(rows, population)["se"].iloc[0] == pytest.approx(free * factor)


def test_the_score_stands_in_its_interval_even_when_everybody_was_heard(one):
    row = metrics.net_interval(one(-1), 1).iloc[0]
    assert (row["low"], row["high"], row["centre"], row["se"]) == (-100, -25, -25, 0)


def test_the_population_may_differ_by_row(tally):
    rows = tally(("role",), {("user",): [1, 0], ("manager",): [1, 0]})
    se = metrics.net_interval(rows, pd.Series([2, None]))["se"]
    assert se[0] == 0 < se[1]


def test_nobody_has_no_interval(one):
    assert metrics.net_interval(one(), 10).isna().all(axis=None)


def test_wilson_by_hand():
    # 1 of 10, z^2 = 3.8416: middle (0.1 + 0.19208)/1.38416 = 0.211016,
    # half 1.96 sqrt(0.009 + 0.009604)/1.38416 = 0.193141.
    row = metrics.wilson(pd.Series([1]), pd.Series([10])).iloc[0]
    assert row.tolist() == pytest.approx([0.1, 0.017875, 0.404157], abs=1e-5)


def test_wilson_of_none_all_and_nothing():
    table = metrics.wilson(pd.Series([0, 4, 0]), pd.Series([4, 4, 0]))
    assert table["low"].tolist()[0] == 0 and table["high"].tolist()[1] == 1
    assert table.iloc[2].isna().all()


def test_swing_by_hand():
    assert metrics.swing(5) == 40
    assert metrics.swing(pd.Series([1, 200])).tolist() == [200, 1]
    assert pd.isna(metrics.swing(0)) and metrics.swing(pd.Series([0])).isna().all()


def samples(n):
    return [(p, n - p - d, d) for p in range(n + 1) for d in range(n + 1 - p)]


def chance(sample, truth):
    ways = factorial(sum(sample))
    for count, share in zip(sample, truth, strict=True):
        ways = ways / factorial(count) * share**count
    return ways


def truths(step=10):
    shares = [(p / step, (step - p - d) / step, d / step) for p, _, d in samples(step)]
    return [s for s in shares if max(s) < 1]


def intervals(n, one):
    rows = [one(*[1] * p, *[0] * z, *[-1] * d) for p, z, d in samples(n)]
    return metrics.net_interval(pd.concat(rows, ignore_index=True))


def plain(sample):
    n, p, d = sum(sample), sample[0] / sum(sample), sample[2] / sum(sample)
    half = 196 * sqrt(max(p + d - (p - d) ** 2, 0) / n)
    return 100 * (p - d) - half, 100 * (p - d) + half


def test_at_five_people_the_interval_holds_what_the_plain_one_does_not(one):
    """Exact coverage: all 21 samples of 5, all true shares in tenths but the certain ones."""
    table = intervals(5, one)
    adjusted, wald = [], []
    for truth in truths():
        score, weights = 100 * (truth[0] - truth[2]), [chance(s, truth) for s in samples(5)]
        held = (table["low"] <= score + 1e-9) & (score - 1e-9 <= table["high"])
        adjusted.append(sum(w for w, h in zip(weights, held, strict=True) if h))
        ends = [plain(s) for s in samples(5)]
        wald.append(sum(w for w, e in zip(weights, ends, strict=True) if e[0] <= score <= e[1]))
    mean = (sum(adjusted) / len(adjusted), sum(wald) / len(wald))
    assert mean == pytest.approx((0.95, 0.77), abs=0.01)
    assert min(adjusted) > 0.83 and min(wald) < 0.5
    closer = [abs(a - 0.95) < abs(w - 0.95) for a, w in zip(adjusted, wald, strict=True)]
    assert sum(closer) / len(closer) > 0.9


@pytest.mark.parametrize(("n", "m"), [(1, 1), (4, 1), (3, 3), (5, 5), (8, 2)])
def test_chance_alone_rarely_looks_strong(one, n, m):
    """Exact rate of a false "strong" between two groups with the same true shares."""
    first, second = intervals(n, one), intervals(m, one)
    pairs = list(product(range(comb(n + 2, 2)), range(comb(m + 2, 2))))
    a = first.loc[[i for i, _ in pairs]].reset_index(drop=True)
    b = second.loc[[j for _, j in pairs]].reset_index(drop=True)
    strong = metrics.evidence(a["centre"], a["se"], b["centre"], b["se"])["evidence"] == "strong"
    for truth in truths():
        p, q = [chance(s, truth) for s in samples(n)], [chance(s, truth) for s in samples(m)]
        assert sum(p[i] * q[j] for (i, j), s in zip(pairs, strong, strict=True) if s) < 0.055
