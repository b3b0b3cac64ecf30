"""The tables of the search index, and the triggers that note what it does not know yet.

The index holds no text, only which tokens (`folding.tokens`) stand in which row; SQLite before 3.43
can take tokens out of such an index only if told them again, so a text that goes is kept in
``search_gone`` until the index has let it go. A row of the index is numbered by its day and its
feedback, so that the newest come first without sorting and days are a range of numbers.
"""

from typing import Final

from sqlite_utils.db import Database

TABLES: Final = (
    """
    CREATE VIRTUAL TABLE search USING fts5(
        tokens, content = '', tokenize = 'ascii', detail = full
    )
    """,
    "CREATE TABLE search_waiting (feedback_id INTEGER PRIMARY KEY) STRICT",
    """
    CREATE TABLE search_gone (
        feedback_id INTEGER PRIMARY KEY,
        occurred_on TEXT NOT NULL,
        text TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TRIGGER search_added AFTER INSERT ON feedback
    WHEN new.text IS NOT NULL
    BEGIN
        INSERT OR IGNORE INTO search_waiting (feedback_id) VALUES (new.id);
    END
    """,
    """
    CREATE TRIGGER search_removed AFTER DELETE ON feedback
    WHEN old.text IS NOT NULL
    BEGIN
        INSERT INTO search_gone (feedback_id, occurred_on, text)
        SELECT old.id, old.occurred_on, old.text
        WHERE NOT EXISTS (SELECT 1 FROM search_waiting WHERE feedback_id = old.id);
        DELETE FROM search_waiting WHERE feedback_id = old.id;
    END
    """,
    """
    CREATE TRIGGER search_changed AFTER UPDATE OF text, occurred_on ON feedback
    WHEN old.text IS NOT new.text OR old.occurred_on IS NOT new.occurred_on
    BEGIN
        INSERT INTO search_gone (feedback_id, occurred_on, text)
        SELECT old.id, old.occurred_on, old.text
        WHERE old.text IS NOT NULL
          AND NOT EXISTS (SELECT 1 FROM search_waiting WHERE feedback_id = old.id);
        DELETE FROM search_waiting WHERE feedback_id = old.id AND new.text IS NULL;
        INSERT OR IGNORE INTO search_waiting (feedback_id)
        SELECT new.id
        WHERE new.text IS NOT NULL;
    END
    """,
    "INSERT INTO search_waiting (feedback_id) SELECT id FROM feedback WHERE text IS NOT NULL",
)
"""A feedback waits, or the index knows it as it is; what the index knows of before is gone's."""


def make(db: Database) -> None:
    """Make the tables; every text there is waits for the index."""
    for statement in TABLES:
        db.conn.execute(statement)
