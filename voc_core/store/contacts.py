"""Contacts: the people at each account, their roles, and who turned out to be the same person."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store import invitations, merges
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
    "account_id",
    "name",
    "email",
    "title",
    "external_id",
    "aliases",
    "role",
    "department",
    "active",
    "do_not_survey",
    "do_not_survey_reason",
)
ALL = """
SELECT contact.id, contact.account_id, account.name AS account_name, contact.name, contact.email,
       contact.title, contact.external_id, contact.aliases, contact.role, contact.role_source,
       contact.department, contact.active, contact.do_not_survey, contact.do_not_survey_reason
FROM contact
JOIN account ON account.id = contact.account_id
ORDER BY contact.id
"""
ONE = """
SELECT account_id, name, email, title, external_id, aliases, role, role_source, department,
       active, do_not_survey, do_not_survey_reason
FROM contact
WHERE id = :id
"""
INFER = """
UPDATE contact
SET role = :role, role_source = 'inferred', department = coalesce(department, :department)
WHERE id = :id AND role = 'unknown'
"""
NAMED = "SELECT id FROM account WHERE name = :name"
TAKEN = """
SELECT email
FROM contact
WHERE email IS NOT NULL AND id IN (SELECT value FROM json_each(:ids))
  AND lower(email) IN (
    SELECT lower(email)
    FROM contact
    WHERE account_id = :account AND id NOT IN (SELECT value FROM json_each(:ids))
  )
"""
MOVE = tuple(
    f"""
    UPDATE {table}
    SET account_id = :account
    WHERE {column} IN (SELECT value FROM json_each(:ids))
    """
    for table, column in (
        ("contact", "id"),
        ("feedback", "contact_id"),
        ("feedback_undone", "contact_id"),
    )
)
KNOWN_AS: Final = ("name", "email", "external_id")


def table(store: Store) -> pd.DataFrame:
    """Return every contact, one row each, by id; columns as in the schema, and ``account_name``."""
    with store.open() as db:
        return read(db)


def read(db: Database) -> pd.DataFrame:
    """Return `table` inside a transaction."""
    return frame(db, ALL)


def update(store: Store, changes: Edits) -> None:
    """Change some values of some contacts; a role set here is the CSM's word.

    Parameters
    ----------
    changes : DataFrame or mapping
        Values by id; an emptied cell clears the value. A former name, e-mail or id stays as an
        alias, so that the next file that uses it finds the same person.

    Raises
    ------
    VocError
        If an id is unknown, a value is not accepted, or an e-mail is taken in the account.
    """
    values = edits(changes, EDITABLE)
    if not any(values.values()):
        return
    columns = sorted({c for row in values.values() for c in row})
    shown = f"{', '.join(map(str, values))}" if len(values) <= 20 else f"({len(values)})"
    with store.write(f"update contacts {shown}: {', '.join(columns)}") as db:
        refuse_missing(db, "contact", list(values))
        for identity, row in values.items():
            _update(db, identity, row)


def infer(store: Store, guesses: pd.DataFrame) -> int:
    """Tag contacts without a role as their titles say; a role somebody gave is never changed.

    Parameters
    ----------
    guesses : DataFrame
        ``id``, ``role`` and ``department`` (missing where not known).

    Returns
    -------
    int
        Contacts tagged. [people]
    """
    rows = [
        {"id": int(i), "role": checked("role", role), "department": checked("department", place)}
        for i, role, place in guesses[["id", "role", "department"]].itertuples(index=False)
    ]
    with store.write(f"infer the roles of {len(rows)} contacts from their titles") as db:
        return int(db.conn.executemany(INFER, rows).rowcount)


def add(store: Store, values: Mapping[str, object]) -> int:
    """Add one contact and return its id; a role given here is the CSM's word."""
    row = {c: checked(c, v) for c, v in values.items() if c in EDITABLE}
    row = {c: v for c, v in _tagged(row).items() if v is not None}
    with store.write(f"add a contact to account {row.get('account_id')}") as db:
        try:
            return added(db, "contact", row)
        except sqlite3.IntegrityError as error:
            raise _refused(row, error) from error


def merge(store: Store, keep: int, others: Sequence[int]) -> None:
    """Make `others` the same person as `keep`: feedback and invitations move, blanks are filled."""
    others = [int(o) for o in dict.fromkeys(others) if int(o) != int(keep)]
    if not others:
        return
    with store.write(f"merge contacts {', '.join(map(str, others))} into {keep}") as db:
        refuse_missing(db, "contact", [keep, *others])
        accounts = {_one(db, i)["account_id"] for i in (keep, *others)}
        if len(accounts) > 1:
            raise VocError(
                N_("People of different accounts cannot be one contact. Merge the accounts first.")
            )
        for other in others:
            names = _called(_one(db, keep)), _called(_one(db, other))
            merges.write(db, "contact", join(db, keep, other), names)
        invitations.link(db, [keep])


