"""Counting by theme: who speaks of it and how, what it weighs in a figure, what goes with it."""

from collections.abc import Sequence
from typing import Any, Final

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.engine.tally import SCORED, chosen, collected, decoded, grouped, last_of, tally
from voc_core.filters import Filters

WEIGHTS: Final = {
    "n_people": nw.col("person").n_unique(),
    "weight": nw.col("weight").sum(),
    "n_pos": (nw.col("weight") * nw.col("pos")).sum(),
    "n_neg": (nw.col("weight") * nw.col("neg")).sum(),
}


def theme_tally(snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return `tables.TALLY` by ``theme`` and `by`, of the tone of the clauses that name the theme.

    Notes
    -----
    One person, one voice, as in the lens text; the text speaks of a theme with the mean tone of
    the clauses that name it. The lens of the filters is not used.
    """
    return tally(snapshot.mentions, filters.but(lens="text"), ["theme", *by])


def theme_weights(
    snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return how much of the figure of the lens each theme is, and the whole figure.

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
    said = _weighed(snapshot, filters, by)
    named = nw.from_native(snapshot.mentions.voices).lazy().select("feedback", "theme")
    inside = said.join(named, on="feedback", how="inner")
    parts = grouped(inside, ["theme", *by], WEIGHTS), grouped(said, by, WEIGHTS)
    return decoded(parts[0]), decoded(parts[1])


def theme_pairs(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return how many people speak of two themes in one text: ``theme``, ``other``, ``n_people``.

    Each pair stands once, the lower id first.
    """
    kept = chosen(snapshot.mentions, filters.but(lens="text"), ())
    one = kept.select("feedback", "person", "theme")
    other = kept.select("feedback", nw.col("theme").alias("other"))
    both = one.join(other, on="feedback", how="inner").filter(nw.col("theme") < nw.col("other"))
    return grouped(both, ["theme", "other"], {"n_people": nw.col("person").n_unique()})


def theme_voices(snapshot: Snapshot, filters: Filters, per_role: int) -> pd.DataFrame:
    """Return the feedback that names each theme with the clearest tone.

    Returns
    -------
    DataFrame
        ``feedback``, ``theme``, ``role``, ``tone`` of the theme [-1 to 1]: at most `per_role` of
        each theme and role, the clearest first, the newest of equals.
    """
    kept = chosen(snapshot.mentions, filters.but(lens="text"), ())
    rows = collected(kept.select("feedback", "theme", "role", "tone", "seq"))
    rows = rows.assign(clear=rows["tone"].abs())
    rows = rows.sort_values(["clear", "seq"], ascending=False, ignore_index=True)
    rows = decoded(rows.groupby(["theme", "role"]).head(per_role).reset_index(drop=True))
    return rows[["feedback", "theme", "role", "tone"]]


def _weighed(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    kept = chosen(snapshot, filters, by)
    if filters.lens in SCORED:
        voices = last_of(kept, ["person"]).with_columns(weight=nw.lit(1.0))
    else:
        per_source = kept.group_by("person", "source").agg(n_said=nw.len())
        sources = per_source.group_by("person").agg(n_sources=nw.len())
        of_person = per_source.join(sources, on="person", how="inner")
        size = nw.col("n_said").cast(nw.Float64) * nw.col("n_sources").cast(nw.Float64)
        weights = of_person.with_columns(weight=1.0 / size).drop("n_said", "n_sources")
        voices = kept.join(weights, on=["person", "source"], how="inner")
    return voices.select("feedback", "person", "weight", "pos", "neg", *by)
