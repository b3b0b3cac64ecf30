"""Facts: added once, corrected, undone and redone; a fact is what the live imports say of it."""

from typing import Any

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.answers import answer, preview, run
from tests.importing.facts import TABLES, facts, invitations, invited, n_rows, paid, used, went
from voc_core.reports import importing, readings, understanding
from voc_core.store import Store, accounts, contacts

NOTHING = dict.fromkeys(TABLES, 0)


def test_usage_is_added_and_adoption_follows_from_seats(store: Store) -> None:
    rows = [used(2, seats=200, active_users=126), used(3, "2026-04", adoption=0.8, seats=10)]
    assert run(store, rows, kind="usage").added == 2
    assert facts(store, "usage") == [
        ("Acme", "2026-03", 200, 126, 0.63),
        ("Acme", "2026-04", 10, None, 0.8),
    ]


def test_more_people_than_seats_are_full_adoption(store: Store) -> None:
    run(store, [used(2, seats=10, active_users=14), used(3, "2026-04", seats=0, active_users=0)],
        kind="usage")  # fmt: skip
    assert [row[4] for row in facts(store, "usage")] == [1, None]


def test_commerce_is_kept_in_minor_units_with_a_currency(store: Store) -> None:
    rows = [paid(2, revenue=12.5, expansion=-2.0, days_late=-3), paid(3, "2026-04", days_late=9)]
    run(store, rows, kind="commerce")
    assert facts(store, "commerce") == [
        ("Acme", "2026-03", 1250, -200, "CNY", -3),
        ("Acme", "2026-04", None, None, None, 9),
    ]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [
        ("usage", [used(2, seats=5), used(3, "2026-04", active_users=3)]),
        ("commerce", [paid(2, revenue=5.0), paid(3, "2026-04", days_late=3)]),
        ("outcomes", [went(2, amount=5.0, currency="EUR"), went(3, "churned")]),
        ("invitations", [invited(2), invited(3, "Bob", status="opened")]),
    ],
)
def test_the_same_file_twice_adds_nothing(store: Store, kind: str, rows: Any) -> None:
    assert run(store, rows, kind=kind).added == 2
    before = n_rows(store)
    receipt = run(store, rows, kind=kind)
    assert (receipt.added, receipt.updated, receipt.unchanged) == (0, 0, 2)
    assert n_rows(store) == before


def test_a_corrected_file_updates_and_blanks_erase_nothing(store: Store) -> None:
    run(store, [used(2, seats=5, active_users=3)], kind="usage")
    assert run(store, [used(2, active_users=4)], kind="usage").updated == 1
    assert facts(store, "usage") == [("Acme", "2026-03", 5, 4, 0.8)]


def test_money_of_another_currency_replaces_all_money_of_the_month(store: Store) -> None:
    run(store, [paid(2, revenue=5.0, expansion=1.0, days_late=3)], kind="commerce")
    run(store, [paid(2, revenue=4.0, currency="EUR")], kind="commerce")
    assert facts(store, "commerce") == [("Acme", "2026-03", 400, None, "EUR", 3)]


def test_rows_that_contradict_one_another_are_problems(store: Store) -> None:
    rows = [used(2, seats=5), used(3, seats=5), used(4, seats=6)]
    receipt = run(store, rows, kind="usage")
    assert (receipt.added, receipt.skipped) == (1, {"repeated": 1, "problem": 1})
    [problem] = receipt.problems
    assert (problem.row, problem.found) == (4, "2026-03")
    assert "row 2 says something else" in str(problem.expected)


def test_events_of_one_invitation_are_one_invitation_at_its_furthest(store: Store) -> None:
    rows = [invited(2, status="responded"), invited(3, status="sent")]
    run(store, rows, kind="invitations")
    assert [row[3] for row in invitations(store)] == ["responded"]


def test_a_bounced_invitation_asked_nobody(store: Store) -> None:
    receipt = run(store, [invited(2, status="bounced")], kind="invitations")
    assert (receipt.added, receipt.skipped) == (0, {"not_asked": 1})
    assert n_rows(store) == NOTHING
    assert len(preview(store, [invited(2, status="bounced")], kind="invitations").contacts) == 0


