"""Whole files of a CRM and of tickets, one after the other, from bytes to the store."""

import pandas as pd

from tests.importing.answers import count
from tests.ingest.dialects import desk_exports as of
from tests.ingest.dialects.exports import Rows
from tests.ingest.tables import as_csv, seen
from voc_core.ingest import chunks, guess
from voc_core.reports import importing
from voc_core.store import Store, accounts, contacts


def brought_in(store: Store, rows: Rows) -> importing.Receipt:
    """Import a file as it is proposed."""
    data = as_csv(rows)
    recognised = seen(data, "export.csv")
    mapping, _ = guess(recognised, pd.concat(list(chunks(recognised, data))))
    return importing.run(store, recognised, data, mapping, with_tone=False)


def test_a_report_objects_and_cases_are_about_the_same_accounts(store: Store) -> None:
    for rows in (of.SF_ACCOUNTS, of.DL_CONTACTS, of.DL_CASES):
        brought_in(store, rows)
    known = accounts.table(store).set_index("name")
    people = contacts.table(store)
    assert len(known) == 2
    assert set(people["account_id"]) == {known.loc["Acme", "id"]}
    assert count(store, "feedback") == 1


def test_companies_and_contacts_of_one_tool_meet(store: Store) -> None:
    brought_in(store, of.HUBSPOT_COMPANIES)
    brought_in(store, of.HUBSPOT_CONTACTS)
    assert accounts.table(store)["name"].tolist() == ["Acme", "Beta"]
    assert len(contacts.table(store)) == 2


def test_the_same_tickets_again_add_nothing(store: Store) -> None:
    first, second = brought_in(store, of.ZENDESK), brought_in(store, of.ZENDESK)
    assert (first.added, second.added, second.unchanged) == (4, 0, 4)
    assert count(store, "feedback") == 6
