"""Rows of a file as feedbacks: one per score, and one per comment that explains no score."""

import json
from collections.abc import Collection
from typing import NamedTuple

import numpy as np
import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import cells
from voc_core.ingest.cells import Wrong
from voc_core.ingest.choices import split
from voc_core.ingest.frames import TEXT
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.ingest.moments import to_moments
from voc_core.ingest.reading import (
    Reading,
    account_of,
    coded,
    constant,
    email_of,
    missing,
    person_of,
    text_of,
    touchpoint_of,
)

COLUMNS = (
    "row",
    "account",
    "account_id",
    "contact",
    "email",
    "title",
    "role",
    "department",
    "external_id",
    "day",
    "said_at",
    "touchpoint",
    "source",
    "metric",
    "score",
    "scale_low",
    "scale_high",
    "text",
    "question",
    "choices",
)
"""Columns of `Checked.rows` of kind feedback, in order."""


class Voice(NamedTuple):
    """The feedbacks one column yields: where in the chunk, from 0, score and text of each."""

    use: ColumnUse
    at: np.ndarray
    score: np.ndarray
    text: pd.Series

    @property
    def metric(self) -> str:
        """One of `vocabulary.METRICS`."""
        return (self.use.metric or "rating") if self.use.use == "score" else "none"

    @property
    def low(self) -> float:
        """Lowest score of the scale, missing for a comment."""
        return self.use.scale[0] if self.use.use == "score" else np.nan

    @property
    def high(self) -> float:
        """Highest score of the scale, missing for a comment."""
        return self.use.scale[1] if self.use.use == "score" else np.nan


def feedback_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None
) -> Reading:
    """Return a chunk as feedbacks, see `contract.Checked`."""
    shared, wrong = _shared(chunk, mapping, touchpoints)
    scored = {u.column: cells.scores(chunk[u.column], u) for u in mapping.used("score")}
    comments = {u.column: cells.text(chunk[u.column]) for u in mapping.used("comment")}
    given = [values.notna() | wrong[0].rows for values, wrong in scored.values()]
    given += [c.notna() for c in comments.values()]
    filled = np.logical_or.reduce(given) if given else np.zeros(len(chunk), dtype=bool)
    voices = [
        _scored(u, scored[u.column][0], _about(u, mapping, comments)) for u in mapping.used("score")
    ]
    voices += [_said(u, comments[u.column], scored) for u in mapping.used("comment")]
    rows = _laid_out(shared, [v for v in voices if len(v.at)])
    wrong += [w for _, of_score in scored.values() for w in of_score]
    return Reading(rows, wrong, pd.Series(filled, index=chunk.index))


def _shared(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None
) -> tuple[pd.DataFrame, list[Wrong]]:
    """Return what all feedbacks of a row share, one row per row of the chunk."""
    email, bad_email = email_of(chunk, mapping)
    account, crm, no_account = account_of(chunk, mapping, email)
    day, bad_day = _day(chunk, mapping)
    shared = pd.DataFrame(
        {
            "row": chunk.index,
            "account": account,
            "account_id": crm,
            "contact": person_of(chunk, mapping.used("contact")),
            "email": email,
            "title": text_of(chunk, mapping.one("title")),
            "role": coded(chunk, mapping, "role"),
            "department": coded(chunk, mapping, "department"),
            "external_id": text_of(chunk, mapping.one("external_id")),
            "day": day,
            "said_at": _moment(chunk, mapping),
            "touchpoint": touchpoint_of(chunk, mapping, touchpoints),
            "source": coded(chunk, mapping, "source").fillna(mapping.source),
            "choices": _choices(chunk, mapping),
        },
        index=chunk.index,
    )
    return shared, [*bad_email, *no_account, *bad_day]


def _day(chunk: pd.DataFrame, mapping: Mapping) -> tuple[pd.Series, list[Wrong]]:
    use = next(iter(mapping.used("day")), None)
    if use is None:
        day = constant(mapping.day, chunk.index)
        return day, [Wrong(None, day.isna(), Message(cells.NO_DAY))]
    read, wrong = cells.days(chunk[use.column], use, may_be_future=False)
    blank = cells.text(chunk[use.column]).isna()
    if mapping.day is not None:
        return read.mask(blank, mapping.day), wrong
    return read, [*wrong, Wrong(use.column, blank, Message(cells.NO_DAY))]


def _moment(chunk: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Return the moment of each row, missing where its day has no time."""
    use = next(iter(mapping.used("day")), None)
    if use is None:
        return missing(chunk.index)
    return to_moments(chunk[use.column], use.date_order, mapping.zone)


def _choices(chunk: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Return what was ticked or ranked in each row as JSON: by question, in the order given."""
    given = [
        (u.column, u.between or "\n", cells.text(chunk[u.column])) for u in mapping.used("choices")
    ]
    if not given:
        return missing(chunk.index)
    rows = zip(*(text.array for _, _, text in given), strict=True)
    said = [
        {
            name: split(text, mark)
            for (name, mark, _), text in zip(given, row, strict=True)
            if isinstance(text, str)
        }
        for row in rows
    ]
    written = [json.dumps(one, ensure_ascii=False) if one else None for one in said]
    return pd.Series(pd.array(written, dtype=TEXT), index=chunk.index)


def _about(use: ColumnUse, mapping: Mapping, comments: dict[str, pd.Series]) -> pd.Series | None:
    """Return the comments on a score, several on lines of their own."""
    texts = [comments[c.column] for c in mapping.used("comment") if c.about == use.column]
    if not texts:
        return None
    joined = texts[0]
    for text in texts[1:]:
        joined = joined.str.cat(text, sep="\n").fillna(joined).fillna(text)
    return joined


def _scored(use: ColumnUse, score: pd.Series, text: pd.Series | None) -> Voice:
    """Return one voice per score of a column."""
    at = np.flatnonzero(score.notna())
    texts = missing(score.index) if text is None else text
    return Voice(use, at, score.to_numpy()[at], texts.take(at))


def _said(use: ColumnUse, text: pd.Series, scored: dict[str, cells.Read]) -> Voice:
    """Return one voice per comment that has no score to explain."""
    has = text.notna()
    if use.about in scored:
        has &= scored[use.about][0].isna()
    at = np.flatnonzero(has)
    return Voice(use, at, np.full(len(at), np.nan), text.take(at))


def _laid_out(shared: pd.DataFrame, voices: list[Voice]) -> pd.DataFrame:
    """Return all voices in the order of the file: by row, then by column of scores and comments."""
    if not voices:
        return shared.iloc[:0].reindex(columns=list(COLUMNS))
    at = np.concatenate([v.at for v in voices])
    of = np.repeat(np.arange(len(voices)), [len(v.at) for v in voices])
    order = np.argsort(at, kind="stable")
    at, of = at[order], of[order]
    texts = pd.concat([v.text for v in voices])
    rows = shared.take(at).assign(
        metric=_each([v.metric for v in voices], of),
        score=np.concatenate([v.score for v in voices])[order],
        scale_low=np.array([v.low for v in voices])[of],
        scale_high=np.array([v.high for v in voices])[of],
        text=texts.array.take(order),
        question=_each([v.use.column for v in voices], of),
    )
    for i, voice in enumerate(voices):
        if voice.use.touchpoint is not None:
            rows["touchpoint"] = rows["touchpoint"].mask(of == i, voice.use.touchpoint)
    rows["choices"] = rows["choices"].mask(rows["row"].duplicated())
    return rows[list(COLUMNS)]


def _each(values: list[str], of: np.ndarray) -> pd.api.extensions.ExtensionArray:
    return pd.array(values, dtype=TEXT).take(of)
