"""A merge taken apart again, whatever came in between; what was changed since is never lost."""

import json
from dataclasses import dataclass, field
from typing import Final

from sqlite_utils.db import Database

from voc_core.domains import domain_of
from voc_core.errors import Message, VocError
from voc_core.store import invitations, merges, returning
from voc_core.store.base import Store, now
from voc_core.store.imports import created
from voc_core.store.merges import Row, rows_of
from voc_core.store.rows import added
from voc_core.vocabulary import N_

FOUND: Final = """
SELECT id, kind, kept_id, lost_id, lost_name, record, split_at
FROM merge
WHERE id = :id
"""
LATER: Final = """
SELECT lost_name
FROM merge
WHERE kind = :kind AND lost_id = :kept_id AND split_at IS NULL
"""
MARK: Final = "UPDATE merge SET split_at = :at WHERE id = :id"
CAME_LATER: Final = """
SELECT contact.id, contact.email, heard_as.account
FROM contact
LEFT JOIN heard_as ON entity = 'contact' AND entity_id = contact.id
WHERE account_id = :kept AND contact.id > :last
"""
MOVE_UNNAMED: Final = """
UPDATE {table}
SET account_id = :lost
WHERE account_id = :kept AND id IN (SELECT value FROM json_each(:ids))
  AND NOT EXISTS (
    SELECT 1
    FROM contact
    WHERE contact.id = contact_id AND contact.account_id <> :lost
  )
"""
FOLLOW: Final = """
UPDATE {table}
SET account_id = :lost
WHERE account_id = :kept AND contact_id IN (SELECT id FROM contact WHERE account_id = :lost)
"""
HEARD: Final = """
SELECT entity_id
FROM heard_as
WHERE entity = 'feedback' AND entity_id > :last
  AND {said} IN (SELECT value FROM json_each(:names))
"""
SPLIT_SINCE: Final = """
SELECT lost_id
FROM merge
WHERE kind = 'contact' AND split_at IS NOT NULL AND id < :merge
  AND kept_id IN (SELECT value FROM json_each(:ids))
"""
NOT_BACK: Final = """
SELECT count(*) AS n
FROM json_each(:ids)
WHERE value NOT IN (SELECT id FROM contact WHERE account_id = :lost)
"""
TWINS: Final = ("feedback", "feedback_undone")
KNOWN_AS: Final = ("name", "email", "external_id")


@dataclass
class Split:
    """What a split did.

    Attributes
    ----------
    lost_id : int
        The account or contact that came back.
    name : str or None
        Its name.
    n_contacts, n_feedback : int
        What it has again. [people, answers]
    conflicts : list of Message
        What was changed since and therefore stays as it is.
    """

    lost_id: int
    name: str | None
    n_contacts: int = 0
    n_feedback: int = 0
    conflicts: list[Message] = field(default_factory=list)


def split(store: Store, merge_id: int) -> Split:
    """Take a merge apart: the lost one comes back with its id, its names and what belonged to it.

    What came after the merge stays with the kept one, except rows that were imported under a name
    of the lost one and people who write from a mail domain only it had. A value of the kept one
    that was changed since the merge stays changed, and is reported.

    Raises
    ------
    VocError
        If there is no such merge, it is split already, or a later merge has to be split first.
    """
    with store.write(f"split merge {merge_id}") as db:
        found = _found(db, merge_id)
        record = merges.read(found["record"])
        is_account = found["kind"] == "account"
        done = _account(db, record, merge_id) if is_account else _contact(db, record)
        db.conn.execute(MARK, {"id": merge_id, "at": now()})
        created.remove(db, 0)
        invitations.link(db)
    return done


def _found(db: Database, merge_id: int) -> Row:
    rows = rows_of(db, FOUND, {"id": int(merge_id)})
    if not rows:
        raise VocError(N_("There is no merge {id}. Reload the page."), id=merge_id)
    if rows[0]["split_at"]:
        raise VocError(N_("This merge is split already."))
    if later := rows_of(db, LATER, rows[0]):
        raise VocError(
            N_("'{name}' was merged into another since. Split that merge first."),
            name=later[0]["lost_name"],
        )
    return rows[0]


def _account(db: Database, record: Row, merge_id: int) -> Split:
    lost, pair = record["lost"], {"kept": record["kept_id"], "lost": record["lost"]["id"]}
    done = Split(lost["id"], lost["name"])
    done.conflicts += returning.values(db, "account", record)
    added(db, "account", _whole_account(db, lost, done))
    returning.rows(db, [m for m in record["moved"] if m[0] not in TWINS], pair)
    later = _people_of_lost(db, record, pair) + _split_since(db, record, merge_id)
    returning.rows(db, [["contact", "account_id", later]], pair)
    returning.dropped_rows(db, record["dropped"])
    returning.log_of_imports(db, "account", record["log"], pair)
    for joined in reversed(record["people"]):
        done.conflicts += _contact(db, joined).conflicts
    ids = [i for table, _, ids in record["moved"] if table in TWINS for i in ids]
    ids += _heard_as(db, record, "account", [lost["name"], *json.loads(lost["aliases"])])
    for table in TWINS:
        db.conn.execute(FOLLOW.format(table=table), pair)
        db.conn.execute(MOVE_UNNAMED.format(table=table), {**pair, "ids": json.dumps(ids)})
    returning.restate_facts(db, "account", record, pair)
    done.conflicts += _missing(db, record, pair)
    return _counted(db, "account", done)


