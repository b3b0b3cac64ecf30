"""The same tables from Polars, pandas and DuckDB, and the laws of every tally."""

import random
from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import Phase, given, settings

from tests.engine import rows
from tests.engine.conftest import same
from voc_core import engine
from voc_core.filters import Filters
from voc_core.metrics.tallies import merge, typed
from voc_core.vocabulary import LENSES

UNTIL = date(1970, 1, 1) + timedelta(days=rows.FIRST_DAY + rows.N_DAYS)
YEAR = Filters.last_months(12, UNTIL)
GROUPS = (
    (),
    ("role",),
    ("touchpoint", "role"),
    ("account", "role"),
    ("source",),
    ("month", "role"),
    ("quarter", "account"),
    ("score",),
)
CUTS = (
    {"region": ("EU",)},
    {"region": ("nowhere",)},
    {"roles": ("user", "unknown")},
    {"sources": ("ticket", "qbr")},
    {"account": 2, "touchpoint": 1},
    {"until": date(1980, 1, 1), "since": date(1979, 1, 1)},
)
SCORED = ("nps", "csat", "ces")
LISTS = {
    "latest": lambda s, f: engine.latest(s, f if f.lens in SCORED else f.but(lens="nps")),
    "pairs": lambda s, f: engine.pairs(s, f, ["touchpoint", "role"]),
    "pairs of all": lambda s, f: engine.pairs(s, f, ()),
    "last heard": lambda s, f: engine.last_heard(s, f, ["account", "role"]),
    "newest": lambda s, f: engine.newest(s, f, 20, with_text=True),
    "people": engine.people,
    "worst": engine.worst,
    "spread": lambda s, f: engine.spread(s, f, ["role"]),
    "clearest": lambda s, f: engine.clearest(s, f, 3),
}
few = settings(max_examples=7, deadline=None, phases=(Phase.explicit, Phase.generate))


@pytest.fixture(scope="module")
def talk():
    """Return a snapshot in which few people speak often; drawn from a seed, always the same."""
    return rows.snapshot(rows.drawn(random.Random(7), 800))


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("by", GROUPS, ids="+".join)
def test_every_engine_gives_the_same_tally(talk, other, by, lens):
    filters = YEAR.but(lens=lens)
    same(engine.tally(other(talk), filters, by), engine.tally(talk, filters, by))


@pytest.mark.parametrize("cut", CUTS, ids=lambda cut: "+".join(cut))
def test_every_engine_cuts_alike(talk, other, cut):
    filters = YEAR.but(**cut)
    for by in ((), ("touchpoint", "role")):
        same(engine.tally(other(talk), filters, by), engine.tally(talk, filters, by))


@pytest.mark.parametrize("lens", LENSES)
@pytest.mark.parametrize("name", LISTS)
def test_every_engine_lists_alike(talk, other, name, lens):
    filters = YEAR.but(lens=lens)
    same(LISTS[name](other(talk), filters), LISTS[name](talk, filters))


@pytest.mark.parametrize("name", LISTS)
def test_every_engine_is_silent_alike(other, name):
    nobody = rows.snapshot([])
    same(LISTS[name](other(nobody), YEAR), LISTS[name](nobody, YEAR))


@few
@given(rows.feedback())
def test_tallies_of_different_people_add_up_to_the_tally_of_all(said):
    halves = [[r for r in said if _person(r) % 2 == odd] for odd in (0, 1)]
    for lens in LENSES:
        for by in ((), ("touchpoint", "role"), ("month",)):
            added = merge([_tally(half, lens, by) for half in halves])
            whole = typed(_tally(said, lens, by))
            if by:
                whole = whole.sort_values(list(by), ignore_index=True)
            same(added, whole)


@few
@given(rows.feedback())
def test_the_order_of_rows_is_irrelevant(said):
    for lens in LENSES:
        for by in ((), ("account", "role")):
            same(_tally(said[::-1], lens, by), _tally(said, lens, by))


@few
@given(rows.feedback())
def test_shares_of_people_stay_within_people(said):
    for lens in LENSES:
        table = _tally(said, lens, ["role"])
        assert (table["n_pos"] + table["n_neg"] <= table["n_people"] + 1e-9).all()
        assert (table["n_people"] <= table["n_answers"]).all()
        assert (table["n_text_neg"] <= table["n_text"]).all()


@few
@given(rows.feedback())
def test_the_spread_of_people_adds_up_to_the_people(said):
    snapshot = rows.snapshot(said)
    for lens in LENSES:
        n = engine.spread(snapshot, YEAR.but(lens=lens))["n_people"].sum()
        assert n == engine.tally(snapshot, YEAR.but(lens=lens))["n_people"].iloc[0]


def _tally(said: list[dict], lens: str, by) -> pd.DataFrame:
    return engine.tally(rows.snapshot(said), YEAR.but(lens=lens), by)


def _person(row: dict) -> int:
    return row["contact"] or row["feedback"]
