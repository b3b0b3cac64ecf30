"""What is no table, too big or harmful is refused with a sentence that says what and why."""

import io
import zipfile
from dataclasses import replace

import pytest

from tests.ingest.tables import LIMITS, as_csv, as_xlsx, seen
from voc_core.errors import VocError
from voc_core.ingest import recognise

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


def zipped(**entries: bytes) -> bytes:
    """Return an archive; in names two underscores stand for a slash, one for a dot."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        pytest.param(b"", "is empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \r\n\r\n", "is empty", id="white space"),
        pytest.param(b'"",""\n,\n', "is empty", id="empty cells"),
        pytest.param(b"%PDF-1.7 ...", "a PDF document", id="pdf"),
        pytest.param(b"\x89PNG\r\n\x1a\n", "a picture", id="png"),
        pytest.param(b"\xff\xd8\xff\xe0", "a picture", id="jpeg"),
        pytest.param(b"\x1f\x8b\x08", "is damaged", id="broken gzip"),
        pytest.param(b"<html><p>1</p></html>", "web page without a table", id="html"),
        pytest.param(b"\xef\xbb\xbf\n<!DOCTYPE html>", "without a table", id="html after a bom"),
        pytest.param(b"[[1, 2]]", "without a list of objects", id="json of numbers"),
        pytest.param(b'{"a": [{"b": 1}', "breaks off", id="json cut short"),
        pytest.param(b"<?xml version='1.0'?><Workbook/>", "XML", id="xml"),
        pytest.param(bytes(range(256)) * 40, "not a table of text", id="bytes"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), "password", id="encrypted"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), "without a workbook", id="doc"),
        pytest.param(OLE + "Workbook".encode("utf-16-le"), "is damaged", id="broken xls"),
        pytest.param(b"PK\x03\x04 and no more", "is damaged", id="broken zip"),
        pytest.param(zipped(a_png=b"\x89PNG..."), "without a table", id="zip of pictures"),
        pytest.param(zipped(word__document_xml=b"<w/>"), "a Word document", id="docx"),
        pytest.param(zipped(content_xml=b"<o/>"), "OpenDocument", id="ods"),
        pytest.param(zipped(xl__workbook_xml=b"<x/>"), "is damaged", id="hollow workbook"),
    ],
)
def test_what_is_no_table_is_named(data, says):
    with pytest.raises(VocError, match=says):
        seen(data)


@pytest.mark.parametrize(
    ("limit", "says"),
    [
        ({"max_file_mb": 0}, "limit is 0 MB"),
        ({"max_rows": 2}, "more than 2 rows"),
        ({"max_columns": 2}, "3 columns; the limit is 2"),
    ],
)
@pytest.mark.parametrize("write", [as_csv, as_xlsx])
def test_a_limit_is_named(limit, says, write):
    data = write([["Account", "NPS", "Why"], *[["Acme", "9", "good"]] * 3])
    with pytest.raises(VocError, match=says):
        recognise("q3", data, replace(LIMITS, **limit))


def test_a_sheet_of_fifty_thousand_columns_is_refused():
    with pytest.raises(VocError, match="50000 columns; the limit is 2000"):
        seen(as_csv([[f"c{i}" for i in range(50_000)], ["1"] * 50_000]))


def test_one_endless_line_is_refused():
    with pytest.raises(VocError, match="longer than"):
        seen(b"Account,Why\nAcme," + b"x" * 11_000_000)


def workbook_with(**entries: bytes) -> bytes:
    """Return a good workbook with parts added or replaced."""
    good = zipfile.ZipFile(io.BytesIO(as_xlsx([["Account", "NPS"], ["Acme", "9"]])))
    parts = {name: good.read(name) for name in good.namelist()}
    parts |= {name.replace("__", "/").replace("_", "."): data for name, data in entries.items()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
FAR = (
    SHEET
    + b'<row r="1"><c r="A1"><v>1</v></c></row>'
    + b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData></worksheet>'
)
NAMELESS = (
    SHEET
    + b"<row>"
    + b"<c><v>1</v></c>" * 16_000
    + b"</row>"
    + b"<row><c><v>1</v></c></row>" * 9_000
    + b"</sheetData></worksheet>"
)


@pytest.mark.parametrize(
    ("parts", "says"),
    [
        pytest.param({"xl__media__a_xml": b"0" * 40_000_000}, "200 times", id="bomb"),
        pytest.param({"xl__inner_zip": b"PK"}, "another archive", id="nested archive"),
        pytest.param({"xl__worksheets__sheet1_xml": FAR}, "spans", id="two far corners"),
        pytest.param({"xl__worksheets__sheet1_xml": NAMELESS}, "spans", id="cells without a name"),
    ],
)
def test_a_harmful_workbook_is_refused(parts, says):
    with pytest.raises(VocError, match=says):
        seen(workbook_with(**parts))


def test_a_workbook_of_too_many_parts_is_refused():
    parts = {f"xl__p{i}_bin": b"" for i in range(5_001)}
    with pytest.raises(VocError, match="5000 different parts"):
        seen(workbook_with(**parts))


def test_entities_that_multiply_are_not_expanded():
    laughs = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "' + b"&a;" * 1000 + b'">]>'
    sheet = laughs + SHEET + b'<row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row>'
    with pytest.raises(VocError):
        seen(workbook_with(xl__worksheets__sheet1_xml=sheet + b"</sheetData></worksheet>"))


@pytest.mark.parametrize(
    ("said", "says"),
    [
        ({"encoding": "rot13"}, "'rot13' is not an encoding"),
        ({"delimiter": "ab"}, "cannot separate"),
        ({"delimiter": '"'}, "cannot separate"),
    ],
)
def test_a_choice_we_cannot_follow_is_refused(said, says):
    with pytest.raises(VocError, match=says):
        seen(b"Account,NPS\nAcme,9\n", **said)
