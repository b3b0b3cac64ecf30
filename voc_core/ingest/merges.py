"""Cells merged over several columns or rows: headings reach over all of them, data does not."""

from collections.abc import Iterable, Sequence
from typing import Final, NamedTuple

REACH: Final = 10
"""Rows from the top in which headings may be merged. [rows]"""


class Merge(NamedTuple):
    """A merged range; rows and columns from 0, the last ones included."""

    top: int
    left: int
    bottom: int
    right: int


def carried(rows: Sequence[Sequence[str]], merged: Iterable[Merge]) -> list[list[str]]:
    """Return the first rows of a table with merged headings in every cell they stand over.

    A title over the whole width is no heading, and merges further down are data: both stay.
    """
    filled = [list(row) for row in rows]
    by_top = _by_top(merged)
    for top in _heading_rows(filled, by_top):
        for merge in by_top.get(top, ()):
            _fill(filled, merge)
    return filled


def _by_top(merged: Iterable[Merge]) -> dict[int, list[Merge]]:
    found: dict[int, list[Merge]] = {}
    for merge in merged:
        found.setdefault(merge.top, []).append(merge)
    return found


def _heading_rows(rows: list[list[str]], by_top: dict[int, list[Merge]]) -> list[int]:
    """Return the first rows that follow one another and hold headings merged over columns."""
    found: list[int] = []
    for i, row in enumerate(rows[:REACH]):
        is_wide = any(m.right > m.left for m in by_top.get(i, ())) and not _is_title(row)
        if is_wide:
            found.append(i)
        elif found:
            break
    return found


def _is_title(row: list[str]) -> bool:
    """Whether a row says one thing only, as a title does."""
    return sum(1 for cell in row if cell.strip()) < 2


def _fill(rows: list[list[str]], merge: Merge) -> None:
    if merge.top >= len(rows) or merge.left >= len(rows[merge.top]):
        return
    value = rows[merge.top][merge.left]
    for row in rows[merge.top : merge.bottom + 1]:
        row += [""] * (merge.right + 1 - len(row))
        for column in range(merge.left, merge.right + 1):
            row[column] = row[column] or value


def n_in_data(rows: Sequence[Sequence[str]], merged: Sequence[Merge]) -> int:
    """Return how many cells below the headings are merged over several rows.

    Parameters
    ----------
    rows : sequence of sequence of str
        The first rows of the table, merged headings carried.
    merged : sequence of Merge
        All merged ranges of the sheet.
    """
    by_top = _by_top(merged)
    first = next((i for i, row in enumerate(rows) if not _is_title(list(row))), 0)
    headings = _heading_rows([list(row) for row in rows], by_top)
    last = max([first, *headings])
    return sum(1 for merge in merged if merge.top > last and merge.bottom > merge.top)
