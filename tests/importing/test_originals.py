"""The bytes of imported files: kept once, read back whole, purged for good."""

import hashlib
from datetime import date

import pytest

from voc_core.errors import VocError
from voc_core.reports import importing, readings, understanding
from voc_core.reports.importing import Receipt
from voc_core.store import Store, imports, originals
from voc_core.store import settings as stored_settings

FILE = (
    "Company,Date,NPS (0-10),Comment\nAcme,2026-05-01,9,=1+1\nBeta,2026-05-02,2,\x00汉\n".encode()
)
LONG_AGO, TOMORROW = date(2000, 1, 1), date(2100, 1, 1)


def _import(store: Store, data: bytes = FILE, name: str = "wave.csv", **options: bool) -> Receipt:
    file = readings.read(store, name, data)
    mapping, _ = understanding.propose(store, file, data)
    return importing.run(store, file, data, mapping, **options)


def _n_parts(store: Store) -> int:
    with store.open() as db:
        return int(db["original_part"].count)


def _bytes_of(store: Store) -> bytes:
    with store.open() as db:
        db.conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return store.path.read_bytes()


def test_a_file_comes_back_byte_by_byte_also_after_undo(store: Store) -> None:
    receipt = _import(store)
    assert receipt.n_bytes == len(FILE)
    importing.undo(store, 1)
    assert originals.read(store, receipt.digest, "wave.csv") == FILE
    assert imports.rows(store, 1) is not None
    assert imports.receipt(store, 1).added == 2


def test_the_same_bytes_are_kept_once_whatever_they_are_called(store: Store) -> None:
    _import(store)
    _import(store, name="again.csv")
    assert (_n_parts(store), len(originals.originals(store))) == (1, 1)


def test_a_dry_run_keeps_nothing(store: Store) -> None:
    _import(store, dry_run=True)
    assert originals.originals(store).empty


def test_nothing_is_kept_where_the_settings_say_so(store: Store) -> None:
    stored_settings.save(store, {"keep_originals": False})
    receipt = _import(store)
    with pytest.raises(VocError, match="were not kept"):
        originals.read(store, receipt.digest, "wave.csv")


def test_a_large_file_is_kept_in_parts(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(originals, "PART", 10)
    receipt = _import(store)
    assert _n_parts(store) == -(-len(FILE) // 10)
    assert originals.read(store, receipt.digest, "wave.csv") == FILE


def test_a_purged_file_is_gone_from_the_bytes_of_the_store_and_its_receipt_stays(
    store: Store,
) -> None:
    receipt = _import(store)
    with store.open() as db:
        packed = db.conn.execute("SELECT packed FROM original_part").fetchone()[0]
    assert packed in _bytes_of(store)
    freed = originals.purge(store, [receipt.digest])
    assert (freed.n_files, freed.n_packed > 0) == (1, True)
    with pytest.raises(VocError, match=r"was taken out .* upload the file"):
        originals.read(store, receipt.digest, "wave.csv")
    assert (imports.receipt(store, 1).added, _n_parts(store)) == (2, 0)
    assert originals.purge(store, [receipt.digest]).n_files == 0
    assert packed not in _bytes_of(store)


def test_a_purged_file_is_kept_again_when_it_comes_again(store: Store) -> None:
    receipt = _import(store)
    originals.purge(store, [receipt.digest])
    _import(store)
    assert originals.read(store, receipt.digest, "wave.csv") == FILE


def test_a_file_is_as_old_as_its_last_import(store: Store) -> None:
    receipt = _import(store)
    assert originals.before(store, LONG_AGO).empty
    assert originals.before(store, TOMORROW)["digest"].tolist() == [receipt.digest]


def test_damaged_bytes_are_refused(store: Store) -> None:
    receipt = _import(store)
    with store.write("damage") as db:
        db.conn.execute("UPDATE original_part SET packed = zeroblob(40)")
    with pytest.raises(VocError, match=r"wave\.csv in the store is damaged"):
        originals.read(store, receipt.digest, "wave.csv")


def test_a_backup_holds_the_files(store: Store, tmp_path) -> None:
    receipt = _import(store)
    copy = Store(store.backup(tmp_path / "copy.db"))
    assert hashlib.sha256(originals.read(copy, receipt.digest, "x")).hexdigest() == receipt.digest
