"""Records as a table of text: missing where blank, the index is the row in the file."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from functools import partial
from typing import TypeVar

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

from voc_core.ingest.fields import Field, Spread, joined_cells

Cell = TypeVar("Cell", bound=Hashable)
TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def text_series(cells: Sequence[str | None]) -> pd.api.extensions.ExtensionArray:
    """Return cells as a text column; a cell of nothing but white space is missing."""
    column = pa.array(cells, type=pa.large_string())
    blank = pc.or_(pc.equal(column, ""), pc.utf8_is_space(column))
    column = pc.if_else(blank, pa.scalar(None, pa.large_string()), column)
    chunked = pa.chunked_array([column])
    return pd.arrays.ArrowStringArray(chunked, dtype=TEXT)  # type: ignore[call-arg]


def frame_of(
    first: int, rows: Sequence[Sequence[str]], fields: Sequence[Field], glue: str = " "
) -> pd.DataFrame:
    """Return records as a table.

    Parameters
    ----------
    first : int
        Row of the file in which the first record stands, from 1.
    rows : sequence of sequence of str
        The records, long or short.
    fields : sequence of Field
        The columns; one without a place gathers what lies beyond the others.
    glue : str
        What joins the cells gathered.

    Returns
    -------
    DataFrame
        One row per record that is not blank, in order; every column is text.
    """
    width = width_of(fields)
    by_place = list(zip(*_even(rows, width), strict=False)) or [() for _ in range(width)]
    cells = {f.heading: _column(f, by_place, rows, width, glue) for f in fields}
    index = pd.RangeIndex(first, first + len(rows), name="row")
    frame = pd.DataFrame(cells, index=index, columns=list(cells))
    blank = frame.isna().all(axis=1)
    return frame[~blank] if blank.any() else frame


def width_of(fields: Sequence[Field]) -> int:
    """Return the cells a record needs for its last field. [cells]"""
    return max((i for f in fields for i in f.at), default=-1) + 1


def _column(
    field: Field,
    by_place: Sequence[Sequence[str]],
    rows: Sequence[Sequence[str]],
    width: int,
    glue: str,
) -> pd.api.extensions.ExtensionArray:
    if not field.at:
        return text_series(list(_beyond(rows, width, glue)))
    if len(field.at) == 1 and not field.choices and field.merge is None:
        cells: Sequence[str] = by_place[field.at[0]]
    else:
        together = zip(*(by_place[i] for i in field.at), strict=True)
        cells = _once_each(together, partial(joined_cells, field))
    if field.clean is not None:
        cells = _once_each(cells, field.clean)
    return text_series(cells)


def _once_each(cells: Iterable[Cell], function: Callable[[Cell], str]) -> list[str]:
    """Return `function` of every cell, worked out once for cells that are the same."""
    done: dict[Cell, str] = {}
    return [done[c] if c in done else done.setdefault(c, function(c)) for c in cells]


def _even(rows: Sequence[Sequence[str]], width: int) -> list[Sequence[str]]:
    if all(len(row) >= width for row in rows):
        return list(rows)
    short = [""] * width
    return [row if len(row) >= width else [*row, *short[len(row) :]] for row in rows]


def _beyond(rows: Sequence[Sequence[str]], width: int, glue: str) -> Iterator[str]:
    for row in rows:
        extra = row[width:]
        yield glue.join(extra) if any(cell and not cell.isspace() for cell in extra) else ""


def spread_over(frame: pd.DataFrame, spread: Spread) -> pd.DataFrame:
    """Return a table with one answer per row as one with a column per question.

    Every row keeps its place and holds one answer: in the column of its question.
    """
    answer = frame[spread.answers[0]]
    for column in spread.answers[1:]:
        answer = answer.fillna(frame[column])
    rest = frame.drop(columns=[spread.question, *spread.answers])
    asked = frame[spread.question].str.strip()
    named = zip(spread.columns, spread.questions, strict=True)
    return rest.assign(**{column: answer.where(asked == q) for column, q in named})
