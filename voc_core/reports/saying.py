"""What follows for one column from what a person says of it."""

from dataclasses import replace
from typing import Any, Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest.dates import order_of
from voc_core.ingest.fact_columns import completed
from voc_core.ingest.guess import DAYS, MANY, SECOND
from voc_core.ingest.mapped import ColumnUse, Question
from voc_core.ingest.scale_words import CSAT, SAID_RANGE
from voc_core.ingest.scales import scale_of
from voc_core.vocabulary import N_

BY_YOU: Final = N_("You said so.")

NO_SCALE: Final[dict[str, Any]] = {
    "metric": None,
    "low": None,
    "high": None,
    "high_is_easy": None,
    "labels": {},
}


def said_of(use: ColumnUse, cells: pd.Series, changes: dict[str, Any]) -> ColumnUse:
    """Return a column as a person reads it, with what follows from that."""
    after = replace(use, **{"confidence": 1.0, "why": Message(BY_YOU), **changes})
    if after.use == "score":
        return _scored(after, cells, changes)
    order = order_of(cells) if after.use in DAYS and not after.date_order else after.date_order
    about = after.about if after.use == "comment" else None
    plain = replace(after, **NO_SCALE, date_order=order, about=about)
    stated = changes.get("high") if after.use == "adoption" else None
    return completed(replace(plain, high=stated), cells)


def _scored(use: ColumnUse, cells: pd.Series, changes: dict[str, Any]) -> ColumnUse:
    scale = scale_of(use.column, cells)
    if changes.get("metric") == "nps":
        return replace(use, low=0.0, high=10.0)
    if use.metric is not None:
        return use
    if scale is None:
        metric = "csat" if CSAT.search(use.column.casefold()) else "rating"
        low, high = _range_said(use.column)
        return replace(use, metric=metric, low=low, high=high)
    return replace(
        use,
        metric=scale.metric,
        low=scale.low,
        high=scale.high,
        high_is_easy=scale.high_is_easy,
        labels=scale.labels,
    )


def _range_said(heading: str) -> tuple[float, float]:
    found = SAID_RANGE.search(heading)
    return (float(found.group(1)), float(found.group(2))) if found else (1.0, 10.0)


def unanswered(use: ColumnUse, cells: pd.Series, question: Question) -> ColumnUse:
    """Return a column about to be answered for; a score on the scale its cells show."""
    use = replace(use, why=Message(BY_YOU))
    scale = scale_of(use.column, cells) if question.code == "is_nps" else None
    if scale is None:
        return use
    return replace(use, metric=scale.metric, low=scale.low, high=scale.high)


def released(use: ColumnUse, column: str, taken: str | None) -> ColumnUse:
    """Return a column left out if `column` took the use it had, which only one may have."""
    if taken is None or taken in MANY or use.use != taken:
        return use
    why = Message(SECOND, {"column": column})
    return replace(use, use="ignore", confidence=1.0, why=why)
