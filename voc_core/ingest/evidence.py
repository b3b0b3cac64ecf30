"""What the cells of a column look like, whatever its heading says."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

import pandas as pd

from voc_core.ingest.amounts import amount_of
from voc_core.ingest.answers import is_skipped, number_of
from voc_core.ingest.dates import share_of_days
from voc_core.ingest.words import code_of

EMAIL: Final = re.compile(r"[^@\s,;<>\"']+@[^@\s,;<>\"']+\.[^@\s.,;<>\"']{2,}")
LEGAL: Final = re.compile(
    r"(有限公司|股份公司|集团|公司|株式会社)\s*$"
    r"|\b(gmbh|inc|ltd|llc|corp|co|ag|pte|plc|kg|s\.?a|b\.?v|oy|ab|sdn bhd|limited|group)\b\.?\s*$",
    re.I,
)
ROUNDED: Final = re.compile(r"\d(?:[.,]\d+)?e\+(?:0?[89]|[1-3]\d)", re.I)
"""A long number as a spreadsheet shows it."""
WORD_USES: Final = ("role", "department", "source", "tier", "renewal_kind", "do_not_survey")


@dataclass(frozen=True)
class Evidence:
    """Shares of the filled cells of a sample. [0 to 1]

    Attributes
    ----------
    n : int
        Filled cells. [cells]
    email, day, number, legal, amount : float
        Cells that are an e-mail address, a day, a number, end as the name of a firm, are money.
    words : dict
        By use of `WORD_USES`: cells that are a known word of it.
    distinct : float
        Different cells among the filled ones.
    length : float
        Mean width of a cell; a Chinese character counts two. [characters]
    running : bool
        Whole numbers that rise by one from row to row.
    """

    n: int
    email: float
    day: float
    number: float
    legal: float
    amount: float
    words: dict[str, float]
    distinct: float
    length: float
    running: bool

    @property
    def is_prose(self) -> bool:
        """Whether people wrote sentences here."""
        return self.length >= 24 and self.distinct >= 0.3 and self.number < 0.2 and self.day < 0.5


def evidence_of(column: pd.Series) -> Evidence:
    """Return what the filled cells of a text column look like; at most 500 of them are read."""
    cells = [t.strip() for t in column.dropna().head(500) if not is_skipped(t)]
    n = max(len(cells), 1)
    return Evidence(
        n=len(cells),
        email=sum(1 for t in cells if EMAIL.fullmatch(t)) / n,
        day=share_of_days(pd.Series(cells, dtype="str")) if cells else 0.0,
        number=sum(1 for t in cells if number_of(t) is not None) / n,
        legal=sum(1 for t in cells if LEGAL.search(t)) / n,
        amount=sum(1 for t in cells if amount_of(t) is not None) / n,
        words={use: sum(1 for t in cells if code_of(use, t)) / n for use in WORD_USES},
        distinct=len(set(cells)) / n,
        length=sum(width(t) for t in cells) / n,
        running=_is_running(cells),
    )


def is_rounded(cells: Iterable[str]) -> bool:
    """Whether a column holds nothing but long numbers that a spreadsheet has rounded."""
    filled = [cell.strip() for cell in cells if isinstance(cell, str) and cell.strip()]
    return bool(filled) and all(map(ROUNDED.fullmatch, filled))


def width(text: str) -> int:
    """Return the width of a text; a Chinese character counts two. [characters]"""
    return len(text) + sum(1 for c in text[:400] if ord(c) > 0x2E80)


def _is_running(cells: list[str]) -> bool:
    if len(cells) < 2 or not all(t.isascii() and t.isdigit() and len(t) < 10 for t in cells):
        return False
    numbers = [int(t) for t in cells]
    return all(b - a == 1 for a, b in pairwise(numbers))
