"""Which words tell one group's texts from another's."""

import math
from typing import Final

import numpy as np
import pandas as pd

from voc_core.vocabulary import MIN_PEOPLE

PRIOR: Final = 500.0
"""How much the words of both together weigh against what one group says. [people x words]"""
STRONG, LIKELY = 1.96, 1.28


def contrast(counts: pd.DataFrame) -> pd.DataFrame:
    """Compare how often two groups use each word.

    Parameters
    ----------
    counts : DataFrame
        One row per word: ``word``, ``n_a``, ``n_b`` [people who used it].

    Returns
    -------
    DataFrame
        Words used by at least 5 people, those of `a` first: ``word``, ``n_a``, ``n_b``,
        ``log_odds`` (above 0: more of a), ``z``, ``evidence`` (``strong``, ``likely``,
        ``unclear``).

    Notes
    -----
    Weighted log-odds with an informative Dirichlet prior (Monroe, Colaresi and Quinn 2008): with
    p = 500 (n_a + n_b)/N, the prior of the word,
    log_odds = ln((n_a + p)/(N_a + 500 − n_a − p)) − ln((n_b + p)/(N_b + 500 − n_b − p)),
    z = log_odds/√(1/(n_a + p) + 1/(n_b + p)). A word counts once per person.
    """
    a, b = counts["n_a"].astype("float64"), counts["n_b"].astype("float64")
    prior = PRIOR * (a + b) / max((a + b).sum(), 1)
    odds = _log_odds(a, prior) - _log_odds(b, prior)
    z: pd.Series = odds / (1 / (a + prior) + 1 / (b + prior)) ** 0.5
    grades = np.select([z.abs() >= STRONG, z.abs() >= LIKELY], ["strong", "likely"], "unclear")
    table = counts.assign(log_odds=odds, z=z, evidence=grades)
    kept = table[(a + b) >= MIN_PEOPLE]
    return kept.sort_values(["z", "word"], ascending=[False, True], ignore_index=True)


def _log_odds(n: pd.Series, prior: pd.Series) -> pd.Series:
    odds = (n + prior) / (n.sum() + PRIOR - n - prior)
    return odds.map(math.log)