def test_who_opts_out_is_only_noted(store: Store) -> None:
    run(store, [invited(2, status="opted_out")], kind="invitations")
    assert not contacts.table(store)["do_not_survey"].any()


def test_accounts_and_people_are_matched_as_in_any_file(store: Store) -> None:
    accounts.add(store, {"name": "Acme GmbH", "aliases": ["Acme"], "external_id": "C-1"})
    run(store, [used(2, seats=5), used(3, "2026-04", "", account_id="C-1", seats=6)], kind="usage")
    run(store, [invited(2, email="ann@acme.cn", title="CEO")], kind="invitations")
    assert [row[0] for row in facts(store, "usage")] == ["Acme GmbH"] * 2
    assert contacts.table(store)[["account_id", "role"]].values.tolist() == [[1, "decision_maker"]]


@pytest.mark.parametrize(
    ("kind", "rows"),
    [("usage", [used(2, seats=5)]), ("commerce", [paid(2, revenue=5.0)]), ("outcomes", [went(2)]),
     ("invitations", [invited(2)])],
)  # fmt: skip
def test_undo_takes_everything_back_and_redo_brings_it_back(
    store: Store, kind: str, rows: Any
) -> None:
    run(store, rows, kind=kind)
    after = n_rows(store)
    importing.undo(store, 1)
    assert n_rows(store) == NOTHING
    importing.redo(store, 1)
    assert n_rows(store) == after
    assert store.check() == []


def test_undo_of_a_correction_restores_and_later_imports_stay(store: Store) -> None:
    run(store, [used(2, seats=5), used(3, "2026-04", seats=5)], kind="usage")
    run(store, [used(2, seats=6)], kind="usage")
    run(store, [used(2, seats=7)], kind="usage")
    importing.undo(store, 2)
    assert [row[2] for row in facts(store, "usage")] == [7, 5]
    importing.undo(store, 3)
    assert [row[2] for row in facts(store, "usage")] == [5, 5]
    importing.redo(store, 2)
    importing.undo(store, 1)
    assert facts(store, "usage") == [("Acme", "2026-03", 6, None, None)]


def test_a_fact_stays_while_a_live_import_says_it(store: Store) -> None:
    """Exports that grow from month to month say the old months again."""
    run(store, [used(2, seats=5)], kind="usage")
    run(store, [used(2, seats=5), used(3, "2026-04", seats=5)], kind="usage")
    importing.undo(store, 1)
    assert len(facts(store, "usage")) == 2


def test_what_no_import_wrote_comes_back(store: Store) -> None:
    account = accounts.add(store, {"name": "Acme"})
    with store.write("by hand") as db:
        db["usage"].insert({"account_id": account, "month": "2026-03", "seats": 9})
    run(store, [used(2, seats=5)], kind="usage")
    importing.undo(store, 1)
    assert facts(store, "usage") == [("Acme", "2026-03", 9, None, None)]


def test_facts_follow_a_merge_and_its_undo(store: Store) -> None:
    run(store, [used(2, seats=5)], kind="usage")
    run(store, [used(2, account="Bolt", seats=6), used(3, "2026-04", "Bolt", seats=7)],
        kind="usage")  # fmt: skip
    accounts.merge(store, 1, [2])
    assert [row[:3] for row in facts(store, "usage")] == [
        ("Acme", "2026-03", 5),
        ("Acme", "2026-04", 7),
    ]
    importing.undo(store, 1)
    assert [row[2] for row in facts(store, "usage")] == [6, 7]
    importing.undo(store, 2)
    assert facts(store, "usage") == []


def test_redo_finds_the_account_that_exists_by_now(store: Store) -> None:
    run(store, [used(2, seats=5)], kind="usage")
    importing.undo(store, 1)
    run(store, [used(2, seats=6)], kind="usage")
    importing.redo(store, 1)
    assert [row[2] for row in facts(store, "usage")] == [6]
    importing.undo(store, 2)
    assert [row[2] for row in facts(store, "usage")] == [5]
    assert len(accounts.table(store)) == 1


def test_a_dry_run_writes_nothing(store: Store) -> None:
    assert run(store, [went(2)], kind="outcomes", dry_run=True).added == 1
    assert n_rows(store) == NOTHING


def said(row: int, day: str, score: float, person: str = "Ann", **values: Any) -> dict[str, Any]:
    return answer(row, score=score, contact=person, day=day, **values)


