"""The quotes of one collection."""

import pandas as pd

from voc_core.reports.voices import with_flag
from voc_core.store import Store, feedback, pins


def pinned(store: Store, collection: int) -> pd.DataFrame:
    """Return the pinned voices in order: `feedback.rows`, ``is_mixed``, ``pin`` and ``note``."""
    kept = pins.pins(store, collection)
    rows = with_flag(feedback.rows(store, ids=kept["feedback"].tolist(), limit=len(kept)))
    kept = kept.rename(columns={"id": "pin", "feedback": "id"})
    return kept.merge(rows, on="id", how="inner")
