"""People of the demo who answer once more, in the files to upload."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Final

from sample_data.accounts import Account, accounts
from sample_data.content import Cell
from sample_data.people import Person, people
from sample_data.texts import Deck

SEED: Final = 7
AS_OF: Final = date(2026, 6, 30)


class Guests:
    """People of the demo who answer once more, and their comments.

    Parameters
    ----------
    name : str
        Name of the file, the seed of its chance.
    """

    def __init__(self, name: str) -> None:
        self.random = Random(f"uploads/{name}")
        self._deck = Deck(False, self.random)

    def pick(self, n: int, *regions: str) -> list[tuple[Account, Person]]:
        """Return `n` people of the demo from some regions, in a random order."""
        pairs = [(a, p) for a, p in everyone() if a.region in regions and p.is_active]
        return self.random.sample(pairs, n)

    def day(self, first: date, days: int) -> date:
        """Return one of the `days` days from `first` on."""
        return first + timedelta(days=self.random.randrange(days))

    def comment(self, person: Person, touchpoint: str, valence: int) -> str:
        """Return a comment that fits, or nothing."""
        cell = Cell("survey", person.role, touchpoint, valence)
        return self._deck.draw(cell, person, AS_OF) or ""


def known_accounts() -> list[Account]:
    """Return the accounts of the demo."""
    return list(accounts(60, SEED, AS_OF))


def everyone() -> Iterator[tuple[Account, Person]]:
    """Yield the people of the demo with their account."""
    first = 1
    for account in known_accounts():
        staff = people(account, first, 1.0, SEED)
        first += len(staff)
        yield from ((account, person) for person in staff)
