"""Cells that say that nobody answered: the words of the tools, and the codes of one file."""

from collections.abc import Collection
from typing import Final

import pandas as pd

from voc_core.ingest.answers import SKIPPED, number_of, plain
from voc_core.ingest.mapped import ColumnUse

SIGNED: Final = frozenset(("revenue", "expansion", "amount", "days_late", "seats", "active_users"))
"""Uses whose numbers count as they stand: -2 is a number there and no code."""
FORMS: Final = 4
"""A cell so many times as long as every code is none of them in whatever form. [1]"""
_ASCII: Final = frozenset(map(chr, range(128)))
"""Letters that have no other form but small and large."""


def among(cells: pd.Series, codes: Collection[str]) -> list[str]:
    """Return the distinct cells that are one of the codes, in the form of `answers.plain`."""
    longest = FORMS * max(map(len, codes), default=0)
    others = _ASCII - {letter for code in codes for letter in (code[0], code[0].upper())}
    short = (t for t in cells.dropna().unique() if len(t) <= longest and t[:1] not in others)
    return [t for t in short if plain(t) in codes]


def of_any(cells: pd.Series) -> list[str]:
    """Return the distinct cells that say "not answered", words and numbers."""
    return among(cells, SKIPPED)


def in_words(cells: pd.Series) -> list[str]:
    """Return the distinct cells that say "not answered" in words; a number is a number."""
    return [t for t in of_any(cells) if number_of(t) is None]


def off_scale(cells: pd.Series, low: float, high: float) -> list[str]:
    """Return the distinct cells that say "not answered" and are no score of a scale."""
    found = ((text, number_of(text)) for text in of_any(cells))
    return [text for text, number in found if number is None or not low <= number <= high]


def of_use(cells: pd.Series, use: ColumnUse, codes: Collection[str] = ()) -> list[str]:
    """Return the distinct cells of a column that say "not answered", given what it is for.

    Parameters
    ----------
    cells : Series
        Without white space around them.
    codes : collection of str
        The file's own codes, as a person or its tool names them; they win over the scale.
    """
    own = among(cells, frozenset(map(plain, codes)))
    if use.use == "score":
        return [*own, *off_scale(cells, *use.scale)]
    return [*own, *(in_words(cells) if use.use in SIGNED else of_any(cells))]
