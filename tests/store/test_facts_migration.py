"""A store of the first schema, with data, becomes one that holds facts; nothing else changes."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from voc_core.store import Store
from voc_core.store.spine import SPINE

DATA = """
INSERT INTO account (id, name) VALUES (3, 'Acme');
INSERT INTO contact (id, account_id, name) VALUES (5, 3, 'Ann');
INSERT INTO import VALUES (7, '2026-05-01T00:00:00Z', 'me', 'a.csv', '0', 'feedback', '{}', NULL);
INSERT INTO import_problem VALUES (2, 7, 4, 'score', '11', '{"msgid": "x"}');
INSERT INTO import_change VALUES (9, 7, 'contact', 5, NULL, '{"name": "Ann"}');
INSERT INTO feedback (id, contact_id, account_id, occurred_on, source, metric, text, import_id,
    source_system, external_id)
    VALUES (4, 5, 3, '2026-05-02', 'survey', 'none', 'good', 7, 's', 'e');
INSERT INTO invitation VALUES (6, 5, '2026-05-01', 'relation', 4);
"""
TABLES = ("account", "contact", "import", "import_problem", "import_change", "feedback")


@pytest.fixture
def former(tmp_path: Path) -> Path:
    """Return a store file as the first migration alone made it, with a row of everything."""
    path = tmp_path / "former.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SPINE + DATA)
        db.execute(
            "CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT, applied_at TEXT)"
        )
        db.execute("INSERT INTO _sqlite_migrations VALUES ('antiphon', '0001_spine', 'then')")
        db.commit()
    return path


def rows(path: Path, table: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute(f"SELECT * FROM {table} ORDER BY id").fetchall()


def test_every_row_and_id_stays(former: Path) -> None:
    before = {table: rows(former, table) for table in TABLES}
    store = Store.at(former)
    kept = {
        table: [row[: len(before[table][0])] for row in rows(former, table)] for table in TABLES
    }
    assert kept == before
    assert rows(former, "invitation")[0][:6] == (6, 5, "2026-05-01", "relation", 4, "sent")
    assert store.check() == []


def test_indexes_references_and_strictness_stay(former: Path) -> None:
    store = Store.at(former)
    with store.open() as db:
        assert {i.name for i in db.table("import_change").indexes} >= {
            "import_change_import",
            "import_change_entity",
        }
        assert db.table("import").strict and db.table("import_change").strict
        [key] = db.table("import_problem").foreign_keys
        assert key.other_table == "import"
        assert not [t for t in db.table_names() if t.startswith("wider")]


def test_new_kinds_are_accepted_and_unknown_ones_refused(former: Path) -> None:
    insert = "INSERT INTO import (started_at, who, file_name, digest, kind, receipt)"
    with Store.at(former).write("test") as db:
        db.conn.execute(f"{insert} VALUES ('t', 'w', 'f', 'd', 'usage', '{{}}')")
        with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
            db.conn.execute(f"{insert} VALUES ('t', 'w', 'f', 'd', 'poems', '{{}}')")


def test_a_migrated_store_has_the_tables_of_a_new_one(former: Path, store: Store) -> None:
    def shape(path: Path) -> dict[str, tuple[str, ...]]:
        with Store.at(path).open() as db:
            return {name: tuple(db.table(name).columns_dict) for name in db.table_names()}

    assert shape(former) == shape(store.path)
