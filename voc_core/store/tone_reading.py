"""The texts that wait to be read for tone, and the tones written that were read."""

from typing import Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.store import settings
from voc_core.store.base import Store
from voc_core.store.rows import frame, records

WAITING: Final = """
SELECT id, text, source
FROM tone_waiting
JOIN feedback ON feedback.id = feedback_id
WHERE :only IS NULL OR feedback_id = :only
ORDER BY feedback_id
LIMIT :limit
"""
N_WAITING: Final = "SELECT count(*) FROM tone_waiting"
N_TEXTS: Final = "SELECT count(*) FROM feedback WHERE text IS NOT NULL"
ALL_WAIT: Final = """
INSERT OR IGNORE INTO tone_waiting (feedback_id)
SELECT id
FROM feedback
WHERE text IS NOT NULL
"""
WRITTEN_WAIT: Final = """
INSERT OR IGNORE INTO tone_waiting (feedback_id)
SELECT id
FROM feedback
WHERE tone IS NOT NULL AND id IN (
    SELECT id FROM feedback WHERE import_id = :id
    UNION
    SELECT entity_id FROM import_change WHERE import_id = :id AND entity = 'feedback'
)
"""
VERSION: Final = "tone_version"
SAY: Final = """
UPDATE feedback
SET tone = :tone, language = coalesce(:language, language),
    valence = CASE metric WHEN 'none' THEN :valence ELSE valence END
WHERE id = :id AND text IS :text
"""
DONE: Final = """
DELETE FROM tone_waiting
WHERE feedback_id = :id AND EXISTS (SELECT 1 FROM feedback WHERE id = :id AND text IS :text)
"""
"""A text that changed while it was read goes on waiting."""
SAID: Final = ("id", "text", "language", "tone", "valence")


def waiting(store: Store, limit: int, only: int | None = None) -> pd.DataFrame:
    """Return ``id``, ``text``, ``source`` of texts that wait to be read, by id.

    Parameters
    ----------
    only : int, optional
        Id of the one feedback to return, if it waits.
    """
    with store.open() as db:
        return frame(db, WAITING, limit=int(limit), only=only)


def n_waiting(store: Store) -> int:
    """Return how many texts wait to be read for tone. [texts]"""
    with store.open() as db:
        return int(db.conn.execute(N_WAITING).fetchone()[0])


def n_texts(store: Store) -> int:
    """Return how many texts there are. [texts]"""
    with store.open() as db:
        return int(db.conn.execute(N_TEXTS).fetchone()[0])


def read_by(store: Store) -> object:
    """Return the version that has read every text which does not wait; None where none is known."""
    with store.open() as db:
        return settings.one(db, VERSION)


def expect(store: Store, version: str) -> None:
    """Let every text wait to be read, unless this version of rules and model has read them.

    Where no version is known nobody has read anything but what waits.
    """
    if read_by(store) == version:
        return
    with store.derive() as db:
        known = settings.one(db, VERSION)
        settings.put(db, {VERSION: version})
        if known not in (None, version):
            db.conn.execute(ALL_WAIT)


def all_wait(store: Store) -> None:
    """Let every text wait to be read."""
    with store.derive() as db:
        db.conn.execute(ALL_WAIT)


def wait_if_older(db: Database, import_id: int, version: str) -> None:
    """Let what an import wrote wait if another version than its reader's is in force by now."""
    if settings.one(db, VERSION) != version:
        db.conn.execute(WRITTEN_WAIT, {"id": import_id})


def say(store: Store, said: pd.DataFrame, version: str) -> bool:
    """Write tones that were read, in one transaction; corrections win, as do texts changed since.

    The revision stays, see `told`.

    Parameters
    ----------
    said : DataFrame
        ``id``, ``text``, ``language``, ``tone``, ``valence`` (used where nothing was scored).
    version : str
        Of the rules and the model that read them.

    Returns
    -------
    bool
        False where another version is in force by now; nothing is written then.
    """
    with store.derive() as db:
        if settings.one(db, VERSION) != version:
            return False
        rows = records(said[list(SAID)])
        db.conn.executemany(SAY, rows)
        db.conn.executemany(DONE, rows)
    return True


def told(store: Store, n: int) -> None:
    """Raise the revision once for all the tones that were read."""
    with store.write(f"tones of {n} texts read"):
        pass
