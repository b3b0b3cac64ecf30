"""The quotes of one collection."""

import pandas as pd

from voc_core.reports.quoted import quoted
from voc_core.store import Store, pins


def pinned(store: Store, collection: int) -> pd.DataFrame:
    """Return the pinned voices in order: `reports.quoted` with ``pin`` and ``note``."""
    kept = pins.pins(store, collection)
    rows = quoted(store, kept["feedback"].tolist())
    kept = kept.rename(columns={"id": "pin", "feedback": "id"})
    return kept.merge(rows, on="id", how="inner")
