"""Accounts and people that look the same: why, and what a merge would move."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core.engine import Snapshot
from voc_core.ingest.twins import same_accounts, same_people
from voc_core.scripts import plain
from voc_core.store import Store, decided, directory, merges, splitting
from voc_core.store import accounts as stored_accounts
from voc_core.store import contacts as stored_contacts
from voc_core.store import settings as stored_settings
from voc_core.store.ground import MINOR_UNITS
from voc_core.store.splitting import Split

KINDS: Final = ("accounts", "contacts")
ENTITY: Final = {"accounts": "account", "contacts": "contact"}
KEPT_APART: Final = {"accounts": "kept_apart_accounts", "contacts": "kept_apart_contacts"}
"""Setting that remembers the pairs a person called different."""


@dataclass(frozen=True)
class Duplicates:
    """Pairs that look the same, the surest first.

    Attributes
    ----------
    pairs : DataFrame
        ``one``, ``other``, ``reason``, ``likeness``; see `ingest.likeness.same_accounts`.
    """

    pairs: pd.DataFrame


@dataclass(frozen=True)
class Preview:
    """What merging `other` into `keep` would do.

    Attributes
    ----------
    keep, other : str
        Their names.
    n_contacts, n_feedback, n_invitations : int
        What moves; a contact has no contacts, an account no invitations of its own.
    n_same_email : int
        People of both accounts with the same e-mail, who become one. [people]
    """

    keep: str
    other: str
    n_contacts: int
    n_feedback: int
    n_invitations: int
    n_same_email: int


def accounts(store: Store, snapshot: Snapshot) -> Duplicates:
    """Return pairs of accounts that look like one and were not kept apart."""
    table = stored_accounts.table(store)
    pairs = same_accounts(table, directory.domains(store))
    return _open(store, "accounts", pairs, _names(table, "aliases", "name"))


def contacts(store: Store, snapshot: Snapshot) -> Duplicates:
    """Return pairs of contacts of one account that look like one person."""
    people = directory.people(store)
    return _open(store, "contacts", same_people(people), _names(people, "name", "email"))


def facts(store: Store, snapshot: Snapshot, kind: str, ids: tuple[int, ...]) -> pd.DataFrame:
    """Return what tells two accounts or contacts apart, index id, in the order of `ids`."""
    if kind == "contacts":
        table = directory.facts_of_contacts(store, ids)
        return table.join(directory.held_by_contacts(store, ids)[["n_feedback"]])
    table = directory.facts_of_accounts(store, ids)
    table.insert(4, "arr", table.pop("arr_minor").astype("float64") / MINOR_UNITS)
    return table.join(directory.held_by_accounts(store, ids))


def preview(store: Store, snapshot: Snapshot, kind: str, keep: int, other: int) -> Preview:
    """Return what merging `other` into `keep` would move."""
    table = facts(store, snapshot, kind, (keep, other))
    names = [n if isinstance(n, str) else "" for n in table["name"]]
    if kind == "contacts":
        held = directory.held_by_contacts(store, (other,))
        moved = (0, int(held["n_feedback"].iloc[0]), int(held["n_invitations"].iloc[0]), 0)
    else:
        held = directory.held_by_accounts(store, (other,))
        same = directory.n_same_email(store, keep, other)
        moved = (int(held["n_contacts"].iloc[0]), int(held["n_feedback"].iloc[0]), 0, same)
    return Preview(names[0], names[1], *moved)


def history(store: Store, snapshot: Snapshot, kind: str) -> pd.DataFrame:
    """Return the merges of accounts or contacts, the newest first; None where a cell is empty."""
    table = merges.table(store)
    table = table.astype(object).where(table.notna(), None)
    return table[table["kind"] == ENTITY[kind]].reset_index(drop=True)


def split(store: Store, merge_id: int) -> Split:
    """Take a merge apart again, see `splitting.split`."""
    return splitting.split(store, merge_id)


def people_of(store: Store, snapshot: Snapshot, account: int) -> dict[int, str]:
    """Return the people of an account as id and a line that tells them apart."""
    table = stored_contacts.table(store)
    table = table[table["account_id"] == account]
    lines = zip(*(table[c].fillna("").tolist() for c in ("name", "title", "email")), strict=True)
    shown = [
        " · ".join(filter(None, line)) or f"#{i}"
        for i, line in zip(table["id"], lines, strict=True)
    ]
    return dict(zip(table["id"].tolist(), shown, strict=True))


def move(store: Store, contacts: Sequence[int], account: int | str) -> int:
    """Move people with their voices to an account, or to a new one of that name."""
    return stored_contacts.move(store, contacts, account)


def merge(store: Store, kind: str, keep: int, other: int) -> None:
    """Make `other` part of `keep`; `split` takes it apart again."""
    by_kind = {"accounts": stored_accounts.merge, "contacts": stored_contacts.merge}
    by_kind[kind](store, keep, [other])


def keep_apart(store: Store, kind: str, one: int, other: int) -> None:
    """Remember that two are not the same, so that they are not proposed again."""
    name = KEPT_APART[kind]
    apart = {*_apart(store, kind), _pair(one, other)}
    stored_settings.save(store, {name: sorted(apart)})


def _open(
    store: Store, kind: str, pairs: pd.DataFrame, names: Mapping[int, set[str]]
) -> Duplicates:
    """Return the pairs nobody called different, here or when a file was imported."""
    apart = _apart(store, kind)
    refused = {(plain(said), i) for said, i in decided.refused(store, kind)}
    keys = [_pair(one, other) for one, other in zip(pairs["one"], pairs["other"], strict=True)]
    still = pd.Series(
        [key not in apart and not _is_refused(*key, names, refused) for key in keys],
        index=pairs.index,
        dtype="bool",
    )
    return Duplicates(pairs[still].reset_index(drop=True))


def _is_refused(
    one: int, other: int, names: Mapping[int, set[str]], refused: set[tuple[str, int]]
) -> bool:
    both = ((one, other), (other, one))
    return any((name, i) in refused for i, named in both for name in names.get(named, ()))


def _names(table: pd.DataFrame, *columns: str) -> dict[int, set[str]]:
    """Return what each is called, made `scripts.plain`, by id."""
    called: dict[int, set[str]] = {}
    for identity, *cells in table[["id", *columns]].itertuples(index=False):
        said = [n for c in cells for n in (c if isinstance(c, list) else [c])]
        called[int(identity)] = {plain(n) for n in said if isinstance(n, str)}
    return called


def _apart(store: Store, kind: str) -> set[tuple[int, int]]:
    stored = stored_settings.stored(store).get(KEPT_APART[kind])
    return {_pair(*pair) for pair in stored} if isinstance(stored, list) else set()


def _pair(one: int, other: int) -> tuple[int, int]:
    return min(int(one), int(other)), max(int(one), int(other))
