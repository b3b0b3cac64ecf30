"""The touchpoint x role table: our tally and plain SQL, which must agree."""

from dataclasses import replace
from typing import Any

import narwhals as nw

from bench import sql
from bench.timing import warm
from voc_core import engine
from voc_core.engine import Snapshot
from voc_core.engine.tally import chosen, decoded, grouped
from voc_core.filters import Filters
from voc_core.store import Store

KEYS = ["touchpoint", "role"]


def compared(store: Store, snapshot: Snapshot, filters: Filters) -> dict[str, tuple[float, float]]:
    """Return for each way of counting how long we and SQL take, nothing remembered. [ms, ms]

    Raises
    ------
    AssertionError
        If the two do not give the same table.
    """
    span = {"since": filters.since.isoformat(), "until": filters.until.isoformat()}
    ways = {
        "every item": (sql.ITEMS, lambda: _items(snapshot, filters)),
        "latest answer per contact": (
            sql.LATEST,
            lambda: engine.tally(replace(snapshot), filters.but(lens="csat"), KEYS),
        ),
        "mean per contact and source": (
            sql.SOURCES,
            lambda: engine.tally(replace(snapshot), filters, KEYS),
        ),
    }
    figures = {}
    with store.open() as db:
        sql.prepare(db.conn)
        for name, (query, ours) in ways.items():
            rows = db.conn.execute(query, span).fetchall()
            _agree(ours(), rows)
            figures[name] = (warm(ours), warm(lambda q=query: db.conn.execute(q, span).fetchall()))
    return figures


def _items(snapshot: Snapshot, filters: Filters) -> Any:
    sums = {"n_people": nw.len(), "n_pos": nw.col("pos").sum(), "n_neg": nw.col("neg").sum()}
    return decoded(grouped(chosen(snapshot, filters, KEYS), KEYS, sums))


def _agree(table: Any, rows: list[tuple[Any, ...]]) -> None:
    columns = [*KEYS, "n_people", "n_pos", "n_neg"]
    ours = {(row[0], row[1]): row[2:] for row in table[columns].itertuples(index=False)}
    theirs = {(row[0], row[1]): row[2:] for row in rows}
    assert ours.keys() == theirs.keys(), "the engine and SQL found different groups"
    for key, figures in theirs.items():
        off = max(abs(a - b) for a, b in zip(ours[key], figures, strict=True))
        assert off < 1e-6, f"the engine and SQL differ at {key}: {ours[key]} and {figures}"
