"""One import, one transaction: whole or not at all."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from sqlite_utils.db import Database

from voc_core.store import decided, invitations, mentions, originals, pins, search, tone_reading
from voc_core.store.base import Store
from voc_core.store.imports import fates, log, superseding, units, who
from voc_core.store.imports.fates import Fates
from voc_core.store.imports.plan import Chunk, Counts, Plan, Progress, Receipt
from voc_core.store.imports.spool import Spool
from voc_core.store.imports.writers import WRITERS, Writing

READING_SHARE: Final = 0.7
"""Part of the time that reading takes, the rest is writing. [0 to 1]"""
LARGE: Final = 10_000
"""Rows from which the planner's statistics are refreshed. [rows]"""


@dataclass(frozen=True)
class Work:
    """A file that is read to its end, ready to be written."""

    plan: Plan
    spool: Spool
    counts: Counts
    rows: Fates
    original: originals.Original | None
    tell: Progress


class _TakenBackError(Exception):
    """Ends the transaction of a dry run."""


def commit(
    store: Store, plan: Plan, chunks: Iterable[Chunk], on_progress: Progress | None = None
) -> Receipt:
    """Import the chunks of one file and return the receipt.

    Parameters
    ----------
    chunks : iterable of Chunk
        Read to the end, and spooled to disk, before the transaction begins: nobody waits for our
        reading, and an error in the file leaves nothing behind.
    on_progress : callable, optional
        Called with rows done and rows in all; done counts reading and writing by their share.
    """
    tell = on_progress or (lambda done, total: None)
    counts, rows = Counts(), Fates()
    with Spool() as spool:
        for chunk in chunks:
            counts.take(chunk)
            rows.take(chunk)
            if len(chunk.rows):
                spool.put(chunk.rows)
            tell(int(min(rows.n_read, plan.n_rows) * READING_SHARE), plan.n_rows)
        original = originals.packed(store, plan.digest, plan.data) if not plan.dry_run else None
        work = Work(plan, spool, counts, rows, original, tell)
        receipt = _written(store, work)
    if rows.n_read >= LARGE and not plan.dry_run:
        _analyse(store)
    tell(plan.n_rows, plan.n_rows)
    return receipt


def _written(store: Store, work: Work) -> Receipt:
    receipt: Receipt | None = None
    try:
        with store.write(_what(work.plan)) as db:
            receipt = _transaction(db, work)
            if work.plan.dry_run:
                raise _TakenBackError
    except _TakenBackError:
        pass
    assert receipt is not None
    return receipt


def _what(plan: Plan) -> str:
    again = "" if plan.supersedes is None else f" in place of import {plan.supersedes}"
    return f"import {plan.file_name}{again}"


def _transaction(db: Database, work: Work) -> Receipt:
    plan, tell = work.plan, work.tell
    db.conn.execute(units.ROOMY_CACHE)
    former = superseding.step_aside(db, plan.supersedes)
    import_id = log.begin(db, plan)
    people = who.resolve(db, import_id, plan, former)
    decided.refuse(db, plan.refused)
    decided.say_titles(db, plan.titles)
    writing = Writing(db, import_id, plan, people, work.counts, former)
    writer = WRITERS[plan.kind](writing)
    for done, rows in enumerate(work.spool, start=1):
        work.rows.settle(writer.write(rows))
        share = READING_SHARE + (1 - READING_SHARE) * done / work.spool.n_frames
        tell(int(share * plan.n_rows), plan.n_rows)
    invitations.link(db, people.contacts)
    pins.follow(db)
    if plan.heard_by is not None:
        tone_reading.wait_if_older(db, import_id, plan.heard_by)
    if plan.themes and mentions.waiting(db) <= mentions.MOST_AT_ONCE:
        mentions.read_batch(db, plan.themes)
    if not plan.dry_run:
        search.follow(db)
    runs = work.rows.runs()
    receipt = work.counts.receipt(
        plan,
        runs.count(),
        id=None if plan.dry_run else import_id,
        accounts_added=people.accounts_added,
        contacts_added=people.contacts_added,
        touchpoints_added=tuple(writing.touchpoints_added),
        replaced=superseding.follow(db, plan.supersedes, import_id),
    )
    log.end(db, import_id, receipt)
    fates.keep(db, import_id, runs)
    if work.original is not None:
        originals.keep(db, work.original)
    if plan.signature and receipt.mapping is not None:
        log.note(db, plan.signature, receipt.mapping)
    return receipt


def _analyse(store: Store) -> None:
    """Refresh the planner's statistics; another writer may do it instead."""
    try:
        with store.open() as db:
            db.conn.execute("PRAGMA analysis_limit = 400")
            db.conn.execute("ANALYZE")
    except sqlite3.OperationalError:
        return
