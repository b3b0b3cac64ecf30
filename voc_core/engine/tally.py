"""The one place that counts: filter, one voice per person, group. The same on every engine."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import narwhals as nw
import numpy as np
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.filters import Filters
from voc_core.tables import TALLY
from voc_core.vocabulary import METRICS, ROLES, SOURCES

EPOCH: Final = date(1970, 1, 1)
SCORED: Final = ("nps", "csat", "ces")
CODED: Final = {"role": ROLES, "source": SOURCES, "metric": METRICS}
SUMS: Final = ("n_pos", "n_neg", "score_sum", "diff_sum", "diff_sq_sum")
REALS: Final = (*SUMS, "score", "place", "tone", "other_tone", "weight")


ANSWER_SUMS: Final = {
    "n_answers": nw.len(),
    "n_text": nw.col("has_tone").sum(),
    "n_text_neg": nw.col("text_neg").sum(),
}
VOICE_SUMS: Final = {
    "n_people": nw.len(),
    "n_pos": nw.col("pos").sum(),
    "n_neg": nw.col("neg").sum(),
    "n_scored": nw.col("score").count(),
    "score_sum": nw.col("score").sum(),
    **{name: nw.col(name).sum() for name in ANSWER_SUMS},
}


def tally(snapshot: Snapshot, filters: Filters, by: Sequence[str] = ()) -> pd.DataFrame:
    """Return the sufficient statistics of the lens, one voice per person in every group.

    Parameters
    ----------
    snapshot : Snapshot
        What was said.
    filters : Filters
        Window, lens and cuts.
    by : sequence of str
        Any of ``account``, ``touchpoint``, ``role``, ``source``, ``month``, ``quarter``, ``score``;
        none gives one row.

    Returns
    -------
    DataFrame
        One row per group that has a voice, sorted by `by`; then the columns of `tables.TALLY`.
        Feedback without touchpoint is left out where `by` names the touchpoint.

    Notes
    -----
    DESIGN 3, *one person, one voice*. ``nps``, ``csat``, ``ces``: the latest answer of each person
    in the group. ``voice`` and ``text``: shares of +1 and -1 per person and source, then their mean
    over the sources of the person. A person is a contact, or the feedback itself where nobody is
    named.
    """
    heard = grouped(person_voices(snapshot, filters, by), by, VOICE_SUMS)
    if filters.lens in SCORED:
        said = grouped(chosen(snapshot, filters, by), by, ANSWER_SUMS)
        counts = list(ANSWER_SUMS)
        heard = heard.drop(columns=counts)
        heard = heard.merge(said, on=list(by), how="left") if by else heard.join(said[counts])
    return decoded(heard[[*by, *TALLY]])


def latest(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the latest answer of every person in the lens, as `tables.VOICE_CLASSES`.

    Only for the scored lenses ``nps``, ``csat`` and ``ces``.
    """
    columns = ["account", "person", "role", "day", "score", "pos", "neg"]
    rows = collected(last_of(chosen(snapshot, filters, ()), ["person"]).select(*columns))
    rows = decoded(rows.sort_values(["account", "day", "person"], ignore_index=True))
    contact = rows["person"].where(rows["person"] > 0)
    rows = rows.assign(contact=contact, **{"class": rows["pos"] - rows["neg"]})
    return rows[["account", "contact", "role", "day", "score", "class"]]


