"""Which voices with text the filters keep, newest first: what a search looks through."""

import math
from dataclasses import dataclass
from typing import Any

import narwhals as nw
import numpy as np
from numpy.typing import NDArray

from voc_core.engine.snapshot import CLEAR_TONE, Snapshot
from voc_core.engine.tally import chosen, collected, inside
from voc_core.filters import Filters
from voc_core.store import search
from voc_core.vocabulary import METRICS, SIDES

Keys = NDArray[np.int64]
"""Keys of `store.search`, newest first."""


@dataclass(frozen=True)
class Picks:
    """What voices shall be like, beside the filters; None and False keep all.

    Parameters
    ----------
    tone : str or None
        One of `vocabulary.SIDES`: what the text says.
    score : str or None
        One of `vocabulary.SIDES`: what the score says; keeps voices that have one.
    metric : str or None
        One of `vocabulary.METRICS`.
    low, high : float or None
        Lowest and highest score kept, on the scale of the metric.
    mixed : bool
        Only where score and text say the opposite (DESIGN 3).
    theme : int or None
        Id of a theme the text speaks of.
    """

    tone: str | None = None
    score: str | None = None
    metric: str | None = None
    low: float | None = None
    high: float | None = None
    mixed: bool = False
    theme: int | None = None


def keys(snapshot: Snapshot, filters: Filters, picks: Picks) -> Keys:
    """Return the keys of `store.search` of the voices with text that are kept, newest first.

    The lenses ``text`` and ``voice`` keep every text, also one without a word that has a tone.
    """
    made: Keys = snapshot.memo.get((filters, picks), lambda: _keys(snapshot, filters, picks))
    return made


def n_kept(snapshot: Snapshot, filters: Filters, picks: Picks) -> int:
    """Return how many `keys` there are. [voices]"""
    return int(collected(_kept(snapshot, filters, picks).select(n=nw.len()))["n"].iloc[0])


def score_range(snapshot: Snapshot, metric: str) -> tuple[int, int] | None:
    """Return the lowest and highest score ever given to a metric, in whole steps; None without."""
    given = nw.from_native(snapshot.voices).lazy().filter(nw.col("metric") == METRICS.index(metric))
    score = collected(given.select(low=nw.col("score").min(), high=nw.col("score").max()))
    low, high = score.iloc[0].astype("float64")
    return None if low != low else (math.floor(low), math.ceil(high))


def _keys(snapshot: Snapshot, filters: Filters, picks: Picks) -> Keys:
    rows = collected(_kept(snapshot, filters, picks).select("day", "feedback"))
    day, feedback = (rows[name].to_numpy().astype("int64") for name in ("day", "feedback"))
    return np.sort(search.key(day, feedback))[::-1]


def _kept(snapshot: Snapshot, filters: Filters, picks: Picks) -> Any:
    voices = inside if filters.lens in ("voice", "text") else chosen
    kept = voices(snapshot, filters, ()).filter(nw.col("has_text") == 1)
    for statement in _statements(picks):
        kept = kept.filter(statement)
    if picks.theme is not None:
        kept = kept.filter(nw.col("feedback").is_in(_that_speak_of(snapshot, picks.theme)))
    return kept


def _that_speak_of(snapshot: Snapshot, theme: int) -> list[int]:
    """Return the ids of the feedback whose text names a theme."""
    named = nw.from_native(snapshot.mentions.voices).lazy().filter(nw.col("theme") == theme)
    found = named.select("feedback").collect()["feedback"]
    return [int(i) for i in found.to_list()]


def _statements(picks: Picks) -> list[Any]:
    net, tone, score = nw.col("pos") - nw.col("neg"), nw.col("tone"), nw.col("score")
    is_scored = ~score.is_null()
    tones = {
        "negative": tone <= -CLEAR_TONE,
        "neutral": (tone > -CLEAR_TONE) & (tone < CLEAR_TONE),
        "positive": tone >= CLEAR_TONE,
    }
    wanted = []
    if picks.tone:
        wanted.append(tones[picks.tone])
    if picks.score:
        wanted += [is_scored, net == SIDES.index(picks.score) - 1]
    if picks.metric:
        wanted.append(nw.col("metric") == METRICS.index(picks.metric))
    if picks.low is not None:
        wanted.append(score >= picks.low)
    if picks.high is not None:
        wanted.append(score <= picks.high)
    if picks.mixed:
        wanted += [is_scored, net * tone <= -CLEAR_TONE]
    return wanted
