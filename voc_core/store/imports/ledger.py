"""Accounts and contacts as an import makes and changes them, with what they were before."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from sqlite_utils.db import Database

from voc_core.store.contacts import ROLE_RANK
from voc_core.store.imports.former import Former
from voc_core.store.imports.units import as_json, difference
from voc_core.store.rows import LISTS, change

LOG = """
INSERT INTO import_change (import_id, entity, entity_id, before, after)
VALUES (:import_id, :entity, :entity_id, :before, :after)
"""
NEXT_ID = "SELECT coalesce(max(seq), 0) + 1 FROM sqlite_sequence WHERE name = :name"


@dataclass
class Ledger:
    """One table of an import: rows added in bulk, rows changed one by one, all of it logged.

    Parameters
    ----------
    entity : str
        ``account``, ``contact`` or ``touchpoint``; also the name of the table.
    overwrite : bool
        Whether a value of the file wins over a stored one; if not, it only fills blanks.
    former : Former
        Rows an earlier reading of the file had made: the same row made again keeps its id.
    """

    db: Database
    import_id: int
    entity: str
    overwrite: bool
    former: Former = field(default_factory=Former)
    added: list[int] = field(default_factory=list)
    before: dict[int, dict[str, Any]] = field(default_factory=dict)

    def add(self, rows: Iterable[Mapping[str, Any]]) -> list[int]:
        """Insert rows of the same columns and return their ids."""
        rows = [dict(r) for r in rows]
        if not rows:
            return []
        first = int(self.db.conn.execute(NEXT_ID, {"name": self.entity}).fetchone()[0])
        fresh = count(first)
        known = [self.former.claim(self.entity, row) for row in rows]
        ids = [next(fresh) if k is None else k.id for k in known]
        names = ("id", *rows[0])
        places = ", ".join("?" * len(names))
        sql = f"INSERT INTO {self.entity} ({', '.join(names)}) VALUES ({places})"
        values = ((i, *map(_bound, r.values())) for i, r in zip(ids, rows, strict=True))
        self.db.conn.executemany(sql, values)
        self.added += ids
        for row in known:
            if row is not None and row.by_hand:
                change(self.db, self.entity, row.by_hand, row.id)
        return ids

    def put(self, identity: int, values: Mapping[str, Any]) -> bool:
        """Write what is new in `values`; return whether anything changed. Blanks erase nothing."""
        now = self._row(identity)
        new = {c: _bound(v) for c, v in self._news(now, values).items()}
        new = {c: v for c, v in new.items() if v != now[c]}
        if new:
            if identity not in self.before:
                self.before[identity] = now
            change(self.db, self.entity, new, identity)
        return bool(new)

    def close(self) -> None:
        """Log everything that was added or changed."""
        self.db.conn.executemany(LOG, self._log())

    def _log(self) -> Iterable[dict[str, object]]:
        made = set(self.added)
        for identity in self.added:
            yield self._entry(identity, None, as_json(self._row(identity)))
        for identity, before in self.before.items():
            logged = None if identity in made else difference(before, self._row(identity))
            if logged:
                yield self._entry(identity, *logged)

    def _entry(self, identity: int, before: str | None, after: str) -> dict[str, object]:
        return {
            "import_id": self.import_id,
            "entity": self.entity,
            "entity_id": identity,
            "before": before,
            "after": after,
        }

    def _row(self, identity: int) -> dict[str, Any]:
        cursor = self.db.conn.execute(f"SELECT * FROM {self.entity} WHERE id = ?", [identity])
        return dict(zip([d[0] for d in cursor.description], cursor.fetchone(), strict=True))

    def _news(self, now: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return the values that may be written over `now`."""
        new: dict[str, Any] = {}
        for column, value in values.items():
            if column in LISTS:
                known = json.loads(now[column])
                new[column] = [*known, *(v for v in value or () if v not in known)]
            elif column in ("role", "role_source") or value is None or value == "":
                continue
            elif self.overwrite or now[column] is None:
                new[column] = value
        former = now.get("name")
        if former and "aliases" in now and new.get("name", former) != former:
            known = new.get("aliases", json.loads(now["aliases"]))
            new["aliases"] = [*known, *([] if former in known else [former])]
        return new | self._role(now, values)

    def _role(self, now: Mapping[str, Any], values: Mapping[str, Any]) -> dict[str, Any]:
        """Return role and its source if they are surer than what is stored."""
        source = values.get("role_source")
        if source is None:
            return {}
        rank, stored = ROLE_RANK.index(source), ROLE_RANK.index(now["role_source"])
        surer = rank > stored or (rank == stored and (self.overwrite or source == "csm"))
        return {"role": values["role"], "role_source": source} if surer else {}


def _bound(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list) else value
