"""Undo of an import, and undo of the undo, whatever came in between."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.answers import answer, count, run, state
from voc_core.errors import VocError
from voc_core.reports import importing
from voc_core.store import Store, accounts, contacts, feedback, imports

EMPTY = {"feedback": [], "account": [], "contact": [], "touchpoint": []}


def _r(number: int, score: float, **values: str) -> dict[str, object]:
    """Return the answer of a person who is the same in every import."""
    return answer(
        number, score=score, external_id=f"RESPONSE-{number}", contact=f"P{number}", **values
    )


def test_undo_takes_back_everything_and_redo_brings_it_back(store: Store) -> None:
    run(store, [_r(2, 9, touchpoint="Support", title="CEO"), _r(3, 2)])
    after = state(store)
    importing.undo(store, 1)
    assert state(store) == EMPTY
    importing.redo(store, 1)
    assert state(store) == after


def test_undo_of_an_update_restores_the_values(store: Store) -> None:
    run(store, [_r(2, 3, text="bad")])
    before = state(store)
    run(store, [_r(2, 9, text="good")])
    importing.undo(store, 2)
    assert state(store) == before


def test_what_a_later_import_updated_stays(store: Store) -> None:
    run(store, [_r(2, 3), _r(3, 3)])
    run(store, [_r(2, 9)])
    importing.undo(store, 1)
    assert feedback.rows(store)["score"].tolist() == [9]


def test_undoing_both_in_any_order_leaves_nothing(store: Store) -> None:
    run(store, [_r(2, 3), _r(3, 3)])
    run(store, [_r(2, 9)])
    importing.undo(store, 1)
    importing.undo(store, 2)
    assert state(store) == EMPTY


def test_redo_leaves_what_exists_by_now(store: Store) -> None:
    rows = [_r(2, 3)]
    run(store, rows)
    importing.undo(store, 1)
    run(store, rows)
    importing.redo(store, 1)
    assert (count(store), count(store, "account"), count(store, "contact")) == (1, 1, 1)


def test_an_account_of_an_undone_import_stays_while_something_refers_to_it(store: Store) -> None:
    run(store, [_r(2, 3)])
    run(store, [_r(3, 3)])
    importing.undo(store, 1)
    assert accounts.table(store)["name"].tolist() == ["Acme"]
    assert contacts.table(store)["name"].tolist() == ["P3"]


def test_a_value_changed_by_hand_stays(store: Store) -> None:
    run(store, [_r(2, 3)])
    run(store, [_r(2, 3, title="CEO")])
    contacts.update(store, {1: {"role": "user"}})
    importing.undo(store, 2)
    row = contacts.table(store).iloc[0]
    assert (row["role"], row["role_source"]) == ("user", "csm")
    assert pd.isna(row["title"])


def test_a_tag_made_by_hand_comes_back_with_redo(store: Store) -> None:
    run(store, [_r(2, 3)])
    contacts.update(store, {1: {"role": "manager"}})
    importing.undo(store, 1)
    importing.redo(store, 1)
    assert contacts.table(store)["role"].tolist() == ["manager"]


def test_redo_after_a_merge_finds_the_account_that_was_kept(store: Store) -> None:
    accounts.add(store, {"name": "Kept"})
    run(store, [_r(2, 3)])
    importing.undo(store, 1)
    importing.redo(store, 1)
    accounts.merge(store, 1, [int(accounts.table(store)["id"].max())])
    importing.undo(store, 1)
    importing.redo(store, 1)
    assert feedback.rows(store)["account_name"].tolist() == ["Kept"]
    assert store.check() == []


def test_a_merged_person_stays_while_an_import_that_brought_one_of_them_is_live(
    store: Store,
) -> None:
    run(store, [answer(2, contact="Ann", external_id="RESPONSE-2")])
    listed = {"row": 2, "account": "Acme", "contact": "Ann Baker", "email": "ann@acme.cn"}
    rest = dict.fromkeys(("account_id", "external_id", "title", "role", "department"))
    run(store, [listed | rest], kind="contacts")
    contacts.merge(store, 1, [2])
    importing.undo(store, 1)
    assert contacts.table(store)["email"].tolist() == ["ann@acme.cn"]
    importing.undo(store, 2)
    assert state(store) == EMPTY


def test_an_account_made_by_hand_is_not_undone_with_what_was_merged_into_it(store: Store) -> None:
    mine = accounts.add(store, {"name": "Mine"})
    run(store, [{"row": 2, "account": "Acme", "account_id": "C-1"}], kind="accounts")
    accounts.merge(store, mine, [2])
    importing.undo(store, 1)
    assert accounts.table(store)["name"].tolist() == ["Mine"]


def test_undo_and_redo_are_refused_twice(store: Store) -> None:
    run(store, [_r(2, 3)])
    with pytest.raises(VocError, match="not undone"):
        importing.redo(store, 1)
    importing.undo(store, 1)
    with pytest.raises(VocError, match="undone already"):
        importing.undo(store, 1)


def test_an_unknown_import_is_refused(store: Store) -> None:
    with pytest.raises(VocError, match="no import 7"):
        importing.undo(store, 7)


def test_a_receipt_says_when_it_was_undone(store: Store) -> None:
    run(store, [_r(2, 3)])
    assert importing.undo(store, 1).undone_at
    assert imports.receipt(store, 1).undone_at
    assert importing.redo(store, 1).undone_at is None


IMPORTS = (
    [_r(2, 3), _r(3, 3, title="CEO"), answer(9, "Beta")],
    [_r(2, 9), _r(3, 3), _r(4, 5, touchpoint="Support")],
    [
        _r(2, 5, text="hm"),
        _r(4, 5, title="Engineer"),
        answer(8, "Gamma", score=None, text="x", external_id="RESPONSE-9"),
    ],
    [
        _r(2, 5, text="hm", touchpoint="Sales"),
        answer(8, "Gamma", score=4, external_id="RESPONSE-9"),
    ],
)


@given(toggles=st.lists(st.integers(1, len(IMPORTS)), max_size=12))
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_order_of_undo_and_redo_ends_where_it_began(
    toggles: list[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = Store.at(tmp_path_factory.mktemp("law") / "store.db")
    for rows in IMPORTS:
        run(store, rows)
    whole = state(store)
    undone: set[int] = set()
    for number in toggles:
        (importing.redo if number in undone else importing.undo)(store, number)
        undone ^= {number}
    for number in sorted(undone, key=hash):
        importing.redo(store, number)
    assert state(store) == whole
    for number in {*range(1, len(IMPORTS) + 1)}:
        importing.undo(store, number)
    assert state(store) == EMPTY
    assert store.check() == []
