"""The row of each touchpoint and role, and how much a touchpoint matters."""

from typing import Final

import pandas as pd
from scipy import stats

from voc_core.metrics.evidence import evidence, paired_change
from voc_core.metrics.figures import figures
from voc_core.metrics.interval import net_interval, wilson
from voc_core.metrics.score import net_score
from voc_core.metrics.tallies import keys_of, total, typed
from voc_core.tables import TALLY
from voc_core.vocabulary import MIN_PEOPLE

MIN_ACCOUNTS: Final = 10
"""Under this many accounts importance is refused. [accounts]"""


def touchpoint_rows(
    now: pd.DataFrame,
    before: pd.DataFrame,
    paired: pd.DataFrame | None = None,
    population: float | pd.Series | None = None,
    min_pairs: int = MIN_PEOPLE,
) -> pd.DataFrame:
    """Return the row of each touchpoint and role.

    Parameters
    ----------
    now, before : DataFrame
        `tables.TALLY` by touchpoint and role (or any keys both share) over the window and over the
        window of equal length before it.
    paired : DataFrame or None
        People heard in both windows, same keys: ``n_pairs`` [people], ``diff_sum``,
        ``diff_sq_sum``, sum and sum of squares of their valence now - before.
    population : number, Series by role or None
        People who could have been heard. [people]
    min_pairs : int
        From this many pairs the change is that of the pairs. [people]

    Returns
    -------
    DataFrame
        One row per combination of the keys heard in either window, ascending: the keys, the counts
        of `now` (0 where the window is empty), the columns of `figures`, and

        ``n_people_before``, ``net_before``
            Of the window before. [people, -100 to 100]
        ``change``
            Points since the window before, missing where one is empty. [-200 to 200]
        ``is_paired``, ``n_pairs``
            Whether `change` is that of the pairs; how many there are. [people]
        ``z``, ``evidence``
            How sure we are of the change; missing where it is.
        ``share_negative``, ``share_negative_low``, ``share_negative_high``
            Texts with tone <= -0.25 of all texts, with Wilson interval; missing without text.
            [0 to 1]

    Notes
    -----
    Unpaired change = net - net_before. Paired change see `paired_change`: it compares the same
    people and so does not mistake other respondents for other opinions.
    """
    keys = keys_of(now)
    now, before = total(now, keys).set_index(keys), total(before, keys).set_index(keys)
    rows = now.index.union(before.index)
    now, before = _over(now, rows), _over(before, rows)
    table = figures(now, _population(population, rows))
    table["n_people_before"], table["net_before"] = before["n_people"], net_score(before)
    table = table.assign(**_change(now, before, _pairs(paired, keys, rows), min_pairs))
    negative = wilson(now["n_text_neg"], now["n_text"]).rename(columns={"share": ""})
    negative.columns = [f"share_negative_{end}".rstrip("_") for end in negative.columns]
    return table.assign(**negative).reset_index()


def importance(cells: pd.DataFrame, account_nps: pd.Series) -> pd.DataFrame:
    """Return how closely each touchpoint goes with the accounts' relational NPS.

    Parameters
    ----------
    cells : DataFrame
        `tables.TALLY` by account and touchpoint.
    account_nps : Series
        Relational NPS, index account, missing where not asked. [-100 to 100]

    Returns
    -------
    DataFrame
        One row per touchpoint, ascending: ``touchpoint``; ``rho``, missing under 10 accounts or
        where all accounts score the same [-1 to 1]; ``n_accounts`` with both scores [accounts].

    Notes
    -----
    Spearman's rank correlation over accounts between the touchpoint's net score and the NPS. One
    account, one point: a large account does not count twice. It says what goes together, not what
    causes what, and says nothing if the touchpoint's voices are the NPS answers themselves.
    """
    cells = total(cells, ["account", "touchpoint"])
    pairs = cells.assign(net=net_score(cells), nps=cells["account"].map(account_nps))
    rows = [
        (touchpoint, _rho(known := part.dropna(subset=["net", "nps"])), len(known))
        for touchpoint, part in pairs.groupby("touchpoint")
    ]
    table = pd.DataFrame(rows, columns=["touchpoint", "rho", "n_accounts"])
    return table.astype({"rho": "float64", "n_accounts": "int64"})


def _rho(known: pd.DataFrame) -> float:
    nets, scores = known["net"].astype("float64"), known["nps"].astype("float64")
    if len(known) < MIN_ACCOUNTS or nets.nunique() < 2 or scores.nunique() < 2:
        return float("nan")
    return float(stats.spearmanr(nets, scores).statistic)


def _over(tally: pd.DataFrame, rows: pd.Index) -> pd.DataFrame:
    return typed(tally[list(TALLY)].reindex(rows))


def _pairs(paired: pd.DataFrame | None, keys: list[str], rows: pd.Index) -> pd.DataFrame:
    columns = ["n_pairs", "diff_sum", "diff_sq_sum"]
    if paired is None:
        return pd.DataFrame(0.0, index=rows, columns=columns)
    return paired.set_index(keys)[columns].astype("float64").reindex(rows).fillna(0.0)


def _population(population: float | pd.Series | None, rows: pd.Index) -> float | pd.Series | None:
    if not isinstance(population, pd.Series):
        return population
    return population.astype("float64").reindex(rows.get_level_values("role")).set_axis(rows)


def _change(
    now: pd.DataFrame, before: pd.DataFrame, pairs: pd.DataFrame, min_pairs: int
) -> pd.DataFrame:
    this, past = net_interval(now), net_interval(before)
    unpaired = evidence(this["centre"], this["se"], past["centre"], past["se"])
    unpaired.insert(0, "change", net_score(now) - net_score(before))
    is_paired = pairs["n_pairs"] >= max(min_pairs, 1)
    change = paired_change(pairs).where(is_paired, unpaired)
    return change.assign(is_paired=is_paired, n_pairs=pairs["n_pairs"].astype("int64"))
