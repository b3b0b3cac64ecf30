"""Add tallies of different people up to a coarser grain."""

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np
import pandas as pd

from voc_core.tables import TALLY

FRACTIONS: Final = ("n_pos", "n_neg", "score_sum")
"""Columns of a tally that need not be whole; all others are counts."""

OVERLAPPING: Final = ("touchpoint", "stage", "source", "month", "quarter", "lens")
"""Keys along which the same person is counted again, so tallies must not be added over them."""


def keys_of(tally: pd.DataFrame) -> list[str]:
    """Return the group keys of a tally: its columns that are not in `tables.TALLY`, in order."""
    return [name for name in tally.columns if name not in TALLY]


def total(tally: pd.DataFrame, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return the tally of a coarser grain.

    Parameters
    ----------
    tally : DataFrame
        Any grain, columns of `tables.TALLY` after its keys.
    by : sequence of str
        Keys kept; none gives one row for everybody.

    Returns
    -------
    DataFrame
        One row per combination of `by`, in its order; exactly one row, of zeros if nobody was
        heard, where `by` is empty.

    Raises
    ------
    ValueError
        If a key is dropped along which one person is counted in several rows (`OVERLAPPING`):
        adding those rows gives the person several voices. Ask the engine for a tally
        without that key.

    Notes
    -----
    The sufficient statistics of disjoint people add up: n, n_pos, n_neg, score_sum. Dropping
    account, role or score is safe because a contact has one of each.
    """
    by = list(by)
    for name in keys_of(tally):
        if name in OVERLAPPING and name not in by:
            raise ValueError(
                f"cannot add a tally over '{name}' because one person may be in several rows"
                f" - ask the engine for a tally without '{name}'"
            )
    if not by:
        return typed(tally[list(TALLY)].sum().to_frame().T)
    grouped = typed(tally).groupby(by, dropna=False, observed=True)[list(TALLY)].sum()
    return grouped.reset_index()


def merge(tallies: Iterable[pd.DataFrame]) -> pd.DataFrame:
    """Return one tally of several tallies of disjoint people.

    Parameters
    ----------
    tallies : iterable of DataFrame
        Same keys, no person in two of them (two regions; two imports of different accounts).

    Returns
    -------
    DataFrame
        One row per combination of the keys.

    Raises
    ------
    ValueError
        If there is no tally, or their keys differ.

    Notes
    -----
    Tallying the union gives the same table: each column is a sum over people.
    """
    tables = list(tallies)
    if not tables:
        raise ValueError("cannot merge no tallies - give at least one")
    keys = keys_of(tables[0])
    for table in tables[1:]:
        if set(keys_of(table)) != set(keys):
            raise ValueError(f"cannot merge tallies by {keys_of(table)} into tallies by {keys}")
    heard = [table for table in tables if len(table)] or tables[:1]
    return total(pd.concat(heard, ignore_index=True), keys)


def typed(tally: pd.DataFrame) -> pd.DataFrame:
    """Return a tally whose counts are whole and whose sums are floats; missing becomes 0."""
    numbers = {name: np.nan_to_num(array(tally[name])) for name in TALLY}
    whole = {name: numbers[name].astype("int64") for name in TALLY if name not in FRACTIONS}
    return tally.assign(**{**numbers, **whole})


def array(column: pd.Series) -> np.ndarray:
    """Return a column as numbers, missing as NaN, whatever its dtype."""
    return column.to_numpy(dtype="float64", na_value=np.nan)


def floats(table: pd.DataFrame, name: str) -> pd.Series:
    """Return a column as float64, missing as NaN, whatever its dtype."""
    return table[name].astype("float64")
