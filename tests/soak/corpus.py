"""Sound files of every container, from which damaged ones are made."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import openpyxl

from tests.ingest.tables import as_csv, as_xlsx, saved

UPLOADS = Path(__file__).parents[2] / "sample_data" / "uploads"
LARGEST = 60_000
"""A larger sample would be slow to damage in interesting places. [bytes]"""
ROWS = [
    ["公司 Company", "Date", "Email", "Role", "NPS 推荐", "Why 原因", "CSAT"],
    ["上海电气", "2026-03-04", "li@acme.com", "User", "9", "好用，很稳定😀", "4"],
    ["Müller GmbH", "2026-03-05", "x@y.de", "决策者", "0", 'says "slow", dear;\nlate', "1"],
    ["Acme, Inc.", "03/06/2026", "", "manager", "11", "=1+1", "(跳过)"],
    ["Beta", "2026-03-07", "b@b.com", "user", "", "", ""],
]
WESTERN = [["Firma", "NPS", "Grund"], ["Müller", "9", "schön für uns"], ["Bär", "3", "zu träge"]]
JAPANESE = [["会社名", "NPS", "理由"], ["トヨタ自動車", "9", "とても使いやすい"]]
TAIWAN = [["公司名稱", "NPS", "原因"], ["台積電", "9", "很好用，報表很快"]]


def as_html(rows: list[list[str]], head: str = "") -> bytes:
    """Return rows as a web page with one table."""
    cells = "".join("<tr>" + "".join(f"<td>{c}</td>" for c in row) + "</tr>" for row in rows)
    return f"<html><head>{head}</head><table>{cells}</table></html>".encode()


def as_json(rows: list[list[str]], lines: bool = False) -> bytes:
    """Return rows as a list of objects, or as one object a line."""
    objects = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    if lines:
        return "\n".join(json.dumps(o, ensure_ascii=False) for o in objects).encode()
    return json.dumps({"tickets": objects, "next_page": None, "users": [{"id": 7}]}).encode()


def as_zip(**members: bytes) -> bytes:
    """Return files as an archive, stored so that damage reaches them."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in members.items():
            archive.writestr(f"{name}.csv", data)
    return out.getvalue()


def rich_workbook() -> bytes:
    """Return a workbook with merged headings, a hidden sheet, dates, errors and formulas."""
    book = openpyxl.Workbook()
    page = book.active
    page.append(["Account", "Q1", None, "When"])
    page.append([None, "a", "b", None])
    page.append(["Acme", 9, 1234567890123456789, "2026-03-04"])
    page.append(["Beta", "=1+1", "#N/A", None])
    page.merge_cells("B1:C1")
    page.merge_cells("A1:A2")
    book.create_sheet("Hidden").append(["x", "y"])
    book["Hidden"].sheet_state = "hidden"
    return saved(book)


def corpus() -> dict[str, bytes]:
    """Return sound files by name."""
    found = {path.name: path.read_bytes() for path in sorted(UPLOADS.iterdir())}
    found = {name: data for name, data in found.items() if len(data) <= LARGEST}
    for delimiter in ",;\t|":
        found[f"utf-8 {delimiter!r}"] = as_csv(ROWS, delimiter=delimiter)
    found |= {
        "utf-16": as_csv(ROWS, "utf-16-le", "\t", bom=b"\xff\xfe"),
        "utf-16 without mark": as_csv(ROWS, "utf-16-be"),
        "gb18030": as_csv(ROWS, "gb18030"),
        "cp1252": as_csv(WESTERN, "cp1252", ";"),
        "shift_jis": as_csv(JAPANESE, "cp932"),
        "big5": as_csv(TAIWAN, "cp950"),
        "sep": b"sep=;\r\n" + as_csv(ROWS, delimiter=";"),
        "html": as_html(ROWS),
        "html of gbk": as_html(ROWS, "<meta charset=gbk>").decode().encode("gb18030"),
        "json": as_json(ROWS),
        "jsonl": as_json(ROWS, lines=True),
        "zip": as_zip(a=as_csv(ROWS), b=as_csv(WESTERN)),
        "gzip": gzip.compress(as_csv(ROWS), mtime=0),
        "xlsx": as_xlsx(ROWS),
        "rich xlsx": rich_workbook(),
    }
    return found | {"xls": _xls()}


def _xls() -> bytes:
    import xlwt

    book = xlwt.Workbook()
    page = book.add_sheet("答卷")
    for r, row in enumerate(ROWS):
        for c, value in enumerate(row):
            page.write(r, c, value)
    page.write_merge(8, 9, 0, 1, "merged")
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
