"""What is remembered of imports: the list, receipts, problems, and mappings by header signature."""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import Message, Problem, VocError
from voc_core.store.base import Store, now, who_am_i
from voc_core.store.imports import fates, kin
from voc_core.store.imports.fates import Runs
from voc_core.store.imports.plan import Plan, Receipt
from voc_core.vocabulary import N_

ALL: Final = """
WITH again AS (
    SELECT json_extract(receipt, '$.supersedes') AS old, max(id) AS new
    FROM import
    GROUP BY old
)
SELECT id, started_at, who, file_name, kind, undone_at, new AS superseded_by,
       json_extract(receipt, '$.rows_read') AS rows_read,
       json_extract(receipt, '$.added') AS added,
       json_extract(receipt, '$.updated') AS updated,
       json_extract(receipt, '$.unchanged') AS unchanged,
       (SELECT coalesce(sum(value), 0) FROM json_each(receipt, '$.skipped')) AS skipped,
       (SELECT count(*) FROM import_problem WHERE import_id = import.id) AS n_problems
FROM import
LEFT JOIN again ON again.old = import.id
ORDER BY id DESC
"""
ONE: Final = """
SELECT receipt, undone_at
FROM import
WHERE id = :id
"""
WHO: Final = """
SELECT who, started_at
FROM import
WHERE id = :id
"""
SUPERSEDED_BY: Final = """
SELECT max(id)
FROM import
WHERE json_extract(receipt, '$.supersedes') = :id
"""
PROBLEMS: Final = """
SELECT "row", "column", found, expected
FROM import_problem
WHERE import_id = :id
ORDER BY id
"""
BEGIN: Final = """
INSERT INTO import (started_at, who, file_name, digest, kind, receipt)
VALUES (:started_at, :who, :file_name, :digest, :kind, '{}')
"""
END: Final = """
UPDATE import
SET receipt = :receipt
WHERE id = :id
"""
ADD_PROBLEM: Final = """
INSERT INTO import_problem (import_id, "row", "column", found, expected)
VALUES (:id, :row, :column, :found, :expected)
"""
REMEMBER: Final = """
INSERT INTO mapping (signature, mapping, saved_at)
VALUES (:signature, :mapping, :saved_at)
ON CONFLICT (signature) DO UPDATE SET mapping = excluded.mapping, saved_at = excluded.saved_at
"""
REMEMBERED: Final = """
SELECT mapping
FROM mapping
WHERE signature = :signature
"""


def table(store: Store) -> pd.DataFrame:
    """Return every import, the newest first.

    Returns
    -------
    DataFrame
        ``id``, ``started_at`` and ``undone_at`` (UTC; the latter missing while live), ``who``,
        ``file_name``, ``kind``, ``superseded_by`` (missing unless read again), and rows
        ``rows_read``, ``added``, ``updated``, ``unchanged``, ``skipped``, and ``n_problems``.
    """
    with store.open() as db:
        cursor = db.conn.execute(ALL)
        imports = pd.DataFrame(cursor.fetchall(), columns=[d[0] for d in cursor.description])
    return imports.astype({"superseded_by": "Int64"})


def receipt(store: Store, import_id: int) -> Receipt:
    """Return the receipt of one import, with its problems.

    Raises
    ------
    VocError
        If there is no such import.
    """
    with store.open() as db:
        stored, undone_at = found(db, import_id)
        again = db.conn.execute(SUPERSEDED_BY, {"id": import_id}).fetchone()[0]
    values = json.loads(stored)
    for name in ("accounts_added", "touchpoints_added"):
        values[name] = tuple(values[name])
    values["missing"] = tuple(tuple(m) for m in values.get("missing", ()))
    values["why"] = Message(**values["why"]) if values.get("why") else None
    return Receipt(
        **values,
        id=import_id,
        undone_at=undone_at,
        superseded_by=again,
        problems=tuple(problems(store, import_id)),
    )


def made_by(store: Store, import_id: int) -> tuple[str, str]:
    """Return who made an import and when it began, in UTC."""
    with store.open() as db:
        name, started_at = db.conn.execute(WHO, {"id": import_id}).fetchone()
    return name, started_at


def instead_of(store: Store, import_id: int) -> int | None:
    """Return the import in force that is another reading of the same file, None without."""
    with store.open() as db:
        return kin.in_force(db, import_id)


def rows(store: Store, import_id: int) -> Runs | None:
    """Return what became of every row of the file; None of an import from before this was kept."""
    with store.open() as db:
        found(db, import_id)
        return fates.kept(db, import_id)


def problems(store: Store, import_id: int) -> list[Problem]:
    """Return everything the import could not read, in file order."""
    with store.open() as db:
        rows = db.conn.execute(PROBLEMS, {"id": import_id}).fetchall()
    return [Problem(r, c, text, Message(**json.loads(expected))) for r, c, text, expected in rows]


def remember(store: Store, signature: str, mapping: Mapping[str, Any]) -> None:
    """Keep a mapping (its JSON form) for the next file with these headings."""
    with store.write("remember how a file is read") as db:
        note(db, signature, mapping)


def remembered(store: Store, signature: str) -> dict[str, Any] | None:
    """Return the mapping kept for these headings, None if there is none."""
    with store.open() as db:
        row = db.conn.execute(REMEMBERED, {"signature": signature}).fetchone()
    return json.loads(row[0]) if row else None


def note(db: Database, signature: str, mapping: Mapping[str, Any]) -> None:
    """Keep a mapping inside a transaction."""
    stored = json.dumps(mapping, ensure_ascii=False)
    db.conn.execute(REMEMBER, {"signature": signature, "mapping": stored, "saved_at": now()})


def found(db: Database, import_id: int) -> tuple[str, str | None]:
    """Return receipt and day of undoing of an import, or refuse an unknown one."""
    row = db.conn.execute(ONE, {"id": import_id}).fetchone()
    if row is None:
        raise VocError(
            N_("There is no import {id}. Choose one from the list of imports."), id=import_id
        )
    return row[0], row[1]


def begin(db: Database, plan: Plan) -> int:
    """Write the row of an import that has begun and return its id."""
    values = {"started_at": now(), "who": who_am_i(), "file_name": plan.file_name}
    cursor = db.conn.execute(BEGIN, {**values, "digest": plan.digest, "kind": plan.kind})
    return int(cursor.lastrowid or 0)


def end(db: Database, import_id: int, receipt: Receipt) -> None:
    """Write receipt and problems of an import that is complete."""
    stored = json.dumps(receipt.stored(), ensure_ascii=False)
    db.conn.execute(END, {"id": import_id, "receipt": stored})
    db.conn.executemany(ADD_PROBLEM, _problem_rows(import_id, receipt.problems))


def _problem_rows(import_id: int, problems: Iterable[Problem]) -> Iterable[dict[str, object]]:
    for problem in problems:
        expected = {"msgid": problem.expected.msgid, "values": problem.expected.values}
        yield {
            "id": import_id,
            "row": problem.row,
            "column": problem.column,
            "found": problem.found,
            "expected": json.dumps(expected, ensure_ascii=False, default=str),
        }