def _contact(db: Database, record: Row) -> Split:
    lost, pair = record["lost"], {"kept": record["kept_id"], "lost": record["lost"]["id"]}
    done = Split(lost["id"], lost["name"] or lost["email"] or lost["title"])
    done.conflicts += returning.values(db, "contact", record)
    added(db, "contact", _whole_contact(db, lost, pair["kept"], done))
    names = [lost[c] for c in KNOWN_AS if lost[c]] + json.loads(lost["aliases"])
    later = _heard_as(db, record, "contact", names)
    moved = [*record["moved"], *([t, "contact_id", later] for t in TWINS)]
    both = [[t, c, ids] for table, c, ids in moved for t in (TWINS if table in TWINS else [table])]
    returning.rows(db, both, pair)
    returning.dropped_rows(db, record["dropped"])
    returning.log_of_imports(db, "contact", record["log"], pair)
    returning.restate_facts(db, "contact", record, pair)
    return _counted(db, "contact", done)


def _whole_account(db: Database, lost: Row, done: Split) -> Row:
    """Return the row of the account with a name that is free and a parent that exists."""
    name, n = lost["name"], 1
    while rows_of(db, "SELECT id FROM account WHERE name = :name", {"name": name}):
        n += 1
        name = f"{lost['name']} ({n})"
    if name != lost["name"]:
        done.name = name
        text = N_("The name '{name}' is taken by now; the account comes back as '{other}'.")
        done.conflicts.append(Message(text, {"name": lost["name"], "other": name}))
    parent = rows_of(db, "SELECT id FROM account WHERE id = :id", {"id": lost["parent_id"]})
    return {**lost, "name": name, "parent_id": parent[0]["id"] if parent else None}


def _whole_contact(db: Database, lost: Row, kept: int, done: Split) -> Row:
    """Return the row of the contact at an account that exists, with an address that is free."""
    own = rows_of(db, "SELECT id FROM account WHERE id = :id", {"id": lost["account_id"]})
    there = rows_of(db, "SELECT account_id AS id FROM contact WHERE id = :id", {"id": kept})
    if not own and not there:
        raise VocError(N_("The account of this contact is gone. Bring back its import first."))
    row = {**lost, "account_id": (own or there)[0]["id"]}
    taken = "SELECT id FROM contact WHERE account_id = :account_id AND email = :email"
    if rows_of(db, taken, row):
        text = N_("The e-mail '{email}' is taken by now; it stays as another name of the contact.")
        done.conflicts.append(Message(text, {"email": row["email"]}))
        aliases = [*json.loads(row["aliases"]), row["email"]]
        row |= {"email": None, "aliases": json.dumps(aliases, ensure_ascii=False)}
    return row


def _people_of_lost(db: Database, record: Row, pair: Row) -> list[int]:
    """Return people who came after the merge and say by name or domain that they are the lost's."""
    names = {record["lost"]["name"], *json.loads(record["lost"]["aliases"])}
    rows = rows_of(db, CAME_LATER, {**pair, "last": record["last"]["contact"]})
    return [
        row["id"]
        for row in rows
        if row["account"] in names or domain_of(row["email"] or "") in record["domains"]
    ]


def _split_since(db: Database, record: Row, merge_id: int) -> list[int]:
    """Return people who were part of somebody when the merge moved them, and are split since."""
    moved = [i for table, _, ids in record["moved"] if table == "contact" for i in ids]
    values = {"ids": json.dumps(moved), "merge": int(merge_id)}
    return [r["lost_id"] for r in rows_of(db, SPLIT_SINCE, values)]


def _missing(db: Database, record: Row, pair: Row) -> list[Message]:
    """Say how many of the people who moved do not come back."""
    moved = [i for table, _, ids in record["moved"] if table == "contact" for i in ids]
    n = rows_of(db, NOT_BACK, {**pair, "ids": json.dumps(moved)})[0]["n"]
    text = N_("{n} of its people are merged with others, moved or undone since and stay so.")
    return [Message(text, {"n": n})] if n else []


def _heard_as(db: Database, record: Row, said: str, names: list[str]) -> list[int]:
    """Return feedback that came after the merge under one of these names."""
    values = {"last": record["last"]["feedback"], "names": json.dumps(names, ensure_ascii=False)}
    return [r["entity_id"] for r in rows_of(db, HEARD.format(said=said), values)]


def _counted(db: Database, kind: str, done: Split) -> Split:
    """Return the split with what the one that came back has."""
    values = {"id": done.lost_id}
    n = f"SELECT count(*) AS n FROM feedback WHERE {kind}_id = :id"
    done.n_feedback = rows_of(db, n, values)[0]["n"]
    if kind == "account":
        n = "SELECT count(*) AS n FROM contact WHERE account_id = :id"
        done.n_contacts = rows_of(db, n, values)[0]["n"]
    return done
