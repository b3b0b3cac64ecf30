"""Who is meant: accounts and people of a file, matched with those the store knows.

Pure functions on small tables. Nothing uncertain is decided here: a likely account is *proposed*,
and a name that two known accounts could mean is a new one until a person says otherwise.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
from rapidfuzz import fuzz, process

from voc_core.ingest.names import domain_of, key_of, words_of

HOW: Final = (
    "confirmed",  # a person said so
    "crm_id",
    "exact",  # same name, or the same but for case, width, punctuation and legal form
    "alias",
    "email",  # no account is named, but the person is known
    "domain",
    "proposed",  # alike; new unless confirmed
    "new",
    "none",  # nothing says which account
)
PROPOSE_FROM: Final = 85.0
"""Likeness from which an account is proposed. [0 to 100]"""

NEW: Final = "new"


@dataclass
class Accounts:
    """Known accounts by everything they are known by; a new one has a negative id."""

    crm: dict[str, int] = field(default_factory=dict)
    exact: dict[str, int] = field(default_factory=dict)
    keys: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    aliases: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    domains: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    hosts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    crm_of: dict[int, str] = field(default_factory=dict)
    name_of: dict[int, str] = field(default_factory=dict)

    @classmethod
    def known(cls, accounts: pd.DataFrame, contacts: pd.DataFrame | None = None) -> "Accounts":
        """Return the accounts of the store, as in its tables of accounts and contacts."""
        book = cls()
        for row in accounts.to_dict("records"):
            book.add(int(row["id"]), row["name"], _text(row["external_id"]), row["domains"])
            for alias in row["aliases"]:
                book.aliases[key_of(alias)].add(int(row["id"]))
        if contacts is not None:
            book._hear(contacts)
        return book

    def add(self, account: int, name: str, crm: str, domains: Iterable[str] = ()) -> None:
        """Remember one account."""
        if crm:
            self.crm.setdefault(crm, account)
            self.crm_of[account] = crm
        self.exact.setdefault(name, account)
        self.keys[key_of(name)].add(account)
        self.name_of[account] = name
        for domain in domains:
            self.domains[domain.casefold()].add(account)

    def host(self, account: int, domains: Iterable[str]) -> None:
        """Remember the domains an account of the file writes from."""
        for domain in domains:
            self.hosts[domain].add(account)

    def find(self, given: Mapping[str, Any]) -> tuple[int | None, str]:
        """Return the account meant by a row of `match_accounts` without doubt, and how."""
        name, crm = given["account"], given["external_id"]
        if crm and crm in self.crm:
            return self.crm[crm], "crm_id"
        if name in self.exact and self._fits(self.exact[name], crm):
            return self.exact[name], "exact"
        for how, ids in (
            ("exact", self.keys.get(key_of(name), set()) if name else set()),
            ("alias", self.aliases.get(key_of(name), set()) if name else set()),
            ("email", self.people.get(given["email"], set())),
            ("domain", _shared(self.domains, given["domains"])),
            ("domain", _shared(self.hosts, given["domains"]) if not name else set()),
        ):
            fitting = [i for i in ids if self._fits(i, crm)]
            if len(fitting) == 1:
                return fitting[0], how
        return None, "new"

    def free_name(self, name: str, crm: str) -> str:
        """Return a name no known account has."""
        free, n = name, 1
        while free in self.exact:
            n += 1
            free = f"{name} ({crm})" if crm and n == 2 else f"{name} ({n})"
        return free

    def _fits(self, account: int, crm: str) -> bool:
        return not crm or self.crm_of.get(account, crm) == crm

    def _hear(self, contacts: pd.DataFrame) -> None:
        """Remember who writes from where: most of an account's addresses say its domain."""
        pairs = contacts[["email", "account_id"]].dropna()
        used: dict[int, Counter[str]] = defaultdict(Counter)
        for email, account in zip(pairs["email"], pairs["account_id"], strict=True):
            self.people[email.casefold()].add(int(account))
            used[int(account)][domain_of(email)] += 1
        for account, domains in used.items():
            domain, n = domains.most_common(1)[0]
            if domain and n * 2 > domains.total():
                self.domains[domain].add(account)


