"""One answer per row: a comment in a row of its own goes to the score of its response."""

from collections.abc import Iterable, Iterator
from typing import Final

import numpy as np
import pandas as pd

from voc_core.ingest import cells
from voc_core.ingest.mapped import Mapping

MOST: Final = 1_000
"""Answers of one response that are held back until all of them are there. [rows]"""
PAIR: Final = ("row", "score", "comment")


def whole(frames: Iterable[pd.DataFrame], response: str | None) -> Iterator[pd.DataFrame]:
    """Yield the rows of a file again, cut where one response ends and another begins.

    Parameters
    ----------
    response : str or None
        Heading of the ids of the responses; without one the tables stay as they are.
    """
    held = None
    for frame in frames:
        if response not in frame:
            yield frame
            continue
        rows = frame if held is None else pd.concat([held, frame])
        n = _n_at_end(rows[response])
        n = n if n <= MOST else 0
        held, rows = (rows.iloc[len(rows) - n :], rows.iloc[: len(rows) - n]) if n else (None, rows)
        if len(rows):
            yield rows
    if held is not None:
        yield held


def _n_at_end(ids: pd.Series) -> int:
    """Return how many rows at the end are of one response, 0 where the last row is of none."""
    if ids.empty or pd.isna(ids.iloc[-1]):
        return 0
    others = np.flatnonzero((ids != ids.iloc[-1]).to_numpy(dtype=bool, na_value=True))
    return len(ids) - (int(others[-1]) + 1 if len(others) else 0)


def tied(chunk: pd.DataFrame, mapping: Mapping, response: str | None) -> pd.DataFrame:
    """Return which comments go where: ``row`` of the comment, ``score`` (row of the score it
    explains) and ``comment`` (heading).

    A response is the rows that stand together under one id. A comment that explains a score asked
    once in its response goes there; all others stand alone.
    """
    found: list[pd.DataFrame] = []
    if response in chunk:
        number = (chunk[response] != chunk[response].shift()).cumsum().mask(chunk[response].isna())
        for use in mapping.used("comment"):
            score = next((u for u in mapping.used("score") if u.column == use.about), None)
            if score is not None:
                is_scored = cells.scores(chunk[score.column], score)[0].notna()
                is_said = cells.text(chunk[use.column]).notna() & ~is_scored
                found.append(_pairs(number, is_said, is_scored).assign(comment=use.column))
    return pd.concat(found) if found else pd.DataFrame(columns=list(PAIR))


def _pairs(number: pd.Series, is_said: pd.Series, is_scored: pd.Series) -> pd.DataFrame:
    scores = number[is_scored & number.notna()].drop_duplicates(keep=False)
    at = pd.Series(scores.index, index=scores.to_numpy())
    score = number[is_said].map(at).dropna()
    return pd.DataFrame({"row": score.index, "score": score.astype("int64").to_numpy()})


def moved(chunk: pd.DataFrame, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return a chunk with the comments of `tied` beside their scores, without their own rows."""
    for column, own in pairs.groupby("comment"):
        texts = cells.text(chunk.loc[own["row"], str(column)])
        said = texts.groupby(own["score"].to_numpy()).agg("\n".join)
        chunk = chunk.assign(**{str(column): chunk[str(column)].mask(_in(chunk, said), said)})
    return chunk.drop(index=pd.Index(pairs["row"].unique()))


def _in(chunk: pd.DataFrame, said: pd.Series) -> pd.Series:
    return pd.Series(chunk.index.isin(said.index), index=chunk.index)
