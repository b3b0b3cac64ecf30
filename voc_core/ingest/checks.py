"""One chunk of a file read as its mapping says: good rows, and everything wrong with the others."""

from collections import Counter
from collections.abc import Collection
from typing import Final, NamedTuple

import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.ingest import asides, cells, responses, skips
from voc_core.ingest.cells import Wrong
from voc_core.ingest.contract import Checked
from voc_core.ingest.directory_rows import account_rows, contact_rows
from voc_core.ingest.fact_rows import commerce_rows, invitation_rows, outcome_rows, usage_rows
from voc_core.ingest.feedback_rows import feedback_rows
from voc_core.ingest.headers import OVERFLOW
from voc_core.ingest.mapped import Mapping
from voc_core.ingest.reading import Reading
from voc_core.settings import Settings

SHOWN: Final = 50
"""Rows set aside that are shown, of one chunk. [rows]"""
READERS = {
    "feedback": feedback_rows,
    "accounts": account_rows,
    "contacts": contact_rows,
    "invitations": invitation_rows,
    "usage": usage_rows,
    "commerce": commerce_rows,
    "outcomes": outcome_rows,
}


def check(
    chunk: pd.DataFrame,
    mapping: Mapping,
    settings: Settings,
    touchpoints: Collection[str] | None = None,
    response: str | None = None,
) -> Checked:
    """Return what a chunk of a file holds, read as its mapping says.

    Parameters
    ----------
    chunk : DataFrame
        As `files.chunks` yields it; the index is the row in the file.
    mapping : Mapping
        What every column is for.
    settings : Settings
        The longest cell allowed.
    touchpoints : collection of str or None
        Codes and names that exist; a value that differs from one in case only becomes it, any
        other is kept as written.
    response : str or None
        `Recognised.response`: a comment then goes to the score of its response.

    Returns
    -------
    Checked
        Every row of the chunk is in exactly one of ``rows`` (one or more), ``bad``, ``empty`` and
        ``aside``.
    """
    whole = chunk.rename_axis(index=None)
    aside = asides.reasons(whole, mapping)
    chunk, missing = _without_codes(whole.drop(index=aside.index), mapping)
    pairs = responses.tied(chunk, mapping, response)
    read = _Read.of(responses.moved(chunk, pairs), mapping, settings, touchpoints)
    if (lost := pairs["score"].isin(read.bad)).any():
        pairs = pairs[~lost]
        read = _Read.of(responses.moved(chunk, pairs), mapping, settings, touchpoints)
    joined = pd.Series("joined", index=pairs["row"].unique(), dtype=object)
    aside = pd.concat([aside, joined]).sort_index() if len(joined) else aside
    return Checked(
        rows=read.rows.reset_index(drop=True),
        problems=sorted(read.problems, key=_place),
        n_read=len(whole),
        bad=whole.loc[read.bad],
        empty=read.n_empty,
        aside=aside,
        aside_rows=whole.loc[aside.index[:SHOWN]],
        missing=missing,
        read=whole.index,
    )


class _Read(NamedTuple):
    """Good rows of a chunk, what is wrong, the rows it is wrong in, and rows without content."""

    rows: pd.DataFrame
    problems: list[Problem]
    bad: pd.Index
    n_empty: int

    @classmethod
    def of(
        cls,
        chunk: pd.DataFrame,
        mapping: Mapping,
        settings: Settings,
        touchpoints: Collection[str] | None,
    ) -> "_Read":
        """Return what a chunk without codes and rows set aside holds."""
        reading: Reading = READERS[mapping.kind](chunk, mapping, touchpoints)
        wrong = [*_of_any_kind(chunk, mapping, settings), *reading.wrong]
        matters = reading.filled | _overflow(chunk)
        is_bad = _any_of([w.rows for w in wrong], chunk) & matters
        bad = chunk.index[is_bad]
        rows = reading.rows[~reading.rows["row"].isin(bad)] if len(bad) else reading.rows
        problems = [p for w in wrong for p in w.problems(matters)]
        return cls(rows, problems, bad, int((~matters).sum()))


def _without_codes(
    chunk: pd.DataFrame, mapping: Mapping
) -> tuple[pd.DataFrame, Counter[tuple[str, str]]]:
    """Return a chunk without the file's own codes for no answer, and how often every code stood."""
    count: Counter[tuple[str, str]] = Counter()
    blank: dict[str, pd.Series] = {}
    for use in (u for u in mapping.columns if u.use != "ignore"):
        bare = chunk[use.column].str.strip()
        coded = bare.isin(skips.of_use(bare, use, mapping.missing))
        if coded.any():
            found = bare[coded].value_counts()
            count |= {(use.column, str(code)): int(n) for code, n in found.items()}
            blank[use.column] = chunk[use.column].mask(coded)
    return chunk.assign(**blank), count


def _place(problem: Problem) -> int:
    return problem.row or 0


def _overflow(chunk: pd.DataFrame) -> pd.Series:
    if OVERFLOW not in chunk:
        return pd.Series(False, index=chunk.index)
    return chunk[OVERFLOW].notna()


def _of_any_kind(chunk: pd.DataFrame, mapping: Mapping, settings: Settings) -> list[Wrong]:
    """Return what is wrong whatever the column is for: too long, beyond the headings."""
    limit = settings.max_cell_chars
    wrong = [
        cells.too_long(chunk[u.column], u.column, limit)
        for u in mapping.columns
        if u.use != "ignore"
    ]
    if OVERFLOW in chunk:
        expected = Message(cells.FEWER_CELLS)
        wrong.append(Wrong(OVERFLOW, _overflow(chunk), expected, chunk[OVERFLOW]))
    return wrong


def _any_of(masks: list[pd.Series], chunk: pd.DataFrame) -> pd.Series:
    result = pd.Series(False, index=chunk.index)
    for mask in masks:
        result |= mask
    return result
