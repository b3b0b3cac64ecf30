"""How sure we are that two figures differ, and scores fit for ranking."""

from typing import Final

import numpy as np
import pandas as pd

from voc_core.metrics.interval import PSEUDO
from voc_core.metrics.tallies import floats

STRONG: Final = 1.96
LIKELY: Final = 1.28


def evidence(
    a: pd.Series, se_a: pd.Series, b: pd.Series | float, se_b: pd.Series | float
) -> pd.DataFrame:
    """Return how sure we are that `a` and `b` differ.

    Parameters
    ----------
    a, b : Series, or a number for b
        Two estimates in the same unit. For net scores give the ``centre`` of `net_interval`.
    se_a, se_b : Series, or a number for se_b
        Their standard errors. For net scores give the ``se`` of `net_interval` without population.

    Returns
    -------
    DataFrame
        On the index of `a`:

        ``z``
            (a - b) / sqrt(se_a^2 + se_b^2), missing where a side is; 0 or infinite where both
            standard errors are 0.
        ``evidence``
            One of `vocabulary.EVIDENCE`: strong from |z| = 1.96, likely from 1.28, else unclear;
            missing where z is.

    Notes
    -----
    The standard error of the adjusted interval belongs to its centre. Dividing a difference of raw
    net scores by it calls one promoter against one detractor strong (z = 3.8), although chance
    alone does that up to every second time; with centres a false "strong" stays near one in twenty
    at any n (enumerated in the tests). The finite-population correction is left out: the question
    is whether the next answers would differ too, not only those that were given.
    """
    difference = _float(a) - _float(b)
    scale = (_float(se_a) ** 2 + _float(se_b) ** 2) ** 0.5
    z = (difference / scale.where(scale > 0)).where(scale.isna() | (scale > 0), _sure(difference))
    return pd.DataFrame({"z": z, "evidence": grade(z)})


def grade(z: pd.Series) -> pd.Series:
    """Return strong, likely or unclear for each z; missing where z is."""
    words = np.select([z.abs() >= STRONG, z.abs() >= LIKELY], ["strong", "likely"], "unclear")
    return pd.Series(words, index=z.index, dtype="str", name="evidence").where(z.notna())


def paired_change(paired: pd.DataFrame) -> pd.DataFrame:
    """Return the change of people who answered in both windows.

    Parameters
    ----------
    paired : DataFrame
        Any grain: ``n_pairs`` people heard in both windows [people], ``diff_sum`` and
        ``diff_sq_sum``, sum and sum of squares of their valence now - before.

    Returns
    -------
    DataFrame
        On its index, missing without pairs: ``change`` [-200 to 200], and ``z``, ``evidence`` as in
        `evidence`.

    Notes
    -----
    change = 100 diff_sum / n. As in the adjusted interval 3 imagined pairs are added, 3/4 up by
    one, 3/4 down by one: n' = n + 3, m' = diff_sum/n', SE = sqrt(((diff_sq_sum + 1 1/2)/n' -
    m'^2)/n'), z = m'/SE. In the manner of Bonett and Price (2012), "Adjusted Wald Confidence
    Interval for a Difference of Binomial Proportions Based on Paired Data". Two people who both
    moved up are not yet proof.
    """
    n = floats(paired, "n_pairs")
    n = n.where(n > 0)
    mean = floats(paired, "diff_sum") / (n + PSEUDO)
    square = (floats(paired, "diff_sq_sum") + PSEUDO / 2) / (n + PSEUDO)
    se = ((square - mean**2).clip(lower=0) / (n + PSEUDO)) ** 0.5
    change = 100 * floats(paired, "diff_sum") / n
    return pd.DataFrame({"change": change, **evidence(mean, se, 0.0, 0.0)})


def shrunk(
    n: pd.Series, net: pd.Series, portfolio_net: float | pd.Series, k: float = 5
) -> pd.Series:
    """Return net scores drawn towards the portfolio, for ranking only.

    Parameters
    ----------
    n : Series
        People heard. [people]
    net : Series
        Net score. [-100 to 100]
    portfolio_net : number or Series
        Net score of everybody under the same filters. [-100 to 100]
    k : float
        People of the portfolio mixed in. [people]

    Returns
    -------
    Series
        (n net + k portfolio net)/(n + k), missing where nobody was heard. [-100 to 100]
    """
    n, net = n.astype("float64"), net.astype("float64")
    return ((n * net + k * portfolio_net) / (n + k).where(n > 0)).rename("shrunk")


def _float(value: pd.Series | float) -> pd.Series:
    return value.astype("float64") if isinstance(value, pd.Series) else value  # type: ignore[return-value]


def _sure(difference: pd.Series) -> pd.Series:
    """Return z where both standard errors are 0: 0 for no difference, else infinite."""
    return (np.sign(difference) * np.inf).where(difference != 0, 0.0).where(difference.notna())
