"""Sheets are read by their real extent, every value as the text a person reads."""

import io
import re
import zipfile
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


def test_hidden_sheets_are_offered_last_and_marked():
    assert seen(two_sheets(), "q3.xlsx").hidden == ("Hidden",)


def merged_headings() -> openpyxl.Workbook:
    """Return a workbook with a title, headings of two rows and cells merged among the data."""
    book = openpyxl.Workbook()
    page = book.active
    page["A1"] = "Survey 2026"
    page.merge_cells("A1:D1")
    for row in (
        ["Account", "Satisfaction", None, "Why"],
        [None, "price", "speed", None],
        ["Acme", 1, 2, "dear"],
        [None, 4, 5, "fine"],
    ):
        page.append(row)
    for place in ("B2:C2", "A2:A3", "D2:D3", "A4:A5"):
        page.merge_cells(place)
    return book


def test_a_merged_heading_reaches_over_its_columns_and_a_title_does_not():
    recognised = seen(saved(merged_headings()), "q3.xlsx", header_at=2, header_rows=2)
    wanted = ("Account", "Satisfaction – price", "Satisfaction – speed", "Why")
    assert recognised.columns == wanted


def test_merged_cells_among_the_data_keep_their_value_in_the_first_and_are_pointed_out():
    data = saved(merged_headings())
    frame = read(data, "q3.xlsx", header_at=2, header_rows=2)
    assert frame["Account"].isna().tolist() == [False, True]
    assert "merged over several rows: 1" in warned(seen(data, "q3.xlsx"))


def test_an_id_of_nineteen_digits_stored_as_a_number_is_pointed_out():
    data = as_xlsx([["Id", "Value"], [1234567890123456789, "x"], [123456789012345, "y"]])
    assert "15 digits in columns A: 1." in warned(seen(data, "q3.xlsx"))


def test_an_id_of_nineteen_digits_stored_as_text_is_whole():
    data = as_xlsx([["Id", "Value"], ["1234567890123456789", "x"]])
    assert seen(data, "q3.xlsx").warnings == ()


def test_errors_and_formulas_without_a_value_are_read_as_empty_and_pointed_out():
    book = openpyxl.Workbook()
    book.active.append(["Account", "NPS", "Sum"])
    book.active.append(["Acme", "#N/A", "=1+1"])
    recognised = seen(saved(book), "q3.xlsx")
    assert recognised.preview.iloc[0].dropna().tolist() == ["Acme"]
    assert "read as empty: 1. Open" in warned(recognised)
    assert "such as #N/A, read as empty: 1" in warned(recognised)


def test_days_of_the_other_calendar_are_the_same_days():
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.active.append(["Account", "Day"])
    book.active.append(["Acme", date(2026, 3, 4)])
    assert read(saved(book), "q3.xlsx")["Day"].tolist() == ["2026-03-04"]


@pytest.mark.parametrize("said", ["A1:XFD1048576", "A1", "A1:B2"])
def test_the_size_a_sheet_declares_is_not_believed(said):
    good = zipfile.ZipFile(io.BytesIO(as_xlsx([["Account", "NPS"], *[["Acme", 9]] * 5])))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in good.namelist():
            part = re.sub(rb'(<dimension ref=")[^"]*', rb"\g<1>" + said.encode(), good.read(name))
            archive.writestr(name, part)
    recognised = seen(out.getvalue(), "q3.xlsx")
    assert (recognised.columns, recognised.n_rows) == (("Account", "NPS"), 5)
