"""The full grid account x role: who was heard, who exists, who was asked."""

from collections.abc import Iterable

import pandas as pd

from voc_core.metrics.tallies import total, typed
from voc_core.tables import TALLY
from voc_core.vocabulary import ROLES


def account_roles(
    role_tally: pd.DataFrame,
    people: pd.DataFrame | None = None,
    accounts: Iterable[object] | None = None,
) -> pd.DataFrame:
    """Return one row per account and role, also where nobody was heard or nobody exists.

    Parameters
    ----------
    role_tally : DataFrame
        `tables.TALLY` by account and role (finer keys of disjoint people are added up).
    people : DataFrame or None
        `tables.PEOPLE`; None where the contacts are not known.
    accounts : iterable of ids or None
        Accounts to show even if they have neither a voice nor a contact.

    Returns
    -------
    DataFrame
        Index (account, role), accounts ascending, roles in the order of `vocabulary.ROLES`; columns
        of `tables.TALLY` (0 where unheard), ``n_contacts`` and ``n_invited`` [people], 0 where no
        such contact, missing where `people` is None.

    Raises
    ------
    ValueError
        If `people` holds an account and role twice: joining it would count contacts twice.
    """
    heard = total(role_tally, ["account", "role"])
    grid = _grid(
        heard["account"],
        () if people is None else people["account"],
        () if accounts is None else accounts,
    )
    cells = typed(heard.set_index(["account", "role"])[list(TALLY)].reindex(grid))
    for name in ("n_contacts", "n_invited"):
        cells[name] = float("nan") if people is None else _count(people, name, grid)
    return cells


def of_role(cells: pd.DataFrame, role: str) -> pd.DataFrame:
    """Return the rows of one role of a table indexed by (account, role), index account."""
    return cells[cells.index.get_level_values("role") == role].droplevel("role")


def _grid(*accounts: Iterable[object]) -> pd.MultiIndex:
    ids = pd.Index(list({account for column in accounts for account in column}))
    return pd.MultiIndex.from_product([ids.sort_values(), list(ROLES)], names=["account", "role"])


def _count(people: pd.DataFrame, name: str, grid: pd.MultiIndex) -> pd.Series:
    if people.duplicated(["account", "role"]).any():
        raise ValueError("people has an account and role twice - give one row per account and role")
    counts = people.set_index(["account", "role"])[name].astype("float64")
    return counts.reindex(grid).fillna(0).astype("int64")
