"""Under which other name an answer or a person was imported: what a split goes by."""

import json
from collections.abc import Iterable
from typing import Final

import pandas as pd
from sqlite_utils.db import Database

NOTE_CONTACT: Final = """
INSERT OR REPLACE INTO heard_as (entity, entity_id, account)
VALUES ('contact', :id, :account)
"""
NOTE_FEEDBACK: Final = """
INSERT OR REPLACE INTO heard_as (entity, entity_id, account, contact)
SELECT 'feedback', f.id, :account, :contact
FROM temp.incoming AS i
JOIN main.feedback AS f
  ON f.source_system = :source_system
  AND f.external_id = i.external_id
WHERE i.n IN (SELECT value FROM json_each(:rows))
"""


def note_contacts(db: Database, said: Iterable[tuple[int, str]]) -> None:
    """Note the other name of its account under which a contact was made."""
    db.conn.executemany(NOTE_CONTACT, [{"id": i, "account": name} for i, name in said])


def note_feedback(db: Database, said: pd.DataFrame, source_system: str) -> None:
    """Note the other names of account and person under which answers were added.

    Parameters
    ----------
    said : DataFrame
        ``account`` and ``contact``, missing where the own name was said; the index is the row in
        the temporary table of `imports.answers`.
    """
    told = said[said["account"].notna() | said["contact"].notna()]
    for (account, contact), rows in told.groupby(["account", "contact"], dropna=False):
        values = {"account": account, "contact": contact, "source_system": source_system}
        values = {k: None if v != v else v for k, v in values.items()}
        db.conn.execute(NOTE_FEEDBACK, {**values, "rows": json.dumps(rows.index.tolist())})
