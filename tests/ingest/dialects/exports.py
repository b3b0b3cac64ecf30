"""Exports made by hand, and what is made of them, from bytes to checked rows."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from tests.ingest.tables import LIMITS, as_csv, as_xlsx, seen
from voc_core.ingest import Checked, Mapping, Question, Recognised, check, chunks, guess

Rows = Sequence[Sequence[str]]


@dataclass(frozen=True)
class Understood:
    """A file read to its end as proposed, nothing corrected by a person."""

    recognised: Recognised
    mapping: Mapping
    questions: tuple[Question, ...]
    checked: Checked

    @property
    def uses(self) -> dict[str, str]:
        """What each column is for, those left out not listed."""
        return {u.column: u.use for u in self.mapping.columns if u.use != "ignore"}

    @property
    def voices(self) -> list[tuple[int, str, str, float | None, str | None]]:
        """Row of the file, question, metric, score and text of every voice."""
        columns = ["row", "question", "metric", "score", "text"]
        rows = self.checked.rows[columns].astype(object)
        return [tuple(r) for r in rows.where(rows.notna(), None).itertuples(index=False)]

    @property
    def aside(self) -> dict[int, str]:
        """Rows of the file set aside, with the reason."""
        return {int(row): reason for row, reason in self.checked.aside.items()}

    def column(self, name: str) -> list[Any]:
        """One column of the checked rows."""
        values = self.checked.rows[name].astype(object)
        return values.where(values.notna(), None).tolist()


def understood(data: bytes, name: str = "export.dat", **said: Any) -> Understood:
    """Return a file read as we propose, about Acme where nobody says; the name never helps."""
    recognised = seen(data, name, **said)
    frame = pd.concat(list(chunks(recognised, data)))
    mapping, questions = guess(recognised, frame)
    if any(q.code == "account" for q in questions):
        mapping = replace(mapping, account="Acme")
    checked = check(frame, mapping, LIMITS, response=recognised.response)
    return Understood(recognised, mapping, questions, checked)


def from_excel(rows: Rows) -> bytes:
    """Return rows as Excel saves them again as CSV: UTF-8 with a mark, rows of one width."""
    width = max(map(len, rows))
    return as_csv([[*row, *[""] * (width - len(row))] for row in rows], bom=b"\xef\xbb\xbf")


def every_way(rows: Rows) -> dict[str, bytes]:
    """Return one export as it comes: as CSV, from Excel, as a workbook, in Windows Chinese."""
    return {
        "utf-8": as_csv(rows),
        "from Excel": from_excel(rows),
        "workbook": as_xlsx(rows),
        "gb18030": as_csv(rows, encoding="gb18030"),
        "semicolons": as_csv(rows, delimiter=";"),
        "utf-16 tabs": as_csv(rows, encoding="utf-16-le", delimiter="\t", bom=b"\xff\xfe"),
    }
