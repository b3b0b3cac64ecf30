"""Write the demo into a store: the same seed and day always give the same rows."""

import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from random import Random
from typing import Any, Final

from sample_data import rows
from sample_data.accounts import Account
from sample_data.accounts import accounts as all_accounts
from sample_data.books import Books
from sample_data.diary import Diary
from sample_data.people import PER_ACCOUNT, people
from voc_core.errors import VocError
from voc_core.filters import today
from voc_core.store import Store, invitations
from voc_core.vocabulary import N_

BATCH: Final = 20_000
"""Voices held in memory before they are written. [feedback]"""

PER_PERSON: Final = 20
"""With more feedback than this per contact there are more contacts. [feedback]"""

COUNT: Final = "SELECT (SELECT count(*) FROM feedback) + (SELECT count(*) FROM account)"
EMPTIED: Final = (
    "import_problem",
    "import_change",
    "feedback_undone",
    "invitation",
    "usage",
    "commerce",
    "outcome",
    "feedback",
    "import",
    "contact",
    "account",
    "touchpoint",
    "stage",
    "journey",
)
"""Tables a replaced demo empties, those that point to others first."""


def generate(
    store: Store,
    *,
    accounts: int = 60,
    feedback: int = 5000,
    seed: int = 7,
    as_of: date | None = None,
    replace: bool = False,
) -> dict[str, int]:
    """Fill a store with the demo and return how many rows of each kind were written.

    Parameters
    ----------
    store : Store
        Where to.
    accounts, feedback : int
        How many; the number of contacts follows. [accounts, feedback]
    seed : int
        Another seed tells the same stories about other people.
    as_of : date, optional
        The day the demo is seen from, today by default; nothing in it is later.
    replace : bool
        Whether accounts, contacts, journeys, imports and feedback already there are deleted.

    Raises
    ------
    VocError
        If the store already holds accounts or feedback and `replace` is False; nothing is written.
    """
    if accounts < 1 or feedback < 0:
        raise VocError(N_("The demo needs at least one account and no fewer than 0 feedback."))
    with store.write("sample data") as db:
        if db.conn.execute(COUNT).fetchone()[0] and not replace:
            raise VocError(
                N_("{path} already holds accounts or feedback. Name another store, or replace it."),
                path=str(store.path),
            )
        for table in EMPTIED:
            db.conn.execute(f"DELETE FROM {table}")
        counts = _Writer(db.conn, seed, as_of or today()).write(accounts, feedback)
        invitations.link(db)
        return counts


class _Writer:
    """Writes one demo through one connection."""

    def __init__(self, connection: Any, seed: int, as_of: date) -> None:
        self._connection = connection
        self._seed = seed
        self._as_of = as_of
        self._rows = rows.Rows(as_of)
        self._touchpoints: dict[str, int] = {}

    def write(self, n_accounts: int, n_feedback: int) -> dict[str, int]:
        for table, part in zip(("journey", "stage", "touchpoint"), rows.journey(), strict=True):
            self._insert(table, part)
            self._touchpoints = {row["code"]: row["id"] for row in part if "code" in row}
        everyone = list(all_accounts(n_accounts, self._seed, self._as_of))
        self._insert("account", [account.row() for account in everyone])
        books = [Books(account, self._as_of, self._seed) for account in everyone]
        for table in ("usage", "commerce", "outcome"):
            self._insert(table, [row for book in books for row in book.rows(table)])
        scale = max(1.0, n_feedback / PER_PERSON / (PER_ACCOUNT * n_accounts))
        totals = {"accounts": len(everyone), "contacts": 0, "feedback": 0, "invitations": 0}
        budgets = budgets_of(everyone, n_feedback, self._seed)
        for batch in _batched(self._diaries(everyone, budgets, scale)):
            totals["contacts"] += sum(len(diary.people) for diary in batch)
            totals["feedback"] += sum(len(diary.voices) for diary in batch)
            totals["invitations"] += self._keep(batch)
        totals["months"] = sum(len(book.months) for book in books)
        totals["outcomes"] = sum(len(book.outcomes) for book in books)
        return totals

    def _diaries(
        self, everyone: list[Account], budgets: list[int], scale: float
    ) -> Iterator[Diary]:
        first = 1
        for account, budget in zip(everyone, budgets, strict=True):
            staff = people(account, first, scale, self._seed)
            first += len(staff)
            yield Diary(account, staff, budget, self._as_of, self._seed)

    def _keep(self, batch: list[Diary]) -> int:
        """Write the people and voices of some accounts; return how many invitations there were."""
        self._insert("contact", [person.row() for diary in batch for person in diary.people])
        voices = self._rows.feedback(batch, self._touchpoints)
        self._insert_rows("feedback", rows.FEEDBACK, voices)
        asked = self._rows.invitations(batch)
        self._insert_rows("invitation", rows.INVITATION, asked)
        return len(asked)

    def _insert(self, table: str, told: Sequence[dict[str, Any]]) -> None:
        if told:
            self._insert_rows(table, tuple(told[0]), (tuple(row.values()) for row in told))

    def _insert_rows(
        self, table: str, columns: Sequence[str], told: Iterable[tuple[object, ...]]
    ) -> None:
        places = ", ".join("?" for _ in columns)
        sql = f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})"
        self._connection.executemany(sql, told)


def budgets_of(everyone: Sequence[Account], feedback: int, seed: int) -> list[int]:
    """Return how many voices each account has; they add up to `feedback`."""
    random = Random(f"{seed}/budgets")
    weights = [_weight(account, random) for account in everyone]
    total = sum(weights) or 1.0
    exact = [feedback * weight / total for weight in weights]
    budgets = [math.floor(share) for share in exact]
    owed = sorted(range(len(exact)), key=lambda i: budgets[i] - exact[i])
    for i in owed[: feedback - sum(budgets)]:
        budgets[i] += 1
    return budgets


def _weight(account: Account, random: Random) -> float:
    usual = (0.62 + 0.8 * account.place) * random.uniform(0.75, 1.25)
    if not account.story:
        return usual
    return 0.9 if account.story.is_asked else 0.0


def _batched(diaries: Iterator[Diary]) -> Iterator[list[Diary]]:
    batch: list[Diary] = []
    n = 0
    for diary in diaries:
        batch.append(diary)
        n += len(diary.voices)
        if n >= BATCH:
            yield batch
            batch, n = [], 0
    yield batch
