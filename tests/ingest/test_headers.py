"""Headings are found by evidence, made unique, and a person can say where they are."""

import pytest

from tests.ingest.tables import as_csv, read, seen, warned
from voc_core.errors import VocError

TITLES = [["Survey of spring"], [""], ["", "Account", "NPS", "Why"], ["", "Acme", "9", "good"]]


def test_titles_and_an_empty_first_column_are_passed_over():
    recognised = seen(as_csv(TITLES))
    assert recognised.header_at == 3
    assert recognised.columns == ("Account", "NPS", "Why")
    assert recognised.preview.index.tolist() == [4]


def test_headings_that_repeat_are_made_unique():
    data = b"Score,Score, Score ,Score (2)\n1,2,3,4\n"
    assert seen(data).columns == ("Score", "Score (3)", "Score (4)", "Score (2)")


def test_empty_columns_without_a_heading_are_dropped():
    assert seen(b"Account,NPS,,\nAcme,9,,\nBeta,3,,\n").columns == ("Account", "NPS")


def test_a_column_without_a_heading_that_holds_cells_is_named_by_its_letter():
    recognised = seen(b"Account,,NPS\nAcme,x,9\nBeta,,3\n")
    assert recognised.columns == ("Account", "Column B", "NPS")
    assert "Column B" in warned(recognised)


def test_a_person_can_say_where_the_headings_are():
    data = b"Account,NPS\nName of firm,0 to 10\nAcme,9\n"
    assert seen(data, header_at=2).columns == ("Name of firm", "0 to 10")


def test_two_rows_of_headings_are_joined():
    data = b"Who,How well,,Why\n,Speed,Price,\nAcme,5,3,dear\n"
    columns = seen(data, header_at=1, header_rows=2).columns
    assert columns == ("Who", "How well – Speed", "How well – Price", "Why")


def test_headings_that_look_like_data_are_pointed_out():
    assert "looks like data" in warned(seen(b"2026-03-04,9\n2026-03-05,3\n"))


def test_a_line_break_in_a_heading_becomes_a_space():
    assert seen(b'"How\r\nlikely",Why\n9,x\n').columns == ("How likely", "Why")


@pytest.mark.parametrize("said", [{"header_at": 0}, {"header_rows": 0}])
def test_rows_are_counted_from_one(said):
    with pytest.raises(VocError, match="counted from 1"):
        seen(b"Account,NPS\nAcme,9\n", **said)


def test_headings_without_rows_are_refused():
    with pytest.raises(VocError, match=r"q3\.csv has headings but no rows"):
        read(b"Account,NPS\n\n,\n")
