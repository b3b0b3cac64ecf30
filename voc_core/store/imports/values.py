"""Values an import changed: taken back where they still stand, and brought back."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final

from sqlite_utils.db import Database

from voc_core.store.imports.units import DERIVED, split

CHAINS: Final = """
SELECT entity, entity_id, import_id, before, after, undone_at IS NULL
FROM import_change
JOIN import ON import.id = import_change.import_id
WHERE before IS NOT NULL
  AND (entity, entity_id) IN (
    SELECT entity, entity_id
    FROM import_change
    WHERE import_id = :id
      AND before IS NOT NULL
      AND entity IN ('account', 'contact', 'touchpoint', 'feedback')
  )
ORDER BY entity, entity_id, import_id
"""
TABLES: Final = {
    "account": ("account",),
    "contact": ("contact",),
    "touchpoint": ("touchpoint",),
    "feedback": ("feedback", "feedback_undone"),
}
REFERS: Final = {
    "account_id": "account",
    "contact_id": "contact",
    "touchpoint_id": "touchpoint",
    "parent_id": "account",
}

Values = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """What one import did to one row."""

    import_id: int
    before: Values
    after: Values
    is_live: bool


def take_back(db: Database, import_id: int, keep: tuple[str, ...] = ()) -> None:
    """Restore what stood before the import, unit by unit, where its value still stands.

    Columns of `keep` stay as they are.
    """
    for entity, identity, chain, mine in _chains(db, import_id):
        for after in split(mine.after):
            if not after.keys() & set(keep):
                _replace(db, entity, identity, after, _standing_before(chain, mine, after))


def bring_back(db: Database, import_id: int) -> None:
    """Write the import's values again where what it had replaced still stands."""
    for entity, identity, chain, mine in _chains(db, import_id):
        for after in split(mine.after):
            later = (c for c in chain if c.import_id > import_id and c.is_live)
            if not any(after.keys() & c.after.keys() for c in later):
                _replace(db, entity, identity, _standing_before(chain, mine, after), after)


def _standing_before(chain: list[Change], mine: Change, unit: Values) -> Values:
    """Return the values of a unit without `mine` and without the undone imports just before it."""
    standing = {c: mine.before[c] for c in unit}
    for earlier in reversed([c for c in chain if c.import_id < mine.import_id]):
        if not unit.keys() & earlier.after.keys():
            continue
        if earlier.is_live or not _stands(standing, earlier.after):
            break
        standing = {c: earlier.before[c] for c in unit}
    return standing


def _chains(db: Database, import_id: int) -> Iterator[tuple[str, int, list[Change], Change]]:
    rows = db.conn.execute(CHAINS, {"id": import_id}).fetchall()
    for (entity, identity), steps in groupby(rows, key=lambda r: (r[0], r[1])):
        chain = [Change(i, json.loads(b), json.loads(a), bool(live)) for *_, i, b, a, live in steps]
        mine = next(c for c in chain if c.import_id == import_id)
        yield entity, identity, chain, mine


def _replace(db: Database, entity: str, identity: int, standing: Values, new: Values) -> None:
    """Write `new` over a row whose values are still `standing`."""
    columns = ", ".join(new)
    for table in TABLES[entity]:
        sql = f"SELECT {columns} FROM {table} WHERE id = ?"
        found = db.conn.execute(sql, [identity]).fetchone()
        values = dict(zip(new, found or (), strict=bool(found)))
        if found and _stands(values, standing) and _is_whole(db, table, new):
            places = ", ".join(f"{c} = :{c}" for c in new)
            db.conn.execute(f"UPDATE {table} SET {places} WHERE id = :id", {**new, "id": identity})


def _stands(found: Values, standing: Values) -> bool:
    """Return whether what was said is still `standing`; what we derive from it may have changed."""
    return all(found[c] == standing.get(c) for c in found if c not in DERIVED)


def _is_whole(db: Database, table: str, new: Values) -> bool:
    """Return whether everything `new` refers to exists and its unique names are free."""
    if table == "feedback_undone":
        return True
    if table == "account" and "name" in new:
        return _one(db, "SELECT 1 FROM account WHERE name = ?", new["name"]) is None
    refers = ((REFERS[c], v) for c, v in new.items() if c in REFERS and v is not None)
    return all(_one(db, f"SELECT 1 FROM {t} WHERE id = ?", v) is not None for t, v in refers)


def _one(db: Database, sql: str, value: object) -> object:
    return db.conn.execute(sql, [value]).fetchone()
