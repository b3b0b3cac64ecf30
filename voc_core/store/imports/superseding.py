"""A file read again: the earlier import steps aside and the new one follows, in one transaction.

The store becomes what it would be had the file been read rightly the first time. What people did
since stays: an account, contact or touchpoint made again keeps its id and what was written into it
by hand, and what referred to an answer refers to it again.
"""

import json
from collections.abc import Iterator
from typing import Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store import accounts, contacts
from voc_core.store.base import Store
from voc_core.store.imports import kin, log
from voc_core.store.imports.answers import ANSWERED, WHERE_SAID
from voc_core.store.imports.former import Former
from voc_core.store.imports.undo import take_back
from voc_core.store.imports.units import DERIVED
from voc_core.vocabulary import N_

SAID: Final = tuple(c for c in (*WHERE_SAID, *ANSWERED) if c not in DERIVED)
WAS: Final = (
    f"""
    CREATE TEMP TABLE was AS
    SELECT source_system, external_id, {", ".join(SAID)}
    FROM feedback
    WHERE import_id = :id
    UNION
    SELECT source_system, external_id, {", ".join(f"feedback.{c}" for c in SAID)}
    FROM import_change
    JOIN feedback ON feedback.id = import_change.entity_id
    WHERE import_change.import_id = :id AND import_change.entity = 'feedback'
    """,
    "CREATE UNIQUE INDEX temp.was_identity ON was(source_system, external_id)",
    "CREATE TEMP TABLE referring (place TEXT, name TEXT, row INTEGER, system TEXT, identity TEXT)",
)
REFERS: Final = """
INSERT INTO temp.referring
SELECT :place, :name, [{place}].rowid, source_system, external_id
FROM [{place}]
JOIN feedback ON feedback.id = [{place}].[{name}]
WHERE feedback.import_id = :id
"""
REFER_AGAIN: Final = """
UPDATE [{place}]
SET [{name}] = found.id
FROM temp.referring AS r
JOIN feedback AS found ON found.source_system = r.system AND found.external_id = r.identity
WHERE r.place = :place AND r.name = :name AND [{place}].rowid = r.row
"""
MADE: Final = """
SELECT entity, entity_id, after
FROM import_change
WHERE import_id = :id AND before IS NULL
"""
PAIRS: Final = """
FROM temp.was AS w
LEFT JOIN main.feedback AS f USING (source_system, external_id)
"""
DIFFERS: Final = " OR ".join(f"f.{c} IS NOT w.{c}" for c in SAID)
COMPARED: Final = f"""
SELECT coalesce(sum(f.id IS NULL), 0),
       coalesce(sum(f.id IS NOT NULL AND ({DIFFERS})), 0),
       coalesce(sum(f.id IS NOT NULL AND NOT ({DIFFERS})), 0)
{PAIRS}
"""
NOT_BEFORE: Final = """
NOT EXISTS (
    SELECT 1
    FROM temp.was AS w
    WHERE w.source_system = f.source_system AND w.external_id = f.external_id
)
"""
COME: Final = f"SELECT count(*) FROM feedback AS f WHERE f.import_id = :id AND {NOT_BEFORE}"
CHANGED_BESIDES: Final = f"""
SELECT count(*)
FROM import_change AS c
JOIN feedback AS f ON f.id = c.entity_id
WHERE c.import_id = :id AND c.entity = 'feedback' AND {NOT_BEFORE}
"""
CLEAR: Final = ("DROP TABLE temp.was", "DROP TABLE temp.referring")


class _LookedOnlyError(Exception):
    """Takes everything back once the tables were read."""

    def __init__(self, *tables: pd.DataFrame) -> None:
        super().__init__()
        self.tables = (tables[0], tables[1])


def step_aside(db: Database, old: int | None) -> Former:
    """Take the import back that is about to be replaced; return what went with it.

    Raises
    ------
    VocError
        If there is no such import, or a later reading of its file is in force.
    """
    if old is None:
        return Former()
    stored, undone_at = log.found(db, old)
    if other := kin.in_force(db, old):
        raise VocError(
            N_("Import {id} was read again as import {other}. Read import {other} again instead."),
            id=old,
            other=other,
        )
    for statement in WAS:
        db.conn.execute(statement, {"id": old} if ":id" in statement else {})
    if undone_at:
        db.conn.execute("DELETE FROM temp.was")
        return Former()
    for place, name in _places(db):
        names = {"place": place, "name": name}
        db.conn.execute(REFERS.format(**names), {**names, "id": old})
    rows = db.conn.execute(MADE, {"id": old}).fetchall()
    made = {(entity, identity): json.loads(after) for entity, identity, after in rows}
    keep = ("aliases",) if json.loads(stored)["kind"] == "feedback" else ()
    return Former.of(take_back(db, old, keep), made)


def follow(db: Database, old: int | None, new: int) -> dict[str, int] | None:
    """Point what referred to answers of the old import to those of the new one.

    Returns
    -------
    dict or None
        Answers that ``come``, ``go``, ``change`` and stay the ``same``; None where nothing was
        replaced, or neither import is of feedback. [answers]
    """
    if old is None:
        return None
    for place, name in _places(db):
        names = {"place": place, "name": name}
        db.conn.execute(REFER_AGAIN.format(**names), names)
    go, change, same = db.conn.execute(COMPARED).fetchone()
    come = db.conn.execute(COME, {"id": new}).fetchone()[0]
    besides = db.conn.execute(CHANGED_BESIDES, {"id": new}).fetchone()[0]
    for statement in CLEAR:
        db.conn.execute(statement)
    kinds = db.conn.execute("SELECT kind FROM import WHERE id IN (?, ?)", [old, new]).fetchall()
    if ("feedback",) not in kinds:
        return None
    return {"come": come, "go": go, "change": change + besides, "same": same}


def known_without(store: Store, old: int) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return accounts and contacts as they are known without an import; nothing is changed.

    Raises
    ------
    VocError
        See `step_aside`.
    """
    try:
        with store.write(f"look at the store without import {old}") as db:
            step_aside(db, old)
            raise _LookedOnlyError(accounts.read(db), contacts.read(db))
    except _LookedOnlyError as seen:
        return seen.tables


def _places(db: Database) -> Iterator[tuple[str, str]]:
    """Yield table and column of everything that refers to an answer.

    What goes with its answer was read from the text, and is read again; pins follow by themselves,
    see `pins.follow`.
    """
    for table in db.table_names():
        for key in db.table(table).foreign_keys:
            is_derived = key.on_delete == "CASCADE"
            if key.other_table == "feedback" and key.column is not None and not is_derived:
                yield table, key.column
