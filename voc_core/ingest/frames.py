"""Records as a table of text: missing where blank, the index is the row in the file."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.compute as pc  # type: ignore[import-untyped]

TEXT = pd.StringDtype("pyarrow", na_value=np.nan)


def text_series(cells: Sequence[str | None]) -> pd.api.extensions.ExtensionArray:
    """Return cells as a text column; a cell of nothing but white space is missing."""
    column = pa.array(cells, type=pa.large_string())
    blank = pc.or_(pc.equal(column, ""), pc.utf8_is_space(column))
    column = pc.if_else(blank, pa.scalar(None, pa.large_string()), column)
    chunked = pa.chunked_array([column])
    return pd.arrays.ArrowStringArray(chunked, dtype=TEXT)  # type: ignore[call-arg]


def frame_of(
    first: int,
    rows: Sequence[Sequence[str]],
    columns: Sequence[str],
    at: Sequence[int],
    glue: str = " ",
) -> pd.DataFrame:
    """Return records as a table.

    Parameters
    ----------
    first : int
        Row of the file in which the first record stands, from 1.
    rows : sequence of sequence of str
        The records, long or short.
    columns, at : sequence
        Headings, and where each stands in a record, from 0; -1 gathers what lies beyond the others.
    glue : str
        What joins the cells gathered.

    Returns
    -------
    DataFrame
        One row per record that is not blank, in order; every column is text.
    """
    width = max(at, default=-1) + 1
    by_place = list(zip(*_even(rows, width), strict=False)) or [() for _ in range(width)]
    cells = {
        name: text_series(by_place[i] if i >= 0 else list(_beyond(rows, width, glue)))
        for name, i in zip(columns, at, strict=True)
    }
    index = pd.RangeIndex(first, first + len(rows), name="row")
    frame = pd.DataFrame(cells, index=index, columns=list(columns))
    blank = frame.isna().all(axis=1)
    return frame[~blank] if blank.any() else frame


def _even(rows: Sequence[Sequence[str]], width: int) -> list[Sequence[str]]:
    if all(len(row) >= width for row in rows):
        return list(rows)
    short = [""] * width
    return [row if len(row) >= width else [*row, *short[len(row) :]] for row in rows]


def _beyond(rows: Sequence[Sequence[str]], width: int, glue: str) -> Iterator[str]:
    for row in rows:
        extra = row[width:]
        yield glue.join(extra) if any(cell and not cell.isspace() for cell in extra) else ""
