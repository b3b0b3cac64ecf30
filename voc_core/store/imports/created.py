"""Accounts, contacts and touchpoints that imports made: removed and brought back with them."""

import json
from typing import Any, Final

from sqlite_utils.db import Database

from voc_core.store.imports import kin
from voc_core.store.imports.units import as_json
from voc_core.store.imports.who import unsorted_stage

ORDER: Final = ("account", "touchpoint", "contact")
LIVE: Final = """EXISTS (
    SELECT 1
    FROM import_change AS c
    JOIN import AS i ON i.id = c.import_id
    WHERE c.entity = made.entity AND c.entity_id = made.entity_id AND i.undone_at IS NULL
)"""
GONE: Final = f"""
SELECT made.entity_id,
       coalesce(max(CASE WHEN maker.undone_at IS NULL THEN made.id END), min(made.id))
FROM import_change AS made
JOIN import AS maker ON maker.id = made.import_id
WHERE made.entity = :entity
  AND made.before IS NULL
  AND made.entity_id NOT IN (SELECT id FROM {{entity}})
  AND (
    {LIVE}
    OR made.entity_id IN (
        SELECT {{entity}}_id
        FROM feedback_undone
        WHERE id IN (SELECT id FROM temp.moving)
    )
    OR made.entity_id IN (
        SELECT json_extract(c.after, '$.{{entity}}_id')
        FROM import_change AS c
        JOIN import AS i ON i.id = c.import_id
        WHERE i.undone_at IS NULL
    )
  )
GROUP BY made.entity_id
"""
LEFT: Final = f"""
SELECT DISTINCT made.entity_id
FROM import_change AS made
WHERE made.entity = :entity
  AND made.before IS NULL
  AND made.entity_id IN (SELECT id FROM {{entity}})
  AND NOT {LIVE}
"""
KEEP_AS_IT_IS: Final = """
UPDATE import_change
SET after = :after
WHERE entity = :entity AND entity_id = :id AND before IS NULL
  AND import_id NOT IN (SELECT value FROM json_each(:others))
"""
"""What another reading of the same file made of the row stays as that reading made it."""
AS_IT_WAS: Final = "SELECT after FROM import_change WHERE id = ?"
DROP_UNSORTED: Final = """
DELETE FROM stage
WHERE name = 'Unsorted' AND NOT EXISTS (SELECT 1 FROM touchpoint WHERE stage_id = stage.id)
"""
TWINS: Final = {
    "account": "SELECT id FROM account WHERE name = :name",
    "touchpoint": "SELECT id FROM touchpoint WHERE code = :code",
    "contact": """
    SELECT id
    FROM contact
    WHERE account_id = :account_id
      AND (email = :email
        OR (external_id = :external_id AND :email IS NULL)
        OR (name = :name AND :email IS NULL AND email IS NULL AND :external_id IS NULL))
    ORDER BY id
    LIMIT 1
    """,
}
REPOINT: Final = {
    "account": (
        "UPDATE feedback_undone SET account_id = :twin WHERE account_id = :gone",
        """UPDATE import_change SET after = json_set(after, '$.account_id', :twin)
        WHERE entity IN ('contact', 'usage', 'commerce', 'outcome')
          AND json_extract(after, '$.account_id') = :gone""",
    ),
    "touchpoint": ("UPDATE feedback_undone SET touchpoint_id = :twin WHERE touchpoint_id = :gone",),
    "contact": (
        "UPDATE feedback_undone SET contact_id = :twin WHERE contact_id = :gone",
        """UPDATE import_change SET after = json_set(after, '$.contact_id', :twin)
        WHERE entity = 'invitation' AND json_extract(after, '$.contact_id') = :gone""",
    ),
}
NOW_MEANS: Final = """
UPDATE import_change
SET entity_id = :twin
WHERE entity = :entity AND entity_id = :gone
"""


def remove(db: Database, import_id: int | None = None) -> list[tuple[str, dict[str, Any]]]:
    """Remove what only undone imports made or changed and nothing refers to.

    Parameters
    ----------
    import_id : int, optional
        The import that is taken back, None where a merge is split.

    Returns
    -------
    list of tuple
        Entity and row of everything removed.
    """
    removed = []
    others = as_json([] if import_id is None else kin.others(db, import_id))
    for entity in reversed(ORDER):
        unneeded = db.conn.execute(_unneeded(db, entity), {"entity": entity}).fetchall()
        for (identity,) in unneeded:
            row = _row(db, entity, identity)
            names = {"entity": entity, "id": identity, "others": others}
            db.conn.execute(KEEP_AS_IT_IS, {**names, "after": as_json(row)})
            db.conn.execute(f"DELETE FROM {entity} WHERE id = ?", [identity])
            removed.append((entity, row))
    db.conn.execute(DROP_UNSORTED)
    return removed


def revive(db: Database) -> None:
    """Bring back what live imports made or refer to; where a twin exists by now, that is meant.

    The feedback about to come back stands in the temporary table ``moving``.
    """
    for entity in ORDER:
        gone = db.conn.execute(GONE.format(entity=entity), {"entity": entity}).fetchall()
        for identity, change_id in gone:
            after = db.conn.execute(AS_IT_WAS, [change_id]).fetchone()[0]
            _revive(db, entity, identity, json.loads(after))


def _revive(db: Database, entity: str, identity: int, values: dict[str, Any]) -> None:
    if entity == "touchpoint":
        values = {**values, "stage_id": _stage(db, values["stage_id"])}
    twin = db.conn.execute(TWINS[entity], values).fetchone()
    if twin is None:
        names = ", ".join(values)
        places = ", ".join(f":{name}" for name in values)
        db.conn.execute(f"INSERT INTO {entity} ({names}) VALUES ({places})", values)
        return
    pair = {"twin": twin[0], "gone": identity, "entity": entity}
    for statement in (*REPOINT[entity], NOW_MEANS):
        db.conn.execute(statement, pair)


def _unneeded(db: Database, entity: str) -> str:
    """Return the query for rows of `entity` without a live import and without a reference."""
    sql = LEFT.format(entity=entity)
    for table in db.table_names():
        for key in db.table(table).foreign_keys:
            if key.other_table == entity:
                referring = f"SELECT 1 FROM [{table}] WHERE [{key.column}] = made.entity_id"
                sql += f"AND NOT EXISTS ({referring})\n"
    return sql


def _stage(db: Database, stage: int) -> int:
    found = db.conn.execute("SELECT id FROM stage WHERE id = ?", [stage]).fetchone()
    return stage if found else unsorted_stage(db)


def _row(db: Database, entity: str, identity: int) -> dict[str, Any]:
    cursor = db.conn.execute(f"SELECT * FROM {entity} WHERE id = ?", [identity])
    return dict(zip([d[0] for d in cursor.description], cursor.fetchone(), strict=True))
