"""Whether a file was taken through every step without losing a row or a letter."""

from collections import Counter

import pandas as pd

from tests.ingest.tables import LIMITS
from voc_core.ingest import check, chunks, correctable, guess, recognise, sources
from voc_core.ingest.contract import Recognised
from voc_core.ingest.delimited import Text, lines_of


def through(data: bytes, name: str = "q3") -> Recognised:
    """Take a file through every step; every row and letter must be accounted for exactly once."""
    recognised = recognise(name, data, LIMITS)
    frame = pd.concat(list(chunks(recognised, data)))
    assert len(frame) == recognised.n_rows, "rows lost between recognition and reading"
    assert frame.index.is_unique and frame.index.is_monotonic_increasing, "rows out of order"
    assert tuple(frame.columns) == recognised.columns, "columns lost"
    _nothing_dropped(sources.reopened(recognised, data))
    mapping, _ = guess(recognised, frame)
    result = check(frame, mapping, LIMITS)
    correctable(result.bad, result.problems)
    n_good = result.rows["row"].nunique() if len(result.rows) else 0
    assert n_good + len(result.bad) + result.empty == result.n_read, "rows lost in the check"
    return recognised


def _nothing_dropped(source: object) -> None:
    """Every letter of a delimited text stands in one of its records."""
    if not isinstance(source, Text):
        return
    rows = [row for batch in source.batches(1_000) for row in batch.rows]
    found = Counter("".join(map("".join, rows)))
    lines = list(lines_of(source.data, source.encoding))
    if lines and lines[0].lower().startswith("sep=") and not rows[0]:
        found.update(lines[0])
    wanted = Counter("".join(lines))
    for mark in {source.delimiter, *'" \r\n'}:
        found[mark] = wanted[mark] = 0
    assert found == wanted, "letters lost in reading"
