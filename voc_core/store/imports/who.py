"""Accounts, contacts and touchpoints of an import: found, made, filled; each key gets its id."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.store import accounts, contacts, heard, journeys
from voc_core.store.imports.former import Former, folded
from voc_core.store.imports.ledger import Ledger
from voc_core.store.imports.plan import Plan
from voc_core.store.rows import added, cells, frame

UNSORTED: Final = ("Unsorted", "未归类")
PLACES = """
SELECT id, code, name, name_zh
FROM touchpoint
ORDER BY id
"""
UNSORTED_STAGE = """
SELECT stage.id
FROM stage
WHERE journey_id = :journey AND name = :name
"""
N_STAGES = "SELECT count(*) FROM stage WHERE journey_id = :journey"
N_TOUCHPOINTS = "SELECT count(*) FROM touchpoint WHERE stage_id = :stage"
NAMES = """
SELECT name
FROM account
WHERE id IN (SELECT value FROM json_each(:ids))
ORDER BY id
"""
ACCOUNT_VALUES: Final = accounts.EDITABLE
CONTACT_VALUES: Final = (*contacts.EDITABLE, "role_source")
NEW_ACCOUNT: Final[dict[str, Any]] = {
    **dict.fromkeys(ACCOUNT_VALUES),
    "aliases": [],
    "domains": [],
    "tier": "standard",
    "active": 1,
}
NEW_CONTACT: Final[dict[str, Any]] = {
    **dict.fromkeys(CONTACT_VALUES),
    "aliases": [],
    "role": "unknown",
    "active": 1,
    "do_not_survey": 0,
}


@dataclass(frozen=True)
class Who:
    """Ids by key, and the outcome of each key.

    Attributes
    ----------
    accounts, contacts : list of int
        Id by account and contact key; 0 for none.
    account_outcomes, contact_outcomes : list of str
        ``added``, ``updated``, ``unchanged`` or ``none`` by key.
    accounts_said, contacts_said : list of str or None
        The other name each was found by, by key; None where the own name was said.
    """

    accounts: list[int]
    contacts: list[int]
    account_outcomes: list[str]
    contact_outcomes: list[str]
    accounts_added: tuple[str, ...]
    contacts_added: int
    accounts_said: list[str | None]
    contacts_said: list[str | None]


def resolve(db: Database, import_id: int, plan: Plan, former: Former) -> Who:
    """Find or make every account and contact of the import, and log it."""
    known_contacts = contacts.read(db)
    found = plan.accounts(accounts.read(db), known_contacts)
    ledger = Ledger(db, import_id, "account", plan.kind == "accounts", former)
    account_ids, account_outcomes = _write(ledger, found, NEW_ACCOUNT, ACCOUNT_VALUES)
    ledger.close()
    names = _names(db, ledger.added)
    people = plan.contacts(known_contacts, account_ids)
    ledger = Ledger(db, import_id, "contact", plan.kind == "contacts", former)
    contact_ids, contact_outcomes = _write(ledger, people, NEW_CONTACT, CONTACT_VALUES)
    ledger.close()
    said = cells(found["said"])
    positions = people["account_key"].tolist()
    heard.note_contacts(db, _new_people(contact_ids, contact_outcomes, positions, said))
    return Who(
        account_ids,
        contact_ids,
        account_outcomes,
        contact_outcomes,
        names,
        len(ledger.added),
        said,
        cells(people["said"]),
    )


def places(
    db: Database, import_id: int, written: Iterable[str], former: Former
) -> tuple[dict[str, int], list[str]]:
    """Return the touchpoint meant by each text, and the names of those that had to be made."""
    known: dict[str, int] = {}
    for identity, *names in db.conn.execute(PLACES):
        for name in filter(None, names):
            known.setdefault(folded(name), identity)
    ids: dict[str, int] = {}
    made: list[str] = []
    for text in written:
        if folded(text) not in known:
            known[folded(text)] = _new_place(db, import_id, text.strip(), former)
            made.append(text.strip())
        ids[text] = known[folded(text)]
    return ids, made


def unsorted_stage(db: Database) -> int:
    """Return the id of the stage for touchpoints nobody has sorted yet, made if there is none."""
    journey = journeys.first(db)
    name, name_zh = UNSORTED
    found = db.conn.execute(UNSORTED_STAGE, {"journey": journey, "name": name}).fetchone()
    if found:
        return int(found[0])
    position = db.conn.execute(N_STAGES, {"journey": journey}).fetchone()[0]
    values = {"journey_id": journey, "name": name, "name_zh": name_zh, "position": position}
    return added(db, "stage", values)


def _new_place(db: Database, import_id: int, name: str, former: Former) -> int:
    stage = unsorted_stage(db)
    position = db.conn.execute(N_TOUCHPOINTS, {"stage": stage}).fetchone()[0]
    code = journeys.free_code(db, name)
    ledger = Ledger(db, import_id, "touchpoint", overwrite=False, former=former)
    values = {"stage_id": stage, "code": code, "name": name, "position": position}
    identity = ledger.add([values])[0]
    ledger.close()
    return identity


def _write(
    ledger: Ledger, found: pd.DataFrame, blank: dict[str, Any], columns: tuple[str, ...]
) -> tuple[list[int], list[str]]:
    """Return id and outcome of each row of `found`: the new added, the others filled."""
    values = _records(found, columns)
    groups = [int(g) for g in found["group"]]
    first: dict[int, int] = {}
    for position, group in enumerate(groups):
        if group < 0:
            first.setdefault(group, position)
    made = ledger.add({**blank, **values[p]} for p in first.values())
    ids = dict(zip(first, made, strict=True))
    outcomes = []
    for position, group in enumerate(groups):
        if group == 0:
            outcomes.append("none")
        elif first.get(group) == position:
            outcomes.append("added")
        else:
            changed = ledger.put(ids.get(group, group), values[position])
            outcomes.append("updated" if changed else "unchanged")
    return [ids.get(g, g) for g in groups], outcomes


def _new_people(
    ids: list[int], outcomes: list[str], accounts: list[int], said: list[str | None]
) -> list[tuple[int, str]]:
    """Return the people who were made under another name of their account, and that name."""
    made = (i for i, outcome in enumerate(outcomes) if outcome == "added")
    return [(ids[i], name) for i in made if (name := said[accounts[i]])]


def _records(found: pd.DataFrame, columns: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the cells of each row that hold something."""
    names = [c for c in columns if c in found]
    columns_of_cells = [cells(found[c]) for c in names]
    return [
        {c: v for c, v in zip(names, row, strict=True) if v is not None and v != ""}
        for row in zip(*columns_of_cells, strict=True)
    ]


def _names(db: Database, ids: list[int]) -> tuple[str, ...]:
    if not ids:
        return ()
    return tuple(frame(db, NAMES, ids=json.dumps(ids))["name"])
