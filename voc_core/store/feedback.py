"""Feedback as people wrote it: texts by id, and the newest of an account, person or touchpoint."""

import json
from collections.abc import Sequence

import pandas as pd
from sqlite_utils.db import Database

from voc_core.store.base import Store
from voc_core.store.rows import frame

TEXTS = """
SELECT id, text, language, tone
FROM feedback
WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY id
"""
TOLD = """
SELECT feedback.id, occurred_on, contact_id, coalesce(contact.role, 'unknown') AS role, text, tone
FROM feedback
LEFT JOIN contact ON contact.id = feedback.contact_id
WHERE feedback.id IN (SELECT value FROM json_each(:ids))
ORDER BY feedback.id
"""
COLUMNS = """
SELECT feedback.id, occurred_on, feedback.account_id, account.name AS account_name, contact_id,
       contact.name AS contact_name, contact.title, coalesce(contact.role, 'unknown') AS role,
       touchpoint_id, touchpoint.name AS touchpoint_name, touchpoint.name_zh AS touchpoint_name_zh,
       source, metric, score, scale_low, scale_high, valence, feedback.text, language,
       feedback.tone, question, said_at, choices, import_id, tone_correction.id AS correction,
       tone_correction.tone AS corrected, tone_correction.heard
FROM feedback
JOIN account ON account.id = feedback.account_id
LEFT JOIN contact ON contact.id = feedback.contact_id
LEFT JOIN touchpoint ON touchpoint.id = feedback.touchpoint_id
LEFT JOIN tone_correction
  ON tone_correction.source_system = feedback.source_system
 AND tone_correction.external_id = feedback.external_id
 AND tone_correction.text = feedback.text AND reverted_at IS NULL
"""
NEWEST = """
ORDER BY occurred_on DESC, feedback.id DESC
LIMIT :limit
"""
ANSWERS = """
SELECT DISTINCT metric, score, scale_low, scale_high
FROM feedback
WHERE metric IN ('csat', 'ces', 'rating')
UNION
SELECT DISTINCT metric, score, scale_low, scale_high
FROM feedback_undone
WHERE metric IN ('csat', 'ces', 'rating')
"""
COUNTED_AS = """
CREATE TEMP TABLE counted_as (
    metric TEXT, score REAL, scale_low REAL, scale_high REAL, valence INTEGER,
    PRIMARY KEY (metric, score, scale_low, scale_high)
) WITHOUT ROWID
"""
SET_VALENCE = """
UPDATE {table}
SET valence = counted_as.valence
FROM temp.counted_as
WHERE +{table}.metric = counted_as.metric
  AND {table}.score = counted_as.score
  AND {table}.scale_low = counted_as.scale_low
  AND {table}.scale_high = counted_as.scale_high
  AND {table}.valence IS NOT counted_as.valence
"""
RELOG_VALENCE = """
UPDATE import_change
SET {side} = json_set({side}, '$.valence', counted_as.valence)
FROM temp.counted_as
WHERE import_change.entity = 'feedback'
  AND +json_extract({side}, '$.metric') = counted_as.metric
  AND json_extract({side}, '$.score') = counted_as.score
  AND json_extract({side}, '$.scale_low') = counted_as.scale_low
  AND json_extract({side}, '$.scale_high') = counted_as.scale_high
"""
CUTS = {
    "account": "feedback.account_id = :account",
    "contact": "feedback.contact_id = :contact",
    "touchpoint": "feedback.touchpoint_id = :touchpoint",
    "ids": "feedback.id IN (SELECT value FROM json_each(:ids))",
}


def texts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``id``, ``text``, ``language``, ``tone`` of the feedback that exists, by id."""
    with store.open() as db:
        return frame(db, TEXTS, ids=json.dumps([int(i) for i in ids]))


def told(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``id``, ``occurred_on``, ``contact_id``, ``role``, ``text``, ``tone``, by id."""
    with store.open() as db:
        return frame(db, TOLD, ids=json.dumps([int(i) for i in ids]))


def rows(
    store: Store,
    *,
    account: int | None = None,
    contact: int | None = None,
    touchpoint: int | None = None,
    ids: Sequence[int] | None = None,
    limit: int = 200,
) -> pd.DataFrame:
    """Return feedback with the names of who said it and where, newest first.

    Parameters
    ----------
    account, contact, touchpoint : int, optional
        Keep one account, person or touchpoint.
    ids : sequence of int, optional
        Keep these only.
    limit : int
        At most so many. [rows]

    Returns
    -------
    DataFrame
        One row per feedback, columns of `COLUMNS`; contact and touchpoint are missing where not
        known, ``role`` is then ``unknown``. ``said_at`` is the moment with its zone, ``choices``
        JSON of what was ticked by question; ``correction`` the id of a correction of the tone,
        ``corrected`` what it says [-1, 0, 1], ``heard`` what was read before [-1 to 1].
    """
    given = {"account": account, "contact": contact, "touchpoint": touchpoint}
    values: dict[str, object] = {k: int(v) for k, v in given.items() if v is not None}
    if ids is not None:
        values["ids"] = json.dumps([int(i) for i in ids])
    where = " AND ".join(CUTS[name] for name in values)
    with store.open() as db:
        cut = f"WHERE {where}\n" if where else ""
        return frame(db, COLUMNS + cut + NEWEST, **values, limit=int(limit))


def answers(db: Database) -> pd.DataFrame:
    """Return the distinct answers whose valence hangs on a setting, also of undone imports.

    Returns
    -------
    DataFrame
        ``metric`` (csat, ces or rating), ``score``, ``scale_low``, ``scale_high``.
    """
    return frame(db, ANSWERS)


def set_valence(db: Database, valences: pd.DataFrame) -> int:
    """Give every scored feedback the valence of its answer, inside a transaction.

    What imports remember of it changes too, so that an undo brings back today's valence.

    Parameters
    ----------
    valences : DataFrame
        Rows of `answers` with ``valence``. [-1, 0, 1]

    Returns
    -------
    int
        Feedback whose valence changed.
    """
    columns = ["metric", "score", "scale_low", "scale_high", "valence"]
    rows = valences[columns].astype({"valence": "int64"}).astype(object)
    db.conn.execute(COUNTED_AS)
    db.conn.executemany(
        "INSERT INTO temp.counted_as VALUES (?, ?, ?, ?, ?)",
        rows.itertuples(index=False, name=None),
    )
    changed = db.conn.execute(SET_VALENCE.format(table="feedback")).rowcount
    db.conn.execute(SET_VALENCE.format(table="feedback_undone"))
    for side in ("before", "after"):
        db.conn.execute(RELOG_VALENCE.format(side=side))
    db.conn.execute("DROP TABLE temp.counted_as")
    return int(changed)
