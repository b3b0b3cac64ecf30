"""The store keeps its word: all or nothing, every write counted, nothing lost without a copy."""

import sqlite3
import threading
from contextlib import closing

import pytest
from sqlite_utils import Migrations

from voc_core.errors import VocError
from voc_core.reports import theme_reading
from voc_core.store import Store, base, search
from voc_core.store.schema import migrations


def names(store: Store) -> list[str]:
    with store.open() as db:
        return [r[0] for r in db.execute("SELECT name FROM account ORDER BY id")]


def add(store: Store, name: str) -> None:
    with store.write(f"add {name}") as db:
        db["account"].insert({"name": name})


def test_a_new_store_is_sound_and_at_revision_0(store):
    assert store.revision() == 0
    assert store.check() == []


def test_every_write_raises_the_revision_and_leaves_a_trace(store):
    add(store, "Acme")
    with store.open() as db:
        [audit] = db["audit"].rows
    assert store.revision() == 1
    assert (audit["who"], audit["what"]) == ("tester", "add Acme")
    assert audit["at"].endswith("Z")


def test_a_failed_write_leaves_nothing_not_even_a_revision(store):
    with pytest.raises(sqlite3.IntegrityError), store.write("twice") as db:
        db["account"].insert({"name": "Acme"})
        db["account"].insert({"name": "Acme"})
    assert names(store) == []
    assert store.revision() == 0


def test_foreign_keys_are_enforced(store):
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), store.write("x") as db:
        db["contact"].insert({"account_id": 99, "role": "user"})


