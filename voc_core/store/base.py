"""One SQLite file: opening it, writing to it safely, copying it, checking it."""

import getpass
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils.db import Database

from voc_core.errors import StoreError, VocError
from voc_core.store import agreement
from voc_core.store.schema import migrations
from voc_core.vocabulary import N_

BUSY_SECONDS = 60
DEFAULT_PATH = "data/antiphon.db"

OUTSIDE = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY)
"""What keeps a sound write from being made: another writer, the disk, the file's rights."""

LEAP = 1000
"""How far a restore raises the revision over ours: more than others write meanwhile. [writes]"""

STATE = """
SELECT number, (SELECT at FROM audit ORDER BY id DESC LIMIT 1)
FROM revision
"""
TAKE_TURN = "UPDATE revision SET number = number WHERE id = 1"
"""A write before the first read: a transaction that begins by reading cannot wait for others."""
RAISE_REVISION = "UPDATE revision SET number = number + 1 WHERE id = 1"
WRITE_AUDIT = "INSERT INTO audit (at, who, what) VALUES (:at, :who, :what)"


def now() -> str:
    """Return the present moment as ISO text in UTC, to the second."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


_ACTING: ContextVar[str | None] = ContextVar("acting", default=None)


@contextmanager
def acting_as(name: str) -> Iterator[None]:
    """Let everything written inside the block be by `name`, such as ``api:Zendesk``."""
    before = _ACTING.set(name)
    try:
        yield
    finally:
        _ACTING.reset(before)


def who_am_i() -> str:
    """Return the name written in the audit: who acts, `ANTIPHON_USER`, else the login name."""
    if name := _ACTING.get():
        return name
    try:
        return os.environ.get("ANTIPHON_USER") or getpass.getuser()
    except (KeyError, OSError):
        return "unknown"


def default_path() -> Path:
    """Return the path of the store where none is named: `ANTIPHON_STORE`, else data/antiphon.db."""
    return Path(os.environ.get("ANTIPHON_STORE") or DEFAULT_PATH)


@dataclass(frozen=True)
class Store:
    """A store is a path; connections live as long as one call.

    Parameters
    ----------
    path : Path
        The SQLite file. It is made, with its folder and schema, by `Store.at`.
    """

    path: Path

    @classmethod
    def at(cls, path: str | Path | None = None) -> "Store":
        """Return the store at `path` (default `ANTIPHON_STORE`), its schema brought up to date.

        Raises
        ------
        StoreError
            If the file is not a SQLite database or cannot be opened.
        """
        store = cls(Path(path) if path else default_path())
        try:
            store.path.parent.mkdir(parents=True, exist_ok=True)
            store._migrate()
        except (sqlite3.DatabaseError, OSError) as error:
            raise store._closed(error) from error
        return store

    @contextmanager
    def open(self, patience: float | None = None) -> Iterator[Database]:
        """Yield a connection of our own: foreign keys on, WAL, waiting for a busy file.

        Parameters
        ----------
        patience : float, optional
            How long a busy file is waited for, by default `BUSY_SECONDS`. [s]
        """
        waiting = BUSY_SECONDS if patience is None else patience
        with closing(sqlite3.connect(self.path, timeout=waiting)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("PRAGMA synchronous = NORMAL")
            yield Database(connection)

    @contextmanager
    def write(self, what: str) -> Iterator[Database]:
        """Yield a connection inside one transaction that raises the revision and writes the audit.

        Parameters
        ----------
        what : str
            What is done, in a few English words.

        Raises
        ------
        StoreError
            If others kept the file busy too long, or the disk does not take it.
        """
        with self.derive() as db:
            db.conn.execute(RAISE_REVISION)
            yield db
            db.conn.execute(WRITE_AUDIT, {"at": now(), "who": who_am_i(), "what": what})

    @contextmanager
    def derive(self) -> Iterator[Database]:
        """Yield a connection inside one transaction that leaves revision and audit as they are.

        For what is worked out from what people wrote, which has not changed.

        Raises
        ------
        StoreError
            See `write`.
        """
        try:
            with self.open() as db, db.atomic():
                db.conn.execute(TAKE_TURN)
                yield db
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF not in OUTSIDE:
                raise
            raise StoreError(
                N_(
                    "{path} could not be written ({reason}). Nothing was changed."
                    " See that the disk has room and nobody else is writing, and try again."
                ),
                path=str(self.path),
                reason=str(error),
            ) from error

    def is_writable(self) -> bool:
        """Return whether the file takes writes; one that another is writing to does."""
        try:
            with self.open(patience=0) as db:
                db.conn.execute("BEGIN IMMEDIATE")
                db.conn.execute("ROLLBACK")
        except sqlite3.OperationalError as error:
            return error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
        return True

    def pulse(self) -> tuple[int, bool]:
        """Return the revision, and whether the file takes writes.

        Raises
        ------
        StoreError
            If it cannot be read.
        """
        try:
            return self.revision(), self.is_writable()
        except sqlite3.DatabaseError as error:
            raise self._closed(error) from error

    def revision(self) -> int:
        """Return the number that every write raises; it stands in every cache key."""
        with self.open() as db:
            return int(db.conn.execute("SELECT number FROM revision").fetchone()[0])

    def state(self) -> tuple[int, str | None]:
        """Return the revision and when it was written: files of one revision can differ in that."""
        with self.open() as db:
            number, at = db.conn.execute(STATE).fetchone()
        return int(number), at

    def backup(self, target: str | Path) -> Path:
        """Write a whole, consistent copy to `target` while the store stays in use."""
        target = Path(target)
        if target.exists():
            raise VocError(
                N_("{path} exists already. Name a new file for the backup."), path=str(target)
            )
        target.parent.mkdir(parents=True, exist_ok=True)
        with self.open() as db, closing(sqlite3.connect(target)) as copy:
            db.conn.backup(copy)
        return target

    def restore(self, source: str | Path) -> Path:
        """Replace the content by that of a backup; what was there is kept beside it.

        What was agreed to for the content before is agreed to no more, see `agreement`.

        Returns
        -------
        Path
            The copy of the store as it was before.

        Raises
        ------
        VocError
            If `source` is missing, damaged or not a store; nothing is changed then.
        """
        source = Path(source)
        problems = problems_of_file(source)
        if problems:
            raise VocError(
                N_("{path} is not a sound backup ({reason}). Nothing was changed."),
                path=str(source),
                reason="; ".join(problems),
            )
        before = self.backup(self._beside("before-restore"))
        with tempfile.TemporaryDirectory() as folder:
            ready = Store(Store(source).backup(Path(folder) / "ready.db"))
            ready._migrate()
            with ready.write(f"restore {source.name}") as db:
                leap = [self.revision() + LEAP]
                db.conn.execute("UPDATE revision SET number = max(number, ?)", leap)
            agreement.write(self.path, None)
            with ready.open() as whole, self.open() as db:
                whole.conn.backup(db.conn)
        return before

    def check(self) -> list[str]:
        """Return what is wrong with the file: integrity and foreign keys; empty when sound."""
        return problems_of_file(self.path)

    def _closed(self, error: Exception) -> StoreError:
        return StoreError(
            N_(
                "{path} cannot be opened as a store ({reason})."
                " Name another file, or restore a backup."
            ),
            path=str(self.path),
            reason=str(error),
        )

    def _beside(self, reason: str) -> Path:
        stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
        return self.path.with_name(f"{self.path.stem}.{reason}.{stamp}.db")

    def _migrate(self) -> None:
        with closing(sqlite3.connect(self.path, timeout=BUSY_SECONDS)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA foreign_keys = OFF")
            db = Database(connection)
            if not migrations.pending(db):
                return
            if db["account"].exists():
                with closing(sqlite3.connect(self._beside("before-migration"))) as copy:
                    connection.backup(copy)
            connection.execute("BEGIN IMMEDIATE")
            migrations.apply(db)
            connection.execute("COMMIT")


def problems_of_file(path: Path) -> list[str]:
    """Return the faults of a store file, in SQLite's words; empty when it is sound."""
    if not path.exists():
        return ["no such file"]
    try:
        with closing(
            sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        ) as connection:
            faults = [r[0] for r in connection.execute("PRAGMA integrity_check") if r[0] != "ok"]
            keys = [
                f"row {r[1]} of {r[0]} points to a missing {r[2]}"
                for r in connection.execute("PRAGMA foreign_key_check")
            ]
            connection.execute("SELECT number FROM revision").fetchone()
            return faults + keys
    except sqlite3.DatabaseError as error:
        return [str(error)]
