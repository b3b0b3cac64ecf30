"""Whom we have heard, and who is silent."""

from datetime import date

import pandas as pd
import pytest

from voc_core import metrics

GRAIN = ("account", "role")
UNTIL = date(2026, 3, 1)


@pytest.fixture
def portfolio(tally, people):
    """Return accounts, tally and people: 1 heard twice, 2 once and without ARR, 3 and 4 silent."""
    accounts = pd.DataFrame({"account": [1, 2, 3, 4], "arr": [300.0, None, 100.0, 100.0]})
    voices = tally(
        GRAIN, {(1, "user"): [1], (1, "decision_maker"): [-1], (2, "user"): [0], (9, "user"): [1]}
    )
    known = people(
        (1, "user", 3, 3, 1, "2026-01-01"),
        (1, "decision_maker", 1, 1, 1, "2026-02-27"),
        (2, "user", 1, 0, 1, "2026-03-01"),
        (2, "unknown", 2, 0, 0, None),
        (3, "manager", 1, 1, 0, "2024-03-01"),
    )
    return accounts, voices, known


def test_account_coverage_by_hand(portfolio):
    table = metrics.account_coverage(*portfolio, UNTIL).set_index("account")
    assert table["n_heard"].tolist() == [2, 1, 0, 0]
    assert table["n_deciders_heard"].tolist() == [1, 0, 0, 0]
    assert table["is_single_threaded"].tolist() == [False, True, False, False]
    assert table["n_contacts"].tolist() == [4, 3, 1, 0]
    assert table["n_tagged"].tolist() == [4, 1, 1, 0]
    assert table["days_since_voice"].tolist()[:3] == [2, 0, 730]
    assert table["last_voice_on"].tolist()[:3] == ["2026-02-27", "2026-03-01", "2024-03-01"]
    assert table.loc[4, ["last_voice_on", "days_since_voice"]].isna().all()


def test_coverage_by_hand(portfolio):
    # Accounts 2/4; ARR 300/500 (account 2 unknown); deciders 1/4; one person only 1/2; roles 6/8.
    table = metrics.coverage(metrics.account_coverage(*portfolio, UNTIL)).set_index("measure")
    assert table["share"].to_dict() == {
        "accounts_heard": 0.5,
        "revenue_heard": 0.6,
        "deciders_heard": 0.25,
        "single_threaded": 0.5,
        "roles_tagged": 0.75,
    }
    assert table.loc["revenue_heard", ["part", "whole"]].tolist() == [300, 500]


def test_fan_out_several_roles_do_not_multiply_revenue(portfolio):
    table = metrics.account_coverage(*portfolio, UNTIL)
    assert table["arr"].sum() == 500 and len(table) == 4


def test_the_order_of_the_accounts_is_kept(portfolio):
    accounts, voices, known = portfolio
    table = metrics.account_coverage(accounts.iloc[::-1], voices, known, UNTIL)
    assert table["account"].tolist() == [4, 3, 2, 1]
    assert table["arr"].tolist()[-1] == 300


def test_no_account_has_no_share(portfolio):
    accounts, voices, known = portfolio
    table = metrics.coverage(metrics.account_coverage(accounts.iloc[:0], voices, known, UNTIL))
    assert table["share"].isna().all() and len(table) == 5


@pytest.mark.parametrize(
    ("contacts", "invited", "said", "cell"),
    [
        pytest.param(3, 3, [1], "score", id="heard"),
        pytest.param(0, 0, [1], "score", id="heard although the contact list does not know"),
        pytest.param(3, 1, [], "invited_silent", id="asked, no answer"),
        pytest.param(3, 0, [], "never_asked", id="exists, never asked"),
        pytest.param(0, 0, [], "no_contact", id="nobody there"),
    ],
)
def test_cell_by_hand(tally, people, contacts, invited, said, cell):
    voices = tally(GRAIN, {(1, "manager"): said} if said else {})
    known = people((1, "user", 1, 0, 0, None), (1, "manager", contacts, invited, 0, None))
    table = metrics.silence_map(voices, known).set_index("role")
    assert table.at["manager", "cell"] == cell
    assert pd.isna(table.at["manager", "net"]) == (cell != "score")


def test_every_account_has_every_role(tally, people):
    table = metrics.silence_map(tally(GRAIN, {(2, "user"): [1]}), people(), accounts=[1])
    assert table[["account", "role"]].values.tolist() == [
        [account, role]
        for account in (1, 2)
        for role in ("user", "manager", "decision_maker", "unknown")
    ]
