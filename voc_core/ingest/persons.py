"""Which person is meant: people of a file matched with the contacts of their account."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core.ingest.names import key_of

HOW: Final = ("email", "external_id", "name", "alias", "new", "none")


@dataclass
class People:
    """Known people by account and everything they are known by; a new one has a negative id."""

    emails: dict[tuple[int, str], int] = field(default_factory=dict)
    ids: dict[tuple[int, str], int] = field(default_factory=dict)
    aliases: dict[tuple[int, str], int] = field(default_factory=dict)
    names: dict[tuple[int, str], list[int]] = field(default_factory=lambda: defaultdict(list))
    email_of: dict[int, str] = field(default_factory=dict)
    id_of: dict[int, str] = field(default_factory=dict)
    n_new: int = 0

    @classmethod
    def known(cls, contacts: pd.DataFrame) -> "People":
        """Return the people of the store; see `store.contacts.table`."""
        book = cls()
        columns = ("id", "account_id", "name", "email", "external_id", "aliases")
        for person, account, name, email, external, aliases in zip(
            *(contacts[c].tolist() for c in columns), strict=True
        ):
            book.add(person, account, _text(name), _text(email).casefold(), _text(external))
            for alias in aliases:
                book.aliases.setdefault((account, key_of(alias)), person)
        return book

    def add(self, person: int, account: int, name: str, email: str, external: str) -> None:
        """Remember one person."""
        if email:
            self.emails.setdefault((account, email), person)
            self.email_of.setdefault(person, email)
        if external:
            self.ids.setdefault((account, external), person)
            self.id_of.setdefault(person, external)
        if name:
            namesakes = self.names[account, key_of(name)]
            if person not in namesakes:
                namesakes.append(person)

    def find(self, account: int, name: str, email: str, external: str) -> tuple[int | None, str]:
        """Return the person meant without doubt, and how.

        Notes
        -----
        A name finds a person only if neither e-mail nor id speaks against it and no second person
        of that name could be meant: two people named 张伟 stay two.
        """
        if email and (account, email) in self.emails:
            return self.emails[account, email], "email"
        if external and (account, external) in self.ids:
            return self.ids[account, external], "external_id"
        if name:
            fitting = [
                p
                for p in self.names.get((account, key_of(name)), ())
                if self._fits(p, email, external)
            ]
            if len(fitting) == 1:
                return fitting[0], "name"
        for alias in (email, external, name) if self.aliases else ():
            if alias and (account, key_of(alias)) in self.aliases:
                return self.aliases[account, key_of(alias)], "alias"
        return None, "new"

    def _fits(self, person: int, email: str, external: str) -> bool:
        return (not email or self.email_of.get(person, email) == email) and (
            not external or self.id_of.get(person, external) == external
        )


def match_contacts(given: pd.DataFrame, known: People) -> pd.DataFrame:
    """Return the contact meant by each distinct person of a file.

    Parameters
    ----------
    given : DataFrame
        One row per distinct person, as from `gathering.Gathered.contacts`, with ``account_id`` the
        id of the account in the store or the negative group of a new one, 0 for none.
    known : People
        What the store knows; new people are added to it.

    Returns
    -------
    DataFrame
        `given` with its index and order, and ``contact`` (id in the store, missing where new),
        ``how`` (one of `HOW`) and ``group`` (id, or a negative number shared by the rows that mean
        the same new person; 0 where the account is not known).
    """
    columns = [given[c].tolist() for c in ("account_id", "name", "email", "external_id")]
    people = list(zip(*columns, strict=True))
    order = sorted(range(len(people)), key=lambda i: (not people[i][2], not people[i][3]))
    found: list[tuple[int, str]] = [(0, "none")] * len(people)
    for i in order:
        found[i] = _person(people[i], known)
    group = pd.Series([g for g, _ in found], index=given.index, dtype="int64")
    return given.assign(
        contact=group.where(group > 0).astype("Int64"),
        how=pd.Series([h for _, h in found], index=given.index, dtype=object),
        group=group,
    )


def surest_roles(
    given: pd.DataFrame,
    titles: pd.DataFrame,
    by_person: Mapping[str, str],
    by_title: Mapping[str, str],
) -> pd.DataFrame:
    """Return people with ``role``, ``role_source``, ``department`` and ``rule`` as best known.

    Parameters
    ----------
    given : DataFrame
        As from `gathering.Gathered.contacts`.
    titles : DataFrame
        As from `roles.roles_of_titles`.
    by_person, by_title : mapping
        Roles a person tagged, by ``given`` and by title; they win over the file, the file over the
        title.
    """
    inferred = titles.reindex(given["title"])
    said = [
        _role(person, title, written, guess, by_person, by_title)
        for person, title, written, guess in zip(
            given["given"], given["title"], given["role"], inferred["role"], strict=True
        )
    ]
    department = given["department"].where(given["department"] != "", inferred["department"].array)
    return given.assign(
        role=pd.Series([r for r, _ in said], index=given.index, dtype=object),
        role_source=pd.Series([s for _, s in said], index=given.index, dtype=object),
        department=department,
        rule=inferred["rule"].array,
    )


def _role(
    person: str,
    title: str,
    written: str,
    guess: Any,
    by_person: Mapping[str, str],
    by_title: Mapping[str, str],
) -> tuple[str, str | None]:
    tagged = by_person.get(person) or by_title.get(title)
    for role, source in ((tagged, "csm"), (written, "crm"), (guess, "inferred")):
        if isinstance(role, str) and role not in ("", "unknown"):
            return role, source
    return "unknown", None


def _person(person: tuple[int, str, str, str], known: People) -> tuple[int, str]:
    account, name, email, external = person
    if account == 0:
        return 0, "none"
    found, how = known.find(account, name, email, external)
    if found is None:
        known.n_new += 1
        found = -known.n_new
    known.add(found, account, name, email, external)
    return found, how if found > 0 else "new"


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
