"""Where single people stand, and the clearest texts: by hand, and the same on every engine."""

from datetime import date

import pytest

from tests.build import Build
from tests.engine.conftest import same
from voc_core import engine
from voc_core.filters import Filters
from voc_core.store import Store

YEAR = Filters.last_months(12, date(2026, 6, 30))


@pytest.fixture
def said(store: Store) -> Build:
    small = Build(store)
    acme = small.account("Acme")
    demo = small.touchpoint("Demo")
    users = [small.contact(acme, "user") for _ in range(3)]
    decider = small.contact(acme, "decision_maker")
    small.score(users[0], 9, touchpoint_id=demo)
    small.note(users[0], -0.8, touchpoint_id=demo)
    small.note(users[1], -0.3, touchpoint_id=demo)
    small.note(users[2], 0.1, touchpoint_id=demo)
    small.note(decider, 0.9)
    small.note(decider, 0.5)
    return small


def test_levels_by_hand(said):
    # Said 9, wrote trouble: +1 in the survey, -1 in the ticket, so 0. The others -1 and 0.
    table = engine.spread(said.snapshot(), YEAR, ["touchpoint", "role"])
    assert table[["role", "level", "n_people"]].to_numpy().tolist() == [
        ["user", -2, 1],
        ["user", 0, 2],
    ]


def test_a_person_between_two_sources_stands_between_the_levels(small):
    user = small.contact(small.account("Acme"))
    small.score(user, 9)
    small.note(user, 0.0)
    assert list(engine.spread(small.snapshot(), YEAR)["level"]) == [1]


def test_everybody_is_counted_once(said):
    table = engine.spread(said.snapshot(), YEAR)
    assert table["n_people"].sum() == 4


def test_the_clearest_texts_of_each_role_come_first(said):
    table = engine.clearest(said.snapshot(), YEAR, 1)
    assert table[["role", "tone"]].to_numpy().tolist() == [["decision_maker", 0.9], ["user", -0.8]]


def test_nothing_said_gives_no_rows(small):
    assert engine.spread(small.snapshot(), YEAR, ["role"]).empty
    assert engine.clearest(small.snapshot(), YEAR, 5).empty


@pytest.mark.parametrize("lens", ["voice", "nps", "text"])
def test_every_engine_says_the_same(said, other, lens):
    here, there = said.snapshot(), other(said.snapshot())
    filters = YEAR.but(lens=lens)
    for by in ([], ["touchpoint", "role"]):
        same(engine.spread(here, filters, by), engine.spread(there, filters, by))
    same(engine.clearest(here, filters, 3), engine.clearest(there, filters, 3))
