"""What the upload wizard asks of a file, step by step; only `imported` writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import checks, files, open_questions
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Checked, ColumnUse, Mapping, Question, Recognised
from voc_core.ingest.dates import order_of, to_days
from voc_core.ingest.fact_columns import completed
from voc_core.ingest.guess import DAYS, MANY, SECOND
from voc_core.ingest.headers import OURS
from voc_core.ingest.scale_words import CES, CSAT, NPS, RECOMMEND, SAID_RANGE
from voc_core.ingest.scales import scale_of
from voc_core.reports import importing, readings
from voc_core.reports.importing import Decisions, Preview, Receipt
from voc_core.store import Store, imports
from voc_core.store import settings as stored_settings
from voc_core.store.imports import Progress
from voc_core.vocabulary import N_

SAMPLE: Final = 2_000
"""Rows the columns are guessed from. [rows]"""
CHUNK: Final = 10_000
"""Rows checked between two reports of progress. [rows]"""
UNSURE: Final = 0.6
"""Under this confidence a guess is shown to a person. [0 to 1]"""
SCORES: Final = (NPS, RECOMMEND, CSAT, CES)
"""Headings that speak of a score."""
BY_YOU: Final = N_("You said so.")
NO_SCALE: Final[dict[str, Any]] = {
    "metric": None,
    "low": None,
    "high": None,
    "high_is_easy": None,
    "labels": {},
}


@dataclass(frozen=True, eq=False)
class Opened:
    """A file as recognised, with its first rows and how its columns are probably meant."""

    recognised: Recognised
    sample: pd.DataFrame
    mapping: Mapping
    questions: tuple[Question, ...]


def opened(store: Store, name: str, data: bytes, overrides: dict[str, Any]) -> Opened:
    """Return a file as recognised, see `readings.read` and `importing.propose`.

    Raises
    ------
    VocError
        If the file cannot be read as a table.
    """
    recognised = readings.read(store, name, data, **overrides)
    sample = next(files.chunks(recognised, data, SAMPLE))
    return Opened(recognised, sample, *_proposed(store, recognised, sample, None))


def as_kind(store: Store, opened: Opened, kind: str) -> Opened:
    """Return the file with its columns guessed as rows of this kind."""
    mapping, questions = _proposed(store, opened.recognised, opened.sample, kind)
    return replace(opened, mapping=mapping, questions=questions)


def remapped(opened: Opened, mapping: Mapping) -> Opened:
    """Return the file with a mapping a person has changed, and what is still to be asked."""
    return replace(
        opened, mapping=mapping, questions=open_questions.questions(mapping, opened.sample)
    )


def said(opened: Opened, column: str, **changes: Any) -> Opened:
    """Return the file with one column read as a person says.

    A use that only one column may have is taken from the column that had it.
    """
    uses = tuple(
        _said(use, opened.sample[column], changes)
        if use.column == column
        else _released(use, column, changes.get("use"))
        for use in opened.mapping.columns
    )
    return remapped(opened, replace(opened.mapping, columns=uses))


def answered(opened: Opened, question: Question, answer: str) -> Opened:
    """Return the file with one question answered, also when it was answered otherwise before."""
    mapping = opened.mapping
    uses = tuple(
        _unanswered(u, opened.sample[u.column], question) if u.column == question.column else u
        for u in mapping.columns
    )
    mapping = replace(mapping, columns=uses)
    return remapped(opened, open_questions.answered(mapping, question, answer))


def for_all_rows(opened: Opened, **values: Any) -> Opened:
    """Return the file with what holds for all its rows, by the names of `contract.Mapping`."""
    return remapped(opened, replace(opened.mapping, **values))


def day_of(text: str, order: str) -> str | None:
    """Return the ISO day of an ambiguous day read in one order."""
    return next((str(d) for d in to_days(pd.Series([text], dtype="str"), order).dropna()), None)


def unsure(mapping: Mapping) -> tuple[ColumnUse, ...]:
    """Return the columns a person should look at: read on a guess, or a score left out."""
    return tuple(u for u in mapping.columns if u.confidence < UNSURE and _matters(u))


def left_out(mapping: Mapping) -> list[str]:
    """Return the columns that nobody will see again."""
    return [u.column for u in mapping.columns if u.use == "ignore" and u.column not in OURS]


def examples(sample: pd.DataFrame, column: str, n: int = 3) -> list[str]:
    """Return the first distinct cells of a column."""
    return [str(cell) for cell in sample[column].dropna().unique()[:n]]


def checked(
    store: Store,
    opened: Opened,
    data: bytes,
    decisions: Decisions,
    on_progress: Progress,
) -> Preview:
    """Return what importing the file would find, telling rows done and rows in all."""
    chunks = _checked(store, opened, data, on_progress)
    return importing.preview_checked(store, opened.recognised, opened.mapping, chunks, decisions)


def imported(
    store: Store,
    opened: Opened,
    data: bytes,
    decisions: Decisions,
    on_progress: Progress,
) -> Receipt:
    """Import the file, see `importing.run`, in small chunks so that the progress moves."""
    return importing.run_checked(
        store,
        opened.recognised,
        opened.mapping,
        _checked(store, opened, data, lambda done, total: None),
        decisions,
        on_progress=on_progress,
        data=data,
    )


def proposals(preview: Preview) -> pd.DataFrame:
    """Return the accounts that are like a known one and wait for a person to say so."""
    return preview.accounts[preview.accounts["how"] == "proposed"]


def new_accounts(preview: Preview) -> list[str]:
    """Return the names of the accounts an import would make."""
    table = preview.accounts
    made = table[table["how"].isin(["new", "proposed"])]
    names = made["account_name"].where(made["how"] == "new", made["given"])
    return list(dict.fromkeys(names.astype(str)))


def _checked(store: Store, opened: Opened, data: bytes, on_progress: Progress) -> Iterator[Checked]:
    settings = stored_settings.settings(store)
    done = 0
    for frame in files.chunks(opened.recognised, data, CHUNK):
        chunk = checks.check(frame, opened.mapping, settings)
        done += chunk.n_read
        on_progress(done, opened.recognised.n_rows)
        yield chunk


def _proposed(
    store: Store, recognised: Recognised, sample: pd.DataFrame, kind: str | None
) -> tuple[Mapping, tuple[Question, ...]]:
    stored = imports.remembered(store, mappings.signature(recognised.columns))
    remembered = Mapping.of(stored) if stored else None
    return mappings.guess(recognised, sample, remembered, kind)


def _matters(use: ColumnUse) -> bool:
    return use.use != "ignore" or any(p.search(use.column.casefold()) for p in SCORES)


def _said(use: ColumnUse, cells: pd.Series, changes: dict[str, Any]) -> ColumnUse:
    """Return a column as a person reads it, with what follows from that."""
    after = replace(use, **{"confidence": 1.0, "why": Message(BY_YOU), **changes})
    if after.use == "score":
        return _scored(after, cells, changes)
    order = order_of(cells) if after.use in DAYS and not after.date_order else after.date_order
    about = after.about if after.use == "comment" else None
    plain = replace(after, **NO_SCALE, date_order=order, about=about)
    stated = changes.get("high") if after.use == "adoption" else None
    return completed(replace(plain, high=stated), cells)


def _scored(use: ColumnUse, cells: pd.Series, changes: dict[str, Any]) -> ColumnUse:
    scale = scale_of(use.column, cells)
    if changes.get("metric") == "nps":
        return replace(use, low=0.0, high=10.0)
    if use.metric is not None:
        return use
    if scale is None:
        metric = "csat" if CSAT.search(use.column.casefold()) else "rating"
        low, high = _range_said(use.column)
        return replace(use, metric=metric, low=low, high=high)
    return replace(
        use,
        metric=scale.metric,
        low=scale.low,
        high=scale.high,
        high_is_easy=scale.high_is_easy,
        labels=scale.labels,
    )


def _range_said(heading: str) -> tuple[float, float]:
    found = SAID_RANGE.search(heading)
    return (float(found.group(1)), float(found.group(2))) if found else (1.0, 10.0)


def _unanswered(use: ColumnUse, cells: pd.Series, question: Question) -> ColumnUse:
    """Return a column about to be answered for; a score on the scale its cells show."""
    use = replace(use, why=Message(BY_YOU))
    scale = scale_of(use.column, cells) if question.code == "is_nps" else None
    if scale is None:
        return use
    return replace(use, metric=scale.metric, low=scale.low, high=scale.high)


def _released(use: ColumnUse, column: str, taken: str | None) -> ColumnUse:
    if taken is None or taken in MANY or use.use != taken:
        return use
    why = Message(SECOND, {"column": column})
    return replace(use, use="ignore", confidence=1.0, why=why)
