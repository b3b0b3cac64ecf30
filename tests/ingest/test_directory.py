"""CRM exports are read as accounts and contacts, money with its currency, words as codes."""

import pytest

from tests.ingest.tables import checked, said_about, table
from voc_core.ingest import ColumnUse, Mapping
from voc_core.ingest.amounts import amount_of, in_heading

NAME = ColumnUse("Account", "account")


def accounts(*uses):
    """Return a mapping of accounts."""
    return Mapping("accounts", (NAME, *uses))


@pytest.mark.parametrize(
    ("text", "amount", "currency"),
    [
        ("¥1,200,000", 1_200_000, "CNY"),
        ("￥1200000", 1_200_000, "CNY"),
        ("1.2M", 1_200_000, None),
        ("$125000", 125_000, "USD"),
        ("US$ 1.5 million", 1_500_000, "USD"),
        ("S$12k", 12_000, "SGD"),
        ("120万", 1_200_000, None),
        ("120 万元", 1_200_000, "CNY"),
        ("1.2亿", 120_000_000, None),
        ("EUR 4.500,00", 4_500, "EUR"),
        ("1.200.000", 1_200_000, None),
        ("€ 125.000", 125_000, "EUR"),
        ("1.250M", 1_250_000, None),
        ("0.125", 0.125, None),
        ("4,5", 4.5, None),
        ("1,200", 1_200, None),
        ("(1,000)", -1_000, None),
        ("0", 0, None),
    ],
)
def test_an_amount_is_read_as_people_write_it(text, amount, currency):
    assert amount_of(text) == (amount, currency)


@pytest.mark.parametrize("text", ["", "abc", "元", "1-2", "12 apples", "1e5", "M"])
def test_what_is_no_amount_is_none(text):
    assert amount_of(text) is None


@pytest.mark.parametrize(
    ("heading", "unit", "currency"),
    [
        ("ARR", 1, None),
        ("ARR (USD)", 1, "USD"),
        ("年费（万元）", 10_000, "CNY"),
        ("合同金额(元)", 1, "CNY"),
        ("Annual revenue ($M)", 1_000_000, "USD"),
        ("ARR in thousands", 1_000, None),
    ],
)
def test_a_heading_names_unit_and_currency(heading, unit, currency):
    factor, mark = in_heading(heading)
    assert factor == unit
    assert mark == currency or heading == "Annual revenue ($M)"


def test_the_currency_is_that_of_the_cell_then_the_heading_then_the_column():
    arr, currency = ColumnUse("ARR", "arr"), ColumnUse("Cur", "currency")
    chunk = table(Account=["A", "B", "C"], ARR=["$1M", "1M", "1M"], Cur=["EUR", "欧元", None])
    rows = checked(chunk, accounts(arr, currency)).rows
    assert rows["arr"].tolist() == [1_000_000] * 3
    assert rows["currency"].fillna("-").tolist() == ["USD", "EUR", "-"]


def test_accounts_have_the_mapped_uses_as_columns():
    uses = [ColumnUse("Tier", "tier"), ColumnUse("End", "renewal_on", date_order="ymd")]
    uses += [ColumnUse("How", "renewal_kind"), ColumnUse("Also", "aliases")]
    chunk = table(
        Account=["Acme"], Tier=["战略客户"], End=["2031-01-01"], How=["RFP"], Also=["A、B|C"]
    )
    result = checked(chunk, accounts(*uses))
    row = result.rows.loc[0].to_dict()
    assert result.problems == []
    assert row == {
        "row": 2,
        "account": "Acme",
        "aliases": "A; B; C",
        "tier": "key",
        "renewal_on": "2031-01-01",
        "renewal_kind": "tender",
    }


@pytest.mark.parametrize(
    ("use", "cell", "expected"),
    [
        ("tier", "huge", "expected one of: key, standard"),
        ("renewal_kind", "maybe", "expected one of: auto, negotiated, tender"),
        ("arr", "lots", "expected an amount of money, such as 1200000 or 1.2M"),
        ("arr", "-5", "expected an amount of money, such as 1200000 or 1.2M"),
        ("currency", "beads", "expected a currency code, such as CNY or USD"),
        ("renewal_on", "soon", "expected a day, such as 2026-03-04"),
    ],
)
def test_what_an_account_cannot_have_is_a_problem(use, cell, expected):
    column = ColumnUse("X", use, date_order="ymd" if use == "renewal_on" else None)
    result = checked(table(Account=["Acme"], X=[cell]), accounts(column))
    assert said_about(result) == [(2, "X", cell, expected)]


def test_an_account_without_a_name_is_a_problem_and_a_blank_one_is_empty():
    chunk = table(Account=[None, None], Seg=["Big", None])
    result = checked(chunk, accounts(ColumnUse("Seg", "segment")))
    assert [p.row for p in result.problems] == [2]
    assert (result.empty, len(result.rows)) == (1, 0)


PEOPLE = Mapping(
    "contacts",
    (
        NAME,
        ColumnUse("Name", "contact"),
        ColumnUse("Mail", "email"),
        ColumnUse("No", "do_not_survey"),
    ),
)


def test_contacts_carry_their_veto():
    chunk = table(
        Account=["A"] * 3, Name=["Li", "Jo", "Al"], Mail=[None] * 3, No=["是", "no", None]
    )
    veto = checked(chunk, PEOPLE).rows["do_not_survey"]
    assert veto.fillna(False).tolist() == [True, False, False]
    assert veto.isna().tolist() == [False, False, True]


def test_a_contact_without_name_mail_or_id_is_a_problem():
    result = checked(table(Account=["A"], Name=[None], Mail=[None], No=[None]), PEOPLE)
    assert said_about(result) == [(2, None, "", "expected a name, an e-mail address or an id")]


def test_a_contact_of_no_account_is_a_problem():
    result = checked(table(Account=[None], Name=["Li"], Mail=[None], No=[None]), PEOPLE)
    assert said_about(result) == [(2, "Account", "", "expected the name of an account")]


@pytest.mark.parametrize("name", ["Total", "合计", "Grand Totals (5,700 records)", "© 2026 Acme"])
def test_a_line_of_totals_is_no_account(name):
    crm = ColumnUse("CRM ID", "account_id")
    rows = table(Account=["Acme", name], **{"CRM ID": ["a1", None]})
    found = checked(rows, accounts(crm))
    assert found.rows["account"].tolist() == ["Acme"]
    assert (found.aside.to_dict(), said_about(found)) == ({3: "footer"}, [])
