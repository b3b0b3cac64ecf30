"""The figures every table shows: net score, interval, mean, swing and whether it is thin."""

import pandas as pd

from voc_core.metrics.interval import net_interval, swing
from voc_core.metrics.score import mean_score, net_score
from voc_core.metrics.tallies import typed
from voc_core.vocabulary import MIN_PEOPLE


def figures(
    tally: pd.DataFrame,
    population: float | pd.Series | None = None,
    min_people: int = MIN_PEOPLE,
) -> pd.DataFrame:
    """Return a tally with its figures beside the counts.

    Parameters
    ----------
    tally : DataFrame
        Any grain, see `tables.TALLY`.
    population : number, Series aligned with `tally` or None
        People who could have been heard, see `net_interval`. [people]
    min_people : int
        Under this many people no average is drawn. [people]

    Returns
    -------
    DataFrame
        The tally, same rows and index, and ``net``, ``low``, ``high``, ``centre`` [-100 to 100],
        ``se`` [points], ``mean`` [points of the scale], ``swing`` [points] and ``is_thin``: fewer
        than `min_people` heard, show each answer as a dot and the number in grey.
    """
    tally = typed(tally)
    return tally.assign(
        net=net_score(tally),
        **net_interval(tally, population),
        mean=mean_score(tally),
        swing=swing(tally["n_people"]),
        is_thin=tally["n_people"] < min_people,
    )
