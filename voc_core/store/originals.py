"""The bytes of imported files: kept once each, compressed, read again, purged."""

import hashlib
from dataclasses import dataclass
from datetime import date
from typing import Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.content import Content
from voc_core.errors import VocError
from voc_core.store.base import Store, now
from voc_core.store.packing import packed as small
from voc_core.store.packing import unpacked
from voc_core.store.rows import frame
from voc_core.vocabulary import N_

PART: Final = 16 * 1024 * 1024
"""So much of a file is kept in one row; SQLite takes no value beyond 1 GB. [bytes]"""
KEPT: Final = "SELECT 1 FROM original WHERE digest = :digest AND purged_at IS NULL"
KEEP: Final = """
INSERT INTO original (digest, n_bytes, kept_at)
VALUES (:digest, :n_bytes, :kept_at)
ON CONFLICT (digest) DO UPDATE SET kept_at = excluded.kept_at, purged_at = NULL
"""
KEEP_PART: Final = """
INSERT INTO original_part (digest, n, n_bytes, packed)
VALUES (:digest, :n, :n_bytes, :packed)
"""
PARTS: Final = """
SELECT packed, n_bytes
FROM original_part
WHERE digest = :digest
ORDER BY n
"""
ALL: Final = """
SELECT digest, n_bytes, kept_at, purged_at,
       (SELECT coalesce(sum(length(packed)), 0)
        FROM original_part
        WHERE original_part.digest = original.digest) AS n_packed,
       (SELECT max(started_at) FROM import WHERE import.digest = original.digest) AS imported_at,
       (SELECT file_name
        FROM import
        WHERE import.digest = original.digest
        ORDER BY id DESC
        LIMIT 1) AS file_name
FROM original
ORDER BY imported_at, digest
"""
DROP: Final = "DELETE FROM original_part WHERE digest = :digest"
MARK: Final = """
UPDATE original
SET purged_at = :now
WHERE digest = :digest
"""
GONE: Final = N_(
    "The file {name} was taken out of the store on {day}. Its receipt stays; to read it again,"
    " upload the file."
)
NEVER: Final = N_(
    "The file {name} is not in the store: originals were not kept when it was imported."
    " To read it again, upload the file."
)
DAMAGED: Final = N_(
    "The file {name} in the store is damaged. Go back to a backup, or upload the file again."
)


@dataclass(frozen=True)
class Original:
    """A file ready to be kept: its digest, its size [bytes], its parts with their own sizes."""

    digest: str
    n_bytes: int
    parts: tuple[tuple[int, bytes], ...]


@dataclass(frozen=True)
class Freed:
    """What a purge took out: files, and the room they took in the store [bytes]."""

    n_files: int
    n_packed: int


def packed(store: Store, digest: str, data: Content | None) -> Original | None:
    """Return a file ready to be kept; None where there is nothing to keep or it is kept already."""
    if data is None:
        return None
    with store.open() as db:
        if db.conn.execute(KEPT, {"digest": digest}).fetchone():
            return None
    parts = (data[at : at + PART] for at in range(0, len(data), PART))
    return Original(digest, len(data), tuple((len(part), small(part)) for part in parts))


def keep(db: Database, original: Original) -> None:
    """Store a file inside a transaction, once whoever imports it."""
    if db.conn.execute(KEPT, {"digest": original.digest}).fetchone():
        return
    names = {"digest": original.digest}
    db.conn.execute(KEEP, {**names, "n_bytes": original.n_bytes, "kept_at": now()})
    for n, (n_bytes, content) in enumerate(original.parts):
        db.conn.execute(KEEP_PART, {**names, "n": n, "n_bytes": n_bytes, "packed": content})


def read(store: Store, digest: str, name: str) -> bytes:
    """Return the bytes of a file, as they were given.

    Raises
    ------
    VocError
        If they were purged, never kept, or are damaged.
    """
    _, why = state(store, digest, name)
    if why is not None:
        raise why
    with store.open() as db:
        rows = db.conn.execute(PARTS, {"digest": digest}).fetchall()
    try:
        data = b"".join(unpacked(content, n_bytes) for content, n_bytes in rows)
    except OSError as error:
        raise VocError(DAMAGED, name=name) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise VocError(DAMAGED, name=name)
    return data


def state(store: Store, digest: str, name: str) -> tuple[str, VocError | None]:
    """Return whether a file is ``kept``, ``purged`` or was ``never`` kept, and why it is gone."""
    table = originals(store).set_index("digest")
    if digest not in table.index:
        return "never", VocError(NEVER, name=name)
    purged_at = table.loc[digest, "purged_at"]
    if isinstance(purged_at, str):
        return "purged", VocError(GONE, name=name, day=purged_at[:10])
    return "kept", None


def originals(store: Store) -> pd.DataFrame:
    """Return the files ever kept, the longest unused first.

    Returns
    -------
    DataFrame
        ``digest``; ``n_bytes`` and ``n_packed`` (0 once purged) [bytes]; ``kept_at``,
        ``purged_at`` (missing while kept), ``imported_at`` (last) [UTC]; ``file_name`` (last).
    """
    with store.open() as db:
        return frame(db, ALL)


def before(store: Store, day: date) -> pd.DataFrame:
    """Return the files kept that nobody imported on or after a day; see `originals`."""
    table = originals(store)
    return table[table["purged_at"].isna() & (table["imported_at"].str[:10] < day.isoformat())]


def purge(store: Store, digests: list[str]) -> Freed:
    """Take files out of the store for good; receipts and what was imported stay.

    What is freed is overwritten with zeros and used again by the store; the file shrinks when it is
    next copied by SQLite's VACUUM.
    """
    table = originals(store)
    chosen = table[table["digest"].isin(digests) & table["purged_at"].isna()]
    if chosen.empty:
        return Freed(0, 0)
    with store.write(f"purge {len(chosen)} originals") as db:
        db.conn.execute("PRAGMA secure_delete = ON")
        for digest in chosen["digest"]:
            db.conn.execute(DROP, {"digest": digest})
            db.conn.execute(MARK, {"digest": digest, "now": now()})
    return Freed(len(chosen), int(chosen["n_packed"].sum()))
