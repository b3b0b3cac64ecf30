"""The demo, as the pages see it, and names of its accounts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pandas as pd
import pytest

from voc_core import engine, metrics
from voc_core.engine import Snapshot
from voc_core.filters import Filters
from voc_core.store import Store

AS_OF = date(2026, 6, 30)


@dataclass(frozen=True)
class Demo:
    """The demo's snapshot with the questions the tests ask."""

    store: Store
    snapshot: Snapshot
    filters: Filters

    def account(self, name: str) -> pd.Series:
        """Return the facts of an account."""
        accounts = self.snapshot.accounts
        return accounts[accounts["name"] == name].iloc[0]

    def voices(self, name: str, filters: Filters | None = None) -> pd.Series:
        """Return the two voices of an account, as on the page of that name."""
        filters = filters or self.filters
        tally = engine.tally(self.snapshot, filters, ["account", "role"])
        people = engine.people(self.snapshot, filters)
        table = metrics.two_voices(tally, people, self.snapshot.accounts["account"])
        return table[table["account"] == self.account(name)["account"]].iloc[0]

    def figures(self, name: str, filters: Filters | None = None) -> pd.Series:
        """Return the figures of an account over all roles."""
        identity = int(self.account(name)["account"])
        own = (filters or self.filters).but(account=identity)
        return metrics.figures(engine.tally(self.snapshot, own)).iloc[0]

    def answers(self, name: str) -> pd.DataFrame:
        """Return the latest NPS answer of every person at an account."""
        own = self.filters.but(account=int(self.account(name)["account"]), lens="nps")
        return engine.latest(self.snapshot, own)

    def silence(self, name: str) -> pd.Series:
        """Return the cell of every role at an account on the map of silence."""
        tally = engine.tally(self.snapshot, self.filters, ["account", "role"])
        people = engine.people(self.snapshot, self.filters)
        cells = metrics.silence_map(tally, people, self.snapshot.accounts["account"])
        own = cells[cells["account"] == self.account(name)["account"]]
        return own.set_index("role")["cell"]


@pytest.fixture(scope="session")
def seen(demo: Store) -> Demo:
    """Return the demo over the last twelve months."""
    return Demo(demo, engine.load(demo), Filters.last_months(12, AS_OF))


Rows = Callable[[str], list[tuple[object, ...]]]


@pytest.fixture
def rows(demo: Store) -> Rows:
    """Return a function that asks the demo in SQL."""

    def ask(sql: str) -> list[tuple[object, ...]]:
        with demo.open() as db:
            return list(db.conn.execute(sql).fetchall())

    return ask
