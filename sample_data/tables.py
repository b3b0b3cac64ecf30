"""Rows as files, the same bytes every time."""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from datetime import datetime
from typing import Final

from openpyxl import Workbook

MODIFIED: Final = re.compile(rb">[^<]*</dcterms:modified>")
Row = Sequence[object]


def delimited(rows: Sequence[Row], delimiter: str, end: str) -> str:
    """Return rows as delimited text."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator=end).writerows(rows)
    return out.getvalue()


def workbook(book: Workbook) -> bytes:
    """Return a workbook without the moment of its making, so that its bytes stay the same."""
    book.properties.created = datetime(2026, 6, 20)
    made, out = io.BytesIO(), io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in sorted(old.namelist()):
            content = MODIFIED.sub(b">2026-06-20T00:00:00Z</dcterms:modified>", old.read(entry))
            new.writestr(zipfile.ZipInfo(entry), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
