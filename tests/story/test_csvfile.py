"""Tables leave as CSV that Excel opens rightly and that runs nothing."""

import csv
import io

import pandas as pd
import pytest

from voc_core.story.csvfile import BOM, csv_bytes, guarded


def read_back(content: bytes) -> list[list[str]]:
    assert content.startswith(BOM)
    return list(csv.reader(io.StringIO(content[len(BOM) :].decode("utf-8"), newline="")))


def test_notes_stand_above_headings_and_rows():
    table = pd.DataFrame({"Account": ["应声", 'A "B", C'], "n": [1, 2]})
    assert read_back(csv_bytes(table, ["Title, said", 'with "quotes"'])) == [
        ["Title, said"],
        ['with "quotes"'],
        ["Account", "n"],
        ["应声", "1"],
        ['A "B", C', "2"],
    ]


@pytest.mark.parametrize(
    "cell",
    [
        "=1+1",
        "+cmd|'/c calc'!A0",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        " =1",
        "\n=1",
        "＝1+1",
        " ＠SUM",
        "\ufeff=1",
        "\x00=1",
    ],
)
def test_no_cell_is_run_as_a_formula(cell):
    assert guarded(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["-7", "+12", "-1.5e3", "text", "", 3, -3.5, None, "a=b"])
def test_numbers_and_plain_text_stay_as_they_are(cell):
    assert guarded(cell) == cell


def test_headings_and_notes_are_guarded_too():
    content = csv_bytes(pd.DataFrame({"=A1": [1]}), ["=B1"])
    assert read_back(content)[:2] == [["'=B1"], ["'=A1"]]


def test_an_empty_table_has_its_headings():
    assert read_back(csv_bytes(pd.DataFrame({"a": [], "b": []}))) == [["a", "b"]]


def test_the_table_is_not_changed():
    table = pd.DataFrame({"a": ["=1"]})
    csv_bytes(table)
    assert table["a"].tolist() == ["=1"]
