"""Feedback read with the names of who said it."""

from tests.build import Build
from voc_core.store import feedback


def test_the_newest_comes_first_and_the_limit_holds(small: Build) -> None:
    person = small.contact(small.account("Acme"))
    for day in ("2026-01-01", "2026-03-01", "2026-02-01"):
        small.score(person, 9, day)
    rows = feedback.rows(small.store, limit=2)
    assert rows["occurred_on"].tolist() == ["2026-03-01", "2026-02-01"]


def test_cuts_join(small: Build) -> None:
    acme, beta = small.account("Acme"), small.account("Beta")
    for account in (acme, beta):
        small.score(small.contact(account, "manager"), 9)
    rows = feedback.rows(small.store, account=beta)
    assert rows[["account_name", "role"]].values.tolist() == [["Beta", "manager"]]
    assert len(feedback.rows(small.store, account=beta, ids=[1])) == 0


def test_an_empty_store_has_no_rows(small: Build) -> None:
    assert feedback.rows(small.store).empty
    assert feedback.texts(small.store, [1, 2]).empty
