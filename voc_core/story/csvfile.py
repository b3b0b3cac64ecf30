"""Tables as CSV that Excel opens rightly in both languages, with formulas disarmed."""

import re
from collections.abc import Sequence
from typing import Any, Final

import pandas as pd

DANGEROUS: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
UNSEEN: Final = re.compile(r"^[\s\x00-\x20\u200b-\u200f\u2060\ufeff]+")
"""What a spreadsheet skips before a formula."""
BOM: Final = b"\xef\xbb\xbf"


def csv_bytes(table: pd.DataFrame, notes: Sequence[str] = ()) -> bytes:
    """Return `table` as UTF-8 CSV with a byte order mark.

    Parameters
    ----------
    table : DataFrame
        What is exported; headings as they shall read.
    notes : sequence of str
        Lines printed above the headings: title and filters in force.
    """
    columns = [_safe(table.iloc[:, at]) for at in range(table.shape[1])]
    safe = pd.concat(columns, axis=1) if columns else table
    safe = safe.set_axis([guarded(name) for name in table.columns], axis=1)
    head = "".join(f'"{guarded(note).replace(chr(34), chr(34) * 2)}"\r\n' for note in notes)
    return BOM + (head + safe.to_csv(index=False, lineterminator="\r\n")).encode("utf-8")


def guarded(value: Any) -> Any:
    """Return a text cell that no spreadsheet runs as a formula; numbers stay as they are."""
    if (
        isinstance(value, str)
        and UNSEEN.sub("", value).startswith(DANGEROUS)
        and not _is_number(value)
    ):
        return "'" + value
    return value


def _safe(column: pd.Series) -> pd.Series:
    """Return a column with its texts guarded; those of a categorical once each."""
    return column if pd.api.types.is_numeric_dtype(column) else column.map(guarded)


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True
