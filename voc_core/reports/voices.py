"""What they say, in their own words: voices that hold some words, inside the filters."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd

from voc_core import engine, metrics
from voc_core.engine import Keys, Picks, Snapshot
from voc_core.filters import Filters
from voc_core.reports.quoted import quoted
from voc_core.store import Store, feedback, search
from voc_core.text import terms
from voc_core.text.terms import Query

ORDERS: Final = ("newest", "telling")
PAGE: Final = 24
"""Voices shown at once."""
RANKED: Final = 2_000
"""Of so many, the newest, the most telling are found. [voices]"""
READ: Final = 2_000
"""So few voices are read through rather than looked up."""
COUNTED: Final = 20_000
"""Found voices are counted up to here. [voices]"""
EXPORTED: Final = 20_000
"""A file holds so many voices at most. [voices]"""


@dataclass(frozen=True)
class Voices:
    """One page of voices.

    Attributes
    ----------
    rows : DataFrame
        `reports.quoted`, in the order asked for.
    n : int
        Voices found; at least so many where `is_more_than` is set.
    is_more_than : bool
        Whether counting stopped.
    n_all : int
        Voices with text under the filters, whatever they say.
    after : int or None
        What to ask for the next page with, None on the last.
    """

    rows: pd.DataFrame
    n: int
    is_more_than: bool
    n_all: int
    after: int | None


def voices(
    store: Store,
    snapshot: Snapshot,
    filters: Filters,
    typed: str = "",
    picks: Picks | None = None,
    order: str = "newest",
    after: int | None = None,
) -> Voices:
    """Return a page of the voices that hold what was typed.

    Parameters
    ----------
    typed : str
        A query as people type it, see `text.terms`.
    picks : Picks, optional
        Tone, score and metric kept.
    order : str
        ``newest`` or ``telling`` (`metrics.most_telling` of the newest `RANKED`).
    after : int or None
        `Voices.after` of the page before.

    Notes
    -----
    Newest first, `after` is the key of the last voice shown, so that a page is found in the same
    time wherever it is; most telling first, it is how many were shown.
    """
    asked = terms.query(typed)
    kept = engine.keys(snapshot, filters, picks or Picks())
    if order == "telling":
        return _telling(store, asked, kept, after or 0)
    found, is_more_than = _counted(store, asked, kept)
    older = _after(found, after)
    if is_more_than and len(older) <= PAGE:
        older, _ = _first(store, asked, _after(kept, after), PAGE + 1)
    page = older[:PAGE]
    return Voices(
        rows=_rows(store, page),
        n=len(found),
        is_more_than=is_more_than,
        n_all=len(kept),
        after=int(page[-1]) if len(older) > PAGE else None,
    )


def n_voices(store: Store, snapshot: Snapshot, filters: Filters, picks: Picks) -> int:
    """Return how many voices with words the filters and picks keep. [voices]"""
    return engine.n_kept(snapshot, filters, picks)


def score_range(store: Store, snapshot: Snapshot, metric: str) -> tuple[int, int] | None:
    """Return the lowest and highest score ever given to a metric, None without."""
    return engine.score_range(snapshot, metric)


def exported(
    store: Store,
    snapshot: Snapshot,
    filters: Filters,
    typed: str = "",
    picks: Picks | None = None,
) -> pd.DataFrame:
    """Return all voices found, newest first, as `Voices.rows`; at most `EXPORTED`."""
    kept = engine.keys(snapshot, filters, picks or Picks())
    found, _ = _first(store, terms.query(typed), kept, EXPORTED)
    return _rows(store, found)


def _telling(store: Store, asked: Query, kept: Keys, shown: int) -> Voices:
    found, is_more_than = _counted(store, asked, kept)
    texts = feedback.told(store, _ids(found[:RANKED]))
    best = metrics.most_telling(texts)["id"].to_numpy()
    page = best[shown : shown + PAGE]
    last = shown + len(page)
    return Voices(
        rows=quoted(store, list(page)),
        n=len(found),
        is_more_than=is_more_than,
        n_all=len(kept),
        after=last if last < len(best) else None,
    )


def _rows(store: Store, page: Keys) -> pd.DataFrame:
    return quoted(store, _ids(page))


def _ids(page: Keys) -> list[int]:
    return [int(key) for key in page & search.ID_MASK]


def _first(store: Store, asked: Query, kept: Keys, limit: int) -> tuple[Keys, bool]:
    """Return the first `limit` keys whose texts are asked for, and whether there may be more."""
    parts: list[Keys] = []
    n = 0
    for part in _found(store, asked, kept):
        parts.append(part)
        n += len(part)
        if n >= limit:
            return np.concatenate(parts)[:limit], True
    return (np.concatenate(parts) if parts else kept[:0]), False


def _counted(store: Store, asked: Query, kept: Keys) -> tuple[Keys, bool]:
    """Return the keys that are counted, and whether there may be more."""
    return _first(store, asked, kept, COUNTED) if asked else (kept, False)


def _after(keys: Keys, last: int | None) -> Keys:
    """Return the keys that stand after one, all where there is none."""
    return keys if last is None else keys[np.searchsorted(-keys, -last, side="right") :]


def _found(store: Store, asked: Query, kept: Keys) -> Iterator[Keys]:
    """Yield the keys kept whose texts are asked for, newest first, in parts."""
    if not len(kept):
        return
    if not asked:
        yield kept
    elif len(kept) <= READ:
        yield _read(store, asked, kept)
    elif asked.wanted is None:
        yield _without(store, asked, kept)
    else:
        for part in search.found(store, asked.match, int(kept[-1]), int(kept[0])):
            yield _common(np.array(part, dtype="int64"), kept)


def _read(store: Store, asked: Query, kept: Keys) -> Keys:
    texts = feedback.texts(store, _ids(kept)).set_index("id")["text"]
    hits = texts.index[[asked.matches(text) for text in texts]]
    return kept[np.isin(kept & search.ID_MASK, hits)]


def _without(store: Store, asked: Query, kept: Keys) -> Keys:
    parts = search.found(store, str(asked.unwanted), int(kept[-1]), int(kept[0]))
    barred = [key for part in parts for key in part]
    return kept[~np.isin(kept, np.array(barred, dtype="int64"))]


def _common(part: Keys, kept: Keys) -> Keys:
    """Return what is in both; both fall, and `kept` is the longer."""
    at = np.searchsorted(-kept, -part)
    at[at == len(kept)] = 0
    return part[kept[at] == part]
