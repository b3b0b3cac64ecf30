"""What of the feedback speaks of which theme: read from the texts, kept up to date, asked for."""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

import pandas as pd
from sqlite_utils.db import Database

from voc_core.store import settings
from voc_core.store.base import Store
from voc_core.store.rows import frame

Assign = Callable[[Sequence[str | None], Sequence[float | None]], pd.DataFrame]
"""Texts, and the tone a person gave each, to rows ``i``, ``theme``, ``clause_start``,
``clause_end``, ``tone``."""


class Reader(NamedTuple):
    """What finds the themes in texts, and the version of the themes it finds.

    A reader is used by and by, an edit of the themes may come in between: it reads nothing then.
    """

    version: str
    assign: Assign


VERSION: Final = "themes_version"
CHUNK: Final = 100_000
"""Feedback whose mentions cross from SQLite at once. [feedback]"""
BATCH: Final = 10_000
"""Texts read in one transaction. [texts]"""
MOST_AT_ONCE: Final = 2_000
"""Texts read within the transaction of an import, a third of a second. [texts]"""
N_WAITING: Final = "SELECT count(*) FROM theme_pending"
WAITING: Final = """
SELECT feedback.id, feedback.text, tone_correction.tone
FROM theme_pending
JOIN feedback ON feedback.id = feedback_id
LEFT JOIN tone_correction
  ON tone_correction.source_system = feedback.source_system
 AND tone_correction.external_id = feedback.external_id
 AND tone_correction.text = feedback.text AND reverted_at IS NULL
WHERE :only IS NULL OR theme_pending.feedback_id = :only
ORDER BY feedback.id
LIMIT :limit
"""
FORGET: Final = """
DELETE FROM feedback_theme
WHERE feedback_id BETWEEN :first AND :last
  AND feedback_id IN (SELECT feedback_id FROM theme_pending)
"""
DONE: Final = "DELETE FROM theme_pending WHERE feedback_id BETWEEN :first AND :last"
PUT: Final = """
INSERT INTO feedback_theme (feedback_id, theme_id, clause_start, clause_end, tone)
VALUES (?, ?, ?, ?, ?)
"""
ALL_WAIT: Final = """
INSERT OR IGNORE INTO theme_pending (feedback_id)
SELECT id
FROM feedback
WHERE text IS NOT NULL
"""
MENTIONS: Final = """
SELECT json_group_array(feedback_id), json_group_array(theme_id), json_group_array(tone)
FROM (
    SELECT feedback_id, theme_id, avg(tone) AS tone
    FROM feedback_theme
    WHERE feedback_id > :after AND feedback_id <= :upto
    GROUP BY feedback_id, theme_id
)
"""
LAST: Final = "SELECT coalesce(max(feedback_id), 0) FROM feedback_theme"
OF_FEEDBACK: Final = """
SELECT feedback_id, theme_id, clause_start, clause_end, tone
FROM feedback_theme
WHERE feedback_id IN (SELECT value FROM json_each(:ids))
ORDER BY feedback_id, clause_start, theme_id
"""


def n_waiting(store: Store) -> int:
    """Return how many texts are not read for themes yet. [texts]"""
    with store.open() as db:
        return waiting(db)


def waiting(db: Database) -> int:
    """Return how many texts are not read for themes yet. [texts]"""
    return int(db.conn.execute(N_WAITING).fetchone()[0])


def read_again(store: Store, version: str) -> None:
    """Let every text wait to be read, unless this version of the themes has read them."""
    with store.open() as db:
        if settings.one(db, VERSION) == version:
            return
    with store.derive() as db:
        if settings.one(db, VERSION) != version:
            settings.put(db, {VERSION: version})
            db.conn.execute(ALL_WAIT)


def read_batch(db: Database, reader: Reader, only: int | None = None) -> int:
    """Read the next waiting texts inside a transaction and return how many they were. [texts]

    None where other themes than the reader's are in force by now; the texts go on waiting.

    Parameters
    ----------
    only : int, optional
        Id of the one feedback to read, if it waits.
    """
    rows = db.conn.execute(WAITING, {"limit": BATCH, "only": only}).fetchall()
    if not rows or settings.one(db, VERSION) != reader.version:
        return 0
    ids, texts, corrected = zip(*rows, strict=True)
    span = {"first": ids[0], "last": ids[-1]}
    db.conn.execute(FORGET, span)
    found = reader.assign(texts, corrected).itertuples(index=False, name=None)
    db.conn.executemany(PUT, [(ids[i], *rest) for i, *rest in found])
    db.conn.execute(DONE, span)
    return len(ids)


def read_waiting(store: Store, reader: Reader) -> Iterator[int]:
    """Read all waiting texts, a transaction for each batch, and yield how many each had.

    It ends early where the themes are edited meanwhile, see `read_batch`.

    The revision is raised once, in the end: nobody loads a snapshot anew for every batch.
    """
    n_read, n = 0, 1
    while n:
        with store.derive() as db:
            n = read_batch(db, reader)
        n_read += n
        yield n
    if n_read:
        with store.write(f"read the themes of {n_read} texts"):
            pass


def read_one(store: Store, reader: Reader, feedback: int) -> None:
    """Read one waiting text now, whatever else waits."""
    with store.write(f"read the themes of feedback {feedback}") as db:
        read_batch(db, reader, only=int(feedback))


def mentions(store: Store) -> Iterator[tuple[str, str, str]]:
    """Yield feedback, theme and mean tone of its clauses in chunks, a JSON array for each."""
    with store.open() as db:
        db.conn.execute("BEGIN")
        (last,) = db.conn.execute(LAST).fetchone()
        for after in range(0, last, CHUNK):
            yield db.conn.execute(MENTIONS, {"after": after, "upto": after + CHUNK}).fetchone()


def of_feedback(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``feedback_id``, ``theme_id``, ``clause_start``, ``clause_end``, ``tone`` of some."""
    with store.open() as db:
        return frame(db, OF_FEEDBACK, ids=json.dumps([int(i) for i in ids]))
