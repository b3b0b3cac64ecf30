"""A merge taken apart again is as if it had never been, and loses nothing that came since."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.build import Build
from tests.importing.answers import EMPTY_STORE, answer, run, whole
from tests.importing.facts import used
from voc_core.errors import VocError
from voc_core.reports import importing
from voc_core.store import Store, accounts, contacts, feedback, invitations, merges, splitting


def last_merge(store: Store) -> int:
    return int(merges.table(store)["id"].max())


def split_last(store: Store) -> splitting.Split:
    return splitting.split(store, last_merge(store))


@pytest.fixture
def two(store: Store) -> Store:
    """Return a store with Acme (1) and Akme (2), one person at both, and one voice without name."""
    run(store, [answer(2, "Acme", contact="Ann", email="ann@gmail.com")])
    rows = [
        answer(2, "Akme", contact="A. Lee", email="ANN@gmail.com", account_id="C-2", title="CEO"),
        answer(3, "Akme", contact="Bob", email="bob@akme.com"),
        answer(4, "Akme", source="ticket", score=None, text="broken", external_id="TICKET-0001"),
    ]
    run(store, rows)
    return store


def test_merge_then_split_changes_nothing(two: Store) -> None:
    before = whole(two)
    accounts.merge(two, 1, [2])
    assert whole(two) != before
    done = split_last(two)
    assert (done.name, done.n_contacts, done.n_feedback, done.conflicts) == ("Akme", 2, 3, [])
    assert whole(two) == before


def test_people_merged_and_split_change_nothing(two: Store) -> None:
    small = Build(two)
    for contact in (2, 3):
        small.invitation(contact, "2026-05-01")
    small.invitation(3, "2026-05-02")
    with two.write("test") as db:
        invitations.link(db)
    before = whole(two)
    contacts.merge(two, 2, [3])
    assert len(contacts.table(two)) == 2
    split_last(two)
    assert whole(two) == before


def test_two_merges_into_one_are_split_in_any_order(small: Build) -> None:
    ids = [small.account(n, external_id=f"C-{i}") for i, n in enumerate(("Acme", "Akme", "Acmé"))]
    before = whole(small.store)
    for order in ((1, 0), (0, 1)):
        accounts.merge(small.store, ids[0], ids[1:])
        newest = last_merge(small.store)
        for back in order:
            splitting.split(small.store, newest - back)
        assert whole(small.store) == before


def test_a_month_both_accounts_have_is_kept_for_the_split(small: Build) -> None:
    ids = [small.account("Acme"), small.account("Akme")]
    with small.store.write("test") as db:
        for account, month, seats in ((1, "2026-05", 10), (2, "2026-05", 20), (2, "2026-06", 30)):
            db["usage"].insert({"account_id": account, "month": month, "seats": seats})
    before = whole(small.store)
    accounts.merge(small.store, *ids[:1], ids[1:])
    assert [row[1:4] for row in whole(small.store)["usage"]] == [
        (1, "2026-05", 10),
        (1, "2026-06", 30),
    ]
    split_last(small.store)
    assert whole(small.store) == before


@pytest.mark.parametrize("undone", [1, 2])
def test_facts_undone_between_merge_and_split_stay_undone(store: Store, undone: int) -> None:
    run(store, [used(2, seats=5)], kind="usage")
    both = [used(2, account="Akme", seats=6), used(3, "2026-04", "Akme", seats=7)]
    run(store, both, kind="usage")
    before = whole(store)
    accounts.merge(store, 1, [2])
    importing.undo(store, undone)
    importing.redo(store, undone)
    split_last(store)
    assert _facts(store) == [r[1:4] for r in before["usage"]]
    importing.undo(store, undone)
    assert {r[0] for r in _facts(store)} == {3 - undone}


def _facts(store: Store) -> list[tuple[Any, ...]]:
    return sorted(row[1:4] for row in whole(store)["usage"])


def test_the_log_of_imports_since_is_not_touched_by_a_split(two: Store) -> None:
    accounts.merge(two, 1, [2])
    run(two, [answer(2, "Zenith", contact="Zoe", day="2026-06-01")])
    split_last(two)
    for number in (3, 2, 1):
        importing.undo(two, number)
    assert {t: whole(two)[t] for t in EMPTY_STORE} == EMPTY_STORE


def test_what_was_learned_by_the_merge_leaves_the_kept_one(two: Store) -> None:
    accounts.merge(two, 1, [2])
    accounts.update(two, {1: {"aliases": [*accounts.table(two)["aliases"][0], "Acme Asia"]}})
    split_last(two)
    names = accounts.table(two).set_index("id")["aliases"].to_dict()
    assert names == {1: ["Acme Asia"], 2: []}


def test_a_value_changed_since_stays_and_is_reported(small: Build) -> None:
    keep, other = small.account("Acme"), small.account("Akme", csm="Li Na", region="EMEA")
    accounts.merge(small.store, keep, [other])
    accounts.update(small.store, {keep: {"csm": "Bo"}})
    done = split_last(small.store)
    row = accounts.table(small.store).set_index("id").loc[keep]
    assert (row["csm"], row["region"] != row["region"]) == ("Bo", True)
    assert [c.values for c in done.conflicts] == [{"column": "csm", "value": "Bo"}]


def test_rows_imported_since_go_by_the_name_they_said(two: Store) -> None:
    accounts.merge(two, 1, [2])
    rows = [
        answer(2, "Acme", day="2026-06-01", contact="Cy"),
        answer(3, "Akme", day="2026-06-01", contact="Di"),
        answer(4, "AKME", day="2026-06-02", source="ticket", score=None, text="late"),
        answer(5, "Acme", day="2026-06-02", contact="Eve", email="eve@mail.akme.com"),
        answer(6, "Acme", day="2026-06-02", contact="Fay", email="fay@gmail.com"),
    ]
    run(two, rows)
    split_last(two)
    people = contacts.table(two).set_index("name")["account_id"].to_dict()
    assert people == {"Ann": 1, "A. Lee": 2, "Bob": 2, "Cy": 1, "Di": 2, "Eve": 2, "Fay": 1}
    said = feedback.rows(two).set_index("text")["account_id"].to_dict()
    assert (said["late"], said["broken"]) == (2, 2)
    assert two.check() == []


def test_answers_given_under_the_name_of_a_split_person_go_with_it(store: Store) -> None:
    run(store, [answer(2, contact="Ann Lee"), answer(3, contact="A. Lee")])
    contacts.merge(store, 1, [2])
    later = {"A. Lee": "2026-06-01", "Ann Lee": "2026-06-02"}
    run(store, [answer(n, contact=c, day=d) for n, (c, d) in enumerate(later.items(), 2)])
    split_last(store)
    said = feedback.rows(store)[["contact_id", "occurred_on"]].to_numpy().tolist()
    assert sorted(map(tuple, said)) == [
        (1, "2026-05-01"),
        (1, "2026-06-02"),
        (2, "2026-05-01"),
        (2, "2026-06-01"),
    ]


def test_a_later_merge_has_to_be_split_first(small: Build) -> None:
    one, two, three = (small.account(n) for n in ("One", "Two", "Three"))
    accounts.merge(small.store, one, [two])
    accounts.merge(small.store, three, [one])
    with pytest.raises(VocError, match="'One' was merged into another"):
        splitting.split(small.store, 1)
    splitting.split(small.store, 2)
    splitting.split(small.store, 1)
    assert accounts.table(small.store)["aliases"].tolist() == [[], [], []]


def test_a_merge_is_split_once(small: Build) -> None:
    one, two = small.account("One"), small.account("Two")
    accounts.merge(small.store, one, [two])
    split_last(small.store)
    with pytest.raises(VocError, match="split already"):
        split_last(small.store)
    with pytest.raises(VocError, match="no merge 9"):
        splitting.split(small.store, 9)


def test_a_name_taken_since_is_told(small: Build) -> None:
    one, two = small.account("One"), small.account("Two")
    accounts.merge(small.store, one, [two])
    small.account("Two")
    done = split_last(small.store)
    assert done.name == "Two (2)"
    assert "taken by now" in str(done.conflicts[0])


def test_a_merged_account_is_known_by_its_id_in_the_crm(store: Store) -> None:
    rows = [answer(2, "Acme", account_id="C-1"), answer(3, "Akme", account_id="C-2")]
    run(store, rows)
    accounts.merge(store, 1, [2])
    run(store, [answer(2, "Akme Energy", account_id="C-2", day="2026-06-01")])
    assert accounts.table(store)[["name", "external_id"]].to_numpy().tolist() == [["Acme", "C-1"]]


@pytest.mark.parametrize("undone", [1, 2])
def test_an_import_is_undone_and_redone_across_merge_and_split(two: Store, undone: int) -> None:
    before = whole(two)
    accounts.merge(two, 1, [2])
    importing.undo(two, undone)
    split_last(two)
    importing.redo(two, undone)
    after = whole(two)
    for table in ("account", "contact", "feedback"):
        assert _sorted(after[table]) == _sorted(before[table])
    assert two.check() == []


def test_undoing_everything_after_a_split_leaves_nothing(two: Store) -> None:
    accounts.merge(two, 1, [2])
    split_last(two)
    importing.undo(two, 1)
    importing.undo(two, 2)
    assert {t: whole(two)[t] for t in EMPTY_STORE} == EMPTY_STORE


def test_people_are_moved_with_their_voices(two: Store) -> None:
    account = contacts.move(two, [2], "New one")
    rows = feedback.rows(two).set_index("contact_name")["account_id"]
    assert rows["A. Lee"] == account
    assert accounts.table(two)["name"].tolist() == ["Acme", "Akme", "New one"]
    with pytest.raises(VocError, match=r"has the e-mail 'ann@gmail\.com' already"):
        contacts.move(two, [2], 1)
    importing.undo(two, 2)
    assert accounts.table(two)["name"].tolist() == ["Acme", "New one"]


def test_everything_that_names_an_account_or_a_person_moves(store: Store) -> None:
    """A table that refers to one of them is one more line in `merges.REFERENCES`."""
    with store.open() as db:
        found = {
            (key.other_table, table, key.column)
            for table in db.table_names()
            for key in db.table(table).foreign_keys
            if key.other_table in merges.REFERENCES
        }
    moved = {(kind, r.table, r.column) for kind, all_ in merges.REFERENCES.items() for r in all_}
    assert found <= moved


NAMES = ("Acme", "Akme", "Acme Asia", "Beta")
PEOPLE = (("Ann", "ann@gmail.com"), ("A. Lee", "ANN@gmail.com"), ("Bob", None), (None, None))
ROWS = st.builds(
    lambda name, person, day, score: answer(
        2, name, score, contact=person[0], email=person[1], day=f"2026-05-{day:02}"
    ),
    st.sampled_from(NAMES),
    st.sampled_from(PEOPLE),
    st.integers(1, 28),
    st.integers(0, 10),
)
STEPS = st.lists(st.tuples(st.sampled_from(["merge", "people"]), st.integers(0, 99)), max_size=5)


@given(files=st.lists(st.lists(ROWS, min_size=1, max_size=6), min_size=1, max_size=3), steps=STEPS)
@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
def test_merges_split_in_reverse_order_leave_no_trace(
    files: list[list[dict[str, Any]]],
    steps: list[tuple[str, int]],
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    store = Store.at(tmp_path_factory.mktemp("law") / "store.db")
    for rows in files:
        run(store, [row | {"row": n} for n, row in enumerate(rows, start=2)])
    states = [whole(store)]
    numbers = [n for kind, pick in steps if (n := _merge(store, kind, pick, states))]
    for number in reversed(numbers):
        states.pop()
        splitting.split(store, number)
        assert whole(store) == states[-1]
    for number in range(1, len(files) + 1):
        importing.undo(store, number)
    assert {t: whole(store)[t] for t in EMPTY_STORE} == EMPTY_STORE


def _merge(store: Store, kind: str, pick: int, states: list[dict[str, Any]]) -> int | None:
    """Merge two of the accounts, or two people of one account, and return the merge's number."""
    table = accounts.table(store) if kind == "merge" else contacts.table(store)
    if kind == "people" and len(table):
        table = table[table["account_id"] == table["account_id"].iloc[pick % len(table)]]
    ids = table["id"].tolist()
    if len(ids) < 2:
        return None
    keep, other = ids[pick % len(ids)], ids[(pick + 1) % len(ids)]
    (accounts if kind == "merge" else contacts).merge(store, keep, [other])
    states.append(whole(store))
    return last_merge(store)


def _sorted(rows: list[tuple[Any, ...]]) -> list[str]:
    return sorted(json.dumps(row) for row in rows)
