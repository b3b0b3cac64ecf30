"""Counting by theme: who speaks of it and how, what it weighs in a figure, what goes with it."""

from collections.abc import Sequence
from typing import Any, Final

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.engine.tally import (
    SCORED,
    chosen,
    collected,
    decoded,
    grouped,
    last_of,
    person_voices,
    tally,
)
from voc_core.filters import Filters
from voc_core.vocabulary import SOURCES

WEIGHTS: Final = {
    "n_people": nw.col("person").n_unique(),
    "weight": nw.col("weight").sum(),
    "n_pos": (nw.col("weight") * nw.col("pos")).sum(),
    "n_neg": (nw.col("weight") * nw.col("neg")).sum(),
}

LEANS: Final = 1e-9
"""Two shares of one person nearer than this are equal."""
OF_TONE: Final = 100
"""Voices of one tone among those chosen; one phrase said a thousand times leaves room. [voices]"""
CUTS: Final = 2**16
"""More than there are months since year 0."""


def theme_tally(snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return `tables.TALLY` by ``theme`` and `by`, of the tone of the clauses that name the theme.

    Notes
    -----
    One person, one voice, as in the lens text; the text speaks of a theme with the mean tone of
    the clauses that name it. The lens of the filters is not used.
    """
    return tally(snapshot.mentions, filters.but(lens="text"), ["theme", *by])


def theme_sides(snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return how many whole people lean to which side of each theme.

    Returns
    -------
    DataFrame
        By ``theme`` and `by`: ``n_unhappy`` whose clauses on it are more often negative than
        positive, ``n_content`` with whom it is the other way round [people]. Who is on neither
        side is in none of them.
    """
    keys = ["theme", *by]
    people = person_voices(snapshot.mentions, filters.but(lens="text"), keys)
    unhappy, content = (nw.col(a) - nw.col(b) > LEANS for a, b in (("neg", "pos"), ("pos", "neg")))
    sides = people.with_columns(n_unhappy=unhappy, n_content=content)
    sums = {name: nw.col(name).sum() for name in ("n_unhappy", "n_content")}
    return decoded(grouped(sides, keys, sums))


def theme_weights(
    snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return how much of the figure of the lens each theme is, and the whole figure.

    Parameters
    ----------
    by : sequence of str
        ``account`` or ``role``, of which a person has one.

    Returns
    -------
    tuple of DataFrame
        By ``theme`` and `by`, and by `by` alone: ``n_people`` with such a voice [people],
        ``weight`` of these voices in the figure, where each person weighs 1 [people], ``n_pos``
        and ``n_neg``, the part of the weight that is +1 and -1.

    Notes
    -----
    A person's voice in the lenses voice and text is a mean over sources of means; so each voice of
    a source with n of them weighs 1/(n sources). In the scored lenses the latest answer weighs 1.
    """

    def make() -> tuple[pd.DataFrame, pd.DataFrame]:
        said = _weighed(snapshot, filters, by)
        named = nw.from_native(snapshot.mentions.voices).lazy().select("feedback", "theme")
        inside = said.join(named, on="feedback", how="inner")
        parts = grouped(inside, ["theme", *by], WEIGHTS), grouped(said, by, WEIGHTS)
        return decoded(parts[0]), decoded(parts[1])

    made: tuple[pd.DataFrame, pd.DataFrame] = snapshot.memo.get(("weights", filters, *by), make)
    return made


def theme_shares(
    snapshot: Snapshot, filters: Filters, by: str | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return how much of what is written names each theme.

    Parameters
    ----------
    by : str or None
        ``month`` or ``quarter``; a person weighs 1 in each.

    Returns
    -------
    tuple of DataFrame
        By ``theme`` and `by`: ``n_people`` who name it [people], ``weight`` of the texts that do,
        where all texts of a person weigh 1 [people]. By `by` alone: ``n_people`` who wrote
        anything. [people]

    Notes
    -----
    The weights of `theme_weights` in the lens text, without what they say; the lens of the filters
    is not used. Who writes twenty tickets thereby does not speak more than others.
    """
    filters, cut = filters.but(lens="text"), [by] if by else []

    def make() -> tuple[pd.DataFrame, pd.DataFrame]:
        said = _keyed(chosen(snapshot, filters, cut), cut)
        named = _keyed(chosen(snapshot.mentions, filters, cut), cut)
        whole = grouped(said, cut, {"n_people": nw.col("person").n_unique()})
        return decoded(_shares(named, said, ["theme", *cut])), decoded(whole)

    made: tuple[pd.DataFrame, pd.DataFrame] = snapshot.memo.get(("shares", filters, by), make)
    return made


def theme_pairs(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return how much of what is written names two themes in one text.

    Returns
    -------
    DataFrame
        One row per pair, the lower id first: ``theme``, ``other``, then as in `theme_shares`.
    """
    filters = filters.but(lens="text")

    def make() -> pd.DataFrame:
        said = _keyed(chosen(snapshot, filters, ()), ())
        named = _keyed(chosen(snapshot.mentions, filters, ()), ())
        named = named.select("feedback", "person", "theme", "key")
        other = named.select("feedback", other=nw.col("theme"))
        both = named.join(other, on="feedback", how="inner")
        return _shares(both.filter(nw.col("theme") < nw.col("other")), said, ["theme", "other"])

    made: pd.DataFrame = snapshot.memo.get(("pairs", filters), make)
    return made


def theme_voices(
    snapshot: Snapshot, filters: Filters, per_role: int, themes: Sequence[int] = ()
) -> pd.DataFrame:
    """Return the feedback that names each theme with the clearest tone.

    Parameters
    ----------
    per_role : int
        At most so many of each theme and role. [feedback]
    themes : sequence of int
        Only these; none keeps all.

    Returns
    -------
    DataFrame
        ``feedback``, ``theme``, ``role``, ``tone`` of the theme [-1 to 1], the clearest first, the
        newest of equals; at most `OF_TONE` of one theme, role and tone.
    """
    kept = chosen(snapshot.mentions, filters.but(lens="text"), ())
    if themes:
        kept = kept.filter(nw.col("theme").is_in([int(theme) for theme in themes]))
    rows = collected(kept.select("feedback", "theme", "role", "tone", "seq"))
    rows = rows.assign(clear=rows["tone"].abs())
    rows = rows.sort_values(["clear", "seq"], ascending=False, ignore_index=True)
    rows = rows.groupby(["theme", "role", "tone"]).head(OF_TONE)
    rows = decoded(rows.groupby(["theme", "role"]).head(per_role).reset_index(drop=True))
    return rows[["feedback", "theme", "role", "tone"]]


def pair_voices(
    snapshot: Snapshot, filters: Filters, theme: int, other: int, limit: int
) -> pd.DataFrame:
    """Return the feedback that names both themes, the clearest of both first.

    Returns
    -------
    DataFrame
        ``feedback``, ``role``, ``tone`` and ``other_tone`` of the two themes [-1 to 1]; at most
        `limit` rows, the newest of equals first, and `OF_TONE` of one tone.
    """
    kept = chosen(snapshot.mentions, filters.but(lens="text"), ())
    one = kept.filter(nw.col("theme") == theme).select("feedback", "role", "tone", "seq")
    two = kept.filter(nw.col("theme") == other).select("feedback", other_tone=nw.col("tone"))
    both = one.join(two, on="feedback", how="inner")
    both = both.with_columns(clear=nw.col("tone").abs() + nw.col("other_tone").abs())
    rows = collected(both.sort("clear", "seq", descending=True))
    rows = rows.groupby(["tone", "other_tone"]).head(OF_TONE).head(limit)
    return decoded(rows.reset_index(drop=True))[["feedback", "role", "tone", "other_tone"]]


def _keyed(kept: Any, cut: Sequence[str]) -> Any:
    """Return feedback with ``own``, a number for its person and `cut`, and ``key``, source besides.

    A join on one number takes a third of the time of a join on three.
    """
    own = nw.col("person").cast(nw.Int64)
    for name in cut:
        own = own * CUTS + nw.col(name)
    return kept.with_columns(own=own, key=own * len(SOURCES) + nw.col("source"))


def _each(said: Any) -> Any:
    """Return what one text of each ``key`` weighs: ``weight``, where all of an ``own`` are 1."""
    of_source = said.group_by("key").agg(n_said=nw.len(), own=nw.col("own").max())
    of_person = of_source.group_by("own").agg(n_sources=nw.len())
    rows = of_source.join(of_person, on="own", how="inner")
    size = nw.col("n_said").cast(nw.Float64) * nw.col("n_sources").cast(nw.Float64)
    return rows.with_columns(weight=1.0 / size).select("key", "weight")


def _shares(named: Any, said: Any, keys: Sequence[str]) -> pd.DataFrame:
    rows = named.join(_each(said), on="key", how="inner")
    return grouped(rows, keys, {name: WEIGHTS[name] for name in ("n_people", "weight")})


def _weighed(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    kept = chosen(snapshot, filters, by)
    if filters.lens in SCORED:
        voices = last_of(kept, ["person"]).with_columns(weight=nw.lit(1.0))
    else:
        said = _keyed(kept, ())
        voices = said.join(_each(said), on="key", how="inner")
    return voices.select("feedback", "person", "weight", "pos", "neg", *by)
