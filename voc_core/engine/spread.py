"""Where single people stand, and which texts are clearest: what a mean would hide."""

from collections.abc import Sequence
from typing import Final

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.engine.tally import chosen, collected, decoded, grouped, person_values
from voc_core.filters import Filters

CUTS: Final = (0.25, 0.75)
"""From these shares of a voice on, either way, a person stands one or two levels from 0."""

DUST: Final = 1e-6


def spread(snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return how many people stand at each level, one voice per person in every group.

    Parameters
    ----------
    by : sequence of str
        Group keys as in `tally`.

    Returns
    -------
    DataFrame
        One row per group and level that has a person, ascending: `by`, ``level``, ``n_people``.
        The level is -2 negative, -1 rather negative, 0, 1 rather positive, 2 positive; in the
        lenses nps, csat and ces only -2, 0 and 2.
    """
    people = person_values(snapshot, filters, by)
    value, levels = nw.col("value"), []
    for cut in CUTS:
        levels += [(value >= cut - DUST).cast(nw.Int64), -(value <= DUST - cut).cast(nw.Int64)]
    people = people.with_columns(level=levels[0] + levels[1] + levels[2] + levels[3])
    keys = [*by, "level"]
    return decoded(
        grouped(people, keys, {"n_people": nw.len()}).sort_values(keys, ignore_index=True)
    )


def clearest(snapshot: Snapshot, filters: Filters, limit: int) -> pd.DataFrame:
    """Return the feedback whose text has the clearest tone, at most `limit` per role.

    Returns
    -------
    DataFrame
        ``feedback``, ``role``, ``tone`` [-1 to 1], the clearest first, the newest of equals; only
        texts with a tone of at least `CLEAR_TONE` either way.
    """
    clear = (nw.col("text_pos") == 1) | (nw.col("text_neg") == 1)
    said = chosen(snapshot, filters, ()).filter(nw.col("has_tone") == 1, clear)
    rows = collected(said.select("feedback", "role", "tone", "seq"))
    rows = rows.assign(clear=rows["tone"].abs()).sort_values(["clear", "seq"], ascending=False)
    rows = decoded(rows.groupby("role").head(limit).reset_index(drop=True))
    return rows[["feedback", "role", "tone"]]
