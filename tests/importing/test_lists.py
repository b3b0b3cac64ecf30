"""Lists of accounts and contacts from a CRM."""

from typing import Any

import pandas as pd

from tests.importing.answers import answer, count, run, state
from voc_core.reports import importing
from voc_core.store import Store, accounts, contacts


def _account(row: int, name: str, crm: str | None = None, **values: Any) -> dict[str, Any]:
    return {"row": row, "account": name, "account_id": crm, **values}


def _contact(row: int, account: str, name: str | None, **values: Any) -> dict[str, Any]:
    said = {"account_id": None, "external_id": None, "email": None, "title": None, "role": None}
    return {"row": row, "account": account, "contact": name, "department": None, **said, **values}


def test_accounts_are_added_with_their_values(store: Store) -> None:
    rows = [
        _account(2, "Acme", "C-1", tier="key", arr=1234.5, currency="EUR", aliases="A; B, Inc.")
    ]
    assert run(store, rows, kind="accounts").added == 1
    row = accounts.table(store).iloc[0]
    assert (row["external_id"], row["tier"], row["arr_minor"], row["currency"]) == (
        "C-1",
        "key",
        123450,
        "EUR",
    )
    assert row["aliases"] == ["A", "B, Inc."]


def test_an_account_is_updated_and_an_empty_cell_erases_nothing(store: Store) -> None:
    run(store, [_account(2, "Acme", "C-1", csm="Lee", region="EMEA")], kind="accounts")
    receipt = run(store, [_account(2, "Acme", "C-1", csm=None, region="APAC")], kind="accounts")
    assert (receipt.added, receipt.updated) == (0, 1)
    assert accounts.table(store)[["csm", "region"]].values.tolist() == [["Lee", "APAC"]]


def test_an_account_renamed_in_the_crm_keeps_its_old_name_as_alias(store: Store) -> None:
    run(store, [_account(2, "Acme", "C-1")], kind="accounts")
    run(store, [_account(2, "Apex", "C-1")], kind="accounts")
    row = accounts.table(store).iloc[0]
    assert (row["name"], row["aliases"]) == ("Apex", ["Acme"])


def test_the_same_list_twice_changes_nothing(store: Store) -> None:
    rows = [_account(2, "Acme", "C-1", arr=10.0, aliases="A"), _account(3, "Beta")]
    run(store, rows, kind="accounts")
    before = state(store)
    assert run(store, rows, kind="accounts").unchanged == 2
    assert state(store) == before


def test_an_account_listed_twice_is_counted_once(store: Store) -> None:
    receipt = run(store, [_account(2, "Acme"), _account(3, "Acme")], kind="accounts")
    assert (receipt.added, receipt.skipped) == (1, {"repeated": 1})


def test_undo_of_a_list_restores_the_values(store: Store) -> None:
    run(store, [_account(2, "Acme", region="EMEA")], kind="accounts")
    before = state(store)
    run(store, [_account(2, "Acme", region="APAC"), _account(3, "Beta")], kind="accounts")
    importing.undo(store, 2)
    assert state(store) == before


def test_contacts_are_found_by_email_then_id_then_name(store: Store) -> None:
    run(
        store, [_contact(2, "Acme", "Ann", email="ann@acme.cn", external_id="P-1")], kind="contacts"
    )
    rows = [
        _contact(2, "Acme", "Ann B.", email="ann@acme.cn", title="CEO"),
        _contact(3, "Acme", "Ann C.", external_id="P-1"),
        _contact(4, "Acme", "Zoe"),
    ]
    receipt = run(store, rows, kind="contacts")
    assert (receipt.added, receipt.updated) == (1, 2)
    assert contacts.table(store)["role"].tolist() == ["decision_maker", "unknown"]


def test_a_veto_of_the_crm_is_taken_over(store: Store) -> None:
    rows = [
        _contact(2, "Acme", "Ann", do_not_survey=True),
        _contact(3, "Acme", "Bob", do_not_survey=pd.NA),
    ]
    run(store, rows, kind="contacts")
    assert contacts.table(store)["do_not_survey"].tolist() == [True, False]


def test_feedback_fills_blanks_and_overwrites_nothing(store: Store) -> None:
    run(store, [_contact(2, "Acme", "Ann", email="ann@acme.cn", title="CEO")], kind="contacts")
    run(store, [answer(2, contact="Anne", email="ann@acme.cn", title="Poet", account_id="C-1")])
    row = contacts.table(store).iloc[0]
    assert (row["name"], row["title"], count(store, "contact")) == ("Ann", "CEO", 1)
    assert accounts.table(store)["external_id"].tolist() == ["C-1"]
