"""Delimited text is read by its bytes, whatever its encoding, delimiter and line ends."""

import io

import pandas as pd
import pytest

from tests.ingest.tables import LIMITS, as_csv, read, seen, warned
from voc_core.content import OnDisk
from voc_core.errors import VocError
from voc_core.ingest import chunks, recognise

ROWS = [["公司", "NPS", "Why"], ["上海电气", "9", "很好，很稳定"], ["Müller", "3", "slow"]]


@pytest.mark.parametrize(
    ("encoding", "bom", "name"),
    [
        ("utf-8", b"", "utf-8"),
        ("utf-8", b"\xef\xbb\xbf", "utf-8-sig"),
        ("utf-16-le", b"\xff\xfe", "utf-16-le"),
        ("utf-16-be", b"\xfe\xff", "utf-16-be"),
        ("utf-16-le", b"", "utf-16-le"),
        ("utf-16-be", b"", "utf-16-be"),
        ("gb18030", b"", "gb18030"),
    ],
)
def test_the_encoding_is_seen(encoding, bom, name):
    data = as_csv(ROWS, encoding, bom=bom)
    assert seen(data).encoding == name
    assert read(data).to_numpy().tolist() == ROWS[1:]


def test_gb18030_with_a_character_of_four_bytes_is_read():
    data = as_csv([["公司", "反馈"], ["上海电气", "功能很好用😀但是太慢了"]], "gb18030")
    assert read(data)["反馈"].tolist() == ["功能很好用😀但是太慢了"]


def test_chinese_that_is_not_utf_8_is_pointed_out():
    assert "gb18030" in warned(seen(as_csv(ROWS, "gb18030")))


@pytest.mark.parametrize(
    ("text", "encoding"), [("Café über schön", "cp1252"), ("caf\xe9 \x81", "latin-1")]
)
def test_western_text_is_read_and_pointed_out(text, encoding):
    data = f"Account,Why\nAcme,{text}\n".encode("latin-1")
    recognised = seen(data)
    assert recognised.encoding == encoding
    assert encoding in warned(recognised)


def test_one_damaged_byte_does_not_turn_utf_8_into_another_encoding():
    data = as_csv([["公司", "反馈"], *[["上海电气", "功能很好用"]] * 9]) + b"Acme,\xff\n"
    recognised = seen(data)
    assert recognised.encoding == "utf-8"
    assert "1 of its characters" in warned(recognised)


def test_a_chosen_encoding_wins():
    assert read(as_csv(ROWS, "gb18030"), encoding="GBK")["公司"].tolist() == ["上海电气", "Müller"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_delimiter_is_seen(delimiter):
    rows = [["Account", "NPS", "Why"], ["Acme", "9", 'says; "a, b" | c'], ["Beta", "3", "x"]]
    data = as_csv(rows, delimiter=delimiter)
    assert seen(data).delimiter == delimiter
    assert read(data).to_numpy().tolist() == rows[1:]


def test_commas_in_the_comments_do_not_hide_the_semicolon():
    data = b"Account;Why\nAcme;slow, dear, ugly\nBeta;good, but slow, yes\n"
    assert seen(data).columns == ("Account", "Why")


def test_a_single_column_of_prose_is_not_split_at_its_commas():
    data = b"Comment\nGood, but slow\nNice, really\nFast, cheap\n"
    assert read(data)["Comment"].tolist() == ["Good, but slow", "Nice, really", "Fast, cheap"]


@pytest.mark.parametrize("delimiter", [" ", "e", "\ue001", "$", "。"])
def test_whatever_separates_cells_the_reading_ends(delimiter):
    """A space or a letter once stood in our own mark of the end, which was then never seen."""
    data = f"a{delimiter}b\n1{delimiter}2\n3{delimiter}4\n".encode()
    if delimiter == "\ue001":
        with pytest.raises(VocError, match="cannot separate cells"):
            seen(data, delimiter=delimiter)
    else:
        assert seen(data, delimiter=delimiter).n_rows == 2


def test_the_note_of_excel_on_the_delimiter_is_skipped():
    recognised = seen(b"sep=;\r\nAccount;NPS\r\nAcme, Inc.;9\r\n")
    assert (recognised.delimiter, recognised.header_at) == (";", 2)
    assert recognised.preview.index.tolist() == [3]


def test_mixed_line_ends_and_line_breaks_in_quotes_are_read():
    frame = read(b'Account,Why\r\nAcme,"two\nlines"\nBeta,one\rGamma,x\r\n')
    assert frame["Why"].tolist() == ["two\nlines", "one", "x"]
    assert frame.index.tolist() == [2, 3, 4]


def test_nul_is_left_out_and_pointed_out():
    data = b"Account,Why\nAc\0me,go\0od\n"
    assert read(data).to_numpy().tolist() == [["Acme", "good"]]
    assert "NUL" in warned(seen(data))


def test_a_row_is_named_by_its_place_in_the_file():
    assert read(b"Account,NPS\n\nAcme,9\n,\nBeta,3\n").index.tolist() == [3, 5]


def test_a_quotation_mark_never_closed_costs_no_row():
    data = b'Account,Why\nAcme,"slow\nBeta,fine\nGamma,good\n'
    assert read(data)["Account"].tolist() == ["Acme", "Beta", "Gamma"]
    assert "Row 2" in warned(seen(data))


def test_cells_beyond_the_headings_are_kept_and_counted():
    data = b"Account,Why\nAcme,good\nBeta,slow, dear, late\n"
    assert read(data).iloc[1].tolist() == ["Beta", "slow", " dear, late"]
    assert "1 rows have more cells" in warned(seen(data))


def test_a_row_that_is_too_short_is_missing_its_last_cells():
    frame = read(b"Account,NPS,Why\nAcme,9\nBeta,3,slow\n")
    assert frame["Why"].isna().tolist() == [True, False]


def test_cells_are_text_or_missing_and_never_numbers():
    frame = read(b"Id,Phone,Why\n001,1234567890123456789,NA\n002, ,=1+1\n")
    assert frame.loc[2].tolist() == ["001", "1234567890123456789", "NA"]
    assert frame["Phone"].isna().tolist() == [False, True]
    assert frame["Why"].tolist()[1] == "=1+1"


def test_chunks_of_any_size_hold_the_same_rows():
    from voc_core.ingest import chunks

    data = as_csv([["Id", "Why"], *[[str(i), f"say {i}"] for i in range(25)]])
    sizes = [len(c) for c in chunks(seen(data), data, rows=10)]
    assert sum(sizes) == seen(data).n_rows == 25
    assert max(sizes) == 10


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16-le"])
def test_a_file_on_disk_is_read_as_one_in_memory(encoding):
    mark = b"\xff\xfe" if encoding == "utf-16-le" else b""
    rows = [
        ["公司", "推荐分", "意见"],
        *(["宝山钢铁", str(n % 11), f"“说”了\n{n}"] for n in range(300)),
    ]
    data = as_csv(rows, encoding=encoding, bom=mark)
    disk = OnDisk(io.BytesIO(data))
    one, other = (recognise("q3.csv", d, LIMITS) for d in (data, disk))
    assert (one.encoding, one.digest, one.n_rows) == (other.encoding, other.digest, other.n_rows)
    frames = (pd.concat(list(chunks(r, d, 7))) for r, d in ((one, data), (other, disk)))
    pd.testing.assert_frame_equal(*frames)
