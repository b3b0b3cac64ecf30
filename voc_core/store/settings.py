"""Settings of the store."""

import json
from collections.abc import Mapping

from sqlite_utils.db import Database

from voc_core.settings import Settings
from voc_core.store.base import Store

ALL = "SELECT name, value FROM setting"
ONE = "SELECT value FROM setting WHERE name = :name"
PUT = """
INSERT INTO setting (name, value) VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


def settings(store: Store) -> Settings:
    """Return the settings in force: what was saved, over the defaults."""
    return Settings.of(stored(store))


def stored(store: Store) -> dict[str, object]:
    """Return everything saved by name, also what is not a field of `Settings`."""
    with store.open() as db:
        return {name: json.loads(value) for name, value in db.conn.execute(ALL)}


def one(db: Database, name: str) -> object:
    """Return what is saved under a name, None without, inside a transaction."""
    row = db.conn.execute(ONE, {"name": name}).fetchone()
    return json.loads(row[0]) if row else None


def save(store: Store, values: Mapping[str, object]) -> None:
    """Save some settings by name; the others stay."""
    with store.write("settings: " + ", ".join(sorted(values))) as db:
        put(db, values)


def put(db: Database, values: Mapping[str, object]) -> None:
    """Save some settings inside a transaction."""
    rows = [{"name": k, "value": json.dumps(v)} for k, v in values.items()]
    db.conn.executemany(PUT, rows)
