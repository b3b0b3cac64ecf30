"""One import, one transaction: whole or not at all."""

import sqlite3
from collections.abc import Iterable
from typing import Final

import numpy as np
import pandas as pd
from sqlite_utils.db import Database

from voc_core.store.base import Store
from voc_core.store.imports import answers, log, units, who
from voc_core.store.imports.plan import Chunk, Counts, Plan, Progress, Receipt
from voc_core.store.imports.spool import Spool

READING_SHARE: Final = 0.7
"""Part of the time that reading takes, the rest is writing. [0 to 1]"""
LARGE: Final = 10_000
"""Rows from which the planner's statistics are refreshed. [rows]"""


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
    counts = Counts()
    with Spool() as spool:
        for chunk in chunks:
            counts.take(chunk)
            if len(chunk.rows):
                spool.put(chunk.rows)
            tell(int(min(counts.read, plan.n_rows) * READING_SHARE), plan.n_rows)
        receipt = _written(store, plan, spool, counts, tell)
    if counts.read >= LARGE and not plan.dry_run:
        _analyse(store)
    tell(plan.n_rows, plan.n_rows)
    return receipt


def _written(store: Store, plan: Plan, spool: Spool, counts: Counts, tell: Progress) -> Receipt:
    receipt: Receipt | None = None
    try:
        with store.write(f"import {plan.file_name}") as db:
            receipt = _transaction(db, plan, spool, counts, tell)
            if plan.dry_run:
                raise _TakenBackError
    except _TakenBackError:
        pass
    assert receipt is not None
    return receipt


def _transaction(db: Database, plan: Plan, spool: Spool, counts: Counts, tell: Progress) -> Receipt:
    db.conn.execute(units.ROOMY_CACHE)
    import_id = log.begin(db, plan)
    people = who.resolve(db, import_id, plan)
    made: list[str] = []
    if plan.kind == "feedback":
        db.conn.execute(answers.STAGE)
        for done, rows in enumerate(spool, start=1):
            made += _answers(db, import_id, plan, rows, people, counts)
            share = READING_SHARE + (1 - READING_SHARE) * done / spool.n_frames
            tell(int(share * plan.n_rows), plan.n_rows)
    else:
        _entries(plan, spool, people, counts)
    receipt = counts.receipt(
        plan,
        id=None if plan.dry_run else import_id,
        accounts_added=people.accounts_added,
        contacts_added=people.contacts_added,
        touchpoints_added=tuple(made),
    )
    log.end(db, import_id, receipt)
    if plan.signature and receipt.mapping is not None:
        log.note(db, plan.signature, receipt.mapping)
    return receipt


def _answers(
    db: Database, import_id: int, plan: Plan, rows: pd.DataFrame, people: who.Who, counts: Counts
) -> list[str]:
    """Write one frame of answers, count its rows, and return the touchpoints it made."""
    accounts = np.array([*people.accounts, 0])[rows["account_key"].to_numpy()]
    contacts = np.array([*people.contacts, 0])[rows["contact_key"].to_numpy()]
    rows = rows.assign(account_id=accounts, contact_id=_or_missing(contacts))
    counts.skip("no_account", rows.loc[accounts == 0, "row"].nunique())
    rows = rows[accounts != 0]
    fresh = rows[rows["external_id"].notna()]
    counts.skip("repeated", rows["row"].nunique() - fresh["row"].nunique())
    written = fresh["touchpoint"].dropna().unique()
    places, made = who.places(db, import_id, [w for w in written if w.strip()])
    fresh = fresh.assign(touchpoint_id=fresh["touchpoint"].map(places).astype("Int64"))
    outcome = answers.write(db, fresh, import_id, plan.source_system)
    _count(counts, fresh["row"], outcome)
    return made


def _count(counts: Counts, rows: pd.Series, outcome: np.ndarray) -> None:
    """Count answers, and rows of the file by the best outcome of their answers."""
    by_row = pd.Series(outcome).groupby(rows.to_numpy()).min()
    for code, name in enumerate(counts.outcomes):
        counts.answers[name] += int((outcome == code).sum())
        counts.outcomes[name] += int((by_row == code).sum())


def _entries(plan: Plan, spool: Spool, people: who.Who, counts: Counts) -> None:
    """Count the rows of a list of accounts or contacts by the outcome of what they name."""
    key = "account_key" if plan.kind == "accounts" else "contact_key"
    outcomes = people.account_outcomes if plan.kind == "accounts" else people.contact_outcomes
    counted: set[int] = set()
    for rows in spool:
        for position in rows[key].tolist():
            if position < 0:
                counts.skip("no_person", 1)
            elif (outcome := outcomes[position]) == "none":
                counts.skip("no_account", 1)
            elif position in counted:
                counts.skip("repeated", 1)
            else:
                counted.add(position)
                counts.outcomes[outcome] += 1


def _or_missing(ids: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.Series(ids, dtype="Int64").mask(ids == 0).array


def _analyse(store: Store) -> None:
    """Refresh the planner's statistics; another writer may do it instead."""
    try:
        with store.open() as db:
            db.conn.execute("PRAGMA analysis_limit = 400")
            db.conn.execute("ANALYZE")
    except sqlite3.OperationalError:
        return
