"""What an import changed: the answers and facts it added or updated, by account and touchpoint."""

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
STATED: Final = """
SELECT c.id, coalesce(json_extract(c.after, '$.account_id'), contact.account_id) AS account_id,
       NULL AS touchpoint_id,
       coalesce(json_extract(c.after, '$.occurred_on'), json_extract(c.after, '$.sent_on'),
                json_extract(c.after, '$.month') || '-01') AS occurred_on
FROM import_change AS c
LEFT JOIN contact ON contact.id = json_extract(c.after, '$.contact_id')
WHERE c.import_id = :id
  AND c.entity IN ('invitation', 'usage', 'commerce', 'outcome')
  AND (c.before IS NULL OR json_patch(c.before, c.after) <> json(c.before))
"""
"""Facts an import added or changed; a month counts as its first day."""
ACCOUNTS: Final = f"""
WITH touched AS ({TOUCHED} UNION ALL {STATED})
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
    """Return the accounts whose answers or facts an import changed, most changed first.

    Returns
    -------
    DataFrame
        ``id``, ``name``, ``n_answers`` (or facts), ``first_on`` and ``last_on`` (their ISO days).
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
