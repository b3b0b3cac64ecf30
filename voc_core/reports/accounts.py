"""Who is who: accounts and contacts found, their roles, and a person's edits of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

import pandas as pd

from voc_core import engine
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.ingest.roles import SURE, roles_of_titles
from voc_core.store import Store, decided, directory
from voc_core.store import accounts as stored_accounts
from voc_core.store import contacts as stored_contacts
from voc_core.store.directory import Search
from voc_core.store.ground import MINOR_UNITS

AT_MOST: Final = 300
"""Rows shown for editing; a search finds the others."""

DAYS: Final = ("contract_start", "renewal_on")
PERSONAL: Final = ("name", "email", "do_not_survey_reason")


@dataclass(frozen=True)
class Known:
    """How well we know who is who.

    Attributes
    ----------
    n_accounts, n_contacts, n_untagged, n_not_surveyed : int
        Active accounts; their active contacts; those without a role; those not to be surveyed.
    n_stored : int
        Accounts including inactive ones.
    n_without_decider : int
        Active accounts where no active contact is tagged a decision maker.
    arr_without_decider : float
        Their ARR in the reporting currency, missing where of none it is known. [major units]
    n_heard, n_single_threaded : int
        Accounts heard in the window; those where exactly one person was.
    window_months : int
        Length of that window. [months]
    currency : str
        Reporting currency.
    currencies : tuple of str
        Currencies with a rate, the reporting currency first.
    """

    n_accounts: int
    n_contacts: int
    n_untagged: int
    n_not_surveyed: int
    n_stored: int
    n_without_decider: int
    arr_without_decider: float
    n_heard: int
    n_single_threaded: int
    window_months: int
    currency: str
    currencies: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """Rows found, index id, at most `AT_MOST`, and how many there are."""

    table: pd.DataFrame
    n_found: int


def known(store: Store, snapshot: Snapshot, until: date) -> Known:
    """Return how well the people and roles of every active account are known, seen from a day."""
    settings, everyone = snapshot.settings, snapshot.accounts
    filters = Filters.last_months(settings.window_months, until)
    counts = directory.counts(store)
    people = snapshot.contacts[snapshot.contacts["active"]]
    decided = people.loc[people["role"] == "decision_maker", "account"]
    without = everyone[~everyone["account"].isin(decided)]
    heard = engine.tally(snapshot, filters, ["account"])["n_people"]
    others = sorted(set(settings.rates) - {settings.currency})
    return Known(
        n_accounts=len(everyone),
        n_contacts=counts["n_contacts"],
        n_untagged=counts["n_untagged"],
        n_not_surveyed=counts["n_not_surveyed"],
        n_stored=counts["n_accounts"],
        n_without_decider=len(without),
        arr_without_decider=float(without["arr"].sum(min_count=min(len(without), 1))),
        n_heard=len(heard),
        n_single_threaded=int((heard == 1).sum()),
        window_months=settings.window_months,
        currency=settings.currency,
        currencies=(settings.currency, *others),
    )


def accounts(store: Store, snapshot: Snapshot, text: str, also_inactive: bool) -> Found:
    """Return the accounts found: ``arr`` [major units of ``currency``], days as days."""
    table = directory.accounts(store, text, also_inactive, AT_MOST)
    arr = table["arr_minor"].astype("float64") / MINOR_UNITS
    table = table.assign(arr=arr, **{day: pd.to_datetime(table[day]) for day in DAYS})
    return _found(table.drop(columns="arr_minor"))


def contacts(store: Store, snapshot: Snapshot, search: Search) -> Found:
    """Return the contacts found; without names and e-mails where names are not to be searched."""
    return _found(directory.contacts(store, search, AT_MOST).drop(columns=_hidden(search)))


def titles(store: Store, snapshot: Snapshot, search: Search) -> pd.DataFrame:
    """Return what job titles say about the contacts found that have no role.

    Returns
    -------
    DataFrame
        One row per title, most people first: ``title``, ``n_people``, ``role``, ``department``
        (missing where the title does not say), ``rule`` (Message), ``confidence`` [0 to 1]. Those
        that need a second look come first, then the most people; titles that say nothing come
        last, with role ``unknown``; people without a title are left out.
    """
    people = _untagged(store, search)
    n_people = people.groupby("title").size().rename("n_people")
    said = roles_of_titles(people["title"].dropna(), decided.titles(store))
    table = said.join(n_people).rename_axis("title").reset_index()
    table["silent"] = table["role"] == "unknown"
    table["sure"] = table["confidence"] >= SURE
    order = ["silent", "sure", "n_people", "title"]
    table = table.sort_values(order, ascending=[True, True, False, True], ignore_index=True)
    return table[["title", "n_people", "role", "department", "rule", "confidence"]]


def infer(store: Store, search: Search, chosen: pd.DataFrame) -> int:
    """Tag the untagged contacts found by their titles, as a person confirmed.

    Parameters
    ----------
    chosen : DataFrame
        ``title``, ``role`` (as confirmed), ``guess`` (what the rule said) and ``department``. A
        role other than the guess is the CSM's word, no inference.

    Returns
    -------
    int
        Contacts tagged. [people]
    """
    chosen = chosen[chosen["role"].notna() & (chosen["role"] != "unknown")]
    people = _untagged(store, search)[["id", "title"]].merge(chosen, on="title")
    is_guess = people["role"] == people["guess"]
    n = stored_contacts.infer(store, people[is_guess]) if is_guess.any() else 0
    said = {int(i): {"role": r} for i, r in people.loc[~is_guess, ["id", "role"]].to_numpy()}
    stored_contacts.update(store, said)
    decided.remember_titles(store, dict(zip(chosen["title"], chosen["role"], strict=True)))
    return n + len(said)


def tag(store: Store, ids: Sequence[int], role: str) -> None:
    """Tag people with a role; it is the CSM's word."""
    stored_contacts.update(store, {int(i): {"role": role} for i in ids})


