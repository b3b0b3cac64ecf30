"""Where the headings of a file are, and what they are called once each is unique."""

import re
import statistics
import unicodedata
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

from voc_core.ingest.area import column_letters

OVERFLOW: Final = "(beyond the headings)"
"""Heading of the column that gathers the cells of rows longer than the headings."""
WRONG: Final = "(what is wrong)"
"""Heading of the last column of a download of bad rows."""
JOINT: Final = " – "
"""What stands between the rows of a heading of several rows."""
OURS: Final = (OVERFLOW, WRONG)

NOT_A_HEADING: Final = re.compile(
    r"[-+]?[\d.,]+%?|\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*|\S+@\S+\.\S+"
)
SPACE: Final = re.compile(r"\s+")

Rows = Sequence[Sequence[str]]


def n_filled(row: Iterable[str]) -> int:
    """Return how many cells of a record hold more than white space. [cells]"""
    return sum(1 for cell in row if cell and not cell.isspace())


def looks_like_headings(row: Sequence[str]) -> bool:
    """Whether most filled cells are words, not numbers, days or e-mail addresses."""
    filled = [cell.strip() for cell in row if cell and not cell.isspace()]
    n_data = sum(1 for cell in filled if NOT_A_HEADING.fullmatch(cell))
    return bool(filled) and n_data <= 0.3 * len(filled)


def header_row(head: Rows) -> int:
    """Return the index in `head` of the record that holds the headings.

    The first record that fills most of the usual width with words; titles above it are narrower,
    rows below it hold numbers and days. The first filled record where there is no such record.
    """
    counts = [n_filled(row) for row in head]
    filled = [n for n in counts if n]
    if not filled:
        return 0
    enough = max(min(2, max(filled)), 0.6 * statistics.median(filled))
    wide = [i for i, n in enumerate(counts) if n >= enough]
    named = [i for i in wide if looks_like_headings(head[i])]
    if not named:
        return wide[0]
    return _below_a_title(head, named, counts)


def _below_a_title(head: Rows, named: list[int], counts: list[int]) -> int:
    """Return the first of these records, or a fuller one near it that the rows below fill too."""
    first = named[0]
    near = [i for i in named if first < i <= first + 5 and counts[i] >= 1.5 * counts[first]]
    if not near or any(len(cell) > 60 for cell in head[near[0]]):
        return first
    below = [n for n in counts[near[0] + 1 :] if n]
    wider = [n for n in below if n > counts[first]]
    return near[0] if len(wider) >= max(2, 0.3 * len(below)) else first


def joined(rows: Rows) -> list[str]:
    """Return one heading per column from several heading rows, upper ones carried to the right."""
    width = max((len(row) for row in rows), default=0)
    lines = [[*map(tidy, row), *[""] * (width - len(row))] for row in rows]
    for upper, lower in pairwise(lines):
        for i in range(1, width):
            if not upper[i] and lower[i]:
                upper[i] = upper[i - 1]
    return [JOINT.join(dict.fromkeys(filter(None, parts))) for parts in zip(*lines, strict=True)]


def tidy(heading: str) -> str:
    """Return a heading on one line without white space around it."""
    return SPACE.sub(" ", heading.replace("\0", "")).strip()


def unique(headings: Sequence[str], at: Sequence[int]) -> tuple[str, ...]:
    """Return headings that are all different: Score, Score (2); an empty one is Column D."""
    taken = {h for h in headings if h}
    seen: set[str] = set()
    result = []
    for heading, position in zip(headings, at, strict=True):
        name = heading or _free(f"Column {column_letters(position + 1)}", taken | seen)
        if name in seen:
            name = _free(name, taken | seen)
        seen.add(name)
        result.append(name)
    return tuple(result)


def _free(name: str, taken: set[str]) -> str:
    number, candidate = 2, name
    while candidate in taken:
        candidate = f"{name} ({number})"
        number += 1
    return candidate


def normalised(heading: str) -> str:
    """Return the form in which headings are compared: width, case and spaces do not matter."""
    return tidy(unicodedata.normalize("NFKC", heading)).casefold()
