"""What a person decided about names and titles of files, so that it is not asked again."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlite_utils.db import Database

from voc_core.scripts import plain
from voc_core.store.base import Store, now
from voc_core.store.rows import checked

REFUSED: Final = """
SELECT said, entity_id
FROM refusal
WHERE kind = :kind
ORDER BY said, entity_id
"""
REFUSE: Final = """
INSERT INTO refusal (kind, entity_id, said, at)
VALUES (:kind, :entity_id, :said, :at)
ON CONFLICT DO NOTHING
"""
TITLES: Final = "SELECT title, role FROM title_role ORDER BY title"
PUT_TITLE: Final = """
INSERT INTO title_role (title, role, at)
VALUES (:title, :role, :at)
ON CONFLICT (title) DO UPDATE SET role = excluded.role, at = excluded.at
"""


def refused(store: Store, kind: str) -> list[tuple[str, int]]:
    """Return what was said in a file and the ids it does not mean; kind accounts or contacts."""
    with store.open() as db:
        return [(said, int(i)) for said, i in db.conn.execute(REFUSED, {"kind": kind})]


def refuse(db: Database, refusals: Iterable[tuple[str, str, int]]) -> None:
    """Remember inside a transaction that a name does not mean an account or contact."""
    rows = [{"kind": k, "said": s, "entity_id": i, "at": now()} for k, s, i in refusals]
    db.conn.executemany(REFUSE, rows)


def titles(store: Store) -> dict[str, str]:
    """Return the role a person gave to each title, by the title made `scripts.plain`."""
    with store.open() as db:
        return dict(db.conn.execute(TITLES).fetchall())


def remember_titles(store: Store, said: Mapping[str, str]) -> None:
    """Remember which role people of a title have, for the files to come."""
    with store.write(f"remember the roles of {len(said)} titles") as db:
        say_titles(db, said)


def say_titles(db: Database, said: Mapping[str, str]) -> None:
    """Remember inside a transaction which role people of a title have."""
    rows = [{"title": plain(t), "role": checked("role", r), "at": now()} for t, r in said.items()]
    db.conn.executemany(PUT_TITLE, [row for row in rows if row["title"]])
