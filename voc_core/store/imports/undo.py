"""Undo of an import and undo of the undo, whatever came in between.

A feedback lives while the import that added it, or one that updated it, is live; so does an
account, contact or touchpoint, and also while something refers to it. A value an import wrote goes
back only where it still stands. A fact is always what the live imports say of it, in their order.
"""

from typing import Any, Final

from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store import invitations, pins, search
from voc_core.store.base import Store, now
from voc_core.store.imports import created, facts, kin, log, values
from voc_core.store.imports.units import ROOMY_CACHE
from voc_core.vocabulary import N_

MARK: Final = """
UPDATE import
SET undone_at = :undone_at
WHERE id = :id
"""
LIVE_CHANGE: Final = """EXISTS (
    SELECT 1
    FROM import_change
    JOIN import ON import.id = import_change.import_id
    WHERE entity = 'feedback' AND entity_id = {table}.id AND undone_at IS NULL
)"""
COLUMNS: Final = """
id, contact_id, account_id, touchpoint_id, occurred_on, source, metric, score, scale_low,
scale_high, valence, text, language, tone, question, said_at, choices, import_id, source_system,
external_id
"""
MOVING: Final = "CREATE TEMP TABLE IF NOT EXISTS moving (id INTEGER PRIMARY KEY)"
NONE_MOVING: Final = "DELETE FROM temp.moving"
RETIRE: Final = (
    f"""
    INSERT INTO temp.moving
    SELECT id
    FROM feedback
    WHERE import_id IN (SELECT id FROM import WHERE undone_at IS NOT NULL)
      AND NOT {LIVE_CHANGE.format(table="feedback")}
    """,
    f"""
    INSERT INTO feedback_undone ({COLUMNS})
    SELECT {COLUMNS}
    FROM feedback
    WHERE id IN (SELECT id FROM temp.moving)
    """,
    "DELETE FROM feedback WHERE id IN (SELECT id FROM temp.moving)",
)
COMING: Final = (
    f"""
    INSERT INTO temp.moving
    SELECT id
    FROM feedback_undone
    WHERE (import_id IN (SELECT id FROM import WHERE undone_at IS NULL)
        OR {LIVE_CHANGE.format(table="feedback_undone")})
      AND NOT EXISTS (
        SELECT 1
        FROM feedback AS f
        WHERE f.source_system = feedback_undone.source_system
          AND f.external_id = feedback_undone.external_id
      )
    """,
)
REVIVE: Final = (
    """
    UPDATE feedback_undone
    SET contact_id = (SELECT id FROM contact WHERE id = contact_id),
        touchpoint_id = (SELECT id FROM touchpoint WHERE id = touchpoint_id)
    WHERE id IN (SELECT id FROM temp.moving)
    """,
    f"""
    INSERT INTO feedback ({COLUMNS})
    SELECT {COLUMNS}
    FROM feedback_undone
    WHERE id IN (SELECT id FROM temp.moving)
      AND account_id IN (SELECT id FROM account)
    ORDER BY id
    ON CONFLICT (source_system, external_id) DO NOTHING
    """,
    """
    DELETE FROM feedback_undone
    WHERE id IN (SELECT id FROM temp.moving) AND id IN (SELECT id FROM feedback)
    """,
)
OLDER: Final = """
INSERT OR IGNORE INTO tone_waiting (feedback_id)
SELECT id
FROM feedback
WHERE tone IS NOT NULL AND id IN (
    SELECT id FROM temp.moving
    UNION
    SELECT entity_id FROM import_change WHERE import_id = :id AND entity = 'feedback'
)
"""
"""What comes back was read by the rules, the model and the corrections of its day."""


def undo(store: Store, import_id: int) -> None:
    """Take an import back; what later imports added or updated stays.

    Raises
    ------
    VocError
        If there is no such import, or it is undone already.
    """
    with store.write(f"undo import {import_id}") as db:
        db.conn.execute(ROOMY_CACHE)
        _, undone_at = log.found(db, import_id)
        if undone_at:
            raise VocError(N_("Import {id} is undone already."), id=import_id)
        take_back(db, import_id)
        pins.follow(db)
        search.follow(db)


def take_back(
    db: Database, import_id: int, keep: tuple[str, ...] = ()
) -> list[tuple[str, dict[str, Any]]]:
    """Take a live import back inside a transaction.

    Parameters
    ----------
    keep : tuple of str
        Columns of accounts and contacts that stay as the import left them.

    Returns
    -------
    list of tuple
        Entity and row of every account, contact and touchpoint that went with it.
    """
    db.conn.execute(MARK, {"id": import_id, "undone_at": now()})
    _move(db, RETIRE)
    values.take_back(db, import_id, keep)
    _revive(db)
    db.conn.execute(OLDER, {"id": import_id})
    facts.restate(db, import_id)
    gone = created.remove(db, import_id)
    invitations.link(db)
    return gone


def redo(store: Store, import_id: int) -> None:
    """Bring an undone import back; what exists by now is left as it is.

    Raises
    ------
    VocError
        If there is no such import, it is not undone, or another reading of its file is in force.
    """
    with store.write(f"redo import {import_id}") as db:
        db.conn.execute(ROOMY_CACHE)
        _, undone_at = log.found(db, import_id)
        if not undone_at:
            raise VocError(N_("Import {id} is not undone."), id=import_id)
        if other := kin.in_force(db, import_id):
            raise VocError(
                N_(
                    "Import {other} is another reading of the same file and in force; both would"
                    " count every answer twice. Undo import {other} first."
                ),
                other=other,
            )
        db.conn.execute(MARK, {"id": import_id, "undone_at": None})
        _revive(db)
        values.bring_back(db, import_id)
        db.conn.execute(OLDER, {"id": import_id})
        facts.restate(db, import_id)
        invitations.link(db)
        pins.follow(db)
        search.follow(db)


def _revive(db: Database) -> None:
    """Bring back the feedback that is live again, after what it refers to."""
    _move(db, COMING)
    created.revive(db)
    for statement in REVIVE:
        db.conn.execute(statement)


def _move(db: Database, statements: tuple[str, ...]) -> None:
    db.conn.execute(MOVING)
    db.conn.execute(NONE_MOVING)
    for statement in statements:
        db.conn.execute(statement)
