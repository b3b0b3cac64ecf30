"""Facts of an import: invitations, usage, commerce, outcomes; each is what the live imports say.

Whatever an import says of a fact is logged, also where it changes nothing. So a fact is at any time
its imports folded in their order, the undone ones left out; undo and redo fold anew.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import Message, Problem
from voc_core.store.imports.ledger import LOG
from voc_core.store.imports.plan import OUTCOMES
from voc_core.store.imports.units import as_json
from voc_core.store.rows import cells
from voc_core.vocabulary import N_

ADDED, UPDATED, UNCHANGED = OUTCOMES
CLASH: Final = N_("expected one row per account and time; row {row} says something else")
PROGRESS: Final = ("sent", "opened", "opted_out", "responded")
"""Statuses of an invitation; none goes back to an earlier one."""

Values = dict[str, Any]
Key = tuple[Any, ...]


@dataclass(frozen=True)
class Fact:
    """One table of facts.

    Attributes
    ----------
    entity : str
        The table, and its name in the log of changes.
    key : tuple of str
        Columns that are unique together; the first says whose fact it is.
    values : tuple of str
        The other columns.
    """

    entity: str
    key: tuple[str, ...]
    values: tuple[str, ...]

    @property
    def owner(self) -> str:
        """Return ``account_id`` or ``contact_id``."""
        return self.key[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """Return key and values."""
        return (*self.key, *self.values)


FACTS: Final = {
    "invitations": Fact(
        "invitation",
        ("contact_id", "sent_on", "survey"),
        ("status", "answered_on", "response_id"),
    ),
    "usage": Fact("usage", ("account_id", "month"), ("seats", "active_users", "stated_adoption")),
    "commerce": Fact(
        "commerce",
        ("account_id", "month"),
        ("revenue_minor", "expansion_minor", "currency", "days_late"),
    ),
    "outcomes": Fact(
        "outcome", ("account_id", "occurred_on", "kind"), ("amount_minor", "currency")
    ),
}
"""The facts of each kind of `vocabulary.FACTS`."""

KNOWN: Final = """
SELECT id, {columns}
FROM {entity}
WHERE {owner} IN (SELECT value FROM json_each(:owners))
"""
PUT: Final = """
INSERT INTO {entity} ({columns})
SELECT {places}
WHERE EXISTS (SELECT 1 FROM {owners} WHERE id = :{owner})
ON CONFLICT ({key}) DO UPDATE SET {updates}
RETURNING id
"""
DROP: Final = "DELETE FROM {entity} WHERE {same}"
SAID: Final = """
SELECT before, after, undone_at IS NULL
FROM import_change
JOIN import ON import.id = import_change.import_id
WHERE entity = :entity
  AND ({key}) IN (
    SELECT {key}
    FROM import_change
    WHERE import_id = :id AND entity = :entity
  )
