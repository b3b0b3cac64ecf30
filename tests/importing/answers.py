"""Checked rows made by hand, and imports of them."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from voc_core.errors import Problem
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.reports import importing, previewing
from voc_core.reports.importing import Decisions, Receipt
from voc_core.reports.previewing import Preview
from voc_core.store import Store

TEXTS = ("account", "account_id", "contact", "email", "title", "role", "department", "external_id")
DEFAULTS = {
    **dict.fromkeys(TEXTS),
    "day": "2026-05-01",
    "touchpoint": None,
    "source": "survey",
    "metric": "nps",
    "score": 9.0,
    "scale_low": 0.0,
    "scale_high": 10.0,
    "text": None,
    "question": "Score",
    "said_at": None,
    "choices": None,
}
KINDS = {
    "feedback": ("account", "contact", "score", "comment"),
    "accounts": ("account", "account_id"),
    "contacts": ("account", "contact", "email"),
    "invitations": ("account", "contact", "sent_on"),
    "usage": ("account", "month", "seats"),
    "commerce": ("account", "month", "revenue"),
    "outcomes": ("account", "day", "outcome"),
}


def answer(
    row: int, account: str | None = "Acme", score: float | None = 9, **values: Any
) -> dict[str, Any]:
    """Return one answer; without a score it is text only."""
    said = DEFAULTS | {"row": row, "account": account, "score": score} | values
    if score is None:
        said |= {"metric": "none", "scale_low": None, "scale_high": None}
    return said


def mapping_of(kind: str = "feedback", columns: Iterable[str] = ()) -> Mapping:
    """Return a mapping whose headings are the names of the uses."""
    names = tuple(columns) or KINDS[kind]
    return Mapping(kind, tuple(ColumnUse(name, name) for name in names))


def recognised(name: str = "wave.csv", n_rows: int = 1, columns: Iterable[str] = ()) -> Recognised:
    """Return a file as it would have been recognised."""
    headings = tuple(columns) or ("Account", "Person", "Score")
    return Recognised(
        name,
        "0" * 64,
        "csv",
        "generic",
        "utf-8",
        ",",
        None,
        (),
        1,
        1,
        headings,
        n_rows,
        pd.DataFrame(),
    )


def checked(
    rows: list[dict[str, Any]], problems: Iterable[Problem] = (), empty: int = 0
) -> Checked:
    """Return one chunk that holds `rows`, problems and empty rows."""
    problems = list(problems)
    bad = pd.DataFrame({"Score": [p.found for p in problems]}, index=[p.row for p in problems])
    frame = pd.DataFrame(rows, columns=None if rows else ["row", *DEFAULTS])
    frame = frame.astype({c: "float64" for c in ("score", "scale_low", "scale_high") if c in frame})
    known = [*frame["row"].unique(), *bad.index.unique()]
    blank = range(10_001, 10_001 + empty)
    read = pd.Index([*known, *blank])
    return Checked(frame, problems, len(read), bad, empty, read=read)


def run(
    store: Store,
    rows: list[dict[str, Any]],
    *,
    kind: str = "feedback",
    columns: Iterable[str] = (),
    decisions: Decisions | None = None,
    problems: Iterable[Problem] = (),
    empty: int = 0,
    **options: Any,
) -> Receipt:
    """Import rows in one chunk."""
    file = recognised(n_rows=len(rows), columns=columns)
    chunk = checked(rows, problems, empty)
    options = {"with_tone": False} | options
    return importing.run_checked(store, file, mapping_of(kind), [chunk], decisions, **options)


def preview(
    store: Store,
    rows: list[dict[str, Any]],
    *,
    kind: str = "feedback",
    decisions: Decisions | None = None,
) -> Preview:
    """Preview rows in one chunk."""
    file = recognised(n_rows=len(rows))
    return previewing.preview_checked(store, file, mapping_of(kind), [checked(rows)], decisions)


def state(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return everything an import may touch, for comparing before and after."""
    queries = {
        "feedback": "SELECT * FROM feedback ORDER BY source_system, external_id",
        "account": "SELECT * FROM account ORDER BY id",
        "contact": "SELECT * FROM contact ORDER BY id",
        "touchpoint": "SELECT * FROM touchpoint ORDER BY id",
    }
    with store.open() as db:
        return {name: db.conn.execute(sql).fetchall() for name, sql in queries.items()}


def count(store: Store, table: str = "feedback") -> int:
    """Return how many rows a table has."""
    with store.open() as db:
        return int(db.conn.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


EMPTY_STORE: dict[str, list[tuple[Any, ...]]] = {
    name: [] for name in ("feedback", "account", "contact", "touchpoint")
}
KEPT_ANYWAY = ("merge", "audit", "revision", "heard_as", "sqlite_sequence")


def whole(store: Store) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that merging and splitting must leave as it was."""
    with store.open() as db:
        tables = [t for t in db.table_names() if t not in KEPT_ANYWAY]
        return {
            t: db.conn.execute(f"SELECT * FROM {t} ORDER BY rowid").fetchall()
            for t in tables
            if "WITHOUT ROWID" not in db.table(t).schema
        }
