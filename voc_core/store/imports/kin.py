"""Readings of the same file: an import and those that took its place, of which one may count."""

from typing import Final

from sqlite_utils.db import Database

KIN: Final = """
WITH RECURSIVE
edge AS (
    SELECT id, json_extract(receipt, '$.supersedes') AS other
    FROM import
    WHERE json_extract(receipt, '$.supersedes') IS NOT NULL
),
kin(id) AS (
    SELECT :import_id
    UNION
    SELECT CASE WHEN edge.id = kin.id THEN edge.other ELSE edge.id END
    FROM kin
    JOIN edge ON kin.id IN (edge.id, edge.other)
)
"""
OTHERS: Final = f"""
{KIN}
SELECT import.id, undone_at
FROM kin
JOIN import ON import.id = kin.id
WHERE import.id <> :import_id
ORDER BY import.id
"""


def others(db: Database, import_id: int) -> list[int]:
    """Return the other readings of the same file, in force or not."""
    return [identity for identity, _ in db.conn.execute(OTHERS, {"import_id": import_id})]


def in_force(db: Database, import_id: int) -> int | None:
    """Return the live import that is another reading of the same file, None without."""
    found = db.conn.execute(OTHERS, {"import_id": import_id})
    return next((identity for identity, undone_at in found if undone_at is None), None)
