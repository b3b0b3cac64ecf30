"""Bad rows as a file a person can mend and upload again."""

import csv
import io
import re
from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.ingest.headers import WRONG

START: Final = r"[\s\x00\ufeff]*[=+\-@＝＋－＠]|[\t\r]"
FORMULA: Final = re.compile(START)
GUARDED: Final = re.compile(f"^'(?={START})")
PLAIN_NUMBER: Final = re.compile(r"[+-]?\d+([.,]\d+)?")


def correctable(
    bad: pd.DataFrame, problems: Sequence[Problem], say: Callable[[Message], str] = str
) -> bytes:
    """Return bad rows as CSV in UTF-8 with a BOM, which Excel opens and Antiphon takes back.

    Parameters
    ----------
    bad : DataFrame
        `Checked.bad` of one or several chunks.
    problems : sequence of Problem
        Of the same rows.
    say : callable
        Turns a message into a sentence, `Words.message` for instance.

    Returns
    -------
    bytes
        The original columns, then ``(what is wrong)``, which is ignored when uploaded again.
        A cell a spreadsheet would run as a formula stands behind an apostrophe.
    """
    wrong: dict[int | None, list[str]] = {}
    for problem in problems:
        wrong.setdefault(problem.row, []).append(_sentence(problem, say))
    columns = [c for c in bad.columns if c != WRONG]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([*map(guarded, columns), WRONG])
    for row, *cells in bad[columns].itertuples(name=None):
        text = ["" if pd.isna(cell) else guarded(str(cell)) for cell in cells]
        writer.writerow([*text, guarded(" | ".join(wrong.get(row, [])))])
    return out.getvalue().encode("utf-8-sig", "replace")


def _sentence(problem: Problem, say: Callable[[Message], str]) -> str:
    where = f"{problem.column}: " if problem.column else ""
    found = f" [{problem.found}]" if problem.found else ""
    return where + say(problem.expected) + found


def guarded(text: str) -> str:
    """Return a cell that no spreadsheet runs as a formula; plain numbers stay as they are."""
    if not FORMULA.match(text) or PLAIN_NUMBER.fullmatch(text):
        return text
    return "'" + text


def unguarded(column: pd.Series) -> pd.Series:
    """Return a column of text without the apostrophes that `guarded` put in."""
    is_guarded = column.str.match(GUARDED.pattern, na=False)
    return column.where(~is_guarded, column.str[1:])