ORDER BY import_id, import_change.id
"""


class Statements:
    """Writes what one import says, frame by frame.

    Parameters
    ----------
    kind : str
        One of `vocabulary.FACTS`.
    """

    def __init__(self, db: Database, import_id: int, kind: str) -> None:
        self.fact = FACTS[kind]
        self._db = db
        self._import = import_id
        self._said: dict[Key, tuple[int, int]] = {}

    def write(self, rows: pd.DataFrame) -> tuple[list[str], list[Problem]]:
        """Write facts; return what became of each row, and rows that contradict one another.

        Parameters
        ----------
        rows : DataFrame
            ``row`` and the columns of the fact; owner 0 is nobody.
        """
        known = _known(self._db, self.fact, rows[self.fact.owner].unique().tolist())
        became: list[str] = []
        problems: list[Problem] = []
        log: list[Values] = []
        for row, said in _records(rows, self.fact):
            outcome = self._refused(row, said, problems) or self._put(said, known, log)
            became.append(outcome)
        self._db.conn.executemany(LOG, log)
        return became, problems

    def _refused(self, row: int, said: Values, problems: list[Problem]) -> str | None:
        """Return why a row is not written, None where it is."""
        if said.get("status") == "bounced":
            return "not_asked"
        if not said[self.fact.owner]:
            return "no_account" if self.fact.owner == "account_id" else "no_person"
        content = hash(tuple(said.values()))
        first, before = self._said.setdefault(_key(self.fact, said), (row, content))
        if first == row:
            return None
        if before == content:
            return "repeated"
        if self.fact.entity == "invitation":
            return None
        found = ", ".join(str(said[c]) for c in self.fact.key[1:])
        problems.append(Problem(row, None, found, Message(CLASH, {"row": first})))
        return "problem"

    def _put(self, said: Values, known: dict[Key, Values], log: list[Values]) -> str:
        """Write one fact over what is known, and log it."""
        key = _key(self.fact, said)
        before = known.get(key)
        after = _merged(before, said, self.fact)
        now = {c: v for c, v in (before or {}).items() if c != "id"}
        if after != now:
            known[key] = {**after, "id": _put(self._db, self.fact, after)}
        stated = {c: v for c, v in said.items() if v is not None}
        log.append(
            {
                "import_id": self._import,
                "entity": self.fact.entity,
                "entity_id": known[key]["id"],
                "before": None if before is None else as_json(now),
                "after": as_json(stated),
            }
        )
        return UNCHANGED if after == now else ADDED if before is None else UPDATED


def restate(db: Database, import_id: int) -> None:
    """Make every fact an import speaks of what the live imports say, inside a transaction."""
    for fact in FACTS.values():
        for key, state in _folded(db, fact, import_id).items():
            if state is None:
                same = " AND ".join(f"{c} = ?" for c in fact.key)
                db.conn.execute(DROP.format(entity=fact.entity, same=same), key)
            else:
                _put(db, fact, state)


def _folded(db: Database, fact: Fact, import_id: int) -> dict[Key, Values | None]:
    """Return the state of each fact the import speaks of; None where nobody live says it."""
    key = ", ".join(f"json_extract(after, '$.{c}')" for c in fact.key)
    entries = db.conn.execute(SAID.format(key=key), {"entity": fact.entity, "id": import_id})
    states: dict[Key, Values | None] = {}
    for before, after, is_live in entries.fetchall():
        said = json.loads(after)
        identity = _key(fact, said)
        if identity not in states:
            states[identity] = json.loads(before) if before else None
        if is_live:
            states[identity] = _merged(states[identity], said, fact)
    return states


def _merged(before: Mapping[str, Any] | None, said: Mapping[str, Any], fact: Fact) -> Values:
    """Return a fact with what is said of it: blanks erase nothing, money keeps one currency."""
    former = dict.fromkeys(fact.columns) | {c: v for c, v in (before or {}).items() if c != "id"}
    new = {c: v for c, v in said.items() if v is not None and c in fact.columns}
    if "currency" in new and former["currency"] not in (None, new["currency"]):
        former |= {c: None for c in fact.values if c.endswith("_minor")}
    if "status" in fact.values:
        stated = [former["status"], new.get("status")]
        new["status"] = max(filter(None, stated), key=PROGRESS.index, default="sent")
    return {**former, **new}


def _known(db: Database, fact: Fact, owners: list[int]) -> dict[Key, Values]:
    sql = KNOWN.format(columns=", ".join(fact.columns), entity=fact.entity, owner=fact.owner)
    found = db.conn.execute(sql, {"owners": json.dumps(owners)})
    names = ("id", *fact.columns)
    rows = (dict(zip(names, values, strict=True)) for values in found)
    return {_key(fact, row): row for row in rows}


def _put(db: Database, fact: Fact, values: Values) -> int:
    """Write one fact and return its id; 0 where its account or person is gone."""
    sql = PUT.format(
        entity=fact.entity,
        columns=", ".join(fact.columns),
        places=", ".join(f":{c}" for c in fact.columns),
        owners=fact.owner.removesuffix("_id"),
        owner=fact.owner,
        key=", ".join(fact.key),
        updates=", ".join(f"{c} = excluded.{c}" for c in fact.values),
    )
    found = db.conn.execute(sql, values).fetchone()
    return int(found[0]) if found else 0


def _records(rows: pd.DataFrame, fact: Fact) -> Iterator[tuple[int, Values]]:
    columns = [cells(rows[c]) for c in fact.columns]
    for row, *values in zip(rows["row"].tolist(), *columns, strict=True):
        yield int(row), dict(zip(fact.columns, map(_plain, values), strict=True))


def _plain(value: Any) -> Any:
    return value.item() if hasattr(value, "item") else value


def _key(fact: Fact, values: Mapping[str, Any]) -> Key:
    return tuple(values[c] for c in fact.key)
