"""What the columns of invitations, usage, commerce and outcomes look like."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.ingest import cells
from voc_core.ingest.amounts import amount_of
from voc_core.ingest.evidence import Evidence
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.months import order_of_months, share_of_months
from voc_core.ingest.quantities import SHARE, read_shares, whole_of
from voc_core.ingest.words import code_of

READ: Final[dict[str, Callable[[str], object]]] = {
    "seats": lambda text: whole_of(text) is not None,
    "active_users": lambda text: whole_of(text) is not None,
    "days_late": lambda text: whole_of(text) is not None,
    "adoption": lambda text: SHARE.fullmatch(text.strip().casefold()),
    "revenue": amount_of,
    "expansion": amount_of,
    "amount": amount_of,
    "outcome": lambda text: code_of("outcome", text),
    "status": lambda text: code_of("status", text),
}
"""Whether one cell of a use can be read."""
WORDED: Final = ("outcome", "status")
SOME: Final = 0.3
"""A heading that names words we do not know still counts, so that each shows as a problem."""
BY_CELLS: Final = 0.8
FIRST: Final = 500


def fit_of(use: str, column: pd.Series, seen: Evidence) -> float:
    """Return the share of cells that can be read as a use; 1 where nothing can be said. [0 to 1]"""
    if use in ("sent_on", "answered_on"):
        return seen.day
    if use == "month":
        return share_of_months(cells.text(column.head(FIRST)))
    if use not in READ:
        return 1.0
    fit = _share(column, READ[use])
    return max(fit, SOME) if use in WORDED else fit


def use_by_cells(
    column: pd.Series, seen: Evidence, uses: tuple[str, ...]
) -> tuple[str, float] | None:
    """Return the use the cells alone show, of `uses`, with the share that fits."""
    for use in WORDED:
        if use in uses and (share := _share(column, READ[use])) >= BY_CELLS:
            return use, share
    if "month" in uses and (share := share_of_months(cells.text(column.head(FIRST)))) >= BY_CELLS:
        return "month", share
    return ("sent_on", seen.day) if "sent_on" in uses and seen.day >= BY_CELLS else None


def completed(use: ColumnUse, column: pd.Series) -> ColumnUse:
    """Return a use with what its cells say beyond their kind: the scale of shares, day or month."""
    if use.use == "adoption":
        return read_shares(use, column)
    if use.use == "month" and use.date_order is None:
        return replace(use, date_order=order_of_months(column))
    return use


def _share(column: pd.Series, reads: Callable[[str], object]) -> float:
    filled = cells.unskipped(column.head(FIRST)).dropna()
    return float(cells.holds(filled, reads).mean()) if len(filled) else 0.0
