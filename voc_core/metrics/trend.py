"""Month by month, each month for itself."""

from collections.abc import Sequence

import pandas as pd

from voc_core.metrics.figures import figures
from voc_core.metrics.tallies import keys_of, total, typed
from voc_core.tables import TALLY


def monthly_trend(
    month_tally: pd.DataFrame,
    months: Sequence[str] | None = None,
    population: float | None = None,
) -> pd.DataFrame:
    """Return the figures of every month, also of those without a voice.

    Parameters
    ----------
    month_tally : DataFrame
        `tables.TALLY` by month (first day, ISO text) and, as a rule, role; in each month one person
        is counted once.
    months : sequence of str or None
        First days wanted, in order; None for every month from the first to the last heard.
    population : number or None
        People who could have been heard in each month. [people]

    Returns
    -------
    DataFrame
        One row per combination of the other keys heard at all, ascending, and month: the keys as
        given, the counts (0 in a month without voices) and the columns of `figures`, missing then.

    Notes
    -----
    There is no rolling window here on purpose. A person who answered in two of three months is in
    two monthly tallies; adding them gives that person two voices and a too narrow interval. For a
    three-month window ask the engine for a tally of those three months.
    """
    keys = keys_of(month_tally)
    others = [name for name in keys if name != "month"]
    heard = total(month_tally, [*others, "month"])
    wanted = list(months) if months is not None else _every_month(heard["month"])
    groups = heard[others].drop_duplicates().sort_values(others) if others else pd.DataFrame([()])
    grid = groups.merge(pd.DataFrame({"month": wanted}, dtype="str"), how="cross")
    keyed = [*others, "month"]
    rows = pd.MultiIndex.from_frame(grid[keyed]) if others else pd.Index(grid["month"])
    cells = typed(heard.set_index(keyed)[list(TALLY)].reindex(rows))
    table = figures(cells, population).reset_index()
    return table[[*keys, *table.columns.drop(keys)]]


def _every_month(month: pd.Series) -> list[str]:
    if month.empty:
        return []
    return [f"{period}-01" for period in pd.period_range(month.min(), month.max(), freq="M")]
