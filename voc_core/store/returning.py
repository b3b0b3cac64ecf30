"""What a split gives back: values of the kept one, rows that moved, and the log of imports."""

import json
from collections.abc import Iterable
from typing import Any, Final

from sqlite_utils.db import Database

from voc_core.errors import Message
from voc_core.store.imports import facts
from voc_core.store.merges import Row, rows_of
from voc_core.store.rows import LISTS, added, change
from voc_core.vocabulary import N_

MOVE: Final = """
UPDATE {table}
SET {column} = :lost
WHERE {column} = :kept AND id IN (SELECT value FROM json_each(:ids))
"""
SAYS_LOST: Final = """
UPDATE import_change
SET {side} = json_set({side}, '$.{entity}_id', :lost)
WHERE id = :id AND json_extract({side}, '$.{entity}_id') = :kept
"""
SPEAKING: Final = """
SELECT DISTINCT import_id
FROM import_change
WHERE entity IN (SELECT value FROM json_each(:facts))
  AND json_extract(after, '$.{entity}_id') IN (:kept, :lost)
ORDER BY import_id
"""
UNITS: Final = (("role", "role_source"), ("arr_minor", "cost_to_serve_minor", "currency"))


def values(db: Database, kind: str, record: Row) -> list[Message]:
    """Undo what the merge changed on the kept one; return what was changed since and stays."""
    rows = rows_of(db, f"SELECT * FROM {kind} WHERE id = :id", {"id": record["kept_id"]})
    conflicts: list[Message] = []
    if not rows:
        return conflicts
    kept, before, after = rows[0], record["before"], record["after"]
    back: Row = {}
    for unit in _units(before):
        if unit[0] in LISTS:
            gained = set(json.loads(after[unit[0]])) - set(json.loads(before[unit[0]]))
            left = [v for v in json.loads(kept[unit[0]]) if v not in gained]
            back[unit[0]] = json.dumps(left, ensure_ascii=False)
        elif all(kept[c] == after[c] for c in unit):
            back |= {c: before[c] for c in unit}
        else:
            conflicts += [_conflict(c, kept[c]) for c in unit if kept[c] != after[c]]
    if back:
        change(db, kind, back, record["kept_id"])
    return conflicts


def _units(columns: Iterable[str]) -> list[list[str]]:
    """Return the columns in groups that mean something only together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for column in columns:
        unit = next((unit for unit in UNITS if column in unit), (column,))
        groups.setdefault(unit, []).append(column)
    return list(groups.values())


def _conflict(column: str, value: object) -> Message:
    return Message(
        N_("{column} was changed after the merge and stays: {value}"),
        {"column": column, "value": "–" if value is None else value},
    )


def rows(db: Database, moved: Iterable[Any], pair: Row) -> None:
    """Give rows back that still are where the merge put them."""
    for table, column, ids in moved:
        sql = MOVE.format(table=table, column=column)
        db.conn.execute(sql, {**pair, "ids": json.dumps(ids)})


def dropped_rows(db: Database, dropped: Iterable[Any]) -> None:
    """Bring back rows the merge had to take away."""
    for table, rows in dropped:
        for row in rows:
            again(db, table, row)


def again(db: Database, table: str, row: Row) -> None:
    """Insert a row that was there before, under a new id where its own is taken by now."""
    taken = rows_of(db, f"SELECT id FROM {table} WHERE id = :id", row)
    added(db, table, {c: v for c, v in row.items() if c != "id" or not taken})


def log_of_imports(db: Database, kind: str, log: Iterable[Any], pair: Row) -> None:
    """Make the log of imports speak of the lost one again, so that undo works on it."""
    for before, after in log:
        now_there = rows_of(db, "SELECT * FROM import_change WHERE id = :id", before)
        if after is None:
            again(db, "import_change", before)
        elif now_there == [after]:
            change(db, "import_change", before, before["id"])
        elif now_there:
            for side in ("before", "after"):
                sql = SAYS_LOST.format(side=side, entity=kind)
                db.conn.execute(sql, {**pair, "id": before["id"]})
            if now_there[0]["entity_id"] == after["entity_id"]:
                change(db, "import_change", {"entity_id": before["entity_id"]}, before["id"])


def restate_facts(db: Database, kind: str, record: Row, pair: Row) -> None:
    """Make the facts of both what the live imports say, should one have been undone since."""
    names = {"facts": json.dumps([fact.entity for fact in facts.FACTS.values()])}
    sql = SPEAKING.format(entity=kind)
    _drop_unsaid(db, kind, record, pair)
    for row in rows_of(db, sql, {**pair, **names}):
        facts.restate(db, row["import_id"])


def _drop_unsaid(db: Database, kind: str, record: Row, pair: Row) -> None:
    """Remove facts of the lost one that an undo or redo wrote to the kept one anew."""
    for fact in facts.FACTS.values():
        if fact.owner != f"{kind}_id":
            continue
        key = " AND ".join(f"{c} = :{c}" for c in fact.key)
        said = " AND ".join(f"json_extract(after, '$.{c}') = :{c}" for c in fact.key)
        kept = [
            tuple(r[c] for c in fact.key[1:])
            for t, all_ in record["dropped"]
            for r in all_
            if t == fact.entity
        ]
        for before, _ in record["log"]:
            stated = json.loads(before["after"])
            if before["entity"] != fact.entity or tuple(stated[c] for c in fact.key[1:]) in kept:
                continue
            db.conn.execute(
                f"""DELETE FROM {fact.entity} WHERE {key} AND NOT EXISTS (
                    SELECT 1 FROM import_change WHERE entity = '{fact.entity}' AND {said})""",
                {**stated, fact.owner: pair["kept"]},
            )
