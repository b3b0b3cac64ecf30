"""Who is who, looked up: a page of accounts or contacts, and what hangs on each of them."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import pandas as pd

from voc_core.store.base import Store
from voc_core.store.rows import frame

ACCOUNTS: Final = r"""
SELECT id, name, aliases, tier, segment, industry, region, product, arr_minor, currency, csm,
       contract_start, renewal_on, renewal_kind, active,
       (SELECT count(*) FROM contact WHERE account_id = account.id AND active) AS n_contacts,
       (SELECT count(*) FROM contact
        WHERE account_id = account.id AND active AND role = 'unknown') AS n_untagged,
       count(*) OVER () AS n_found
FROM account
WHERE (active OR :also_inactive)
  AND (name LIKE :like ESCAPE '\' OR aliases LIKE :like ESCAPE '\' OR csm LIKE :like ESCAPE '\')
ORDER BY active DESC, tier, name, id
LIMIT :limit
"""
CONTACTS_WHERE: Final = r"""
FROM contact
JOIN account ON account.id = contact.account_id
WHERE (contact.active OR :also_inactive)
  AND (:account IS NULL OR contact.account_id = :account)
  AND (:roles = '[]' OR contact.role IN (SELECT value FROM json_each(:roles)))
  AND (account.name LIKE :like ESCAPE '\' OR contact.title LIKE :like ESCAPE '\'
       OR (:names AND (contact.name LIKE :like ESCAPE '\' OR contact.email LIKE :like ESCAPE '\')))
"""
CONTACTS: Final = f"""
SELECT contact.id, contact.account_id, account.name AS account_name, contact.name, contact.email,
       contact.title, contact.role, contact.role_source, contact.department, contact.active,
       contact.do_not_survey, contact.do_not_survey_reason, count(*) OVER () AS n_found
{CONTACTS_WHERE}
ORDER BY account.name, contact.account_id, contact.name, contact.id
LIMIT :limit
"""
CONTACT_IDS: Final = f"SELECT contact.id {CONTACTS_WHERE} ORDER BY contact.id"
COUNTS: Final = """
SELECT (SELECT count(*) FROM contact JOIN account ON account.id = account_id
        WHERE contact.active AND account.active) AS n_contacts,
       (SELECT count(*) FROM contact JOIN account ON account.id = account_id
        WHERE contact.active AND account.active AND role = 'unknown') AS n_untagged,
       (SELECT count(*) FROM contact JOIN account ON account.id = account_id
        WHERE contact.active AND account.active AND do_not_survey) AS n_not_surveyed,
       (SELECT count(*) FROM account) AS n_accounts
"""
FACTS_OF_ACCOUNTS: Final = """
SELECT id, name, aliases, csm, region, arr_minor, currency, renewal_on
FROM account
WHERE id IN (SELECT value FROM json_each(:ids))
"""
FACTS_OF_CONTACTS: Final = """
SELECT contact.id, account.name AS account_name, contact.name, email, title, role, department
FROM contact
JOIN account ON account.id = contact.account_id
WHERE contact.id IN (SELECT value FROM json_each(:ids))
"""
PEOPLE: Final = "SELECT id, account_id, name, email FROM contact WHERE active ORDER BY id"
HELD_BY_ACCOUNTS: Final = """
SELECT value AS id,
       (SELECT count(*) FROM contact WHERE account_id = value) AS n_contacts,
       (SELECT count(*) FROM feedback WHERE account_id = value) AS n_feedback
FROM json_each(:ids)
"""
HELD_BY_CONTACTS: Final = """
SELECT value AS id,
       (SELECT count(*) FROM feedback WHERE contact_id = value) AS n_feedback,
       (SELECT count(*) FROM invitation WHERE contact_id = value) AS n_invitations
FROM json_each(:ids)
"""
HELD_BY_TOUCHPOINTS: Final = """
SELECT touchpoint_id AS id, count(*) AS n_feedback
FROM feedback
WHERE touchpoint_id IS NOT NULL
GROUP BY touchpoint_id
"""
DOMAINS: Final = """
SELECT account_id AS id, lower(substr(email, instr(email, '@') + 1)) AS domain
FROM contact
WHERE instr(email, '@') > 1
GROUP BY account_id, domain
HAVING count(*) > 1
UNION
SELECT account.id, lower(domain.value)
FROM account, json_each(account.domains) AS domain
"""
SAME_EMAIL: Final = """
SELECT count(DISTINCT other.id)
FROM contact AS other
JOIN contact AS kept ON kept.account_id = :keep AND lower(kept.email) = lower(other.email)
WHERE other.account_id = :other
"""
N_TAGGED: Final = """
SELECT count(*)
FROM contact
WHERE role <> 'unknown' AND id IN (SELECT value FROM json_each(:ids))
"""
LOG: Final = "SELECT at, who, what FROM audit ORDER BY id DESC LIMIT :limit"


@dataclass(frozen=True)
class Search:
    """Which contacts are looked for.

    Attributes
    ----------
    text : str
        Part of the account's name, the title or, with `names`, the person's name or e-mail.
    account : int or None
        One account only.
    roles : tuple of str
        Codes kept; empty keeps all; ``unknown`` finds the untagged.
    also_inactive : bool
        Also people who have left.
    names : bool
        Whether the names and e-mails of people may be searched.
    """

    text: str = ""
    account: int | None = None
    roles: tuple[str, ...] = ()
    also_inactive: bool = False
    names: bool = True

    def values(self) -> dict[str, object]:
        """Return what the query binds."""
        return {
            "like": _like(self.text),
            "account": self.account,
            "roles": json.dumps(self.roles),
            "also_inactive": self.also_inactive,
            "names": self.names,
        }


def accounts(store: Store, text: str, also_inactive: bool, limit: int) -> pd.DataFrame:
    """Return accounts by name, alias or CSM, key accounts first, at most `limit`.

    Returns
    -------
    DataFrame
        The columns a person edits, ``n_contacts`` and ``n_untagged`` (active) [people], and
        ``n_found``, how many there are without the limit.
    """
    values = {"like": _like(text), "also_inactive": also_inactive, "limit": limit}
    with store.open() as db:
        return frame(db, ACCOUNTS, **values)


def contacts(store: Store, search: Search, limit: int = -1) -> pd.DataFrame:
    """Return the contacts found, by account and name, at most `limit`; ``n_found`` without it."""
    with store.open() as db:
        return frame(db, CONTACTS, **search.values(), limit=limit)


def contact_ids(store: Store, search: Search) -> list[int]:
    """Return the ids of all contacts found."""
    with store.open() as db:
        return [int(r[0]) for r in db.conn.execute(CONTACT_IDS, search.values())]


def counts(store: Store) -> dict[str, int]:
    """Return how many active contacts there are, untagged, not to be surveyed; and all accounts."""
    with store.open() as db:
        return {str(name): int(n) for name, n in frame(db, COUNTS).iloc[0].items()}


def facts_of_accounts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return what tells some accounts apart, index id, in the order of `ids`."""
    return _held(store, FACTS_OF_ACCOUNTS, ids).loc[list(ids)]


def facts_of_contacts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return what tells some contacts apart, index id, in the order of `ids`."""
    return _held(store, FACTS_OF_CONTACTS, ids).loc[list(ids)]


def people(store: Store) -> pd.DataFrame:
    """Return ``id``, ``account_id``, ``name`` and ``email`` of every active contact."""
    with store.open() as db:
        return frame(db, PEOPLE)


def held_by_accounts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``n_contacts`` and ``n_feedback`` of some accounts, index id."""
    return _held(store, HELD_BY_ACCOUNTS, ids)


def held_by_contacts(store: Store, ids: Sequence[int]) -> pd.DataFrame:
    """Return ``n_feedback`` and ``n_invitations`` of some contacts, index id."""
    return _held(store, HELD_BY_CONTACTS, ids)


def held_by_touchpoints(store: Store) -> pd.DataFrame:
    """Return ``n_feedback`` of every touchpoint that has any, index id."""
    return _held(store, HELD_BY_TOUCHPOINTS, ())


def domains(store: Store) -> pd.DataFrame:
    """Return ``id`` of accounts and each ``domain``: their own, and those two people write from."""
    with store.open() as db:
        return frame(db, DOMAINS)


def n_same_email(store: Store, keep: int, other: int) -> int:
    """Return how many contacts of `other` have the e-mail of a contact of `keep`. [people]"""
    with store.open() as db:
        found = db.conn.execute(SAME_EMAIL, {"keep": int(keep), "other": int(other)})
        return int(found.fetchone()[0])


def n_tagged(store: Store, ids: Sequence[int]) -> int:
    """Return how many of some contacts have a role. [people]"""
    with store.open() as db:
        found = db.conn.execute(N_TAGGED, {"ids": json.dumps([int(i) for i in ids])})
        return int(found.fetchone()[0])


def log(store: Store, limit: int = 100) -> pd.DataFrame:
    """Return what was written last: ``at`` (UTC), ``who``, ``what``; newest first."""
    with store.open() as db:
        return frame(db, LOG, limit=limit)


def _held(store: Store, sql: str, ids: Sequence[int]) -> pd.DataFrame:
    values = {"ids": json.dumps([int(i) for i in ids])} if ":ids" in sql else {}
    with store.open() as db:
        return frame(db, sql, **values).set_index("id")


def _like(text: str) -> str:
    """Return the pattern that finds `text` anywhere, its own wildcards taken literally."""
    for special in "\\%_":
        text = text.replace(special, "\\" + special)
    return f"%{text.strip()}%"
