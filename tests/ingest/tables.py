"""Files and mappings made by hand."""

import csv
import io
from collections.abc import Sequence
from typing import Any

import openpyxl
import pandas as pd

from voc_core.ingest import Checked, ColumnUse, Mapping, Recognised, check, chunks, recognise
from voc_core.settings import Settings

Rows = Sequence[Sequence[str]]
LIMITS = Settings()


def as_csv(
    rows: Rows, encoding: str = "utf-8", delimiter: str = ",", end: str = "\r\n", bom: bytes = b""
) -> bytes:
    """Return rows as delimited text."""
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if end == "\r" else csv.QUOTE_MINIMAL
    csv.writer(out, delimiter=delimiter, lineterminator=end, quoting=quoting).writerows(rows)
    return bom + out.getvalue().encode(encoding)


def as_xlsx(rows: Sequence[Sequence[Any]], title: str = "Data") -> bytes:
    """Return rows as a workbook; text stays text, even where it begins with =."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = title
    for r, row in enumerate(rows, start=1):
        for c, value in enumerate(row, start=1):
            cell = sheet.cell(r, c, value)
            if isinstance(value, str):
                cell.data_type = "s"
    return saved(book)


def saved(book: openpyxl.Workbook) -> bytes:
    """Return a workbook as bytes."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def seen(data: bytes, name: str = "q3.csv", **said: Any) -> Recognised:
    """Return a file as recognised."""
    return recognise(name, data, LIMITS, **said)


def read(data: bytes, name: str = "q3.csv", **said: Any) -> pd.DataFrame:
    """Return every row of a file."""
    return pd.concat(list(chunks(seen(data, name, **said), data)))


def warned(recognised: Recognised) -> str:
    """Return all warnings as one text."""
    return "\n".join(map(str, recognised.warnings))


def column(*cells: str | None) -> pd.Series:
    """Return a column of text."""
    return pd.Series(list(cells), dtype="str")


def table(**columns: Sequence[str | None]) -> pd.DataFrame:
    """Return a chunk whose first row stands in row 2 of the file."""
    frame = pd.DataFrame(columns, dtype="str")
    return frame.set_axis(range(2, len(frame) + 2))


NPS = ColumnUse("NPS", "score", metric="nps", low=0, high=10)
CSAT = ColumnUse("CSAT", "score", metric="csat", low=1, high=5)
DAY = ColumnUse("Day", "day", date_order="ymd")
ACCOUNT = ColumnUse("Account", "account")
WHY = ColumnUse("Why", "comment", about="NPS")


def feedback(*uses: ColumnUse, **of_file: Any) -> Mapping:
    """Return a mapping of feedback on 2026-03-04 about Acme, unless said otherwise."""
    return Mapping("feedback", uses, **{"day": "2026-03-04", "account": "Acme", **of_file})


def checked(chunk: pd.DataFrame, mapping: Mapping, **more: Any) -> Checked:
    """Return a chunk as checked."""
    return check(chunk, mapping, more.pop("settings", LIMITS), **more)


def said_about(result: Checked) -> list[tuple[int | None, str | None, str, str]]:
    """Return every problem as row, column, found, expected."""
    return [(p.row, p.column, p.found, str(p.expected)) for p in result.problems]
