"""Feedback sent item by item: laid out as a table of known headings and checked like any file."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, Final, NamedTuple

import numpy as np
import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.ingest import checks
from voc_core.ingest.cells import QUOTED
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.feedback_rows import COLUMNS
from voc_core.ingest.frames import TEXT, text_series
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.mapped import Mapping as Columns
from voc_core.ingest.turning import turned
from voc_core.settings import Settings
from voc_core.vocabulary import N_

Item = Mapping[str, Any]
"""One feedback by field of `FIELDS`."""

SHARED: Final = (
    "external_id",
    "account",
    "account_id",
    "contact",
    "email",
    "title",
    "role",
    "department",
    "touchpoint",
    "source",
)
"""Fields that are read as the use of the same name."""
DAYS: Final = ("day", "occurred_at")
SCORED: Final = ("metric", "score", "scale_low", "scale_high", "high_is_good")
FIELDS: Final = (*SHARED, *DAYS, *SCORED, "text", "question")
"""Every field of an item."""
SCALES: Final = {"nps": (0.0, 10.0)}
"""Metrics whose scale need not be said."""

ONCE: Final = N_("expected an id of its own; row {row} has the same id and says something else")
WIDER: Final = N_("expected a number above scale_low")


class Instrument(NamedTuple):
    """What was asked, and which field holds the day: items alike in this share a table."""

    metric: str | None
    low: float
    high: float
    high_is_good: bool
    dated_by: str


def checked(items: Mapping[int, Item], settings: Settings) -> list[Checked]:
    """Return items as the check of a file returns its rows.

    Parameters
    ----------
    items : mapping
        By row, from 1, in the order sent. Each is an object of the API's schema.
    settings : Settings
        The longest cell allowed.

    Returns
    -------
    list of Checked
        Every item is in exactly one of ``rows``, ``bad`` and ``empty`` of one of them.
    """
    problems = list(_contradictions(items))
    wrong = {p.row for p in problems}
    sound = {row: item for row, item in items.items() if row not in wrong}
    chunks = [_checked(some, of, settings) for of, some in _by_instrument(sound).items()]
    return chunks + ([refused(items, problems)] if problems else [])


def refused(items: Mapping[int, Item], problems: list[Problem]) -> Checked:
    """Return the items named by problems as a chunk without a good row."""
    rows = sorted({p.row for p in problems if p.row is not None})
    table = pd.DataFrame(
        {f: [_shown(items[row].get(f)) for row in rows] for f in FIELDS}, index=rows, dtype=TEXT
    )
    return Checked(NO_ROWS, problems, n_read=len(rows), bad=table, read=table.index)


def columns_of(of: Instrument) -> Columns:
    """Return how the table of one instrument is read."""
    uses = [ColumnUse(name, name) for name in SHARED]
    uses.append(ColumnUse(of.dated_by, "day", date_order="ymd"))
    if of.metric is None:
        return Columns("feedback", (*uses, ColumnUse("text", "comment")))
    score = ColumnUse(
        "score", "score", metric=of.metric, low=of.low, high=of.high, high_is_easy=True
    )
    return Columns("feedback", (*uses, score, ColumnUse("text", "comment", about="score")))


def recognised(name: str, digest: str, n_items: int) -> Recognised:
    """Return items as a file of known layout."""
    return Recognised(
        name=name,
        digest=digest,
        container="json",
        dialect="api",
        encoding="utf-8",
        delimiter=None,
        sheet=None,
        sheets=(),
        header_at=0,
        header_rows=0,
        columns=FIELDS,
        n_rows=n_items,
        preview=pd.DataFrame(columns=list(FIELDS), dtype=TEXT),
    )


NO_ROWS: Final = pd.DataFrame(columns=list(COLUMNS), dtype=TEXT).astype(
    {"row": "int64", "score": "float64", "scale_low": "float64", "scale_high": "float64"}
)
NOTHING_ASKED: Final = Instrument(None, np.nan, np.nan, True, "day")


def _contradictions(items: Mapping[int, Item]) -> Iterator[Problem]:
    """Yield what is wrong between fields and between items."""
    first: dict[str, int] = {}
    for row, item in items.items():
        known = first.setdefault(item["external_id"], row)
        if items[known] != item:
            yield _problem(row, "external_id", item, Message(ONCE, {"row": known}))
        elif item.get("score") is not None and not _scale(item)[0] < _scale(item)[1]:
            yield _problem(row, "scale_high", item, Message(WIDER))


def _problem(row: int, field: str, item: Item, expected: Message) -> Problem:
    return Problem(row, field, (_shown(item.get(field)) or "")[:QUOTED], expected)


def _by_instrument(items: Mapping[int, Item]) -> dict[Instrument, dict[int, Item]]:
    groups: dict[Instrument, dict[int, Item]] = {}
    for row, item in items.items():
        groups.setdefault(_instrument(item), {})[row] = item
    return groups


def _instrument(item: Item) -> Instrument:
    dated_by = next(name for name in DAYS if item.get(name) is not None)
    if item.get("score") is None:
        return NOTHING_ASKED._replace(dated_by=dated_by)
    return Instrument(
        item["metric"], *_scale(item), item.get("high_is_good") is not False, dated_by
    )


def _scale(item: Item) -> tuple[float, float]:
    low, high = SCALES.get(item["metric"], (np.nan, np.nan))
    said = item.get("scale_low"), item.get("scale_high")
    return (
        low if said[0] is None else float(said[0]),
        high if said[1] is None else float(said[1]),
    )


def _checked(items: Mapping[int, Item], of: Instrument, settings: Settings) -> Checked:
    columns = columns_of(of)
    index = pd.Index(list(items), name="row")
    cells = {
        use.column: text_series([_shown(item.get(use.column)) for item in items.values()])
        for use in columns.columns
    }
    found = checks.check(pd.DataFrame(cells, index=index), columns, settings)
    own = [items[row] for row in found.rows["row"]]
    rows = found.rows.assign(
        # As sent: the check would take an id such as "N/A" for no answer.
        external_id=text_series([item["external_id"] for item in own]),
        question=text_series([_shown(item.get("question")) for item in own]),
    )
    if not of.high_is_good:
        rows = rows.assign(score=turned(rows))
    return replace(found, rows=rows)


def _shown(value: object) -> str | None:
    """Return a field as the cell of a table."""
    if value is None or isinstance(value, str):
        return value.replace("\0", "") if value else None
    if isinstance(value, float):
        return np.format_float_positional(value, trim="-")
    return json.dumps(value, ensure_ascii=False)
