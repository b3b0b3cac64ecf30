"""What an import changed: the answers it added or updated, by account and touchpoint."""

from typing import Final

import pandas as pd

from voc_core.store.base import Store
from voc_core.store.rows import frame

TOUCHED: Final = """
SELECT id, account_id, touchpoint_id, occurred_on
FROM feedback
WHERE import_id = :id
UNION
SELECT feedback.id, account_id, touchpoint_id, occurred_on
FROM import_change
JOIN feedback ON feedback.id = import_change.entity_id
WHERE import_change.import_id = :id AND import_change.entity = 'feedback'
"""
ACCOUNTS: Final = f"""
WITH touched AS ({TOUCHED})
SELECT account.id, account.name, count(*) AS n_answers,
       min(occurred_on) AS first_on, max(occurred_on) AS last_on
FROM touched
JOIN account ON account.id = touched.account_id
GROUP BY account.id
ORDER BY n_answers DESC, account.id
"""
TOUCHPOINTS: Final = f"""
WITH touched AS ({TOUCHED})
SELECT touchpoint.id, touchpoint.name, touchpoint.name_zh, count(*) AS n_answers,
       min(occurred_on) AS first_on, max(occurred_on) AS last_on
FROM touched
JOIN touchpoint ON touchpoint.id = touched.touchpoint_id
GROUP BY touchpoint.id
ORDER BY n_answers DESC, touchpoint.id
"""
DIGEST: Final = """
SELECT id, started_at
FROM import
WHERE digest = :digest AND undone_at IS NULL
ORDER BY id DESC
LIMIT 1
"""


def accounts(store: Store, import_id: int) -> pd.DataFrame:
    """Return the accounts whose answers an import changed, most changed first.

    Returns
    -------
    DataFrame
        ``id``, ``name``, ``n_answers``, ``first_on`` and ``last_on`` (ISO days of these answers).
    """
    with store.open() as db:
        return frame(db, ACCOUNTS, id=import_id)


def touchpoints(store: Store, import_id: int) -> pd.DataFrame:
    """Return the touchpoints whose answers an import changed, with ``name_zh``; see `accounts`."""
    with store.open() as db:
        return frame(db, TOUCHPOINTS, id=import_id)


def same_file(store: Store, digest: str) -> tuple[int, str] | None:
    """Return number and time (UTC) of the newest live import of the same bytes, None without."""
    with store.open() as db:
        found = db.conn.execute(DIGEST, {"digest": digest}).fetchone()
    return (int(found[0]), str(found[1])) if found else None
