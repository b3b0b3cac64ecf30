"""The search index: kept up to date with the texts, asked for the voices that hold some words."""

import json
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Any, Final

from sqlite_utils.db import Database

from voc_core import folding
from voc_core.store import settings
from voc_core.store.base import Store

BATCH: Final = 20_000
"""Texts indexed in one transaction: what is done stays done when the work is stopped."""

ID_BITS: Final = 40
ID_MASK: Final = (1 << ID_BITS) - 1
JULIAN_1970: Final = 2_440_588
"""Julian number of the first day of 1970, so that a key is never negative."""

KEY: Final = f"(CAST(julianday(occurred_on) + 0.5 AS INTEGER) << {ID_BITS}) | "
GONE: Final = f"""
SELECT {KEY} feedback_id AS key, text
FROM search_gone
ORDER BY key
LIMIT :limit
"""
WAITING: Final = f"""
SELECT {KEY} id AS key, text
FROM feedback
WHERE id IN (SELECT feedback_id FROM search_waiting ORDER BY feedback_id LIMIT :limit)
ORDER BY key
"""
N_WAITING: Final = """
SELECT (SELECT count(*) FROM search_waiting) + (SELECT count(*) FROM search_gone)
"""
LET_GO: Final = "INSERT INTO search (search, rowid, tokens) VALUES ('delete', ?, ?)"
N_TEXTS_IN_ALL: Final = "SELECT count(*) FROM feedback WHERE text IS NOT NULL"
TAKE_IN: Final = "INSERT INTO search (rowid, tokens) VALUES (?, ?)"
IS_GONE: Final = "DELETE FROM search_gone WHERE feedback_id = ?"
IS_IN: Final = "DELETE FROM search_waiting WHERE feedback_id = ?"
EMPTY: Final = (
    "INSERT INTO search (search) VALUES ('delete-all')",
    "DELETE FROM search_gone",
    """
    INSERT OR IGNORE INTO search_waiting (feedback_id)
    SELECT id
    FROM feedback
    WHERE text IS NOT NULL
    """,
)
FOUND: Final = """
SELECT rowid
FROM search
WHERE search MATCH :match AND rowid >= :first AND rowid <= :last
ORDER BY rowid DESC
"""
WORDS: Final = "CREATE VIRTUAL TABLE temp.search_words USING fts5vocab('main', 'search', 'row')"
N_TEXTS: Final = """
SELECT term, doc
FROM temp.search_words
WHERE term IN (SELECT value FROM json_each(:tokens))
"""
MOST_AT_ONCE: Final = 20_000
"""Texts taken in within the transaction of an import or an undo. [texts]"""
VERSION: Final = "index_version"

Progress = Callable[[int, int], object]


def key(day: Any, feedback: Any) -> Any:
    """Return the number of a feedback in the index: its day [since 1970], then its id."""
    return (day + JULIAN_1970) << ID_BITS | feedback


def waiting(store: Store) -> int:
    """Return how many texts the index has yet to take in or let go. [texts]"""
    with store.open() as db:
        n = int(db.conn.execute(N_WAITING).fetchone()[0])
        return n if _is_current(db) else max(n, 1)


def update(store: Store, on_progress: Progress | None = None) -> int:
    """Bring the index up to date with the texts and return how many it took in or let go.

    Every batch is a transaction of its own; stopped, the work goes on where it was. The revision
    stays: what people wrote has not changed.
    """
    done, total = 0, waiting(store)
    n = total
    while n:
        with store.derive() as db:
            n = _batch(db)
        done += n
        if on_progress and n:
            on_progress(min(done, total), total)
    return done


def follow(db: Database) -> None:
    """Bring the index up to date with the texts, inside a transaction, unless it is long work.

    What a large import brought waits for `update`, so that nobody waits for the file meanwhile; so
    does an index of another version, which takes in every text.
    """
    ahead = N_WAITING if _is_current(db) else N_TEXTS_IN_ALL
    if int(db.conn.execute(ahead).fetchone()[0]) > MOST_AT_ONCE:
        return
    while _batch(db):
        pass


def renew(db: Database) -> None:
    """Empty the index inside a transaction; every text waits for it again."""
    for statement in EMPTY:
        db.conn.execute(statement)
    settings.put(db, {VERSION: folding.VERSION})


def n_texts(store: Store, tokens: Collection[str]) -> dict[str, int]:
    """Return in how many texts each token of `folding` stands; unknown ones are left out."""
    with store.open() as db:
        db.conn.execute(WORDS)
        rows = db.conn.execute(N_TEXTS, {"tokens": json.dumps(list(tokens))})
        return {str(term): int(n) for term, n in rows}


def _batch(db: Database) -> int:
    """Let go or take in so many texts at most; return how many it was.

    What goes, goes first, as it may come again. An index of another version is made new.
    """
    if not _is_current(db):
        renew(db)
    return _passed(db, GONE, LET_GO, IS_GONE) or _passed(db, WAITING, TAKE_IN, IS_IN)


def _passed(db: Database, source: str, write: str, settle: str) -> int:
    rows = db.conn.execute(source, {"limit": BATCH}).fetchall()
    db.conn.executemany(write, ((k, " ".join(folding.tokens(text))) for k, text in rows))
    db.conn.executemany(settle, ((k & ID_MASK,) for k, _ in rows))
    return len(rows)


def _is_current(db: Database) -> bool:
    return settings.one(db, VERSION) == folding.VERSION


def found(
    store: Store, match: str, first: int = 0, last: int = (1 << 63) - 1
) -> Iterator[Sequence[int]]:
    """Yield the keys of the texts that match, newest first, in batches that grow.

    Parameters
    ----------
    match : str
        In the language of FTS5, made by `text.terms`.
    first, last : int
        Keys between which to look, see `key`.
    """
    with store.open() as db:
        cursor = db.conn.execute(FOUND, {"match": match, "first": first, "last": last})
        size = 1_000
        while rows := cursor.fetchmany(size):
            yield [row[0] for row in rows]
            size = min(size * 4, 64_000)
