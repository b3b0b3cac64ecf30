"""Voices as they are quoted: who said it, when and where, and whether score and words agree."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from voc_core import metrics
from voc_core.store import Store, feedback

NUMBERS: Final = ("score", "tone", "correction", "corrected", "heard")


def quoted(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return voices to be quoted.

    Parameters
    ----------
    ids : sequence of int
        Ids of feedback; those that do not exist are left out.

    Returns
    -------
    DataFrame
        `store.feedback.rows` in the order of `ids` with ``is_mixed``: the score says the opposite
        of the text (DESIGN 3).
    """
    order = [int(i) for i in ids]
    rows = feedback.rows(store, ids=order, limit=max(len(order), 1)).set_index("id")
    rows = rows.loc[[i for i in order if i in rows.index]].reset_index()
    said = rows["valence"].where(rows["metric"] != "none")
    numbers = rows.astype(dict.fromkeys(NUMBERS, "float64"))
    return numbers.assign(is_mixed=metrics.is_mixed(said, rows["tone"]))
