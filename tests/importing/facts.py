"""Rows of facts made by hand, and what the store holds of them."""

from typing import Any, Final

from voc_core.store import Store

TABLES: Final = ("invitation", "usage", "commerce", "outcome", "account", "contact", "feedback")


def invited(row: int, contact: str = "Ann", day: str = "2026-03-01", **said: Any) -> dict[str, Any]:
    """Return one invitation."""
    who = {"row": row, "account": "Acme", "account_id": None, "contact": contact, "email": None}
    what = {"sent_on": day, "survey": "relation", "status": None, "answered_on": None}
    return who | dict.fromkeys(("title", "role", "department", "response_id")) | what | said


def used(row: int, month: str = "2026-03", account: str = "Acme", **said: Any) -> dict[str, Any]:
    """Return the usage of one month."""
    blank = dict.fromkeys(("seats", "active_users", "adoption"))
    return {"row": row, "account": account, "account_id": None, "month": month} | blank | said


def paid(row: int, month: str = "2026-03", account: str = "Acme", **said: Any) -> dict[str, Any]:
    """Return the commerce of one month."""
    blank = dict.fromkeys(("revenue", "expansion", "currency", "days_late"))
    return {"row": row, "account": account, "account_id": None, "month": month} | blank | said


def went(
    row: int, outcome: str = "renewed", day: str = "2026-03-31", **said: Any
) -> dict[str, Any]:
    """Return one outcome of a contract."""
    who = {"row": row, "account": "Acme", "account_id": None}
    return who | {"day": day, "outcome": outcome, "amount": None, "currency": None} | said


def facts(store: Store, table: str) -> list[tuple[Any, ...]]:
    """Return the facts of one table without their ids, in the order of their keys."""
    columns = {
        "usage": "name, month, seats, active_users, adoption",
        "commerce": "name, month, revenue_minor, expansion_minor, commerce.currency, days_late",
        "outcome": "name, occurred_on, kind, amount_minor, outcome.currency",
    }[table]
    sql = f"SELECT {columns} FROM {table} JOIN account ON account.id = account_id ORDER BY 1, 2, 3"
    with store.open() as db:
        return db.conn.execute(sql).fetchall()


ANSWERED: Final = """
SELECT contact.name, sent_on, survey, status, feedback.occurred_on, feedback.score
FROM invitation
JOIN contact ON contact.id = invitation.contact_id
LEFT JOIN feedback ON feedback.id = feedback_id
ORDER BY 1, 2, 3
"""


def invitations(store: Store) -> list[tuple[Any, ...]]:
    """Return invitations with day and score of the answer, whatever the ids are."""
    with store.open() as db:
        return db.conn.execute(ANSWERED).fetchall()


def n_rows(store: Store) -> dict[str, int]:
    """Return how many rows every table has that an import may write."""
    with store.open() as db:
        return {table: db[table].count for table in TABLES}
