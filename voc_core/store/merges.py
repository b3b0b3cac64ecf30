"""Two accounts, or two contacts, made one: what moved is written down, so that it can go back."""

import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.domains import domain_of, registered
from voc_core.store.base import Store, now, who_am_i
from voc_core.store.rows import frame

Row = dict[str, Any]


@dataclass(frozen=True)
class Reference:
    """A column that says whose a row is; the table has an ``id``.

    Attributes
    ----------
    table, column : str
        Where it stands.
    unique : tuple of str
        Columns that may stand only once beside it: of two rows that agree in them the kept one's
        stays, and the other's waits in the record of the merge until it is split.
    """

    table: str
    column: str
    unique: tuple[str, ...] = ()


REFERENCES: Final[dict[str, tuple[Reference, ...]]] = {
    "account": (
        Reference("account", "parent_id"),
        Reference("contact", "account_id"),
        Reference("feedback", "account_id"),
        Reference("feedback_undone", "account_id"),
        Reference("usage", "account_id", ("month",)),
        Reference("commerce", "account_id", ("month",)),
        Reference("outcome", "account_id", ("occurred_on", "kind")),
    ),
    "contact": (
        Reference("feedback", "contact_id"),
        Reference("feedback_undone", "contact_id"),
        Reference("invitation", "contact_id", ("sent_on", "survey")),
    ),
}
"""Everything that moves with an account or a contact; a new table is one new line."""

CHANGES_OF: Final = """
SELECT *
FROM import_change
WHERE (entity = :entity AND entity_id = :other)
   OR json_extract(after, '$.{entity}_id') = :other
   OR json_extract(before, '$.{entity}_id') = :other
"""
CHANGE: Final = "SELECT * FROM import_change WHERE id = ?"
SAY_KEPT: Final = (
    """UPDATE import_change SET after = json_set(after, '$.{entity}_id', :keep)
    WHERE json_extract(after, '$.{entity}_id') = :other""",
    """UPDATE import_change SET before = json_set(before, '$.{entity}_id', :keep)
    WHERE json_extract(before, '$.{entity}_id') = :other""",
    """UPDATE import_change SET entity_id = :keep
    WHERE entity = '{entity}' AND entity_id = :other AND before IS NULL
      AND EXISTS (
        SELECT 1
        FROM import_change
        WHERE entity = '{entity}' AND entity_id = :keep AND before IS NULL
      )""",
    "DELETE FROM import_change WHERE entity = '{entity}' AND entity_id = :other",
)
"""The import that made a merged row made the kept one, too: while it is live, undo keeps that. What
a person made by hand stays nobody's."""

WRITE: Final = """
INSERT INTO merge (at, who, kind, kept_id, lost_id, kept_name, lost_name, record)
VALUES (:at, :who, :kind, :kept_id, :lost_id, :kept_name, :lost_name, :record)
"""
ALL: Final = """
SELECT merge.id, at, who, kind, kept_id, lost_id, kept_name, lost_name, split_at,
       length(record) AS n_bytes
FROM merge
ORDER BY merge.id DESC
LIMIT :limit
"""
LAST: Final = """
SELECT (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'contact'),
       (SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'feedback')
"""


def table(store: Store, limit: int = 200) -> pd.DataFrame:
    """Return the merges, the newest first.

    Returns
    -------
    DataFrame
        ``id``, ``at`` and ``split_at`` (UTC; the latter missing while merged), ``who``, ``kind``
        (account or contact), ``kept_id``, ``lost_id``, ``kept_name``, ``lost_name``, ``n_bytes``.
    """
    with store.open() as db:
        return frame(db, ALL, limit=limit)


