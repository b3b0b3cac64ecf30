"""The worst voices of every account: where alerts come from."""

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.engine.tally import chosen, collected, decoded, last_of
from voc_core.filters import Filters

COLUMNS = ("feedback", "account", "role", "metric", "day", "score", "place", "tone")


def worst(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the worst negative voice of each account, role and metric, the newest of equals.

    Returns
    -------
    DataFrame
        ``feedback``, ``account``, ``role``, ``metric``, ``day`` (ISO), ``score``, ``place`` (of the
        score on its scale) [0 to 1], ``tone`` [-1 to 1]; only voices of valence -1.

    Notes
    -----
    Within one metric the severity of an alert falls with the place of the score, or with the tone
    where there is no score; so no other voice of the group can raise a higher alert.
    """
    keys = ["account", "role", "metric"]
    said = chosen(snapshot, filters, ()).filter(nw.col("neg") == 1)
    said = said.with_columns(rank=nw.coalesce(nw.col("place"), nw.col("tone")))
    lowest = said.filter(nw.col("rank") == nw.col("rank").min().over(*keys))
    rows = decoded(collected(last_of(lowest, keys).select(*COLUMNS)))
    return rows.sort_values(["account", "feedback"], ignore_index=True)
