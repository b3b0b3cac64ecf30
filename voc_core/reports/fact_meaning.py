"""Checked rows of facts as the store keeps them: its columns, its units."""

from typing import Final

import pandas as pd

from voc_core.store.ground import MINOR_UNITS
from voc_core.store.imports.facts import FACTS

NAMES: Final = {
    "adoption": "stated_adoption",
    "day": "occurred_on",
    "outcome": "kind",
    "revenue": "revenue_minor",
    "expansion": "expansion_minor",
    "amount": "amount_minor",
}
"""Columns of the store by use."""
KEYS: Final = ("row", "account_key", "contact_key")


def fact_values(rows: pd.DataFrame, kind: str, currency: str) -> pd.DataFrame:
    """Return rows of facts with the columns of `facts.FACTS`; the owner comes with the writing.

    Parameters
    ----------
    rows : DataFrame
        As checked, see `fact_rows`, with ``account_key`` and ``contact_key``.
    currency : str
        Of amounts without a currency.
    """
    fact = FACTS[kind]
    table = rows.rename(columns=NAMES)
    money = [c for c in fact.values if c.endswith("_minor")]
    for column in money:
        table[column] = (table[column].astype("float64") * MINOR_UNITS).round().astype("Int64")
    if money:
        has_money = table[money].notna().any(axis=1)
        table["currency"] = table["currency"].fillna(currency).where(has_money)
    return table[[*KEYS, *fact.key[1:], *fact.values]]
