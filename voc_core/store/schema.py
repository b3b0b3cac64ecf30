"""The schema, as numbered migrations that are only ever appended to."""

from sqlite_utils import Migrations
from sqlite_utils.db import Database

from voc_core.store import fact_tables, search_tables, theme_tables, token_table, tone_tables
from voc_core.store.spine import SPINE

migrations = Migrations("antiphon")


@migrations(name="0001_spine")
def _spine(db: Database) -> None:
    _run(db, SPINE)


def _run(db: Database, statements: str) -> None:
    for statement in statements.split(";\n"):
        if statement.strip():
            db.conn.execute(statement)


ORIGINALS = """
CREATE TABLE import_rows (
    import_id INTEGER PRIMARY KEY REFERENCES import(id),
    outcomes TEXT NOT NULL CHECK (json_valid(outcomes)),
    n_rows INTEGER NOT NULL,
    n_runs INTEGER NOT NULL,
    runs BLOB NOT NULL
) STRICT;

CREATE TABLE original (
    digest TEXT PRIMARY KEY,
    n_bytes INTEGER NOT NULL,
    kept_at TEXT NOT NULL,
    purged_at TEXT
) STRICT;

CREATE TABLE original_part (
    digest TEXT NOT NULL REFERENCES original(digest),
    n INTEGER NOT NULL,
    n_bytes INTEGER NOT NULL,
    packed BLOB NOT NULL,
    PRIMARY KEY (digest, n)
) STRICT;
"""


@migrations(name="0002_originals")
def _originals(db: Database) -> None:
    _run(db, ORIGINALS)


@migrations(name="0003_facts")
def _facts(db: Database) -> None:
    fact_tables.make(db)


ANSWERS = """
ALTER TABLE feedback ADD COLUMN said_at TEXT;
ALTER TABLE feedback ADD COLUMN choices TEXT CHECK (choices IS NULL OR json_valid(choices));
ALTER TABLE feedback_undone ADD COLUMN said_at TEXT;
ALTER TABLE feedback_undone ADD COLUMN choices TEXT;
"""


@migrations(name="0006_answers")
def _answers(db: Database) -> None:
    """The moment an answer was given, in its own zone, and what was ticked or ranked beside it."""
    _run(db, ANSWERS)


MERGES = """
CREATE TABLE merge (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('account', 'contact')),
    kept_id INTEGER NOT NULL,
    lost_id INTEGER NOT NULL,
    kept_name TEXT,
    lost_name TEXT,
    record BLOB NOT NULL,
    split_at TEXT
) STRICT;
CREATE INDEX merge_kept ON merge(kind, kept_id);

CREATE TABLE heard_as (
    entity TEXT NOT NULL CHECK (entity IN ('contact', 'feedback')),
    entity_id INTEGER NOT NULL,
    account TEXT,
    contact TEXT,
    PRIMARY KEY (entity, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE refusal (
    kind TEXT NOT NULL CHECK (kind IN ('accounts', 'contacts')),
    entity_id INTEGER NOT NULL,
    said TEXT NOT NULL,
    at TEXT NOT NULL,
    PRIMARY KEY (kind, entity_id, said)
) STRICT, WITHOUT ROWID;

CREATE TABLE title_role (
    title TEXT PRIMARY KEY,
    role TEXT NOT NULL CHECK (role IN ('user', 'manager', 'decision_maker', 'unknown')),
    at TEXT NOT NULL
) STRICT;
"""


@migrations(name="0004_merges")
def _merges(db: Database) -> None:
    _run(db, MERGES)


@migrations(name="0005_tokens")
def _tokens(db: Database) -> None:
    db.conn.execute(token_table.TOKENS)


@migrations(name="0007_tone")
def _tone(db: Database) -> None:
    _run(db, tone_tables.TABLES)
    for trigger in tone_tables.TRIGGERS:
        db.conn.execute(trigger)


@migrations(name="0008_themes")
def _themes(db: Database) -> None:
    _run(db, theme_tables.THEMES)
    theme_tables.add_defaults(db)


@migrations(name="0009_search")
def _search(db: Database) -> None:
    """What stands in which text, and which texts the index does not know yet."""
    search_tables.make(db)


COLLECTIONS = """
CREATE TABLE collection (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 80),
    made_at TEXT NOT NULL
) STRICT;

CREATE TABLE pin (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    collection_id INTEGER NOT NULL REFERENCES collection(id) ON DELETE CASCADE,
    feedback_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    note TEXT,
    pinned_at TEXT NOT NULL,
    UNIQUE (collection_id, feedback_id)
) STRICT;
"""


@migrations(name="0010_collections")
def _collections(db: Database) -> None:
    """Quotes pinned for later; a pin outlives the undo of an import, and shows again with it."""
    _run(db, COLLECTIONS)


@migrations(name="0011_days_of_people")
def _days_of_people(db: Database) -> None:
    """A person's answers are looked up within a span of days, for each invitation."""
    _run(db, DAYS_OF_PEOPLE)


DAYS_OF_PEOPLE = """
DROP INDEX IF EXISTS feedback_contact;
CREATE INDEX feedback_contact ON feedback(contact_id, occurred_on);
"""


@migrations(name="0013_proposals")
def _proposals(db: Database) -> None:
    """What a person decided on proposed themes is kept, and can be taken back."""
    _run(db, theme_tables.PROPOSALS)


@migrations(name="0012_tone_reader")
def _tone_reader(db: Database) -> None:
    """Texts wait for another reader of tone where one is chosen."""
    db.conn.execute(tone_tables.WAITING)
    for trigger in tone_tables.WAITING_TRIGGERS:
        db.conn.execute(trigger)


@migrations(name="0015_tone_waiting")
def _tone_waiting(db: Database) -> None:
    """Texts wait to be read for tone; all do that nobody knows to be read by the rules in force."""
    _run(db, tone_tables.READ_AGAIN)
