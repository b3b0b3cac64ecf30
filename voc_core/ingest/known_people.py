"""Known people by account, and which of them a name, an address or an id may mean."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, NamedTuple

import pandas as pd

from voc_core.domains import domain_of
from voc_core.ingest.lookalikes import Likely
from voc_core.ingest.person_names import (
    PROPOSE_FROM,
    keys_of_person,
    person_likeness,
    words_of_person,
)

SAME_NAME: Final = 94.0
"""Likeness of people of one name whose addresses differ. [0 to 100]"""


class Person(NamedTuple):
    """A person as a file says."""

    account: int
    name: str
    email: str
    external: str


@dataclass
class People:
    """Known people by account and everything they are known by; a new one has a negative id."""

    emails: dict[tuple[int, str], int] = field(default_factory=dict)
    ids: dict[tuple[int, str], int] = field(default_factory=dict)
    aliases: dict[tuple[int, str], int] = field(default_factory=dict)
    alias_as: dict[tuple[int, str], str] = field(default_factory=dict)
    names: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    called: dict[int, list[tuple[int, str]]] = field(default_factory=lambda: defaultdict(list))
    email_of: dict[int, str] = field(default_factory=dict)
    id_of: dict[int, str] = field(default_factory=dict)
    account_of: dict[int, int] = field(default_factory=dict)
    refused: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))
    n_new: int = 0

    @classmethod
    def known(cls, contacts: pd.DataFrame, refused: Iterable[tuple[str, int]] = ()) -> "People":
        """Return the people of the store; see `store.contacts.table`.

        Parameters
        ----------
        refused : iterable of (str, int)
            Names or addresses a person said are not those contacts.
        """
        book = cls()
        columns = ("id", "account_id", "name", "email", "external_id", "aliases")
        for person, account, name, email, external, aliases in zip(
            *(contacts[c].tolist() for c in columns), strict=True
        ):
            known_as = Person(int(account), _text(name), _text(email).casefold(), _text(external))
            book.add(int(person), known_as)
            for alias in aliases:
                for key in _keys(alias):
                    book.aliases.setdefault((account, key), person)
                    book.alias_as.setdefault((int(person), key), alias)
        for said, contact in refused:
            book.refused[_folded(said)].add(contact)
        return book

    def add(self, contact: int, person: Person) -> None:
        """Remember one person."""
        account, name, email, external = person
        self.account_of[contact] = account
        if email:
            self.emails.setdefault((account, email), contact)
            self.email_of.setdefault(contact, email)
        if external:
            self.ids.setdefault((account, external), contact)
            self.id_of.setdefault(contact, external)
        if name and contact > 0:
            self.called[account].append((contact, name))
        for key in keys_of_person(name) if name else ():
            namesakes = self.names[account, key]
            if contact not in namesakes:
                namesakes.append(contact)

    def find(self, person: Person) -> tuple[int | None, str]:
        """Return the person meant without doubt, and how.

        Notes
        -----
        A name finds a person, in any order of its words and without titles, only if neither e-mail
        nor id speaks against it and no second person of that name could be meant: two people named
        张伟 stay two.
        """
        account, name, email, external = person
        if email and (account, email) in self.emails:
            return self.emails[account, email], "email"
        if external and (account, external) in self.ids:
            return self.ids[account, external], "external_id"
        namesakes = {c for key in _name_keys(name) for c in self.names.get((account, key), ())}
        fitting = [c for c in namesakes if self._fits(c, email, external)]
        if len(fitting) == 1:
            return fitting[0], "name"
        for key in _known_as(person) if self.aliases else ():
            if (account, key) in self.aliases:
                return self.aliases[account, key], "alias"
        return None, "new"

    def alias_of(self, contact: int, person: Person) -> str | None:
        """Return the other name, address or id of a known contact that a row says."""
        known = (self.alias_as.get((contact, key)) for key in _known_as(person))
        return next((alias for alias in known if alias), None)

    def likely(self, person: Person, called: Iterable[tuple[int, str]]) -> list[Likely]:
        """Return the known people of the account whose name is alike, the likeliest first."""
        refused = {c for said in person[1:3] if said for c in self.refused.get(_folded(said), ())}
        best: dict[int, Likely] = {}
        for contact, name in called:
            alike, reason = person_likeness(person.name, name)
            one = Likely(contact, min(alike, SAME_NAME), reason)
            if alike < PROPOSE_FROM or contact in refused or self._is_colleague(contact, person):
                continue
            if contact not in best or best[contact].likeness < one.likeness:
                best[contact] = one
        return sorted(best.values(), key=lambda one: (-one.likeness, one.id))

    def _fits(self, contact: int, email: str, external: str) -> bool:
        return (not email or self.email_of.get(contact, email) == email) and (
            not external or self.id_of.get(contact, external) == external
        )

    def _is_colleague(self, contact: int, person: Person) -> bool:
        """Return whether an address of the same organisation, or an id, says it is another."""
        known, given = domain_of(self.email_of.get(contact, "")), domain_of(person.email)
        if known and known == given:
            return True
        return bool(person.external) and self.id_of.get(contact, person.external) != person.external


def _known_as(person: Person) -> list[str]:
    said = [s.casefold() for s in (person.email, person.external) if s]
    return [*said, *_name_keys(person.name)]


def _name_keys(name: str) -> frozenset[str]:
    return keys_of_person(name) if name else frozenset()


def _keys(alias: str) -> set[str]:
    return {alias.casefold(), *_name_keys(alias)}


def _folded(said: str) -> str:
    return " ".join(words_of_person(said)) or said.casefold()


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
