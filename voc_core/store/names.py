"""What people and organisations are called, in every form that is known."""

from typing import Final

from voc_core.store.base import Store

PEOPLE: Final = """
SELECT name AS called FROM contact WHERE name IS NOT NULL
UNION
SELECT external_id FROM contact WHERE external_id IS NOT NULL
UNION
SELECT json_each.value FROM contact, json_each(contact.aliases)
UNION
SELECT csm FROM account WHERE csm IS NOT NULL
ORDER BY called
"""
FIRMS: Final = """
SELECT name AS called FROM account
UNION
SELECT json_each.value FROM account, json_each(account.aliases)
UNION
SELECT product FROM account WHERE product IS NOT NULL
ORDER BY called
"""


def people(store: Store) -> tuple[str, ...]:
    """Return names, other names and ids of contacts, and names of CSMs, each once."""
    return _called(store, PEOPLE)


def firms(store: Store) -> tuple[str, ...]:
    """Return names and other names of accounts, and names of products, each once."""
    return _called(store, FIRMS)


def _called(store: Store, query: str) -> tuple[str, ...]:
    with store.open() as db:
        return tuple(str(row[0]) for row in db.conn.execute(query))