def join(db: Database, keep: int, other: int) -> dict[str, Any]:
    """Make contact `other` part of contact `keep` inside a transaction and return the record."""
    recorder = merges.Recorder(db, "contact", keep, other)
    recorder.move()
    change(db, "contact", _joined(recorder.kept, recorder.lost), keep)
    return recorder.close()


def _called(contact: Mapping[str, Any]) -> str | None:
    return contact["name"] or contact["email"] or contact["title"]


def move(store: Store, ids: Sequence[int], account: int | str) -> int:
    """Move people, with everything they said, to another account and return its id.

    Parameters
    ----------
    account : int or str
        Id of the account, or the name of a new one.

    Raises
    ------
    VocError
        If an id is unknown, the name is taken, or somebody there has the same e-mail.
    """
    with store.write(f"move {len(ids)} contacts to the account {account}") as db:
        refuse_missing(db, "contact", ids)
        target = _account(db, account)
        refuse_missing(db, "account", [target])
        values = {"account": target, "ids": json.dumps([int(i) for i in ids])}
        if taken := db.conn.execute(TAKEN, values).fetchone():
            raise _refused({"email": taken[0]}, sqlite3.IntegrityError("contact.email"))
        for statement in MOVE:
            db.conn.execute(statement, values)
        invitations.link(db, ids)
    return target


def _account(db: Database, account: int | str) -> int:
    """Return the id of an account; a name makes a new one."""
    if not isinstance(account, str):
        return int(account)
    name = account.strip()
    if not name or db.conn.execute(NAMED, {"name": name}).fetchone():
        raise VocError(
            N_("There is already an account named '{name}', or the name is empty. Write another."),
            name=name,
        )
    return added(db, "account", {"name": name})


def _joined(kept: dict[str, Any], gone: dict[str, Any]) -> dict[str, object]:
    """Return what `kept` gains: blanks filled, the other's names, the surer role, the veto."""
    filled = ("name", "email", "title", "external_id", "department", "do_not_survey_reason")
    values: dict[str, object] = {c: kept[c] if kept[c] is not None else gone[c] for c in filled}
    values |= {c: max(kept[c], gone[c]) for c in ("active", "do_not_survey")}
    surer = max(kept, gone, key=lambda c: ROLE_RANK.index(c["role_source"]))
    values |= {"role": surer["role"], "role_source": surer["role_source"]}
    names = json.loads(kept["aliases"]) + json.loads(gone["aliases"])
    names += [gone[c] for c in KNOWN_AS if gone[c] and gone[c] != values[c]]
    return values | {"aliases": json.dumps(list(dict.fromkeys(names)), ensure_ascii=False)}


ROLE_RANK: Final = (None, "inferred", "crm", "csm")
"""How a role became known, the surest last."""


def _update(db: Database, identity: int, row: dict[str, Any]) -> None:
    now = _one(db, identity)
    former = [now[c] for c in KNOWN_AS if c in row and now[c] and now[c] != row[c]]
    aliases = json.loads(row.get("aliases", now["aliases"]))
    if former:
        aliases = list(dict.fromkeys([*aliases, *former]))
        row = {**row, "aliases": json.dumps(aliases, ensure_ascii=False)}
    try:
        if row:
            change(db, "contact", _tagged(row), identity)
    except sqlite3.IntegrityError as error:
        raise _refused(row, error) from error


def _tagged(row: dict[str, Any]) -> dict[str, Any]:
    if "role" not in row:
        return row
    role = row["role"] or "unknown"
    return {**row, "role": role, "role_source": None if role == "unknown" else "csm"}


def _refused(row: Mapping[str, object], error: sqlite3.IntegrityError) -> VocError:
    if "contact.email" in str(error):
        return VocError(
            N_(
                "Somebody at this account has the e-mail '{email}' already. Merge the two contacts."
            ),
            email=row.get("email"),
        )
    return VocError(
        N_("The contact '{name}' cannot be saved ({reason}). Correct the value."),
        name=row.get("name"),
        reason=str(error),
    )


def _one(db: Database, identity: int) -> dict[str, Any]:
    cursor = db.conn.execute(ONE, {"id": identity})
    return dict(zip([d[0] for d in cursor.description], cursor.fetchone(), strict=True))