def changes(before: pd.DataFrame, after: pd.DataFrame) -> dict[int, dict[str, Any]]:
    """Return what was edited: by id, the columns whose value differs; emptied cells as None.

    Parameters
    ----------
    before, after : DataFrame
        The same rows and columns, index id; not touched.
    """
    found: dict[int, dict[str, Any]] = {}
    for name in before.columns.intersection(after.columns):
        old, new = before[name].tolist(), after[name].tolist()
        for identity, was, now in zip(before.index, old, new, strict=True):
            if (value := _value(now)) != _value(was):
                found.setdefault(int(identity), {})[name] = value
    return found


def save_accounts(store: Store, edits: Mapping[int, Mapping[str, Any]], currency: str) -> None:
    """Save edited accounts; an amount without a currency is in `currency`."""
    unpriced = _without_currency(store, edits)
    stored_accounts.update(
        store, {i: _priced(row, currency if i in unpriced else None) for i, row in edits.items()}
    )


def save_contacts(store: Store, edits: Mapping[int, Mapping[str, Any]]) -> None:
    """Save edited contacts; a role set by hand is the CSM's word."""
    stored_contacts.update(store, {i: dict(row) for i, row in edits.items()})


def readable(
    table: pd.DataFrame, headings: Mapping[str, str], label: Callable[[str], str]
) -> pd.DataFrame:
    """Return a table for download: columns of `headings` in its order, codes and lists in words."""
    kept = [name for name in headings if name in table]
    return table[kept].map(lambda v: _written(v, label)).rename(columns=dict(headings))


def _found(table: pd.DataFrame) -> Found:
    n = int(table["n_found"].iloc[0]) if len(table) else 0
    return Found(table.drop(columns="n_found").set_index("id"), n)


def _hidden(search: Search) -> list[str]:
    return [] if search.names else list(PERSONAL)


def _untagged(store: Store, search: Search) -> pd.DataFrame:
    search = Search(search.text, search.account, ("unknown",), search.also_inactive, search.names)
    return directory.contacts(store, search)


def _value(cell: Any) -> Any:
    if isinstance(cell, list | tuple):
        return [str(v) for v in cell]
    if hasattr(cell, "tolist"):
        return _value(cell.tolist())
    if cell is None or cell != cell:
        return None
    if isinstance(cell, pd.Timestamp):
        return cell.date().isoformat()
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _without_currency(store: Store, edits: Mapping[int, Mapping[str, Any]]) -> set[int]:
    priced = [i for i, row in edits.items() if row.get("arr") is not None]
    if not priced:
        return set()
    table = stored_accounts.table(store).set_index("id")["currency"]
    return {i for i in priced if i in table.index and pd.isna(table[i])}


def _priced(row: Mapping[str, Any], currency: str | None) -> dict[str, Any]:
    values = {name: value for name, value in row.items() if name != "arr"}
    if "arr" in row:
        arr = row["arr"]
        values["arr_minor"] = None if arr is None else round(arr * MINOR_UNITS)
        if currency and not values.get("currency"):
            values["currency"] = currency
    return values


def _written(value: Any, label: Callable[[str], str]) -> Any:
    if isinstance(value, list):
        return "; ".join(value)
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return label(value) if isinstance(value, str) else value