def test_an_invitation_is_answered_by_the_first_answer_after_it(store: Store) -> None:
    run(store, [invited(2), invited(3, day="2026-04-01"), invited(4, "Bob")], kind="invitations")
    run(store, [said(2, "2026-02-27", 1), said(3, "2026-03-09", 2), said(4, "2026-03-20", 3),
                said(5, "2026-04-01", 4), said(6, "2026-04-16", 9, "Bob")])  # fmt: skip
    assert [row[5] for row in invitations(store)] == [2, 4, None]


def test_the_response_id_wins_over_the_day(store: Store) -> None:
    rows = [invited(2, response_id="R_12345678"), invited(3, day="2026-03-05")]
    run(store, rows, kind="invitations")
    run(store, [said(2, "2026-05-30", 1, external_id="R_12345678"), said(3, "2026-03-06", 2)])
    assert [row[5] for row in invitations(store)] == [1, 2]


def test_a_ticket_is_no_answer(store: Store) -> None:
    run(store, [invited(2)], kind="invitations")
    run(store, [said(2, "2026-03-02", 9, source="ticket")])
    assert [row[5] for row in invitations(store)] == [None]


def test_people_merged_share_their_invitations_and_answers(store: Store) -> None:
    run(store, [invited(2)], kind="invitations")
    run(store, [said(2, "2026-03-02", 9, "Anne")])
    contacts.merge(store, 1, [2])
    assert [row[5] for row in invitations(store)] == [9]


UPLOADS: tuple[tuple[str, list[dict[str, Any]]], ...] = (
    ("feedback", [said(2, "2026-03-09", 2, external_id="RESPONSE-1"), said(3, "2026-04-02", 7)]),
    ("feedback", [said(2, "2026-03-05", 5), said(3, "2026-03-02", 9, "Bob")]),
    ("invitations", [invited(2), invited(3, "Bob", status="opened")]),
    ("invitations", [invited(2, day="2026-03-20", response_id="RESPONSE-1"), invited(3)]),
    ("usage", [used(2, seats=5), used(3, "2026-04", seats=8, active_users=2)]),
    ("usage", [used(2, seats=6, active_users=1)]),
)
MATTERS_LATER = {4, 5}
"""Imports of one fact: which comes last matters, so they keep their order."""


def said_by_now(store: Store) -> tuple[Any, ...]:
    return (*invitations(store), *facts(store, "usage"))


@given(order=st.permutations(range(len(UPLOADS))), undone=st.sets(st.integers(0, 5)))
@settings(max_examples=5, deadline=None, suppress_health_check=list(HealthCheck))
def test_order_of_files_and_undone_ones_leave_no_trace(
    order: list[int], undone: set[int], tmp_path_factory: pytest.TempPathFactory
) -> None:
    order = sorted(order, key=lambda n: n if n in MATTERS_LATER else order.index(n))
    folder = tmp_path_factory.mktemp("law")
    plain, mixed = Store.at(folder / "plain.db"), Store.at(folder / "mixed.db")
    for number in range(len(UPLOADS)):
        if number not in undone:
            run(plain, UPLOADS[number][1], kind=UPLOADS[number][0])
    for number in order:
        run(mixed, UPLOADS[number][1], kind=UPLOADS[number][0])
    for number in undone:
        importing.undo(mixed, order.index(number) + 1)
    assert said_by_now(mixed) == said_by_now(plain)
    for number in undone:
        importing.redo(mixed, order.index(number) + 1)
    for number in range(len(UPLOADS)):
        importing.undo(mixed, number + 1)
    assert n_rows(mixed) == NOTHING
    assert mixed.check() == []


def test_a_whole_file_of_facts_goes_through(store: Store) -> None:
    data = b"Account,Month,Seats,Active users\nAcme,2026-03,200,126\n"
    recognised = readings.read(store, "usage.csv", data)
    mapping, questions = understanding.propose(store, recognised, data)
    assert (mapping.kind, questions) == ("usage", ())
    importing.run(store, recognised, data, mapping)
    assert facts(store, "usage") == [("Acme", "2026-03", 200, 126, 0.63)]
    assert pd.isna(accounts.table(store)["arr_minor"]).all()
