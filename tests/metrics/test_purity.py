"""Every measure: inputs untouched, order irrelevant, nothing heard is not an error."""

from datetime import date

import pandas as pd
import pytest

from voc_core import metrics
from voc_core.metrics import tallies

UNTIL = date(2026, 3, 1)
ARR = pd.Series({1: 3.0, 2: 1.0, 3: None}, name="arr")
DAYS = pd.Series({1: 30.0, 2: None})


@pytest.fixture(scope="session")
def inputs(tally, people):
    """Return sample tables by name; each has at least three rows and something missing."""
    role = {(1, "user"): [1, 1, 0], (1, "decision_maker"): [-1], (2, "user"): [0, -1]}
    cell = {(1, "user"): [1] * 6, (2, "user"): [-1] * 5, (1, "decision_maker"): [0, 1]}
    voice = pd.DataFrame(
        [
            (1, 5, "user", "2026-01-01", 9, 1),
            (1, 6, "decision_maker", "2026-01-02", 3, -1),
            (2, None, "user", "2026-01-03", 8, 0),
            (3, 8, "manager", "2026-01-03", 10, 1),
        ],
        columns=["account", "contact", "role", "day", "score", "class"],
    )
    alerts = voice.rename(columns={"contact": "feedback"}).assign(
        metric="nps", scale_low=0, scale_high=10, valence=voice["class"], tone=[None, -1, 0, 0.4]
    )
    return {
        "tally": tally(("account", "role"), role),
        "cells": tally(("touchpoint", "role"), cell),
        "months": tally(("month",), {(f"2026-0{m}-01",): [1, 0] for m in (1, 2, 4)}),
        "by_account": tally(("account", "touchpoint"), {(a, 1): [a / 12, -0.5] for a in range(12)}),
        "people": people(
            (1, "user", 4, 4, 3, "2026-01-01"),
            (2, "manager", 1, 0, 0, None),
            (3, "unknown", 1, 1, 0, None),
        ),
        "accounts": pd.DataFrame({"account": [1, 2, 3], "arr": ARR.to_list()}),
        "touchpoints": pd.DataFrame({"touchpoint": [1, 2, 3], "position": [0, 1, 2]}),
        "voices": voice,
        "alerts": metrics.alert_priority(alerts, ARR, DAYS),
        "curve": pd.DataFrame(
            {
                "role": ["user", "user", "manager"],
                "touchpoint": [1, 2, 1],
                "position": [0, 1, 0],
                "net": [20.0, None, -10.0],
                "n_people": [9, 0, 7],
            }
        ),
        "pairs": pd.DataFrame(
            {"n_pairs": [6, 0, 2], "diff_sum": [3, 0, 1], "diff_sq_sum": [3, 0, 1]}
        ),
        "numbers": pd.DataFrame({"a": [1.0, None, 3.0], "b": [4.0, 5.0, 6.0]}),
        "covered": pd.DataFrame(
            {
                "arr": [1.0, None, 2.0],
                "is_heard": [True, False, True],
                "is_decider_heard": [True, False, False],
                "is_single_threaded": [False, False, True],
                "n_tagged": [1, 0, 1],
                "n_contacts": [2, 0, 1],
            }
        ),
    }


def _valence(n):
    ones = pd.Series(1.0, index=n.index)
    return metrics.valence_of(pd.Series("csat", index=n.index), n["a"], ones, ones + 4)


