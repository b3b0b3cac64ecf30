"""Accounts edited and merged by a person."""

import pytest

from tests.build import Build
from tests.importing.answers import answer, run
from voc_core.errors import VocError
from voc_core.store import Store, accounts, contacts, feedback


def test_a_former_name_stays_as_alias(store: Store) -> None:
    acme = accounts.add(store, {"name": "Acme"})
    accounts.update(store, {acme: {"name": "Apex", "tier": "key"}})
    row = accounts.table(store).iloc[0]
    assert (row["name"], row["aliases"], row["tier"]) == ("Apex", ["Acme"], "key")


def test_an_edited_table_is_taken_and_an_emptied_cell_clears(store: Store) -> None:
    accounts.add(store, {"name": "Acme", "region": "EMEA", "csm": "Lee"})
    table = accounts.table(store)
    table["region"] = None
    accounts.update(store, table)
    assert accounts.table(store)[["region", "csm"]].isna().values.tolist() == [[True, False]]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": " "}, "needs a name"),
        ({"name": "Beta"}, "already an account named 'Beta'"),
        ({"tier": "gold"}, "Use one of: key, standard"),
        ({"renewal_on": "soon"}, "not a day"),
        ({"currency": "EURO"}, "cannot be saved"),
    ],
)
def test_what_cannot_be_saved_is_said_and_nothing_changes(
    store: Store, change: dict[str, str], message: str
) -> None:
    acme = accounts.add(store, {"name": "Acme"})
    accounts.add(store, {"name": "Beta"})
    before = accounts.table(store)
    with pytest.raises(VocError, match=message):
        accounts.update(store, {acme: change})
    assert accounts.table(store).equals(before)


def test_an_unknown_account_is_refused(store: Store) -> None:
    with pytest.raises(VocError, match="no account with the id 9"):
        accounts.update(store, {9: {"name": "Acme"}})


def test_merging_moves_everything_and_remembers_the_names(store: Store) -> None:
    run(store, [answer(2, "Acme", contact="Ann", email="ann@gmail.com")])
    run(
        store,
        [
            answer(2, "Akme", contact="A. Lee", email="ann@gmail.com"),
            answer(3, "Akme", contact="Bob"),
        ],
    )
    accounts.merge(store, 1, [2])
    assert accounts.table(store)[["name", "aliases"]].values.tolist() == [["Acme", ["Akme"]]]
    assert contacts.table(store)["name"].tolist() == ["Ann", "Bob"]
    assert set(feedback.rows(store)["account_id"]) == {1}
    assert store.check() == []


def test_after_a_merge_the_same_file_adds_nothing(store: Store) -> None:
    rows = [answer(2, "Akme", contact="A. Lee", email="ann@gmail.com"), answer(3, "Akme")]
    run(store, [answer(2, "Acme", contact="Ann", email="ann@gmail.com")])
    run(store, rows)
    accounts.merge(store, 1, [2])
    receipt = run(store, rows)
    assert (receipt.unchanged, receipt.accounts_added, receipt.contacts_added) == (2, (), 0)


def test_a_merge_is_described_in_the_audit(store: Store) -> None:
    for name in ("Acme", "Akme"):
        accounts.add(store, {"name": name})
    accounts.merge(store, 1, [2])
    with store.open() as db:
        what = db.conn.execute("SELECT what FROM audit ORDER BY id DESC").fetchone()[0]
    assert what == "merge accounts Akme (2) into Acme (1)"


def test_a_child_of_a_merged_account_gets_the_kept_parent(small: Build) -> None:
    kept, other = small.account("Kept"), small.account("Other")
    child = small.account("Child", parent_id=other)
    accounts.merge(small.store, kept, [other])
    table = accounts.table(small.store).set_index("id")
    assert table.loc[child, "parent_id"] == kept


def test_a_merge_fills_what_is_not_known_and_overwrites_nothing(small: Build) -> None:
    keep = small.account("Acme", csm="Li Na", active=0)
    other = small.account("Acme Ltd", arr=10.0, csm="Bo", external_id="C-1")
    accounts.merge(small.store, keep, [other])
    row = accounts.table(small.store).iloc[0]
    assert (row["arr_minor"], row["currency"], row["external_id"]) == (1000, "CNY", "C-1")
    assert (row["csm"], bool(row["active"])) == ("Li Na", True)


def test_a_merge_never_mixes_amounts_of_two_currencies(small: Build) -> None:
    keep = small.account("Acme", cost_to_serve_minor=5, currency="EUR")
    other = small.account("Acme Ltd", arr=10.0)
    accounts.merge(small.store, keep, [other])
    row = accounts.table(small.store).iloc[0]
    assert row["currency"] == "EUR"
    assert accounts.table(small.store)["arr_minor"].isna().all()