def match_accounts(
    given: pd.DataFrame,
    known: Accounts,
    decisions: Mapping[str, int | str | None] | None = None,
    propose_from: float | None = PROPOSE_FROM,
) -> pd.DataFrame:
    """Return the account meant by each distinct one of a file.

    Parameters
    ----------
    given : DataFrame
        One row per distinct account of the file, as from `gathering.Gathered.accounts`.
    known : Accounts
        What the store knows; new accounts are added to it.
    decisions : mapping, optional
        What a person decided, by ``given``: an account's id, or `NEW`.
    propose_from : float, optional
        Likeness from which an account is proposed; None proposes nothing. [0 to 100]

    Returns
    -------
    DataFrame
        `given` with its index and order, and:

        ``account``
            Id in the store, missing where new; of a proposal, the one proposed.
        ``account_name``
            Its name, or the name the new account gets.
        ``how``
            One of `HOW`.
        ``score``
            Likeness; 100 where nothing is in doubt. [0 to 100]
        ``group``
            Id, or a negative number shared by the rows that mean the same new account; 0 for none.
    """
    decisions = decisions or {}
    choices = {i: words_of(n) for i, n in known.name_of.items()} if propose_from else {}
    rows: dict[Any, Any] = given.to_dict("index")
    order = sorted(rows, key=lambda i: (not rows[i]["external_id"], not rows[i]["account"]))
    found = {i: _account(rows[i], known, decisions, choices, propose_from) for i in order}
    table = pd.DataFrame.from_dict(found, "index", columns=["account", *MATCHED])
    table = table.reindex(given.index).astype({"account": "Int64"})
    return pd.concat([given.rename(columns={"account": "name"}), table], axis=1)


MATCHED: Final = ("account_name", "how", "score", "group")


def _account(
    given: Mapping[str, Any],
    known: Accounts,
    decisions: Mapping[str, int | str | None],
    choices: Mapping[int, str],
    propose_from: float | None,
) -> tuple[int | None, str, str, float, int]:
    """Return account, name, how, score and group of one row."""
    decided = decisions.get(given["given"])
    if decided is not None and decided != NEW and int(decided) in known.name_of:
        return int(decided), known.name_of[int(decided)], "confirmed", 100.0, int(decided)
    found, how = known.find(given)
    forced = decided == NEW and how in ("alias", "email", "domain")
    if found is not None and found > 0 and not forced:
        known.host(found, given["domains"])
        return found, known.name_of[found], how, 100.0, found
    name = given["account"] or given["external_id"] or next(iter(sorted(given["domains"])), "")
    if not name:
        return None, "", "none", 0.0, 0
    if found is None or forced:
        found = -1 - len(known.name_of)
        known.add(found, known.free_name(name, given["external_id"]), given["external_id"])
    known.host(found, given["domains"])
    like = None if forced or decided == NEW else _likeness(name, choices, propose_from)
    if like:
        return like[0], known.name_of[like[0]], "proposed", like[1], found
    return None, known.name_of[found], "new", 100.0, found


def _likeness(
    name: str, choices: Mapping[int, str], propose_from: float | None
) -> tuple[int, float] | None:
    if propose_from is None:
        return None
    best = process.extractOne(
        words_of(name), choices, scorer=fuzz.WRatio, score_cutoff=propose_from
    )
    return (int(best[2]), round(float(best[1]), 1)) if best else None


def _shared(domains: Mapping[str, set[int]], given: Iterable[str]) -> set[int]:
    """Return the accounts of the given domains; empty when a domain belongs to several."""
    found = [domains.get(d, set()) for d in given]
    return set().union(*found) if all(len(f) < 2 for f in found) else set()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
