"""Words that tell two groups apart: drawn towards no difference, evidence by z."""

from math import log, sqrt

import pandas as pd
import pytest

from voc_core import metrics


def counts(**used):
    rows = [(word, a, b) for word, (a, b) in used.items()]
    return pd.DataFrame(rows, columns=["word", "n_a", "n_b"]).astype(
        {"n_a": "int64", "n_b": "int64"}
    )


def test_contrast_by_hand():
    """N_a = N_b = 20: the prior of `price` is 500 x 12/40 = 150, that of `other` 350."""
    table = metrics.contrast(counts(price=(10, 2), other=(10, 18))).set_index("word")
    odds = log(160 / (520 - 160)) - log(152 / (520 - 152))
    assert table.loc["price", "log_odds"] == pytest.approx(odds)
    assert table.loc["price", "z"] == pytest.approx(odds / sqrt(1 / 160 + 1 / 152))


def test_groups_changed_over_change_the_sign_alone():
    one = metrics.contrast(counts(x=(30, 5), y=(8, 8), z=(5, 30))).set_index("word")["z"]
    other = metrics.contrast(counts(x=(5, 30), y=(8, 8), z=(30, 5))).set_index("word")["z"]
    pd.testing.assert_series_equal(one, -other, check_like=True)


def test_words_of_few_people_are_left_out_and_nothing_gives_nothing():
    assert metrics.contrast(counts(rare=(4, 0), usual=(5, 5)))["word"].tolist() == ["usual"]
    assert metrics.contrast(counts()).empty
