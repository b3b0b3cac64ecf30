"""Feedback as people wrote it: texts by id, and the newest rows of an account, person or touchpoint."""

import json
from collections.abc import Sequence

import pandas as pd

from voc_core.store.base import Store
from voc_core.store.rows import frame

TEXTS = """
SELECT id, text, language, tone
FROM feedback
WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY id
"""
COLUMNS = """
SELECT feedback.id, occurred_on, feedback.account_id, account.name AS account_name, contact_id,
       contact.name AS contact_name, contact.title, coalesce(contact.role, 'unknown') AS role,
       touchpoint_id, touchpoint.name AS touchpoint_name, touchpoint.name_zh AS touchpoint_name_zh,
       source, metric, score, scale_low, scale_high, valence, text, language, tone, question,
       import_id
FROM feedback
JOIN account ON account.id = feedback.account_id
LEFT JOIN contact ON contact.id = feedback.contact_id
LEFT JOIN touchpoint ON touchpoint.id = feedback.touchpoint_id
"""
NEWEST = """
ORDER BY occurred_on DESC, feedback.id DESC
LIMIT :limit
"""
CUTS = {
    "account": "feedback.account_id = :account",
    "contact": "feedback.contact_id = :contact",
    "touchpoint": "feedback.touchpoint_id = :touchpoint",
    "ids": "feedback.id IN (SELECT value FROM json_each(:ids))",
}


def texts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``id``, ``text``, ``language``, ``tone`` of some feedback, by id; unknown ids are left out."""
    with store.open() as db:
        return frame(db, TEXTS, ids=json.dumps([int(i) for i in ids]))


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
        known, ``role`` is then ``unknown``.
    """
    given = {"account": account, "contact": contact, "touchpoint": touchpoint}
    values: dict[str, object] = {k: int(v) for k, v in given.items() if v is not None}
    if ids is not None:
        values["ids"] = json.dumps([int(i) for i in ids])
    where = " AND ".join(CUTS[name] for name in values)
    with store.open() as db:
        cut = f"WHERE {where}\n" if where else ""
        return frame(db, COLUMNS + cut + NEWEST, **values, limit=int(limit))
