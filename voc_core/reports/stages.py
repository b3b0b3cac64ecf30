"""The journey as a person edits it: one table of stages and touchpoints, ordered by a number."""

from typing import Final

import pandas as pd

from voc_core.engine import Snapshot
from voc_core.reports.accounts import changes
from voc_core.store import Store, directory, journeys

COLUMNS: Final = (
    "order",
    "name",
    "name_zh",
    "stage_name",
    "stage_name_zh",
    "is_moment_of_truth",
    "weight",
    "expectation",
    "expectation_zh",
    "channel",
    "owner",
    "frontstage",
    "backstage",
    "support",
    "tools",
    "n_feedback",
)
NOT_TEXT: Final = ("order", "is_moment_of_truth", "weight", "n_feedback")
TEXTS: Final = tuple(name for name in COLUMNS if name not in NOT_TEXT)


def stages(store: Store, snapshot: Snapshot) -> pd.DataFrame:
    """Return every touchpoint, in journey order.

    Returns
    -------
    DataFrame
        ``id``, ``journey``, ``journey_name``; then `COLUMNS`: ``order`` from 1, ``n_feedback`` that
        hang on the touchpoint [feedback], texts missing where not written.
    """
    table = journeys.touchpoints(store)
    held = directory.held_by_touchpoints(store)["n_feedback"]
    order = table.groupby("journey").cumcount() + 1
    table = table.assign(
        order=order.astype("float64"),
        n_feedback=table["id"].map(held).fillna(0).astype("int64"),
        **{name: table[name].astype("object") for name in TEXTS},
    )
    return table[["id", "journey", "journey_name", *COLUMNS]]


def n_changes(before: pd.DataFrame, after: pd.DataFrame) -> int:
    """Return how many rows were added, deleted or changed. [rows]"""
    old, new = (table.set_index("id")[list(COLUMNS)] for table in (before, after))
    new = new[new.index.notna()]
    both = old.index.intersection(new.index)
    changed = len(changes(old.loc[both], new.loc[both]))
    return changed + int(after["id"].isna().sum()) + len(old) - len(both)


def arranged(before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Return the edited table in the order its numbers say, one Chinese name per stage.

    Rows without a number come after the others of their stage. Where the Chinese name of a stage
    was changed in one row, all rows of the stage get it.
    """
    last = after.groupby("stage_name")["order"].transform("max")
    table = after.assign(order=after["order"].fillna(last).fillna(float("inf")))
    table = table.sort_values("order", kind="stable", ignore_index=True)
    former = set(before["stage_name_zh"].dropna())
    for stage, names in table.groupby("stage_name")["stage_name_zh"]:
        known = list(dict.fromkeys(names.dropna()))
        new = [name for name in known if name not in former]
        chosen = (new or known or [None])[0]
        table.loc[table["stage_name"] == stage, "stage_name_zh"] = chosen
    return table


def save(store: Store, before: pd.DataFrame, after: pd.DataFrame, journey: int | None) -> None:
    """Save the edited touchpoints of one journey; see `store.journeys.save` for what is refused."""
    table = arranged(before, after)
    journeys.save(store, table.drop(columns=["order", "n_feedback"]), journey)
