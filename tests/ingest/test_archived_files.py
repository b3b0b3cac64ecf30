"""An archive is opened as a workbook is: its tables are offered, what they hold is seen."""

import gzip
import io
import zipfile

import pytest

from tests.ingest.tables import as_csv, as_xlsx, read, seen, warned
from voc_core.errors import VocError

ROWS = [["公司", "分"], ["上海电气", "9"], ["Beta", "3"]]


def zipped(*files: tuple[str, bytes]) -> bytes:
    """Return an archive of files by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return out.getvalue()


def test_the_largest_table_is_read_and_the_others_offered():
    big = as_csv(ROWS * 3, "gb18030", ";")
    data = zipped(("code.csv", as_csv(ROWS[:2])), ("out/All.csv", big), ("out/", b""))
    recognised = seen(data, "export.zip")
    assert (recognised.container, recognised.sheet) == ("zip", "out/All.csv")
    assert recognised.sheets == ("code.csv", "out/All.csv")
    assert (recognised.encoding, recognised.delimiter) == ("gb18030", ";")
    assert read(data, sheet="code.csv")["公司"].tolist() == ["上海电气"]


def test_a_table_that_is_not_there_is_refused_with_those_that_are():
    with pytest.raises(VocError, match=r"no table 'b\.csv'\. Use one of: a\.csv"):
        seen(zipped(("a.csv", as_csv(ROWS))), sheet="b.csv")


def test_what_systems_add_is_not_a_table_and_what_is_none_is_named():
    extra = (("__MACOSX/._a.csv", b"x,y\n1,2"), (".DS_Store", b"\0\1"), ("logo.png", b"\x89PNG"))
    recognised = seen(zipped(("a.csv", as_csv(ROWS)), *extra))
    assert recognised.sheets == ("a.csv",)
    assert "logo.png (1 in all)" in warned(recognised)


def test_members_may_be_json_or_web_pages():
    data = zipped(("a.json", b'[{"a": "x"}, {"a": "y"}]'))
    assert read(data)["a"].tolist() == ["x", "y"]
    data = zipped(("a.xls", b"<table><tr><td>a<td>b<tr><td>x<td>y</table>"))
    assert read(data)["a"].tolist() == ["x"]


def test_a_single_workbook_is_read_as_that():
    recognised = seen(zipped(("q3.xlsx", as_xlsx(ROWS))), "q3.zip")
    assert (recognised.container, recognised.n_rows) == ("xlsx", 2)
    assert recognised.warnings == ()


def test_workbooks_beside_tables_are_named_as_left_out():
    data = zipped(("a.csv", as_csv(ROWS)), ("b.xlsx", as_xlsx(ROWS)))
    assert "b.xlsx" in warned(seen(data))


def test_a_chinese_name_without_a_mark_is_legible():
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("XXXX.csv", as_csv(ROWS))
    data = out.getvalue().replace(b"XXXX", "答卷".encode("gbk"))
    assert seen(data).sheets == ("答卷.csv",)


@pytest.mark.parametrize("data", [as_csv(ROWS), as_xlsx(ROWS), zipped(("a.csv", as_csv(ROWS)))])
def test_gzip_of_anything_is_read_as_that(data):
    packed = gzip.compress(data)
    assert seen(packed, "q3.gz").container == seen(data, "q3").container
    assert read(packed)["公司"].tolist() == ["上海电气", "Beta"]
    assert seen(packed, "q3.csv.gz").warnings == ()


def test_gzip_in_several_pieces_is_read_to_its_end():
    data = gzip.compress(b"Account,NPS\n") + gzip.compress(b"Acme,9\n")
    assert read(data)["NPS"].tolist() == ["9"]


def test_gzip_that_breaks_off_is_refused():
    with pytest.raises(VocError, match="is damaged"):
        seen(gzip.compress(as_csv(ROWS * 50))[:-9])


def test_a_locked_archive_is_refused():
    data = bytearray(zipped(("a.csv", as_csv(ROWS))))
    at = data.rfind(b"PK\1\2")
    data[at + 8] |= 1
    with pytest.raises(VocError, match="locked with a password"):
        seen(bytes(data))


def test_names_that_are_one_name_are_refused():
    with pytest.raises(VocError, match="repeats one"):
        seen(zipped(("out/a.csv", as_csv(ROWS)), ("out\\a.csv", as_csv(ROWS))))
