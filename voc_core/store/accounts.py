"""Accounts: who our customers are, edited and merged by a person."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store import contacts, invitations, merges
from voc_core.store.base import Store
from voc_core.store.rows import (
    Edits,
    added,
    change,
    checked,
    edits,
    frame,
    refuse_missing,
)
from voc_core.vocabulary import N_

EDITABLE: Final = (
    "name",
    "aliases",
    "domains",
    "external_id",
    "segment",
    "tier",
    "industry",
    "region",
    "product",
    "arr_minor",
    "currency",
    "cost_to_serve_minor",
    "csm",
    "contract_start",
    "renewal_on",
    "renewal_kind",
    "parent_id",
    "active",
)
ALL = f"""
SELECT id, {", ".join(EDITABLE)}
FROM account
ORDER BY id
"""
NAMES = """
SELECT name, aliases, domains
FROM account
WHERE id = :id
"""
FACTS: Final = (
    "external_id",
    "segment",
    "industry",
    "region",
    "product",
    "csm",
    "contract_start",
    "renewal_on",
    "renewal_kind",
)
FILL = f"""
UPDATE account AS kept
SET {", ".join(f"{c} = coalesce(kept.{c}, gone.{c})" for c in FACTS)},
    active = max(kept.active, gone.active)
FROM account AS gone
WHERE kept.id = :keep AND gone.id = :other
"""
FILL_MONEY = """
UPDATE account AS kept
SET arr_minor = gone.arr_minor, cost_to_serve_minor = gone.cost_to_serve_minor,
    currency = gone.currency
FROM account AS gone
WHERE kept.id = :keep AND gone.id = :other
  AND kept.arr_minor IS NULL AND kept.cost_to_serve_minor IS NULL
"""
NO_OWN_PARENT = "UPDATE account SET parent_id = NULL WHERE parent_id = id"
SAME_EMAIL = """
SELECT min(kept.id), other.id
FROM contact AS other
JOIN contact AS kept ON kept.account_id = :keep AND lower(kept.email) = lower(other.email)
WHERE other.account_id = :other
GROUP BY other.id
"""


def table(store: Store) -> pd.DataFrame:
    """Return every account, one row each, by id; columns as in the schema, lists decoded."""
    with store.open() as db:
        return read(db)


def read(db: Database) -> pd.DataFrame:
    """Return `table` inside a transaction."""
    return frame(db, ALL)


def update(store: Store, changes: Edits) -> None:
    """Change some values of some accounts; a former name stays as an alias.

    Parameters
    ----------
    changes : DataFrame or mapping
        Values by id; an emptied cell clears the value.

    Raises
    ------
    VocError
        If an id is unknown, a value is not accepted, or a name is empty or taken.
    """
    values = edits(changes, EDITABLE)
    if not any(values.values()):
        return
    columns = sorted({c for row in values.values() for c in row})
    what = f"update accounts {', '.join(map(str, values))}: {', '.join(columns)}"
    with store.write(what) as db:
        refuse_missing(db, "account", list(values))
        for identity, row in values.items():
            _update(db, identity, row)


def add(store: Store, values: Mapping[str, object]) -> int:
    """Add one account and return its id."""
    row = {c: checked(c, v) for c, v in values.items() if c in EDITABLE}
    row = {c: v for c, v in row.items() if v is not None}
    with store.write(f"add account {row.get('name')}") as db:
        try:
            return added(db, "account", _named(row))
        except sqlite3.IntegrityError as error:
            raise _refused(row, error) from error


def merge(store: Store, keep: int, others: Sequence[int]) -> None:
    """Make `others` part of the account `keep`: contacts, feedback, facts, names and domains move.

    What is not known of `keep` is taken from the others; it is active if one of them is.

    Notes
    -----
    People with the same e-mail become one. Merged names, and an id in the CRM that the kept account
    has otherwise, stay as aliases, so the next file that uses them finds `keep`. What moved is
    recorded: `splitting.split` takes a merge apart again.
    """
    others = [int(o) for o in dict.fromkeys(others) if int(o) != int(keep)]
    if not others:
        return
    with store.open() as db:
        refuse_missing(db, "account", [keep, *others])
        names = {i: _names(db, i)[0] for i in (keep, *others)}
    merged = ", ".join(f"{names[o]} ({o})" for o in others)
    with store.write(f"merge accounts {merged} into {names[keep]} ({keep})") as db:
        refuse_missing(db, "account", [keep, *others])
        for other in others:
            record = _merge(db, keep, other)
            merges.write(db, "account", record, (names[keep], names[other]))
        invitations.link(db)


def _merge(db: Database, keep: int, other: int) -> dict[str, object]:
    """Make `other` part of `keep` and return the record of it."""
    pair = {"keep": keep, "other": other}
    twins = db.conn.execute(SAME_EMAIL, pair).fetchall()
    people = [contacts.join(db, kept, twin) for kept, twin in twins]
    recorder = merges.Recorder(db, "account", keep, other)
    for statement in (FILL, FILL_MONEY):
        db.conn.execute(statement, pair)
    change(db, "account", _joined(recorder.kept, recorder.lost), keep)
    recorder.move()
    db.conn.execute(NO_OWN_PARENT)
    return recorder.close(people)


def _joined(kept: merges.Row, lost: merges.Row) -> dict[str, object]:
    """Return the aliases and domains of the kept account with those of the lost one."""
    aliases = [*json.loads(kept["aliases"]), lost["name"], *json.loads(lost["aliases"])]
    if kept["external_id"] and lost["external_id"]:
        aliases.append(lost["external_id"])
    domains = dict.fromkeys([*json.loads(kept["domains"]), *json.loads(lost["domains"])])
    aliases = [a for a in dict.fromkeys(aliases) if a != kept["name"]]
    return {"aliases": _json(aliases), "domains": _json(list(domains))}


def _update(db: Database, identity: int, row: dict[str, object]) -> None:
    if "name" in row:
        former, aliases, _ = _names(db, identity)
        aliases = json.loads(str(row.get("aliases", _json(aliases))))
        if _named(row)["name"] != former and former not in aliases:
            row = {**row, "aliases": _json([*aliases, former])}
    try:
        if row:
            change(db, "account", row, identity)
    except sqlite3.IntegrityError as error:
        raise _refused(row, error) from error


def _named(row: dict[str, object]) -> dict[str, object]:
    if not row.get("name"):
        raise VocError(N_("An account needs a name. Write one."))
    return row


def _refused(row: Mapping[str, object], error: sqlite3.IntegrityError) -> VocError:
    if "account.name" in str(error):
        return VocError(
            N_("There is already an account named '{name}'. Choose another name, or merge them."),
            name=row.get("name"),
        )
    return VocError(
        N_("The account '{name}' cannot be saved ({reason}). Correct the value."),
        name=row.get("name"),
        reason=str(error),
    )


def _names(db: Database, identity: int) -> tuple[str, list[str], list[str]]:
    name, aliases, domains = db.conn.execute(NAMES, {"id": identity}).fetchone()
    return name, json.loads(aliases), json.loads(domains)


def _json(values: list[str]) -> str:
    return json.dumps(values, ensure_ascii=False)
