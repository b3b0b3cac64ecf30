"""Contacts edited, tagged and merged by a person."""

import pytest

from tests.build import Build
from tests.importing.answers import answer, run
from voc_core.errors import VocError
from voc_core.store import Store, contacts, feedback


def test_a_role_set_by_hand_is_the_csms(small: Build) -> None:
    ids = [small.contact(small.account("Acme"), "unknown") for _ in range(1)]
    contacts.update(small.store, {i: {"role": "manager"} for i in ids})
    assert contacts.table(small.store)[["role", "role_source"]].values.tolist() == [
        ["manager", "csm"]
    ]


def test_a_role_taken_away_is_unknown(small: Build) -> None:
    person = small.contact(small.account("Acme"), "user")
    contacts.update(small.store, {person: {"role": None}})
    row = contacts.table(small.store).iloc[0]
    assert (row["role"], row["role_source"] is None) == ("unknown", True)


def test_an_email_taken_at_the_account_is_refused(small: Build) -> None:
    acme = small.account("Acme")
    small.contact(acme, email="a@acme.cn")
    other = small.contact(acme, email="b@acme.cn")
    with pytest.raises(VocError, match=r"has the e-mail 'a@acme.cn' already"):
        contacts.update(small.store, {other: {"email": "a@acme.cn"}})


def test_merging_moves_feedback_and_fills_blanks(small: Build) -> None:
    acme = small.account("Acme")
    ann = small.contact(acme, "unknown", name="Ann")
    other = small.contact(acme, "decision_maker", name="A. Lee", title="CEO")
    small.score(other, 3)
    contacts.merge(small.store, ann, [other])
    row = contacts.table(small.store).iloc[0]
    assert (row["name"], row["title"], row["role"]) == ("Ann", "CEO", "decision_maker")
    assert feedback.rows(small.store)["contact_id"].tolist() == [ann]


def test_people_of_two_accounts_are_not_merged(small: Build) -> None:
    one, other = (small.contact(small.account(name)) for name in ("Acme", "Beta"))
    with pytest.raises(VocError, match="different accounts"):
        contacts.merge(small.store, one, [other])


def test_a_renamed_person_is_found_by_the_former_name(store: Store) -> None:
    rows = [answer(2, contact="A. Lee")]
    run(store, rows)
    contacts.update(store, {1: {"name": "Ann Lee"}})
    receipt = run(store, rows)
    assert (receipt.unchanged, receipt.contacts_added) == (1, 0)


def test_a_merged_person_is_found_by_either_name(store: Store) -> None:
    rows = [answer(2, contact="A. Lee"), answer(3, contact="Ann Lee")]
    run(store, rows)
    contacts.merge(store, 2, [1])
    receipt = run(store, rows)
    assert (receipt.unchanged, receipt.contacts_added) == (2, 0)
