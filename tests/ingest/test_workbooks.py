"""Sheets are read by their real extent, every value as the text a person reads."""

from datetime import date, datetime, time

import openpyxl
import pytest

from tests.ingest.tables import as_xlsx, read, saved, seen, warned
from voc_core.errors import VocError


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (datetime(2026, 3, 4), "2026-03-04"),
        (date(2026, 3, 4), "2026-03-04"),
        (datetime(2026, 3, 4, 9, 41), "2026-03-04 09:41:00"),
        (time(9, 41), "09:41:00"),
        (9, "9"),
        (9.0, "9"),
        (0.1 + 0.2, "0.3"),
        (-2.5, "-2.5"),
        (13800138000, "13800138000"),
        (True, "TRUE"),
        ("1234567890123456789", "1234567890123456789"),
        ("=1+1", "=1+1"),
        ("  two\nlines ", "  two\nlines "),
    ],
)
def test_a_value_becomes_clean_text(value, text):
    frame = read(as_xlsx([["Id", "Value"], ["a", value]]), "q3.xlsx")
    assert frame["Value"].tolist() == [text]


def test_rows_are_named_as_excel_names_them():
    book = openpyxl.Workbook()
    for place, value in {"B4": "Account", "C4": "NPS", "B6": "Acme", "C6": 9, "B9": "Beta"}.items():
        book.active[place] = value
    recognised = seen(saved(book), "q3.xlsx")
    assert (recognised.header_at, recognised.columns) == (4, ("Account", "NPS"))
    assert recognised.preview.index.tolist() == [6, 9]


def test_a_sheet_that_declares_a_million_rows_is_read_by_its_real_extent():
    book = openpyxl.Workbook()
    book.active.append(["Account", "NPS"])
    book.active.append(["Acme", 9])
    book.active.cell(1_048_576, 16_384).font = openpyxl.styles.Font(bold=True)
    recognised = seen(saved(book), "q3.xlsx")
    assert (recognised.columns, recognised.n_rows) == (("Account", "NPS"), 1)


def two_sheets() -> bytes:
    """Return a workbook with an empty sheet, a hidden one and two with rows."""
    book = openpyxl.Workbook()
    book.create_sheet("Hidden").append(["Secret", "x"])
    book["Hidden"].append(["a", "b"])
    book["Hidden"].sheet_state = "hidden"
    for name in ("Q1", "Q2"):
        book.create_sheet(name).append(["Account", "NPS"])
        book[name].append([name, 9])
    return saved(book)


def test_the_first_visible_sheet_with_cells_is_read_and_the_others_offered():
    recognised = seen(two_sheets(), "q3.xlsx")
    assert (recognised.sheet, recognised.sheets) == ("Q1", ("Q1", "Q2", "Hidden"))


def test_another_sheet_can_be_chosen():
    assert read(two_sheets(), "q3.xlsx", sheet="Q2")["Account"].tolist() == ["Q2"]


def test_a_sheet_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(VocError, match=r"no filled sheet 'Q9'\. Use one of: Q1, Q2, Hidden"):
        seen(two_sheets(), "q3.xlsx", sheet="Q9")


def test_a_workbook_without_cells_is_refused():
    with pytest.raises(VocError, match="no filled sheet"):
        seen(saved(openpyxl.Workbook()), "q3.xlsx")


@pytest.mark.parametrize(
    ("name", "data", "container"),
    [
        ("q3.csv", as_xlsx([["Account", "NPS"], ["Acme", 9]]), "xlsx"),
        ("q3.xlsx", b"Account,NPS\nAcme,9\n", "csv"),
        ("q3.xls", b"Account\tNPS\nAcme\t9\n", "csv"),
    ],
)
def test_a_file_that_is_not_what_its_name_says_is_read_and_pointed_out(name, data, container):
    recognised = seen(data, name)
    assert recognised.container == container
    assert "read by its content" in warned(recognised)


@pytest.mark.parametrize("name", ["q3.csv", "q3.TSV", "q3.txt", "q3", "q3.2026"])
def test_a_name_that_fits_raises_no_doubt(name):
    assert seen(b"Account,NPS\nAcme,9\n", name).warnings == ()
