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
REALS: Final = (*SUMS, "score", "place", "tone")


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
    kept = chosen(snapshot, filters, by)
    said = _answers(kept, by)
    heard = _latest_voices(kept, by) if filters.lens in SCORED else _mean_voices(kept, by)
    if not by:
        return pd.concat([heard, said], axis=1)[list(TALLY)]
    return decoded(heard.merge(said, on=list(by), how="left")[[*by, *TALLY]])


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
    now = person_values(chosen(snapshot, filters, by), by, filters.lens)
    then = person_values(chosen(snapshot, filters.before(), by), by, filters.lens)
    both = now.join(then.rename({"value": "before"}), on=keys, how="inner")
    change = both.with_columns(diff=nw.col("value") - nw.col("before"))
    change = change.with_columns(diff_sq=nw.col("diff") * nw.col("diff"))
    sums = {
        "n_pairs": nw.len(),
        "diff_sum": nw.col("diff").sum(),
        "diff_sq_sum": nw.col("diff_sq").sum(),
    }
    return decoded(grouped(change, by, sums))


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
    """Return the feedback that the filters keep; ``pos``, ``neg`` are those of the lens."""
    first, last = ((day - EPOCH).days for day in (filters.since, filters.until))
    frame = _lazy(snapshot).filter(nw.col("day") >= first, nw.col("day") <= last)
    frame = _through(frame, filters.lens)
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


def person_values(kept: Any, by: Sequence[str], lens: str) -> Any:
    """Return the ``value`` of each person in each group: the voice that counts. [-1 to 1]"""
    keys = ["person", *by]
    people = last_of(kept, keys) if lens in SCORED else _person_means(kept, by)
    return people.with_columns(value=nw.col("pos") - nw.col("neg")).select(*keys, "value")


def grouped(frame: Any, by: Sequence[str], sums: dict[str, Any]) -> pd.DataFrame:
    """Return the aggregates `sums` of each group, sorted; without groups one row, 0 for nothing."""
    if by:
        return collected(frame.group_by(*by).agg(**sums).sort(*by, nulls_last=True))
    return collected(frame.select(**sums)).fillna(0)


def collected(frame: Any) -> pd.DataFrame:
    """Return what the engine computed as pandas, whole numbers as int64 on every engine."""
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    table = eager.to_pandas().reset_index(drop=True)
    return table.astype({c: "float64" if c in REALS else "int64" for c in table})


def decoded(table: pd.DataFrame) -> pd.DataFrame:
    """Return `table` with words for codes and ISO days for numbers."""
    words = {c: pd.array(CODED[c], dtype="str").take(table[c]) for c in table if c in CODED}
    for column, months in (("month", 1), ("quarter", 3)):
        if column in table:
            words[column] = _first_day(table[column] * months)
    if "day" in table:
        words["day"] = _iso(table["day"].to_numpy(dtype="datetime64[D]"))
    return table.assign(**words)


def _lazy(snapshot: Snapshot) -> Any:
    frame = nw.from_native(snapshot.voices)
    return frame.lazy() if frame.implementation.is_polars() else frame


def _through(frame: Any, lens: str) -> Any:
    if lens == "text":
        frame = frame.filter(nw.col("has_text") == 1)
        return frame.with_columns(pos=nw.col("text_pos"), neg=nw.col("text_neg"))
    frame = frame.filter(nw.col("has_valence") == 1)
    return frame if lens == "voice" else frame.filter(nw.col("metric") == METRICS.index(lens))


def _answers(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_answers": nw.len(),
        "n_text": nw.col("has_text").sum(),
        "n_text_neg": nw.col("text_neg").sum(),
    }
    return grouped(kept, by, sums)


def _latest_voices(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_people": nw.len(),
        "n_pos": nw.col("pos").sum(),
        "n_neg": nw.col("neg").sum(),
        "n_scored": nw.col("score").count(),
        "score_sum": nw.col("score").sum(),
    }
    keys = ["person", *(key for key in by if key != "score")]
    return grouped(last_of(kept, keys), by, sums)


def _mean_voices(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_people": nw.len(),
        "n_pos": nw.col("pos").sum(),
        "n_neg": nw.col("neg").sum(),
    }
    return grouped(_person_means(kept, by), by, sums).assign(n_scored=0, score_sum=0.0)


def _person_means(kept: Any, by: Sequence[str]) -> Any:
    shares = {"pos": nw.col("pos").mean(), "neg": nw.col("neg").mean()}
    others = [key for key in by if key != "source"]
    per_source = kept.group_by("person", "source", *others).agg(**shares)
    return per_source.group_by("person", *by).agg(**shares)


def _first_day(months: pd.Series) -> Any:
    return _iso((months - 1970 * 12).to_numpy(dtype="datetime64[M]").astype("datetime64[D]"))


def _iso(days: Any) -> Any:
    different, place = np.unique(days, return_inverse=True)
    return pd.array(np.datetime_as_string(different), dtype="str").take(place)
