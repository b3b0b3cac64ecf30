"""What a person answered about names and titles holds for the files to come."""

from tests.importing.answers import answer, preview, run
from voc_core.ingest.matching import NEW
from voc_core.reports import duplicates, uploading
from voc_core.reports.importing import Decisions
from voc_core.store import Store, accounts, contacts, decided


def hows(store: Store, *rows: dict[str, object], kind: str = "accounts") -> list[str]:
    return list(getattr(preview(store, list(rows)), kind)["how"])


def test_a_refused_proposal_does_not_come_again(store: Store) -> None:
    acme = accounts.add(store, {"name": "Nordwind Logistik"})
    row = answer(2, "Nordwind Logistic")
    assert hows(store, row) == ["proposed"]
    refused = frozenset({("accounts", "Nordwind Logistic", acme)})
    receipt = run(store, [row], decisions=Decisions({"Nordwind Logistic": NEW}, refused=refused))
    assert receipt.accounts_added == ("Nordwind Logistic",)
    assert duplicates.accounts(store, None).pairs.empty
    accounts.update(store, {2: {"name": "Renamed", "aliases": []}})
    accounts.update(store, {2: {"aliases": []}})
    assert hows(store, row) == ["new"]


def test_a_confirmed_person_is_known_by_the_other_name(store: Store) -> None:
    rows = [answer(2, contact="Denise Hollis")]
    run(store, rows)
    again = [answer(2, contact="Denise Holis", day="2026-06-01")]
    seen = preview(store, again)
    proposal = uploading.proposals(seen).iloc[0]
    assert (proposal["kind"], proposal["name"], proposal["rows"]) == (
        "contacts",
        "Denise Hollis",
        [2],
    )
    run(store, again, decisions=Decisions(people={proposal["given"]: int(proposal["proposed"])}))
    table = contacts.table(store)
    assert table[["name", "aliases"]].to_numpy().tolist() == [["Denise Hollis", ["Denise Holis"]]]
    assert hows(store, *again, kind="contacts") == ["alias"]


def test_an_address_confirmed_fills_a_blank(store: Store) -> None:
    run(store, [answer(2, contact="Ann Lee")])
    again = [answer(2, contact="A. Lee", email="ann@acme.cn")]
    given = preview(store, again).contacts["given"].iloc[0]
    run(store, again, decisions=Decisions(people={given: 1}))
    assert contacts.table(store)[["name", "email"]].to_numpy().tolist() == [
        ["Ann Lee", "ann@acme.cn"]
    ]


def test_colleagues_of_one_name_are_not_proposed(store: Store) -> None:
    run(store, [answer(2, contact="张伟", email="a@acme.cn")])
    assert hows(store, answer(2, contact="张伟", email="b@acme.cn"), kind="contacts") == ["new"]
    other = answer(2, contact="张伟", email="zhang@qq.com")
    assert hows(store, other, kind="contacts") == ["proposed"]


def test_a_person_not_confirmed_is_a_new_one(store: Store) -> None:
    run(store, [answer(2, contact="Ann Lee")])
    assert run(store, [answer(2, contact="A. Lee")]).contacts_added == 1


def test_the_role_given_to_a_title_holds_for_later_files(store: Store) -> None:
    run(store, [answer(2, contact="A", title="Poet")], decisions=Decisions(titles={"Poet": "user"}))
    run(store, [answer(2, contact="B", title="POET "), answer(3, contact="C", title="CEO")])
    table = contacts.table(store).set_index("name")
    assert table["role"].to_dict() == {"A": "user", "B": "user", "C": "decision_maker"}
    assert table.loc["B", "role_source"] == "inferred"
    assert decided.titles(store) == {"poet": "user"}


def test_likely_accounts_that_were_not_meant_make_way_for_the_next(store: Store) -> None:
    for name in ("Nordwind Logistik", "Nordwind Logistics"):
        accounts.add(store, {"name": name})
    seen = preview(store, [answer(2, "Nordwind Logistic")]).accounts.iloc[0]
    assert sorted(seen["likely"]) == [1, 2]
    with store.write("test") as db:
        decided.refuse(db, [("accounts", "Nordwind Logistic", int(seen["account"]))])
    after = preview(store, [answer(2, "Nordwind Logistic")]).accounts.iloc[0]
    assert {int(seen["account"]), int(after["account"])} == {1, 2}


def test_rows_of_the_file_stand_beside_a_proposal(store: Store) -> None:
    accounts.add(store, {"name": "Nordwind Logistik"})
    rows = [answer(n, "Nordwind Logistic") for n in range(2, 8)]
    proposal = uploading.proposals(preview(store, rows)).iloc[0]
    assert (proposal["rows"], proposal["n_rows"], proposal["reason"]) == ([2, 3, 4], 6, "alike")
