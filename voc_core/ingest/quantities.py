"""Whole numbers and shares as people write them: 1,250 seats, 12 天, 63 %, 0.63."""

import re
import unicodedata
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import cells
from voc_core.ingest.cells import Read, Wrong
from voc_core.ingest.mapped import ColumnUse
from voc_core.vocabulary import N_

A_COUNT: Final = N_("expected a whole number, 0 or more, such as 250")
SOME_DAYS: Final = N_("expected a whole number of days, such as 12; negative if paid early")
A_SHARE: Final = N_("expected a share from 0 to 1, such as 0.63 or 63 %")
A_PERCENTAGE: Final = N_("expected a percentage from 0 to 100, such as 63; less than 1 needs a %")
SHARES: Final = N_("The numbers lie within 0 and 1: 1 means every seat is in use.")
PERCENTAGES: Final = N_("The numbers are percentages: 100 means every seat is in use.")

WHOLE: Final = re.compile(
    r"(?P<sign>[-+]?)(?P<number>\d{1,3}(?:[,.\s']\d{3})+|\d+)(?:[.,]0+)?"
    r"\s*(?:seats?|users?|licen[sc]es?|days?|d|个|人|席|名|天|日)?"
)
SHARE: Final = re.compile(r"(?P<number>\d+(?:[.,]\d+)?)\s*(?P<percent>%|percent)?")
OVERUSED: Final = 1.5
"""More people than seats may be at work: up to here a share is read, and counts as 1."""
MOSTLY: Final = 0.9
"""Share of the numbers that must lie on a scale to show it. [0 to 1]"""


def whole_of(text: str) -> int | None:
    """Return the whole number a text holds, None where it holds none."""
    found = WHOLE.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    if not found:
        return None
    value = int(re.sub(r"\D", "", found["number"]))
    return -value if found["sign"] == "-" else value


def counts(column: pd.Series, heading: str) -> Read:
    """Return whole numbers from 0, missing where blank or wrong."""
    bare = cells.unskipped(column)
    values = cells.numbers(bare, whole_of)
    wrong = bare.notna() & ~(values >= 0)
    return values.mask(wrong).astype("Int64"), [Wrong(heading, wrong, Message(A_COUNT), column)]


def days(column: pd.Series, heading: str) -> Read:
    """Return whole numbers of days, negative ones too; missing where blank or wrong."""
    bare = cells.unskipped(column)
    values = cells.numbers(bare, whole_of)
    wrong = bare.notna() & values.isna()
    return values.astype("Int64"), [Wrong(heading, wrong, Message(SOME_DAYS), column)]


def top_of_shares(column: pd.Series) -> float | None:
    """Return what stands for "all" in a column of shares, 1 or 100; None without numbers."""
    read = [found for text in cells.text(column).dropna() if (found := _share(text))]
    bare = [value for value, is_percent in read if not is_percent]
    if not read:
        return None
    if not bare:
        return 100.0
    return 1.0 if sum(v <= OVERUSED for v in bare) >= MOSTLY * len(bare) else 100.0


def read_shares(use: ColumnUse, column: pd.Series) -> ColumnUse:
    """Return the use of a column of shares with its scale and the reason, decided by its cells."""
    high = use.high or top_of_shares(column)
    if high is None:
        return use
    why = use.why if use.high else Message(SHARES if high == 1 else PERCENTAGES)
    return replace(use, why=why, low=0.0, high=high)


def shares(column: pd.Series, use: ColumnUse) -> Read:
    """Return shares [0 to 1] of a column on its scale; a cell that says % is a percentage.

    More than all counts as all, up to half as much again. On a scale to 100 a bare number between
    0 and 1 is refused: nobody can tell 0.6 % from 60 %.
    """
    bare = cells.text(column)
    top = use.high or 1.0
    values = cells.numbers(bare, lambda text: _on(top, text))
    wrong = bare.notna() & ~values.between(0, OVERUSED)
    expected = Message(A_SHARE if top == 1 else A_PERCENTAGE)
    return values.mask(wrong).clip(upper=1.0), [Wrong(use.column, wrong, expected, column)]


def _share(text: str) -> tuple[float, bool] | None:
    """Return the number a share is written with, and whether it is a percentage."""
    found = SHARE.fullmatch(unicodedata.normalize("NFKC", text).strip().casefold())
    return (float(found["number"].replace(",", ".")), bool(found["percent"])) if found else None


def _on(top: float, text: str) -> float | None:
    if (found := _share(text)) is None:
        return None
    value, is_percent = found
    if is_percent:
        return value / 100
    return None if top == 100 and 0 < value < 1 else value / top