def pairs(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> pd.DataFrame:
    """Return how the same people changed against the window before, per group.

    Returns
    -------
    DataFrame
        One row per group in which someone was heard in both windows: ``n_pairs`` [people],
        ``diff_sum`` and ``diff_sq_sum`` of (valence now - valence before). [-2 to 2 each]
    """
    keys = ["person", *by]
    now = person_values(snapshot, filters, by)
    then = person_values(snapshot, filters.before(), by)
    both = now.join(then.rename({"value": "before"}), on=keys, how="inner")
    change = both.with_columns(diff=nw.col("value") - nw.col("before"))
    change = change.with_columns(diff_sq=nw.col("diff") * nw.col("diff"))
    sums = {
        "n_pairs": nw.len(),
        "diff_sum": nw.col("diff").sum(),
        "diff_sq_sum": nw.col("diff_sq").sum(),
    }
    return decoded(grouped(change, by, sums))


def heard(
    snapshot: Snapshot, filters: Filters, by: Sequence[str], *, negative: bool = False
) -> pd.DataFrame:
    """Return the groups that have a voice (`negative`: a bad one), sorted by `by`."""
    kept = chosen(snapshot, filters, by)
    if negative:
        kept = kept.filter(nw.col("neg") == 1)
    return decoded(collected(kept.select(*by).unique().sort(*by)))


def last_heard(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> pd.DataFrame:
    """Return the ISO day of the newest voice up to the end of the window, per group: ``day``."""
    ever = filters.but(since=date(1, 1, 1), lens="voice")
    return decoded(grouped(chosen(snapshot, ever, by), by, {"day": nw.col("day").max()}))


def newest(
    snapshot: Snapshot, filters: Filters, limit: int, *, with_text: bool = False
) -> pd.DataFrame:
    """Return the newest feedback of the lens: ``feedback``, ``account``, ``role``, ``valence``.

    Parameters
    ----------
    limit : int
        At most this many. [feedback]
    with_text : bool
        Only feedback that has text.
    """
    kept = chosen(snapshot, filters, ())
    if with_text:
        kept = kept.filter(nw.col("has_text") == 1)
    rows = kept.select("feedback", "account", "role", "pos", "neg", "seq")
    rows = decoded(collected(rows.sort("seq", descending=True).head(limit)))
    rows = rows.assign(valence=rows["pos"] - rows["neg"])
    return rows[["feedback", "account", "role", "valence"]]


def chosen(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    """Return the feedback that counts under the filters; ``pos``, ``neg`` are of the lens."""
    return _through(inside(snapshot, filters, by), filters.lens)


def inside(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    """Return the feedback that the filters keep, whether or not it counts in their lens."""
    first, last = ((day - EPOCH).days for day in (filters.since, filters.until))
    frame = nw.from_native(snapshot.voices)
    frame = (frame.lazy() if snapshot.is_polars else frame).filter(
        nw.col("day") >= first, nw.col("day") <= last
    )
    cuts = (("role", ROLES, filters.roles), ("source", SOURCES, filters.sources))
    for column, words, kept in cuts:
        if kept:
            frame = frame.filter(nw.col(column).is_in([words.index(word) for word in kept]))
    accounts = snapshot.kept_accounts(filters)
    if accounts is not None:
        frame = frame.filter(nw.col("account").is_in(accounts))
    if filters.touchpoint is not None:
        frame = frame.filter(nw.col("touchpoint") == filters.touchpoint)
    if "touchpoint" in by:
        frame = frame.filter(nw.col("touchpoint") > 0)
    return frame.with_columns(quarter=nw.col("month") // 3) if "quarter" in by else frame


def last_of(frame: Any, keys: Sequence[str]) -> Any:
    """Return the latest feedback of each combination of `keys`."""
    return frame.filter(nw.col("seq") == nw.col("seq").max().over(*keys))


def person_voices(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    """Return the voice of each person in each group, kept beside the snapshot.

    Returns
    -------
    frame
        ``person``, `by`, ``pos``, ``neg`` (shares of +1 and -1) [0 to 1], ``score`` (missing unless
        the lens is scored) and, of the lenses voice and text, ``n_answers``, ``n_text`` and
        ``n_text_neg`` [answers], else 0.
    """
    groups = tuple(key for key in by if key != "score")

    def make() -> Any:
        kept = chosen(snapshot, filters, groups)
        people = _latest(kept, groups) if filters.lens in SCORED else _means(kept, groups)
        return people.collect() if snapshot.is_polars else people

    made = snapshot.memo.get((filters, groups), make)
    return made.lazy() if snapshot.is_polars else made


def person_values(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    """Return the ``value`` of each person in each group: the voice that counts. [-1 to 1]"""
    people = person_voices(snapshot, filters, by)
    value = nw.col("pos").cast(nw.Float64) - nw.col("neg").cast(nw.Float64)
    return people.with_columns(value=value).select("person", *by, "value")


def grouped(frame: Any, by: Sequence[str], sums: dict[str, Any]) -> pd.DataFrame:
    """Return the aggregates `sums` of each group, sorted; without groups one row, 0 for nothing."""
    if by:
        return collected(frame.group_by(*by).agg(**sums).sort(*by, nulls_last=True))
    return collected(frame.select(**{name: total.fill_null(0) for name, total in sums.items()}))


def collected(frame: Any) -> pd.DataFrame:
    """Return what the engine computed as pandas, whole numbers as int64 on every engine."""
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    types = {name: "float64" if name in REALS else "int64" for name in eager.columns}
    return pd.DataFrame({name: eager[name].to_numpy().astype(types[name]) for name in types})


def decoded(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with words for codes and ISO days for numbers."""
    words = {
        c: pd.array(CODED[c], dtype="str").take(table[c].to_numpy()) for c in table if c in CODED
    }
    for column, months in (("month", 1), ("quarter", 3)):
        if column in table:
            words[column] = _first_day(table[column] * months)
    if "day" in table:
        words["day"] = _iso(table["day"].to_numpy(dtype="datetime64[D]"))
    return table.assign(**words)


def _through(frame: Any, lens: str) -> Any:
    if lens == "text":
        frame = frame.filter(nw.col("has_tone") == 1)
        return frame.with_columns(pos=nw.col("text_pos"), neg=nw.col("text_neg"))
    frame = frame.filter(nw.col("has_valence") == 1)
    return frame if lens == "voice" else frame.filter(nw.col("metric") == METRICS.index(lens))


def _latest(kept: Any, by: Sequence[str]) -> Any:
    nothing = {name: nw.lit(0) for name in ANSWER_SUMS}
    people = last_of(kept, ["person", *by]).with_columns(**nothing)
    return people.select("person", *by, "pos", "neg", "score", *ANSWER_SUMS)


def _means(kept: Any, by: Sequence[str]) -> Any:
    shares = {"pos": nw.col("pos").mean(), "neg": nw.col("neg").mean()}
    others = [key for key in by if key != "source"]
    per_source = kept.group_by("person", "source", *others).agg(**shares, **ANSWER_SUMS)
    adding = {name: nw.col(name).sum() for name in ANSWER_SUMS}
    people = per_source.group_by("person", *by).agg(**shares, **adding)
    return people.with_columns(score=nw.lit(None, nw.Float64))


def _first_day(months: pd.Series) -> Any:
    return _iso((months - 1970 * 12).to_numpy(dtype="datetime64[M]").astype("datetime64[D]"))


def _iso(days: Any) -> Any:
    different, place = np.unique(days, return_inverse=True)
    return pd.array(np.datetime_as_string(different), dtype="str").take(place)