class Recorder:
    """Writes down one merge while it is done.

    Parameters
    ----------
    kind : str
        ``account`` or ``contact``; also the name of the table.
    keep, other : int
        The one kept and the one that becomes part of it.
    """

    def __init__(self, db: Database, kind: str, keep: int, other: int) -> None:
        self._db, self._kind, self._pair = db, kind, {"keep": keep, "other": other}
        self.kept, self.lost = one(db, kind, keep), one(db, kind, other)
        contact, feedback = db.conn.execute(LAST).fetchone()
        self._record: dict[str, Any] = {
            "last": {"contact": contact, "feedback": feedback},
            "domains": _domains(db, keep, other) if kind == "account" else [],
            "moved": [],
            "dropped": [],
        }

    def move(self) -> None:
        """Give everything of the other to the kept one and remove the other."""
        for reference in REFERENCES[self._kind]:
            self._move(reference)
        changes = self._changes()
        for statement in SAY_KEPT:
            self._db.conn.execute(statement.format(entity=self._kind), self._pair)
        now_said = [_or_none(self._db, row["id"]) for row in changes]
        self._record["log"] = [list(pair) for pair in zip(changes, now_said, strict=True)]
        self._db.conn.execute(f"DELETE FROM {self._kind} WHERE id = :other", self._pair)

    def close(self, people: Sequence[dict[str, Any]] = ()) -> dict[str, Any]:
        """Return the record; `people` are the records of contacts that became one on the way."""
        after = one(self._db, self._kind, self._pair["keep"])
        changed = [c for c in after if after[c] != self.kept[c]]
        return self._record | {
            "lost": self.lost,
            "kept_id": self._pair["keep"],
            "before": {c: self.kept[c] for c in changed},
            "after": {c: after[c] for c in changed},
            "people": list(people),
        }

    def _move(self, reference: Reference) -> None:
        table, column = reference.table, reference.column
        if reference.unique:
            self._drop(reference)
        ids = [
            r[0]
            for r in self._db.conn.execute(
                f"SELECT id FROM {table} WHERE {column} = :other ORDER BY id", self._pair
            )
        ]
        if ids:
            sql = f"UPDATE {table} SET {column} = :keep WHERE {column} = :other"
            self._db.conn.execute(sql, self._pair)
            self._record["moved"].append([table, column, ids])

    def _drop(self, reference: Reference) -> None:
        """Take the rows away that the kept one has already."""
        table, column = reference.table, reference.column
        same = " AND ".join(f"kept.{c} = {table}.{c}" for c in reference.unique)
        where = f"""{column} = :other AND EXISTS (
            SELECT 1 FROM {table} AS kept WHERE kept.{column} = :keep AND {same})"""
        names = ", ".join(_stored(self._db, table))
        rows = rows_of(self._db, f"SELECT {names} FROM {table} WHERE {where}", self._pair)
        if rows:
            self._db.conn.execute(f"DELETE FROM {table} WHERE {where}", self._pair)
            self._record["dropped"].append([table, rows])

    def _changes(self) -> list[Row]:
        sql = CHANGES_OF.format(entity=self._kind)
        return rows_of(self._db, sql, {**self._pair, "entity": self._kind})


def write(db: Database, kind: str, record: dict[str, Any], names: tuple[Any, Any]) -> int:
    """Keep the record of a merge and return its number; `names` of the kept and the lost one."""
    values = {
        "at": now(),
        "who": who_am_i(),
        "kind": kind,
        "kept_id": record["kept_id"],
        "lost_id": record["lost"]["id"],
        "kept_name": names[0],
        "lost_name": names[1],
        "record": zlib.compress(json.dumps(record, ensure_ascii=False).encode()),
    }
    return int(db.conn.execute(WRITE, values).lastrowid or 0)


def read(blob: bytes) -> dict[str, Any]:
    """Return the record of a merge as `write` kept it."""
    record: dict[str, Any] = json.loads(zlib.decompress(blob))
    return record


def one(db: Database, table: str, identity: int) -> Row:
    """Return one row that is known to exist."""
    return rows_of(db, f"SELECT * FROM {table} WHERE id = :id", {"id": identity})[0]


def rows_of(db: Database, sql: str, values: Row) -> list[Row]:
    """Return the rows of a query as mappings."""
    cursor = db.conn.execute(sql, values)
    names = [d[0] for d in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def _stored(db: Database, table: str) -> list[str]:
    """Return the columns of a table that are stored, not worked out."""
    rows = db.conn.execute(f"PRAGMA table_xinfo({table})").fetchall()
    return [row[1] for row in rows if row[6] == 0]


def _or_none(db: Database, change: int) -> Row | None:
    cursor = db.conn.execute(CHANGE, [change])
    row = cursor.fetchone()
    return dict(zip([d[0] for d in cursor.description], row, strict=True)) if row else None


def _domains(db: Database, keep: int, other: int) -> list[str]:
    """Return the mail domains that only the people of the other account write from."""
    return sorted(_used(db, other) - _used(db, keep))


def _used(db: Database, account: int) -> set[str]:
    row = one(db, "account", account)
    sql = "SELECT email FROM contact WHERE account_id = :id AND email IS NOT NULL"
    emails: Iterable[Row] = rows_of(db, sql, {"id": account})
    own = {registered(d) for d in json.loads(row["domains"])}
    return (own | {domain_of(r["email"]) for r in emails}) - {""}
