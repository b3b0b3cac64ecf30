"""Answers of an import: added, updated or left as they are, one chunk at a time."""

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
import pandas as pd
from sqlite_utils.db import Database

from voc_core.store.imports.ledger import LOG
from voc_core.store.imports.units import difference
from voc_core.store.rows import cells

ANSWERED: Final = (
    "occurred_on",
    "source",
    "metric",
    "score",
    "scale_low",
    "scale_high",
    "valence",
    "text",
    "language",
    "tone",
    "question",
    "said_at",
    "choices",
)
KEPT: Final = ("said_at", "choices")
"""What an import that does not say it leaves as it is."""
WHERE_SAID: Final = ("contact_id", "account_id", "touchpoint_id")
STAGED: Final = ("n", *WHERE_SAID, *ANSWERED, "external_id", "fallback")

STAGE: Final = f"""
CREATE TEMP TABLE incoming (
    n INTEGER PRIMARY KEY,
    {", ".join(STAGED[1:])}
)
"""
PUT: Final = f"""
INSERT INTO temp.incoming ({", ".join(STAGED)})
VALUES ({", ".join("?" * len(STAGED))})
"""
CLEAR: Final = "DELETE FROM temp.incoming"
SET_APART: Final = """
UPDATE temp.incoming AS i
SET external_id = i.fallback
WHERE i.fallback IS NOT NULL
  AND EXISTS (
    SELECT 1
    FROM main.feedback AS f
    WHERE f.source_system = :source_system
      AND f.external_id = i.external_id
      AND f.occurred_on <> i.occurred_on
      AND (f.contact_id IS NOT i.contact_id OR f.account_id <> i.account_id)
  )
"""
FOUND: Final = """
FROM temp.incoming AS i
CROSS JOIN main.feedback AS f
  ON f.source_system = :source_system
  AND f.external_id = i.external_id
"""
DIFFERS: Final = """(
    f.account_id <> i.account_id
    OR f.contact_id IS NOT coalesce(i.contact_id, f.contact_id)
    OR f.touchpoint_id IS NOT coalesce(i.touchpoint_id, f.touchpoint_id)
    OR f.occurred_on <> i.occurred_on
    OR f.source <> i.source
    OR f.metric <> i.metric
    OR f.score IS NOT i.score
    OR f.scale_low IS NOT i.scale_low
    OR f.scale_high IS NOT i.scale_high
    OR f.text IS NOT i.text
    OR f.question IS NOT i.question
    OR f.said_at IS NOT coalesce(i.said_at, f.said_at)
    OR f.choices IS NOT coalesce(i.choices, f.choices)
    OR (f.tone IS NULL AND i.tone IS NOT NULL)
)"""
OUTCOMES: Final = f"""
SELECT i.n, {DIFFERS}
{FOUND}
"""
CHANGED: Final = f"""
SELECT f.id, {", ".join(f"f.{c}" for c in (*WHERE_SAID, *ANSWERED))},
       coalesce(i.contact_id, f.contact_id), i.account_id,
       coalesce(i.touchpoint_id, f.touchpoint_id),
       {", ".join(f"coalesce(i.{c}, f.{c})" if c in KEPT else f"i.{c}" for c in ANSWERED)}
{FOUND}
WHERE {DIFFERS}
"""
UPDATE: Final = f"""
UPDATE feedback
SET {", ".join(f"{c} = :{c}" for c in (*WHERE_SAID, *ANSWERED))}
WHERE id = :id
"""
ADD: Final = f"""
INSERT INTO feedback ({", ".join((*WHERE_SAID, *ANSWERED))}, import_id, source_system, external_id)
SELECT {", ".join((*WHERE_SAID, *ANSWERED))}, :import_id, :source_system, external_id
FROM temp.incoming
WHERE true
ORDER BY n
ON CONFLICT (source_system, external_id) DO NOTHING
"""
ADDED, UPDATED, UNCHANGED = range(3)
LOGGED: Final = ("before", "after")
READ_FROM_TEXT: Final = ("language", "tone")


def write(db: Database, rows: pd.DataFrame, import_id: int, source_system: str) -> np.ndarray:
    """Write answers and return the outcome of each: `ADDED`, `UPDATED` or `UNCHANGED`.

    Parameters
    ----------
    rows : DataFrame
        Columns `WHERE_SAID`, `ANSWERED`, ``external_id``, ``fallback``; the temporary table of
        `STAGE` exists.
    """
    names = {"source_system": source_system}
    db.conn.execute(CLEAR)
    db.conn.executemany(PUT, _tuples(rows))
    if rows["fallback"].notna().any():
        db.conn.execute(SET_APART, names)
    outcome = np.full(len(rows), ADDED)
    for n, differs in db.conn.execute(OUTCOMES, names):
        outcome[n] = UPDATED if differs else UNCHANGED
    if (outcome == UPDATED).any():
        changes = list(_changes(db, import_id, source_system))
        db.conn.executemany(UPDATE, (row for row, _ in changes))
        db.conn.executemany(LOG, (entry for _, entry in changes))
    if (outcome == ADDED).any():
        db.conn.execute(ADD, {**names, "import_id": import_id})
    return outcome


def _changes(
    db: Database, import_id: int, source_system: str
) -> Iterable[tuple[dict[str, Any], dict[str, Any]]]:
    """Yield the new row and the log entry of each answer that differs."""
    names = (*WHERE_SAID, *ANSWERED)
    for identity, *found in db.conn.execute(CHANGED, {"source_system": source_system}):
        before = dict(zip(names, found[: len(names)], strict=True))
        after = _keeping_tone(before, dict(zip(names, found[len(names) :], strict=True)))
        if logged := difference(before, after):
            entry = {"import_id": import_id, "entity": "feedback", "entity_id": identity}
            yield {**after, "id": identity}, entry | dict(zip(LOGGED, logged, strict=True))


def _keeping_tone(before: dict[str, Any], after: dict[str, Any]) -> dict[str, Any]:
    """Return `after` with what was read from the same text before, where it was not read now."""
    if after["text"] != before["text"]:
        return after
    kept = {c: before[c] for c in READ_FROM_TEXT if after[c] is None}
    if after["metric"] == "none" == before["metric"] and after["valence"] is None:
        kept["valence"] = before["valence"]
    return {**after, **kept}


def _tuples(rows: pd.DataFrame) -> Iterable[tuple[Any, ...]]:
    columns = [_plain(rows[c]) for c in STAGED[1:]]
    return zip(range(len(rows)), *columns, strict=True)


def _plain(column: pd.Series) -> list[Any]:
    """Return Python values, None where missing; SQLite takes a missing float as NULL itself."""
    if pd.api.types.is_float_dtype(column.dtype):
        return list(column.to_numpy(dtype="float64", na_value=np.nan).tolist())
    if pd.api.types.is_integer_dtype(column.dtype) and not column.hasnans:
        return list(column.tolist())
    return cells(column)
