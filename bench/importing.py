"""A survey file of many rows through the import, from its bytes to the receipt."""

import csv
import io
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random
from typing import Final

from bench.timing import once
from voc_core.content import Content
from voc_core.reports import importing, readings, understanding
from voc_core.store import Store

HEADINGS: Final = (
    "Response ID",
    "Account",
    "Contact",
    "E-mail",
    "Role",
    "Date",
    "Touchpoint",
    "NPS (0-10)",
    "Comment",
)
PEOPLE: Final = """
SELECT account.name, contact.name, contact.email, contact.role
FROM contact
JOIN account ON account.id = contact.account_id
WHERE contact.email IS NOT NULL
ORDER BY contact.id
"""
TOUCHPOINTS: Final = "SELECT name FROM touchpoint ORDER BY id"
COMMENT: Final = "The export stopped twice this week and nobody could say when it would be mended."


def survey(store: Store, n_rows: int, until: date) -> bytes:
    """Return a survey file of `n_rows` answers by people the store knows, as CSV."""
    file = io.StringIO(newline="")
    csv.writer(file).writerows(rows_of(store, n_rows, until))
    return file.getvalue().encode("utf-8")


def rows_of(store: Store, n_rows: int, until: date) -> Iterator[Sequence[str | int]]:
    """Yield the headings and `n_rows` answers by people the store knows."""
    chance = Random(7)
    with store.open() as db:
        people = db.conn.execute(PEOPLE).fetchall()
        touchpoints = [name for (name,) in db.conn.execute(TOUCHPOINTS)]
    days = [(until - timedelta(days=n)).isoformat() for n in range(900)]
    yield HEADINGS
    for n in range(n_rows):
        said = (chance.choice(days), chance.choice(touchpoints), chance.randint(0, 10), COMMENT)
        yield (f"bench-{n}", *chance.choice(people), *said)


def rows_per_second(store: Store, data: Content) -> tuple[float, int]:
    """Import `data` without tone; return rows a second and how many rows were added."""
    seconds, receipt = once(lambda: imported(store, data))
    return receipt.rows_read / seconds, receipt.added


def imported(
    store: Store, data: Content, name: str = "bench.csv", *, with_tone: bool = False
) -> importing.Receipt:
    """Import a file from its bytes as it is proposed."""
    recognised = readings.read(store, name, data)
    mapping, questions = understanding.propose(store, recognised, data)
    if questions:
        raise RuntimeError(f"the import asks: {[str(q.text) for q in questions]}")
    return importing.run(store, recognised, data, mapping, with_tone=with_tone)
