"""The two voices of each account: order, states, and where nobody who decides was heard."""

from datetime import date

import pytest

from voc_core.filters import Filters
from voc_core.reports.two_voices import two_voices

UNTIL = date(2026, 6, 30)
FILTERS = Filters.last_months(12, until=UNTIL)


@pytest.fixture
def three(small):
    """Return Acme (users 9 9, decider 3), Bolt (user 3, decider silent), Coil (nobody at all)."""
    acme = small.account("Acme", arr=1_000_000, renewal_on="2026-12-01")
    bolt = small.account("Bolt", arr=2_000_000, renewal_on="2026-07-30")
    small.account("Coil", renewal_on="2026-06-01")
    for _ in range(2):
        small.score(small.contact(acme, "user"), 9)
    small.score(small.contact(acme, "decision_maker"), 3)
    small.score(small.contact(bolt, "user"), 3)
    small.invitation(small.contact(bolt, "decision_maker"))
    return small


def report(small, **options):
    return two_voices(small.store, small.snapshot(), FILTERS, **options)


def test_states_by_hand(three):
    accounts = report(three).accounts.set_index("name")
    assert accounts["state"].to_dict() == {
        "Acme": "renewal_risk",
        "Bolt": "deciders_silent",
        "Coil": "silent",
    }
    assert accounts.loc["Acme", "gap"] == 200
    assert accounts["n_sides"].to_dict() == {"Acme": 3, "Bolt": 1, "Coil": 0}


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("gap", ["Acme", "Bolt", "Coil"]),
        ("arr", ["Bolt", "Acme", "Coil"]),
        pytest.param("renewal", ["Bolt", "Acme", "Coil"], id="what has passed comes last"),
    ],
)
def test_order(three, order, names):
    assert list(report(three, order=order).accounts["name"]) == names


def test_silence_shows_first_where_nobody_decides(three):
    made = report(three)
    assert list(made.silence["name"]) == ["Bolt", "Coil", "Acme"]
    cells = made.cells.merge(made.accounts[["account", "name"]])
    cell = cells.set_index(["name", "role"])["cell"]
    assert cell["Acme", "decision_maker"] == "score"
    assert cell["Bolt", "decision_maker"] == "invited_silent"
    assert cell["Coil", "decision_maker"] == "no_contact"


def test_states_count_all_accounts_whatever_is_shown(three):
    made = report(three, state="renewal_risk")
    assert list(made.accounts["name"]) == ["Acme"]
    states = made.states.set_index("state")
    assert states.loc["renewal_risk", ["n_accounts", "arr"]].tolist() == [1, 1_000_000]
    assert states["n_accounts"].sum() == 3
    assert states.loc["silent", "n_with_arr"] == 0


def test_unheard_deciders_by_hand(three):
    unheard = report(three).deciders_unheard
    assert unheard == {"n_accounts": 2, "arr": 2_000_000, "n_with_arr": 1, "n_near": 1}


def test_unheard_deciders_are_those_of_the_accounts_shown(three):
    assert report(three, state="renewal_risk").deciders_unheard["n_accounts"] == 0


def test_a_cut_by_role_silences_nobody(three):
    cut = two_voices(three.store, three.snapshot(), FILTERS.but(roles=("user",)))
    assert list(cut.accounts["state"]) == list(report(three).accounts["state"])


def test_an_empty_store_gives_empty_tables(small):
    made = report(small)
    assert made.accounts.empty
    assert made.cells.empty
    assert made.states["n_accounts"].sum() == 0
