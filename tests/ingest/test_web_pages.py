"""A web page that calls itself .xls is read by its largest table."""

import pytest

from tests.ingest.tables import read, seen, warned
from voc_core.errors import VocError


def page(*rows: str, head: str = "") -> bytes:
    """Return a page with one table of these rows."""
    return f"<html>{head}<table>{''.join(rows)}</table></html>".encode()


HEAD = "<tr><th>Account</th><th>NPS</th><th>Why</th></tr>"


def test_a_report_in_html_is_read_and_pointed_out():
    data = page(HEAD, "<tr><td>Acme</td><td>9</td><td>good</td></tr>")
    recognised = seen(data, "report.xls")
    assert (recognised.container, recognised.columns) == ("html", ("Account", "NPS", "Why"))
    assert "is a web page" in warned(recognised)


def test_entities_line_breaks_and_white_space_are_read_as_a_browser_shows_them():
    row = "<tr><td>A &amp; B&nbsp;&#20844;</td><td> 9 \n</td><td>a<br>b <b>c</b></td></tr>"
    assert read(page(HEAD, row)).to_numpy().tolist() == [["A & B 公", "9", "a\nb c"]]


def test_tags_that_were_never_closed_cost_no_cell():
    data = b"<table><tr><td>Account<td>NPS<tr><td>Acme<td>9<tr><td>Beta<td>3"
    assert read(data).to_numpy().tolist() == [["Acme", "9"], ["Beta", "3"]]


def test_a_cell_over_columns_keeps_the_others_in_place():
    row = (
        '<tr><td colspan="2">Acme</td><td>good</td></tr><tr><td>Beta</td><td>3</td><td>x</td></tr>'
    )
    frame = read(page(HEAD, row))
    assert frame["Why"].tolist() == ["good", "x"]


def test_a_cell_over_rows_keeps_the_others_in_place_and_is_pointed_out():
    rows = '<tr><td rowspan="2">Acme</td><td>9</td><td>a</td></tr><tr><td>3</td><td>b</td></tr>'
    data = page(HEAD, rows, "<tr><td>Beta</td><td>1</td><td>c</td></tr>")
    assert read(data)["NPS"].tolist() == ["9", "3", "1"]
    assert read(data)["Account"].isna().tolist() == [False, True, False]
    assert "merged over several rows: 1" in warned(seen(data))


def test_merged_headings_reach_to_the_right():
    top = '<tr><th>Account</th><th colspan="2">Satisfaction</th></tr>'
    data = page(top, "<tr><td></td><td>price</td><td>speed</td></tr>", "<tr><td>A<td>1<td>2</tr>")
    wanted = ("Account", "Satisfaction – price", "Satisfaction – speed")
    assert seen(data, header_at=1, header_rows=2).columns == wanted


def test_the_largest_table_is_read_and_the_others_offered():
    small = b"<table><caption>Filters</caption><tr><td>Region<td>North</table>"
    data = small + page(HEAD, "<tr><td>Acme<td>9<td>x</tr>")
    recognised = seen(data)
    assert (recognised.sheet, recognised.sheets) == ("Table 2", ("Filters", "Table 2"))
    with pytest.raises(VocError, match=r"no table 'x'\. Use one of: Filters, Table 2"):
        seen(data, sheet="x")


def test_a_table_inside_a_layout_is_found():
    inner = page(HEAD, "<tr><td>Acme<td>9<td>x</tr>").decode()
    data = f"<html><table><tr><td>Menu</td><td>{inner}</td></tr></table></html>".encode()
    assert read(data)["Account"].tolist() == ["Acme"]


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("gb2312", "gb18030"), ("Big5", "cp950"), ("Shift_JIS", "cp932"), ("utf-8", "utf-8")],
)
def test_the_encoding_a_page_declares_is_believed_where_it_reads(charset, codec):
    text = {"gb18030": "上海电气", "cp950": "台積電", "cp932": "トヨタ", "utf-8": "上海"}[codec]
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={charset}">'
    data = page(HEAD, f"<tr><td>{text}<td>9<td>x</tr>", head=meta).decode().encode(codec)
    assert read(data)["Account"].tolist() == [text]
    assert seen(data, "r.html").warnings == ()


def test_a_page_that_declares_the_wrong_encoding_is_read_by_evidence():
    meta = "<meta charset=iso-8859-1>"
    data = page(HEAD, "<tr><td>上海电气<td>9<td>很好用</tr>", head=meta).decode().encode("gbk")
    assert seen(data).encoding == "gb18030"


def test_a_page_in_utf_16_is_read():
    data = page(HEAD, "<tr><td>上海<td>9<td>x</tr>").decode().encode("utf-16")
    assert read(data)["Account"].tolist() == ["上海"]


def test_scripts_and_entities_of_its_own_are_never_run():
    top = b'<!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    row = "<tr><td>&a;<script>alert(1)</script><td>9<td><style>x</style></tr>"
    assert read(top + page(HEAD, row)).to_numpy().tolist()[0][:2] == ["&a;", "9"]
