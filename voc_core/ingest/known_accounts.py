"""Known accounts by everything they are known by, and what each evidence is worth."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import pandas as pd

from voc_core.domains import domain_of, registered
from voc_core.ingest.likeness import PROPOSE_FROM, likeness
from voc_core.ingest.lookalikes import Likely
from voc_core.ingest.names import agree, key_of, taken_apart

KNOWN_PERSON, OWN_DOMAIN, SHARED_DOMAIN = 94.0, 91.0, 86.0
"""Likeness that a person's address or a mail domain is worth where the name does not agree.
[0 to 100]"""

Keyed = dict[str, dict[int, set[frozenset[str]]]]


class Found(NamedTuple):
    """The account meant without doubt, how it was found, and the accounts that may be meant."""

    account: int | None
    how: str
    hints: tuple[Likely, ...] = ()


def _by_account() -> Keyed:
    return defaultdict(lambda: defaultdict(set))


@dataclass
class Accounts:
    """Known accounts by everything they are known by; a new one has a negative id."""

    crm: dict[str, int] = field(default_factory=dict)
    exact: dict[str, int] = field(default_factory=dict)
    keys: Keyed = field(default_factory=_by_account)
    aliases: Keyed = field(default_factory=_by_account)
    written: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    domains: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    hosts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    people: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    crm_of: dict[int, str] = field(default_factory=dict)
    name_of: dict[int, str] = field(default_factory=dict)
    refused: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def known(
        cls,
        accounts: pd.DataFrame,
        contacts: pd.DataFrame | None = None,
        refused: Iterable[tuple[str, int]] = (),
    ) -> "Accounts":
        """Return the accounts of the store, as in its tables of accounts and contacts.

        Parameters
        ----------
        refused : iterable of (str, int)
            Names a person said are not those accounts.
        """
        book = cls()
        for row in accounts.to_dict("records"):
            book.add(int(row["id"]), row["name"], _text(row["external_id"]), row["domains"])
            for alias in row["aliases"]:
                book.written[alias].add(int(row["id"]))
                _put(book.aliases, alias, int(row["id"]))
        if contacts is not None:
            book._hear(contacts)
        for name, account in refused:
            book.refused[key_of(name) or name].add(account)
        return book

    def add(self, account: int, name: str, crm: str, domains: Iterable[str] = ()) -> None:
        """Remember one account."""
        if crm:
            self.crm.setdefault(crm, account)
            self.crm_of[account] = crm
        self.exact.setdefault(name, account)
        _put(self.keys, name, account)
        self.name_of[account] = name
        for domain in filter(None, map(registered, domains)):
            self.domains[domain].add(account)

    def make(self, name: str, crm: str) -> int:
        """Remember a new account and return its negative id; its name is one nobody has."""
        new = -1 - len(self.name_of)
        self.add(new, self.free_name(name, crm), crm)
        return new

    def host(self, account: int, domains: Iterable[str]) -> None:
        """Remember the domains an account of the file writes from."""
        for domain in domains:
            self.hosts[domain].add(account)

    def find(self, given: Mapping[str, Any]) -> Found:
        """Return the account meant by a row of `match_accounts` without doubt.

        Notes
        -----
        An id or a name decides alone. The address of a known person and a mail domain decide only
        where no account is named or the name is alike; against a name they are hints.
        """
        name, crm = given["account"], given["external_id"]
        if crm and crm in self.crm:
            return Found(self.crm[crm], "crm_id")
        if crm and len(self.written.get(crm, ())) == 1:
            return Found(next(iter(self.written[crm])), "alias")
        if name in self.exact and self._fits(self.exact[name], crm):
            return Found(self.exact[name], "exact")
        if name:
            return self._named(name, crm, given)
        return self._unnamed(given)

    def alias_of(self, account: int, name: str, crm: str) -> str | None:
        """Return the other name of a known account that a row says, None where it says its own."""
        if crm and account in self.written.get(crm, ()):
            return crm
        own, said = self.name_of.get(account, ""), taken_apart(name).keys if name else frozenset()
        if not said or said & taken_apart(own).keys:
            return None
        written = (a for a, ids in self.written.items() if account in ids)
        return next((a for a in written if taken_apart(a).keys & said), None)

    def rank(self, given: Mapping[str, Any]) -> tuple[bool, bool, bool]:
        """Return where a row stands in the order of matching: whoever says most comes first."""
        name = given["account"]
        return not given["external_id"], not name, not (name and taken_apart(name).forms)

    def free_name(self, name: str, crm: str) -> str:
        """Return a name no known account has."""
        free, n = name, 1
        while free in self.exact:
            n += 1
            free = f"{name} ({crm})" if crm and n == 2 else f"{name} ({n})"
        return free

    def stored_names(self) -> dict[int, list[str]]:
        """Return name and aliases of every account of the store, by id."""
        names = {i: [name] for i, name in self.name_of.items() if i > 0}
        for alias, accounts in self.written.items():
            for account in accounts:
                names[account].append(alias)
        return names

    def refused_for(self, name: str) -> set[int]:
        """Return the accounts a person said a name does not mean."""
        return self.refused.get(key_of(name) or name, set())

    def _named(self, name: str, crm: str, given: Mapping[str, Any]) -> Found:
        for how, keyed in (("exact", self.keys), ("alias", self.aliases)):
            fitting = [i for i in _agreeing(keyed, name) if self._fits(i, crm)]
            if len(fitting) == 1:
                return Found(fitting[0], how)
        hints = []
        for how, account, worth, reason in self._evidence(given):
            is_alone = worth > SHARED_DOMAIN
            if is_alone and self._fits(account, crm) and self._is_alike(name, account):
                return Found(account, how)
            hints.append(Likely(account, worth, reason))
        return Found(None, "new", tuple(h for h in hints if h.id > 0))

    def _unnamed(self, given: Mapping[str, Any]) -> Found:
        hints = []
        for how, account, worth, reason in self._evidence(given):
            if worth > SHARED_DOMAIN:
                return Found(account, how)
            hints.append(Likely(account, worth, reason))
        hosts = {i for d in given["domains"] for i in self.hosts.get(d, ())}
        if len(hosts) == 1:
            return Found(hosts.pop(), "domain")
        return Found(None, "new", tuple(h for h in hints if h.id > 0))

    def _evidence(self, given: Mapping[str, Any]) -> list[tuple[str, int, float, str]]:
        """Return what address and domain say: how, account, worth and reason, the surest first."""
        people = sorted(self.people.get(given["email"], ()))
        found = [("email", i, KNOWN_PERSON, "same_email") for i in people if len(people) == 1]
        owners = sorted({i for d in given["domains"] for i in self.domains.get(d, ())})
        worth = OWN_DOMAIN if len(owners) == 1 else SHARED_DOMAIN
        return found + [("domain", i, worth, "same_domain") for i in owners]

    def _is_alike(self, name: str, account: int) -> bool:
        known = self.name_of[account]
        alike, reason = likeness(taken_apart(name), taken_apart(known))
        return alike >= PROPOSE_FROM and reason not in ("branch", "contained")

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


def _put(keyed: Keyed, name: str, account: int) -> None:
    parted = taken_apart(name)
    for key in parted.keys:
        keyed[key][account].add(parted.forms)


def _agreeing(keyed: Keyed, name: str) -> list[int]:
    """Return the accounts of the same words whose legal forms all agree, see `names.agree`."""
    parted = taken_apart(name)
    found = {i: forms for key in parted.keys for i, forms in keyed.get(key, {}).items()}
    same = [i for i, forms in found.items() if parted.forms in forms]
    return same or [i for i, fs in found.items() if all(agree(parted.forms, f) for f in fs)]


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
