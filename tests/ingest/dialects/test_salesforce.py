"""Salesforce: lines above and below a report, groups, ids of two lengths, deleted rows."""

import pytest

from tests.ingest.dialects import desk_exports as of
from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv, as_xlsx


@pytest.mark.parametrize("way", every_way(of.SF_ACCOUNTS))
def test_a_report_of_accounts_ends_before_its_footer(way):
    rows = [[c.replace("é", "e") for c in row] for row in of.SF_ACCOUNTS]
    found = understood(every_way(rows)[way])
    assert (found.recognised.dialect, found.mapping.kind) == ("salesforce", "accounts")
    assert found.column("account") == ["Acme", "Societe Generee"]
    assert set(found.aside.values()) == {"footer"} and len(found.aside) == 3


def test_a_report_in_windows_letters_keeps_its_accents():
    found = understood(as_csv(of.SF_ACCOUNTS, encoding="cp1252"))
    assert found.column("account")[1] == "Société Générée"


def test_the_customers_own_turnover_is_not_what_it_pays_us():
    found = understood(as_csv(of.SF_ACCOUNTS))
    assert "Annual Revenue" not in found.uses
    assert any("turnover" in str(w) for w in found.recognised.warnings)


def test_ids_that_differ_in_case_only_are_two_accounts():
    assert len({*understood(as_csv(of.SF_ACCOUNTS)).column("account_id")}) == 2


def test_a_report_of_contacts_brings_name_title_and_account():
    found = understood(as_csv(of.SF_CONTACTS))
    assert found.mapping.kind == "contacts"
    assert found.column("contact") == ["Li Wei", "Jo Ray"]
    assert found.column("title") == ["CFO", "Operator"]


def test_a_report_of_cases_is_tickets_whatever_their_status():
    found = understood(as_csv(of.SF_CASES))
    assert (found.mapping.kind, found.mapping.source) == ("feedback", "ticket")
    assert [v[4] for v in found.voices] == ["Login fails each morning.", "Price"]
    assert found.column("external_id") == ["00001026", "00001027"]
    assert set(found.aside.values()) == {"footer"}


def test_a_web_page_that_calls_itself_a_workbook_is_a_report_too():
    cells = ("".join(f"<td>{cell}</td>" for cell in row) for row in of.SF_CASES)
    page = "<html><body><table><tr>" + "</tr><tr>".join(cells) + "</tr></table></body></html>"
    found = understood(page.encode(), "report.xls")
    assert (found.recognised.container, found.recognised.dialect) == ("html", "salesforce")
    assert [v[4] for v in found.voices] == ["Login fails each morning.", "Price"]


@pytest.mark.parametrize("write", [as_csv, as_xlsx], ids=["csv", "workbook"])
def test_a_formatted_report_names_its_groups_in_every_row(write):
    found = understood(write(of.SF_FORMATTED))
    assert (found.recognised.dialect, found.recognised.header_at) == ("salesforce", 8)
    assert found.column("account") == ["Acme", "Acme", "Beta"]
    assert set(found.aside.values()) == {"footer"} and len(found.aside) == 5
    assert "Column A" not in found.recognised.columns


def test_an_arrow_without_subtotals_is_a_sorted_column_and_fills_nothing():
    rows = [row for row in of.SF_FORMATTED if "Subtotal" not in row]
    assert understood(as_csv(rows)).column("account") == ["Acme", "Beta"]


def test_only_deals_of_customers_that_are_decided_are_outcomes():
    found = understood(as_csv(of.SF_DEALS))
    assert found.column("outcome") == ["renewed", "churned", "expanded"]
    assert found.column("account") == ["Acme", "Beta", "Delta"]
    assert found.aside == {4: "no_outcome", 6: "no_outcome"}


@pytest.mark.parametrize("way", every_way(of.DL_ACCOUNTS))
def test_objects_under_their_api_names_leave_out_what_was_deleted(way):
    found = understood(every_way(of.DL_ACCOUNTS)[way])
    assert (found.recognised.dialect, found.mapping.kind) == ("dataloader", "accounts")
    assert found.column("account_id") == ["0015g00000Xy7ab", "0015g00000Xy7aB"]
    assert found.aside == {4: "deleted"}


def test_an_account_has_one_id_in_a_report_and_in_an_object():
    short = understood(as_csv(of.SF_ACCOUNTS)).column("account_id")
    assert short == understood(as_csv(of.DL_ACCOUNTS)).column("account_id")


def test_contacts_and_cases_name_their_account_by_its_id():
    people, cases = (understood(as_csv(rows)) for rows in (of.DL_CONTACTS, of.DL_CASES))
    assert people.column("account_id") == ["0015g00000Xy7ab"] * 2
    assert people.column("contact") == ["Li Wei", "Jo Ray"] and people.aside == {4: "deleted"}
    assert cases.column("account_id") == ["0015g00000Xy7ab"] and cases.aside == {3: "deleted"}
    assert cases.voices[0][4] == "Login\nIt fails daily."
    assert cases.recognised.zone == "UTC"
