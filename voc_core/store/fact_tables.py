"""The tables of usage, commerce and outcomes, and more of invitations, as migration 0003."""

import re
from typing import Final

from sqlite_utils.db import Database

TABLES: Final = """
ALTER TABLE invitation ADD COLUMN status TEXT NOT NULL DEFAULT 'sent'
    CHECK (status IN ('sent', 'opened', 'responded', 'opted_out'));
ALTER TABLE invitation ADD COLUMN answered_on TEXT;
ALTER TABLE invitation ADD COLUMN response_id TEXT;

CREATE TABLE usage (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account(id),
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    seats INTEGER CHECK (seats >= 0),
    active_users INTEGER CHECK (active_users >= 0),
    stated_adoption REAL CHECK (stated_adoption >= 0 AND stated_adoption <= 1),
    adoption REAL GENERATED ALWAYS AS (
        coalesce(stated_adoption, min(1.0, 1.0 * active_users / nullif(seats, 0)))
    ) VIRTUAL,
    UNIQUE (account_id, month),
    CHECK (coalesce(seats, active_users, stated_adoption) IS NOT NULL)
) STRICT;

CREATE TABLE commerce (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account(id),
    month TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]'),
    revenue_minor INTEGER,
    expansion_minor INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    days_late INTEGER,
    UNIQUE (account_id, month),
    CHECK (coalesce(revenue_minor, expansion_minor, days_late) IS NOT NULL),
    CHECK (coalesce(revenue_minor, expansion_minor) IS NULL OR currency IS NOT NULL)
) STRICT;

CREATE TABLE outcome (
    id INTEGER PRIMARY KEY,
    account_id INTEGER NOT NULL REFERENCES account(id),
    occurred_on TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('renewed', 'churned', 'expanded', 'contracted')),
    amount_minor INTEGER,
    currency TEXT CHECK (length(currency) = 3),
    UNIQUE (account_id, occurred_on, kind),
    CHECK (amount_minor IS NULL OR currency IS NOT NULL)
) STRICT;
"""

WIDENED: Final = (
    (
        "import",
        "kind IN ('feedback', 'accounts', 'contacts')",
        "kind IN ('feedback', 'accounts', 'contacts', 'invitations', 'usage', 'commerce',"
        " 'outcomes')",
    ),
    (
        "import_change",
        "entity IN ('account', 'contact', 'feedback', 'touchpoint')",
        "entity IN ('account', 'contact', 'feedback', 'touchpoint', 'invitation', 'usage',"
        " 'commerce', 'outcome')",
    ),
)
INDEXES: Final = """
SELECT sql
FROM sqlite_master
WHERE tbl_name = :table AND type = 'index' AND sql IS NOT NULL
"""


def make(db: Database) -> None:
    """Make the tables of facts, and let imports and their log speak of them."""
    for statement in TABLES.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)
    for table, former, check in WIDENED:
        _widen(db, table, former, check)


def _widen(db: Database, table: str, former: str, check: str) -> None:
    """Give a table, as it is by now, a wider CHECK: SQLite can only make it anew.

    The new table takes the old one's name last, so that what refers to it still does.
    """
    indexes = [sql for (sql,) in db.conn.execute(INDEXES, {"table": table})]
    schema = str(db.table(table).schema)
    assert former in schema, f"{table} has no CHECK ({former})"
    named = re.sub(rf'CREATE TABLE "?{table}"?', f"CREATE TABLE wider_{table}", schema, count=1)
    columns = ", ".join(f'"{name}"' for name in db.table(table).columns_dict)
    db.conn.execute(named.replace(former, check))
    db.conn.execute(f"INSERT INTO wider_{table} ({columns}) SELECT {columns} FROM {table}")
    db.conn.execute(f"DROP TABLE {table}")
    db.conn.execute(f"ALTER TABLE wider_{table} RENAME TO {table}")
    for index in indexes:
        db.conn.execute(index)
