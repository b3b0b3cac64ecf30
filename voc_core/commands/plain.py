"""Any report as plain values: the same keys for JSON and for the table on the terminal."""

import json
import math
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

import numpy as np
import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.wording import Words

WORDS: Final = Words("en")
DIGITS: Final = 9
"""Decimals kept: an engine sums in any order, and the last bits must not change a report."""

WIDEST: Final = 12
"""Columns of a table on the terminal. [columns]"""

FIRST: Final = (
    "name",
    "measure",
    "stage_name",
    "role",
    "state",
    "user",
    "manager",
    "decision_maker",
    "gap",
    "evidence",
    "n_user",
    "n_decision_maker",
    "n_people",
    "net",
    "low",
    "high",
    "change",
    "value",
    "arr",
    "priority",
    "occurred_on",
    "score",
    "text",
)
"""Columns shown first on the terminal, where a table is wide."""


def as_plain(value: object) -> Any:
    """Return a report as dictionaries, lists, text, numbers, booleans and None.

    Parameters
    ----------
    value : object
        A dataclass (its fields by name), DataFrame (a list of rows by column), Series (its values
        by index), mapping, sequence, or a single value. What is missing becomes None; numbers
        keep `DIGITS` decimals.
    """
    if is_dataclass(value) and not isinstance(value, type | Message):
        return {f.name: as_plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, pd.DataFrame):
        return [as_plain(row) for row in value.to_dict("records")]
    if isinstance(value, pd.Series):
        return as_plain(value.to_dict())
    if isinstance(value, Mapping):
        return {str(key): as_plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset | np.ndarray):
        return [as_plain(item) for item in value]
    return _one(value)


def as_json(value: object) -> str:
    """Return a report as indented JSON, missing numbers as null."""
    return json.dumps(as_plain(value), ensure_ascii=False, indent=2, allow_nan=False)


def as_text(value: object) -> str:
    """Return a report to read on a terminal: a line per value, a table per list of rows."""
    plain = as_plain(value)
    if isinstance(plain, list):
        plain = {"rows": plain}
    return _part(plain) if isinstance(plain, dict) else _cell(plain)


def _one(value: object) -> Any:
    if isinstance(value, Message | VocError):
        return WORDS.message(value)
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return round(value, DIGITS) if math.isfinite(value) else None
    return value if isinstance(value, bool | int | str) else _named(value)


def _named(value: object) -> str:
    return value.as_posix() if isinstance(value, Path) else str(value)


def _part(values: dict[str, Any]) -> str:
    short = {k: v for k, v in values.items() if not _is_long(v)}
    lines = [f"{name}: {_cell(value)}" for name, value in short.items()]
    for name, value in values.items():
        if name not in short:
            lines += ["", f"{name}:", _part(value) if isinstance(value, dict) else _table(value)]
    return "\n".join(lines)


def _is_long(value: object) -> bool:
    """Whether a value takes lines of its own: what has keys, and lists of that."""
    if isinstance(value, list):
        return any(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and bool(value)


def _table(rows: list[dict[str, Any]]) -> str:
    table = _readable(pd.DataFrame(rows, dtype=object)).map(_cell)
    return str(table.to_string(index=False, max_colwidth=60, justify="left"))


def _readable(table: pd.DataFrame) -> pd.DataFrame:
    """Return a wide table cut to what a person reads first; JSON has all of it."""
    if table.shape[1] <= WIDEST:
        return table
    first = [name for name in FIRST if name in table]
    rest = [name for name in table if name not in first]
    return table[(first + rest)[:WIDEST]]


def _cell(value: object) -> str:
    if value is None or value != value or value == [] or value == {}:
        return "–"
    if isinstance(value, float):
        return f"{value:,.0f}" if abs(value) >= 1000 else f"{value:.4g}"
    if isinstance(value, list):
        return ", ".join(_cell(item) for item in value)
    return str(value).replace("\n", " ")
