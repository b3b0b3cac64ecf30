"""The one place that counts: filter, one voice per person, group. The same on every engine."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

import narwhals as nw
import pandas as pd

from voc_core.engine.snapshot import Snapshot
from voc_core.filters import Filters
from voc_core.tables import TALLY
from voc_core.vocabulary import METRICS, ROLES, SOURCES

EPOCH: Final = date(1970, 1, 1)
SCORED: Final = ("nps", "csat", "ces")
CODED: Final = {"role": ROLES, "source": SOURCES, "metric": METRICS}


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
    merged = heard.merge(said, on=list(by), how="left")
    return decoded(merged.sort_values(list(by), ignore_index=True)[[*by, *TALLY]])


def latest(snapshot: Snapshot, filters: Filters) -> pd.DataFrame:
    """Return the latest answer of every person in the lens, as `tables.VOICE_CLASSES`.

    Only for the scored lenses ``nps``, ``csat`` and ``ces``.
    """
    columns = ["account", "person", "role", "day", "score", "pos", "neg"]
    rows = collected(_last_of(chosen(snapshot, filters, ()), ["person"]).select(*columns))
    rows = decoded(rows.sort_values(["account", "day", "person"], ignore_index=True))
    return rows.assign(
        contact=rows["person"].where(rows["person"] > 0),
        **{"class": rows["pos"].astype("int64") - rows["neg"].astype("int64")},
    )[["account", "contact", "role", "day", "score", "class"]]


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
    sums = {"n_pairs": nw.len(), "diff_sum": nw.col("diff").sum(), "diff_sq_sum": nw.col("diff_sq").sum()}
    return decoded(grouped(change, by, sums))


def last_heard(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> pd.DataFrame:
    """Return the ISO day of the newest voice up to the end of the window, per group: ``day``."""
    ever = filters.but(since=date(1, 1, 1), lens="voice")
    return decoded(grouped(chosen(snapshot, ever, by), by, {"day": nw.col("day").max()}))


def newest(snapshot: Snapshot, filters: Filters, limit: int, *, with_text: bool = False) -> pd.DataFrame:
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
    rows = collected(kept.select("feedback", "account", "role", "pos", "neg", "seq"))
    rows = rows.nlargest(limit, "seq").reset_index(drop=True)
    valence = rows["pos"].astype("int64") - rows["neg"].astype("int64")
    return decoded(rows.assign(valence=valence)[["feedback", "account", "role", "valence"]])


def chosen(snapshot: Snapshot, filters: Filters, by: Sequence[str]) -> Any:
    frame = nw.from_native(snapshot.voices)
    frame = frame.lazy() if isinstance(frame, nw.DataFrame) and frame.implementation.is_polars() else frame
    frame = frame.filter(
        nw.col("day") >= (filters.since - EPOCH).days, nw.col("day") <= (filters.until - EPOCH).days
    )
    frame = _through(frame, filters.lens)
    for column, words, kept in (("role", ROLES, filters.roles), ("source", SOURCES, filters.sources)):
        if kept:
            frame = frame.filter(nw.col(column).is_in([words.index(word) for word in kept]))
    accounts = snapshot.kept_accounts(filters)
    if accounts is not None:
        frame = frame.filter(nw.col("account").is_in(accounts))
    if filters.touchpoint is not None:
        frame = frame.filter(nw.col("touchpoint") == filters.touchpoint)
    if "touchpoint" in by:
        frame = frame.filter(nw.col("touchpoint") > 0)
    if "quarter" in by:
        frame = frame.with_columns(quarter=nw.col("month") // 3)
    return frame


def _through(frame: Any, lens: str) -> Any:
    """Keep what the lens counts; afterwards pos and neg are the valence it counts by."""
    if lens == "text":
        frame = frame.filter(nw.col("has_text") == 1)
        return frame.with_columns(pos=nw.col("text_pos"), neg=nw.col("text_neg"))
    frame = frame.filter(nw.col("has_valence") == 1)
    return frame if lens == "voice" else frame.filter(nw.col("metric") == METRICS.index(lens))


def _answers(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_answers": nw.len(),
        "n_text": nw.col("has_text").cast(nw.Int64).sum(),
        "n_text_neg": nw.col("text_neg").cast(nw.Int64).sum(),
    }
    return grouped(kept, by, sums)


def _last_of(kept: Any, keys: list[str]) -> Any:
    return kept.unique(keys, keep="last", order_by="seq")


def _latest_voices(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_people": nw.len(),
        "n_pos": nw.col("pos").cast(nw.Float64).sum(),
        "n_neg": nw.col("neg").cast(nw.Float64).sum(),
        "n_scored": nw.col("score").count(),
        "score_sum": nw.col("score").sum(),
    }
    keys = ["person", *(key for key in by if key != "score")]
    return grouped(_last_of(kept, keys), by, sums)


def _mean_voices(kept: Any, by: Sequence[str]) -> pd.DataFrame:
    sums = {
        "n_people": nw.len(),
        "n_pos": nw.col("pos").sum(),
        "n_neg": nw.col("neg").sum(),
    }
    heard = grouped(_person_means(kept, by), by, sums)
    return heard.assign(n_scored=0, score_sum=0.0)


def _person_means(kept: Any, by: Sequence[str]) -> Any:
    shares = {"pos": nw.col("pos").mean(), "neg": nw.col("neg").mean()}
    others = [key for key in by if key != "source"]
    per_source = kept.group_by("person", "source", *others).agg(**shares)
    return per_source.group_by("person", *by).agg(**shares)


def person_values(kept: Any, by: Sequence[str], lens: str) -> Any:
    """Return one row per person and group with ``value``, the person's one voice. [-1 to 1]"""
    keys = ["person", *by]
    people = _last_of(kept, keys) if lens in SCORED else _person_means(kept, by)
    value = nw.col("pos").cast(nw.Float64) - nw.col("neg").cast(nw.Float64)
    return people.with_columns(value=value).select(*keys, "value")


def grouped(frame: Any, by: Sequence[str], sums: dict[str, Any]) -> pd.DataFrame:
    if by:
        return collected(frame.group_by(*by).agg(**sums))
    return collected(frame.select(**sums)).fillna(0)


def collected(frame: Any) -> pd.DataFrame:
    eager = frame.collect() if isinstance(frame, nw.LazyFrame) else frame
    return eager.to_pandas().reset_index(drop=True)


def decoded(table: pd.DataFrame) -> pd.DataFrame:
    for column, words in CODED.items():
        if column in table:
            table[column] = table[column].map(dict(enumerate(words)))
    if "day" in table:
        days = pd.to_datetime(table["day"].astype("int64"), unit="D")
        table["day"] = days.dt.strftime("%Y-%m-%d")
    if "month" in table:
        table["month"] = [f"{m // 12:04d}-{m % 12 + 1:02d}-01" for m in table["month"]]
    if "quarter" in table:
        table["quarter"] = [f"{q // 4:04d}-{q % 4 * 3 + 1:02d}-01" for q in table["quarter"]]
    return table
