"""How far a figure from few people may be off."""

from typing import Final, overload

import numpy as np
import pandas as pd

from voc_core.metrics.score import net_score
from voc_core.metrics.tallies import array

Z95: Final = 1.96
"""Standard normal quantile of a 95 % interval."""

PSEUDO: Final = 3.0
"""Imagined answers of the adjusted interval: 3/4 positive, 3/4 negative, 1 1/2 neutral. [people]"""


def net_interval(tally: pd.DataFrame, population: float | pd.Series | None = None) -> pd.DataFrame:
    """Return the 95 % interval of each net score.

    Parameters
    ----------
    tally : DataFrame
        Any grain, see `tables.TALLY`.
    population : number, Series aligned with `tally` or None
        People who could have been heard, N. Missing, or fewer than were heard: not corrected.
        Equal: everybody was heard and the standard error is 0. [people]

    Returns
    -------
    DataFrame
        On the index of `tally`, all missing where nobody was heard:

        ``low``, ``high``
            Ends of the interval, clipped. [-100 to 100]
        ``centre``
            Middle before clipping; nearer 0 than the net score. [-100 to 100]
        ``se``
            Standard error, finite-population correction included. [points]

    Notes
    -----
    n' = n + 3, p' = (P + 3/4)/n', d' = (D + 3/4)/n', centre = 100 (p' - d'),
    SE = 100 sqrt((p' + d' - (p' - d')^2)/n') sqrt((N - n)/(N - 1)); centre +- 1.96 SE.
    The adjusted Wald interval that Rocks (2016), "Interval Estimation for the 'Net Promoter
    Score'", The American Statistician 70(4), found among the best for NPS; it extends the idea of
    Agresti and Coull (1998) and of Bonett and Price (2012) to a net score. The plain interval is
    never shown: at n = 5 it misses far more often than one time in twenty (a test enumerates it).
    The centre lies nearer 0 than the net score, so where most of the population was heard the
    narrow interval would lie beside it; it is then widened on that side to hold the net score.
    """
    n, pos, neg = (array(tally[name]) for name in ("n_people", "n_pos", "n_neg"))
    n = np.where(n > 0, n, np.nan)
    p, d = (pos + PSEUDO / 4) / (n + PSEUDO), (neg + PSEUDO / 4) / (n + PSEUDO)
    variance = (p + d - (p - d) ** 2).clip(min=0) / (n + PSEUDO)
    centre, se = 100 * (p - d), 100 * np.sqrt(variance) * _correction(n, population, tally.index)
    net = net_score(tally).to_numpy()
    ends = {
        "low": np.minimum((centre - Z95 * se).clip(-100, 100), net),
        "high": np.maximum((centre + Z95 * se).clip(-100, 100), net),
    }
    return pd.DataFrame({**ends, "centre": centre, "se": se}, index=tally.index)


def wilson(k: pd.Series, n: pd.Series) -> pd.DataFrame:
    """Return a share with its 95 % interval.

    Parameters
    ----------
    k, n : Series
        Hits and cases, k <= n; not necessarily whole. [answers or people]

    Returns
    -------
    DataFrame
        ``share``, ``low``, ``high`` on the index of `k`, missing where n is 0. [0 to 1]

    Notes
    -----
    Wilson (1927) score interval, z = 1.96: (k/n + z^2/2n +- z sqrt(k/n (1 - k/n)/n + z^2/4n^2)) /
    (1 + z^2/n).
    """
    k, n = k.astype("float64"), n.astype("float64")
    n = n.where(n > 0)
    share = k / n
    middle = (share + Z95**2 / (2 * n)) / (1 + Z95**2 / n)
    spread = (share * (1 - share)).clip(lower=0) / n + Z95**2 / (4 * n**2)
    half = Z95 * spread**0.5 / (1 + Z95**2 / n)
    low, high = (middle - half).clip(0, 1), (middle + half).clip(0, 1)
    # Rounding must not push an end past the share at k = 0 and k = n.
    return pd.DataFrame(
        {"share": share, "low": np.minimum(low, share), "high": np.maximum(high, share)}
    )


@overload
def swing(n: float) -> float: ...
@overload
def swing(n: pd.Series) -> pd.Series: ...
def swing(n: float | pd.Series) -> float | pd.Series:
    """Return how far one answer can move a net score.

    Parameters
    ----------
    n : number or Series
        People heard. [people]

    Returns
    -------
    number or Series
        Missing where nobody was heard. [points]

    Notes
    -----
    200 / n: one voice from -1 to +1. Above 100 people it is under 2 points; at 5 it is 40.
    """
    if isinstance(n, pd.Series):
        n = n.astype("float64")
        return (200 / n.where(n > 0)).rename("swing")
    return 200 / n if n > 0 else float("nan")


def _correction(n: np.ndarray, population: float | pd.Series | None, rows: pd.Index) -> np.ndarray:
    """Return the finite-population correction of each row, 1 where it is not known."""
    size = array(pd.Series(population, index=rows, dtype="float64"))
    with np.errstate(divide="ignore", invalid="ignore"):
        known = np.sqrt((size - n) / (size - 1))
    return np.where(size > n, known, np.where(size == n, 0.0, 1.0))