MEASURES = {
    "account_coverage": (
        lambda a, t, p: metrics.account_coverage(a, t, p, UNTIL).sort_values(
            "account", ignore_index=True
        ),
        ["accounts", "tally", "people"],
    ),
    "account_priority": (metrics.account_priority, ["alerts"]),
    "alert_priority": (lambda v: metrics.alert_priority(v, ARR, DAYS), ["alerts"]),
    "arr_percentile": (lambda n: metrics.arr_percentile(n["a"]), ["numbers"]),
    "coverage": (metrics.coverage, ["covered"]),
    "evidence": (lambda n: metrics.evidence(n["a"], n["b"], 0.0, n["b"]), ["numbers"]),
    "figures": (metrics.figures, ["tally"]),
    "four_rollups": (lambda v: metrics.four_rollups(v, ARR), ["voices"]),
    "importance": (
        lambda c: metrics.importance(c, pd.Series(range(12), dtype=float)),
        ["by_account"],
    ),
    "is_mixed": (lambda n: metrics.is_mixed(n["a"], -n["b"]), ["numbers"]),
    "journey_curve": (
        lambda r, t: metrics.journey_curve(r, t.sort_values("position")),
        ["cells", "touchpoints"],
    ),
    "journey_shape": (metrics.journey_shape, ["curve"]),
    "mean_score": (metrics.mean_score, ["tally"]),
    "merge": (lambda t: metrics.merge([t, t]), ["tally"]),
    "monthly_trend": (metrics.monthly_trend, ["months"]),
    "net_interval": (metrics.net_interval, ["tally"]),
    "net_score": (metrics.net_score, ["tally"]),
    "paired_change": (metrics.paired_change, ["pairs"]),
    "role_weighted": (metrics.role_weighted, ["tally"]),
    "rollup_causes": (lambda v: metrics.rollup_causes(v, ARR), ["voices"]),
    "shrunk": (lambda n: metrics.shrunk(n["a"], n["b"], 10.0), ["numbers"]),
    "silence_map": (metrics.silence_map, ["tally", "people"]),
    "swing": (lambda n: metrics.swing(n["a"]), ["numbers"]),
    "top_share": (metrics.top_share, ["tally"]),
    "total": (lambda t: metrics.total(t, ["account"]), ["tally"]),
    "touchpoint_rows": (metrics.touchpoint_rows, ["cells", "cells"]),
    "two_voices": (metrics.two_voices, ["tally", "people"]),
    "valence_of": (_valence, ["numbers"]),
    "valence_of_tone": (lambda n: metrics.valence_of_tone(n["a"] / 3), ["numbers"]),
    "wilson": (lambda n: metrics.wilson(n["a"], n["b"]), ["numbers"]),
}


OF_WORDS = {
    *("telling", "most_telling", "taking_turns", "typical", "contrast"),
    *("theme_impact", "theme_contrast", "theme_trend", "theme_company"),
}
"""They keep only what enough people say, so a single row is no case of theirs; the tests of each
are in its own file."""


def test_every_public_function_is_tried_here():
    public = {name for name in metrics.__all__ if callable(getattr(metrics, name))}
    assert {*MEASURES, *OF_WORDS} == public


@pytest.mark.parametrize("name", MEASURES)
def test_inputs_are_left_untouched(inputs, name):
    measure, wanted = MEASURES[name]
    given = [inputs[table].copy(deep=True) for table in wanted]
    measure(*given)
    for table, before in zip(given, wanted, strict=True):
        pd.testing.assert_frame_equal(table, inputs[before])


@pytest.mark.parametrize("name", MEASURES)
def test_the_order_of_rows_is_irrelevant(inputs, name):
    measure, wanted = MEASURES[name]
    expected = measure(*[inputs[table] for table in wanted])
    turned = measure(*[inputs[table].iloc[::-1] for table in wanted])
    assert turned.sort_index().equals(expected.sort_index())


@pytest.mark.parametrize("name", MEASURES)
def test_nothing_heard_is_not_an_error(inputs, name):
    measure, wanted = MEASURES[name]
    some = measure(*[inputs[table] for table in wanted])
    none = measure(*[inputs[table].iloc[:0] for table in wanted])
    assert isinstance(none, pd.Series) or list(none.columns) == list(some.columns)
    assert len(none) == {"four_rollups": 4, "coverage": 5}.get(name, 0)


@pytest.mark.parametrize("name", MEASURES)
def test_one_row_is_enough(inputs, name):
    measure, wanted = MEASURES[name]
    assert len(measure(*[inputs[table].iloc[:1] for table in wanted])) >= (
        name != "account_priority"
    )


@pytest.mark.parametrize("dtype", ["Float64", "float64[pyarrow]", "object"])
def test_the_dtype_of_the_counts_is_irrelevant(inputs, dtype):
    counts = tallies.TALLY
    other = inputs["tally"].astype(dict.fromkeys(counts, dtype))
    assert metrics.two_voices(other).equals(metrics.two_voices(inputs["tally"]))
    assert metrics.figures(other).equals(metrics.figures(inputs["tally"]))
