"""From one answer to -1, 0, +1; from a tally to net score, mean and share."""

from typing import Final

import numpy as np
import pandas as pd

from voc_core.metrics.tallies import array, floats

TONE_CUT: Final = 0.25
"""Tone from which text is positive; its mirror is negative. [-1 to 1]"""

CES_CUTS: Final = {(1.0, 7.0): (3.0, 5.0), (1.0, 5.0): (2.0, 4.0)}
"""Scale of a CES: highest negative and lowest positive score, high = easy."""

ROUNDING: Final = 1e-9


def net_score(tally: pd.DataFrame) -> pd.Series:
    """Return the net score of each row; on NPS answers it is the NPS.

    Parameters
    ----------
    tally : DataFrame
        Any grain, see `tables.TALLY`.

    Returns
    -------
    Series
        Aligned with `tally`, missing where nobody was heard. [-100 to 100]

    Notes
    -----
    100 (n_pos - n_neg) / n_people, that is 100 x mean valence over people. Reichheld (2003), "The
    One Number You Need to Grow", for NPS = % promoters - % detractors.
    """
    n = array(tally["n_people"])
    balance = array(tally["n_pos"]) - array(tally["n_neg"])
    net = (100 * balance / np.where(n > 0, n, np.nan)).clip(-100, 100)
    # Sums of thirds leave dust that would tip a score of exactly 0 into "unhappy".
    return pd.Series(net.round(9) + 0.0, index=tally.index, name="net")


def mean_score(tally: pd.DataFrame) -> pd.Series:
    """Return the mean score of each row.

    Parameters
    ----------
    tally : DataFrame
        Any grain, see `tables.TALLY`.

    Returns
    -------
    Series
        Aligned with `tally`, on the scale of the lens; missing without scores. [points]

    Notes
    -----
    score_sum / n_scored. People without a score are in neither.
    """
    return (floats(tally, "score_sum") / _heard(tally, "n_scored")).rename("mean")


def top_share(tally: pd.DataFrame) -> pd.Series:
    """Return the share of people whose voice is +1.

    Parameters
    ----------
    tally : DataFrame
        Any grain, see `tables.TALLY`.

    Returns
    -------
    Series
        Aligned with `tally`, missing where nobody was heard. [0 to 1]

    Notes
    -----
    n_pos / n_people. On the lens csat it is CSAT (4 and 5 of 1-5), on ces the share that found it
    easy (5, 6, 7 of 1-7), on nps the share of promoters.
    """
    return (floats(tally, "n_pos") / _heard(tally, "n_people")).rename("top_share")


def valence_of(
    metric: pd.Series,
    score: pd.Series,
    low: pd.Series,
    high: pd.Series,
    high_is_easy: bool | pd.Series = True,
    csat_from: float = 0.75,
) -> pd.Series:
    """Return the valence of each scored answer.

    Parameters
    ----------
    metric : Series of str
        One of `vocabulary.METRICS`.
    score, low, high : Series
        The answer and the ends of its scale. [points]
    high_is_easy : bool or Series of bool
        Whether a high CES means little effort; if not, the score is mirrored first: low + high -
        score. Other metrics ignore it.
    csat_from : float
        Share of the scale from which a csat or rating is positive; its mirror is negative.
        [0.5 to 1]

    Returns
    -------
    Series of float
        -1, 0 or +1 on the index of `metric`; missing where the metric is none or unknown, a value
        is missing, the scale is empty or the score outside it. For nps the scale must end at 10
        and start at 0 or 1; whether a 1-10 question is NPS is for a person to say.

    Notes
    -----
    nps: 9-10 gives +1, 0-6 gives -1, between 0. csat and rating, with x = (score - low)/(high -
    low): x >= 0.75 gives +1, x <= 0.25 gives -1. ces, high = easy: 1-7 from 5 and up to 3; 1-5
    from 4 and up to 2; any other scale as csat. A score between two classes (a mean of 6.5) is 0.
    """
    cells = pd.DataFrame({"score": score, "low": low, "high": high}, index=metric.index)
    cells = cells.astype("float64")
    hard = (metric == "ces") & ~pd.Series(high_is_easy, index=metric.index).astype(bool)
    value = cells["score"].where(~hard, cells["low"] + cells["high"] - cells["score"])
    cuts = _cuts(metric, cells["low"], cells["high"], csat_from)
    usable = cells["score"].between(cells["low"], cells["high"]) & (cells["high"] > cells["low"])
    usable &= cuts.notna().all(axis=1)
    positive = value >= cuts["positive"] - ROUNDING
    negative = value <= cuts["negative"] + ROUNDING
    return (positive.astype(float) - negative.astype(float)).where(usable).rename("valence")


def valence_of_tone(tone: pd.Series) -> pd.Series:
    """Return the valence of text without a score.

    Parameters
    ----------
    tone : Series
        Sentiment of the text. [-1 to 1]

    Returns
    -------
    Series of float
        +1 from +0.25, -1 up to -0.25, else 0; missing where the tone is.
    """
    tone = tone.astype("float64")
    sign = (tone >= TONE_CUT).astype(float) - (tone <= -TONE_CUT).astype(float)
    return sign.where(tone.notna()).rename("valence")


def is_mixed(valence_from_score: pd.Series, tone: pd.Series) -> pd.Series:
    """Return whether score and text of one feedback say the opposite: said 9, wrote trouble.

    Parameters
    ----------
    valence_from_score : Series
        -1, 0 or +1, missing without a score.
    tone : Series
        Sentiment of the text, missing without text. [-1 to 1]

    Returns
    -------
    Series of bool
        valence x tone <= -0.25; False where either is missing.
    """
    return (valence_from_score.astype("float64") * tone.astype("float64") <= -TONE_CUT).rename(
        "is_mixed"
    )


def _heard(tally: pd.DataFrame, name: str) -> pd.Series:
    count = floats(tally, name)
    return count.where(count > 0)


def _cuts(metric: pd.Series, low: pd.Series, high: pd.Series, csat_from: float) -> pd.DataFrame:
    """Return the highest negative and the lowest positive score of each row."""
    span = high - low
    shared = metric.isin(("csat", "ces", "rating"))
    negative = (low + (1 - csat_from) * span).where(shared)
    positive = (low + csat_from * span).where(shared)
    for (start, end), (worst, best) in CES_CUTS.items():
        this = (metric == "ces") & (low == start) & (high == end)
        negative, positive = negative.mask(this, worst), positive.mask(this, best)
    nps = (metric == "nps") & low.isin((0, 1)) & (high == 10)
    negative, positive = negative.mask(nps, 6.0), positive.mask(nps, 9.0)
    return pd.DataFrame({"negative": negative, "positive": positive})