def test_writers_wait_for_one_another(store):
    threads = [threading.Thread(target=add, args=(store, f"A{n}")) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(names(store)) == store.revision() == 8


def test_opening_again_changes_nothing(store):
    add(store, "Acme")
    again = Store.at(store.path)
    assert again.revision() == 1 and names(again) == ["Acme"]
    assert not list(store.path.parent.glob("*before*"))


def test_the_environment_names_the_store(tmp_path, monkeypatch):
    monkeypatch.setenv("ANTIPHON_STORE", str(tmp_path / "deep" / "down" / "x.db"))
    assert Store.at().path.exists()


def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "notes.db"
    path.write_bytes(b"Dear diary, " * 100)
    with pytest.raises(VocError, match=r"notes.db cannot be opened as a store .* restore a backup"):
        Store.at(path)
    assert path.read_bytes() == b"Dear diary, " * 100


def test_a_damaged_file_is_found(small):
    for n in range(200):
        small.account(f"Account {n}")
    with closing(sqlite3.connect(small.store.path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(small.store.path.read_bytes())
    content[4096:8192] = b"\xff" * 4096
    small.store.path.write_bytes(content)
    assert small.store.check()


def test_a_dangling_row_is_found(store):
    with closing(sqlite3.connect(store.path)) as connection, connection:
        connection.execute("INSERT INTO contact (account_id, role) VALUES (99, 'user')")
    assert store.check() == ["row 1 of contact points to a missing account"]


def test_a_backup_is_whole_and_never_overwrites(store, tmp_path):
    add(store, "Acme")
    copy = store.backup(tmp_path / "copies" / "one.db")
    add(store, "Borg")
    assert names(Store(copy)) == ["Acme"] and Store(copy).check() == []
    with pytest.raises(VocError, match="exists already"):
        store.backup(copy)


def test_restore_brings_the_content_back_and_keeps_what_was_there(store, tmp_path):
    add(store, "Acme")
    copy = store.backup(tmp_path / "one.db")
    add(store, "Borg")
    before = store.restore(copy)
    assert names(store) == ["Acme"]
    assert names(Store(before)) == ["Acme", "Borg"]


def test_restore_raises_the_revision_over_both(store, tmp_path):
    """A cache keyed by an old revision must never be read again."""
    add(store, "Acme")
    copy = store.backup(tmp_path / "one.db")
    add(store, "Borg")
    store.restore(copy)
    assert store.revision() > 2


@pytest.mark.parametrize("content", [None, b"", b"no database" * 500])
def test_what_is_no_backup_changes_nothing(store, tmp_path, content):
    add(store, "Acme")
    path = tmp_path / "bad.db"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(VocError, match=r"is not a sound backup .* Nothing was changed"):
        store.restore(path)
    assert names(store) == ["Acme"] and store.revision() == 1


def test_a_migration_copies_the_file_first(store, monkeypatch):
    add(store, "Acme")
    later = Migrations("antiphon")
    for migration in migrations.pending(_empty()):
        later(name=migration.name)(migration.fn)

    @later(name="9999_test")
    def _test(db):
        db["account"].add_column("test", str)

    monkeypatch.setattr(base, "migrations", later)
    Store.at(store.path)
    [copy] = store.path.parent.glob("*before-migration*")
    with store.open() as db, Store(copy).open() as former:
        assert "test" in db["account"].columns_dict
        assert "test" not in former["account"].columns_dict
    assert names(Store(copy)) == names(store) == ["Acme"]


def test_the_copy_before_a_migration_holds_what_is_not_in_the_main_file_yet(store, monkeypatch):
    with closing(sqlite3.connect(store.path)) as reader:
        reader.execute("SELECT count(*) FROM account").fetchone()
        add(store, "Acme")
        later = Migrations("antiphon")
        later(name="9999_test")(lambda db: None)
        monkeypatch.setattr(base, "migrations", later)
        Store.at(store.path)
    [copy] = store.path.parent.glob("*before-migration*")
    assert names(Store(copy)) == ["Acme"]


@pytest.mark.parametrize("name", ["a#b.db", "50%25.db", "what?.db", "应 声.db"])
def test_any_file_name_is_checked_and_restored(store, tmp_path, name):
    add(store, "Acme")
    copy = store.backup(tmp_path / "copies" / name)
    add(store, "Borg")
    assert Store(copy).check() == []
    store.restore(copy)
    assert names(store) == ["Acme"]
    assert [path.name for path in copy.parent.iterdir()] == [name]


def test_a_restore_is_one_step(store, tmp_path, monkeypatch):
    """Nobody ever sees the backup's content under the backup's own revision."""
    add(store, "Acme")
    copy = store.backup(tmp_path / "one.db")
    add(store, "Borg")
    monkeypatch.setattr(Store, "_migrate", _killed)
    with pytest.raises(KeyboardInterrupt):
        store.restore(copy)
    assert (names(store), store.revision()) == (["Acme", "Borg"], 2)


def test_a_store_kept_busy_by_another_is_a_sentence(store, monkeypatch):
    monkeypatch.setattr(base, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(VocError, match=r"could not be written \(database is locked\)"):
            add(store, "Acme")


def test_what_is_worked_out_meets_a_busy_file_with_the_same_sentence(small, monkeypatch):
    small.note(small.contact(small.account("Acme")), 0.5, text="Support is great.")
    monkeypatch.setattr(base, "BUSY_SECONDS", 0)
    with closing(sqlite3.connect(small.store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        for work in (search.update, theme_reading.catch_up):
            with pytest.raises(VocError, match=r"could not be written \(database is locked\)"):
                work(small.store)


def test_a_mistake_of_ours_stays_a_mistake(store):
    with pytest.raises(sqlite3.OperationalError, match="no such table"), store.write("x") as db:
        db.execute("DELETE FROM nowhere")


def test_two_files_of_one_revision_differ_in_their_state(store, tmp_path, monkeypatch):
    add(store, "Acme")
    monkeypatch.setattr(base, "now", lambda: "2030-01-01T00:00:00Z")
    other = Store.at(tmp_path / "other.db")
    add(other, "Borg")
    assert store.revision() == other.revision()
    assert store.state() != other.state()


def _killed(store):
    raise KeyboardInterrupt


def _empty():
    from sqlite_utils.db import Database

    return Database(memory=True)
