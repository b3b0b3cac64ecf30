"""Which feedback answers which invitation: worked out anew after every change, in any order."""

import json
from collections.abc import Iterable
from typing import Final

from sqlite_utils.db import Database

ANSWER_DAYS: Final = 45
"""An invitation is answered within so many days, or not at all. [days]"""

IS_ANSWER: Final = """(
    f.external_id = {asked}.response_id
    OR substr(f.external_id, 1, length({asked}.response_id) + 1) = {asked}.response_id || ':'
)"""
"""Whether feedback `f` carries the response id of an invitation, see `ingest.identity`."""

LINK: Final = f"""
WITH span AS (
    SELECT id, contact_id, sent_on, response_id,
           lead(sent_on, 1, '9999') OVER (PARTITION BY contact_id ORDER BY sent_on, survey)
               AS next_on
    FROM invitation
    WHERE :contacts IS NULL OR contact_id IN (SELECT value FROM json_each(:contacts))
),
said AS MATERIALIZED (
    SELECT id, contact_id, sent_on, next_on, iif(response_id IS NULL, NULL, (
        SELECT f.id
        FROM feedback AS f
        WHERE f.contact_id = span.contact_id
          AND {IS_ANSWER.format(asked="span")}
        ORDER BY f.occurred_on, f.source_system, f.external_id
        LIMIT 1
    )) AS feedback_id
    FROM span
),
found AS MATERIALIZED (
    SELECT id, coalesce(feedback_id, (
        SELECT f.id
        FROM feedback AS f
        WHERE f.contact_id = said.contact_id
          AND f.source = 'survey'
          AND f.occurred_on >= said.sent_on
          AND f.occurred_on < said.next_on
          AND f.occurred_on <= date(said.sent_on, '+{ANSWER_DAYS} days')
          AND NOT EXISTS (
            SELECT 1
            FROM invitation AS other
            WHERE other.contact_id = f.contact_id
              AND other.response_id IS NOT NULL
              AND other.id <> said.id
              AND {IS_ANSWER.format(asked="other")}
          )
        ORDER BY f.occurred_on, f.source_system, f.external_id
        LIMIT 1
    )) AS feedback_id
    FROM said
)
UPDATE invitation
SET feedback_id = found.feedback_id
FROM found
WHERE found.id = invitation.id AND invitation.feedback_id IS NOT found.feedback_id
"""


def link(db: Database, contacts: Iterable[int] | None = None) -> None:
    """Tie every invitation to the feedback that answers it, inside a transaction.

    Parameters
    ----------
    contacts : iterable of int, optional
        Only invitations of these people, where nothing changed for others.

    Notes
    -----
    The feedback of that person with the invitation's response id; else the first survey answer of
    that person from the day of asking, before the next invitation, within `ANSWER_DAYS`. One answer
    answers one invitation: of several sent on one day, the last by name. Only what is said counts,
    not the order in which it came, so files may come in any order.
    """
    only = None if contacts is None else json.dumps(sorted(set(contacts)))
    db.conn.execute(LINK, {"contacts": only})
