"""What the upload wizard asks of a file, step by step; only `imported` writes."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from voc_core.content import Content
from voc_core.ingest import checks, files, open_questions
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.dates import to_days
from voc_core.ingest.headers import OURS
from voc_core.ingest.mapped import ColumnUse, Mapping, Question
from voc_core.ingest.scale_words import CES, CSAT, NPS, RECOMMEND
from voc_core.reports import importing, previewing, readings, rereading, saying
from voc_core.reports.importing import Decisions, Receipt
from voc_core.reports.previewing import Preview
from voc_core.store import Store, imports
from voc_core.store import settings as stored_settings
from voc_core.store.imports import Progress

SAMPLE: Final = 2_000
"""Rows the columns are guessed from. [rows]"""
CHUNK: Final = 10_000
"""Rows checked between two reports of progress. [rows]"""
UNSURE: Final = 0.6
"""Under this confidence a guess is shown to a person. [0 to 1]"""
SCORES: Final = (NPS, RECOMMEND, CSAT, CES)
"""Headings that speak of a score."""
PROPOSAL: Final = (
    "kind",
    "given",
    "said",
    "proposed",
    "name",
    "account_name",
    "score",
    "reason",
    "likely",
    "rows",
    "n_rows",
)


@dataclass(frozen=True, eq=False)
class Opened:
    """A file as recognised, with its first rows and how its columns are probably meant."""

    recognised: Recognised
    sample: pd.DataFrame
    mapping: Mapping
    questions: tuple[Question, ...]


def opened(
    store: Store,
    name: str,
    data: Content,
    overrides: dict[str, Any],
    mapping: Mapping | None = None,
) -> Opened:
    """Return a file as recognised, see `readings.read` and `understanding.propose`.

    Parameters
    ----------
    mapping : Mapping, optional
        How the columns were read the last time, where that is known; else they are guessed.

    Raises
    ------
    VocError
        If the file cannot be read as a table.
    """
    is_new = mapping is None
    recognised = readings.read(store, name, data, as_remembered=is_new, **overrides)
    sample = next(files.chunks(recognised, data, SAMPLE))
    if mapping is None:
        return Opened(recognised, sample, *_proposed(store, recognised, sample, None))
    known = rereading.whole(mapping, recognised)
    return Opened(recognised, sample, known, mappings.questions(known, sample))


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
        saying.said_of(use, opened.sample[column], changes)
        if use.column == column
        else saying.released(use, column, changes.get("use"))
        for use in opened.mapping.columns
    )
    return remapped(opened, replace(opened.mapping, columns=uses))


def answered(opened: Opened, question: Question, answer: str) -> Opened:
    """Return the file with one question answered, also when it was answered otherwise before."""
    mapping = opened.mapping
    uses = tuple(
        saying.unanswered(u, opened.sample[u.column], question)
        if u.column == question.column
        else u
        for u in mapping.columns
    )
    mapping = replace(mapping, columns=uses)
    return remapped(opened, open_questions.answered(mapping, question, answer))


def for_all_rows(opened: Opened, **values: Any) -> Opened:
    """Return the file with what holds for all its rows, by the names of `mapped.Mapping`."""
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
    data: Content,
    decisions: Decisions,
    on_progress: Progress,
    supersedes: int | None = None,
) -> Preview:
    """Return what importing the file would find, telling rows done and rows in all.

    Parameters
    ----------
    supersedes : int, optional
        The import of the same file that would be taken back; a dry run tells the difference.
    """
    chunks = _checked(store, opened, data, on_progress)
    preview = previewing.preview_checked(
        store, opened.recognised, opened.mapping, chunks, decisions, supersedes=supersedes
    )
    if supersedes is None:
        return preview
    dry = _run(store, opened, data, decisions, supersedes, dry_run=True, with_tone=False)
    return replace(preview, replaced=dry.replaced)


def imported(
    store: Store,
    opened: Opened,
    data: Content,
    decisions: Decisions,
    on_progress: Progress,
    supersedes: int | None = None,
) -> Receipt:
    """Import the file, see `importing.run`, in small chunks so that the progress moves."""
    return _run(store, opened, data, decisions, supersedes, on_progress=on_progress)


def proposals(preview: Preview) -> pd.DataFrame:
    """Return the accounts and people that are like known ones and wait for a person to say so.

    Returns
    -------
    DataFrame
        One row per name, the likeliest first: ``kind`` (accounts or contacts), ``given``, ``said``
        (as the file writes it), ``proposed`` (id), ``name`` (of the one proposed), ``account_name``
        (of a person, else missing), ``score`` [0 to 100], ``reason``, ``likely`` (ids), ``rows``,
        ``n_rows``.
    """
    accounts, people = (t[t["how"] == "proposed"] for t in (preview.accounts, preview.contacts))
    accounts = accounts.assign(
        kind="accounts",
        said=accounts["given"],
        proposed=accounts["account"],
        name=accounts["account_name"],
        account_name=None,
    )
    said = people["name"].where(people["name"] != "", people["email"])
    name, proposed = people["contact_name"], people["contact"]
    people = people.assign(kind="contacts", said=said, proposed=proposed, name=name)
    tables = [table[list(PROPOSAL)].astype(object) for table in (accounts, people)]
    table = pd.concat([t for t in tables if len(t)] or tables[:1], ignore_index=True)
    return table.sort_values("score", ascending=False, kind="stable", ignore_index=True)


def undecided(preview: Preview, decisions: Decisions) -> pd.DataFrame:
    """Return the proposals that nobody has answered."""
    table = proposals(preview)
    said = {"accounts": decisions.accounts, "contacts": decisions.people}
    is_open = [g not in said[k] for k, g in zip(table["kind"], table["given"], strict=True)]
    return table[pd.Series(is_open, index=table.index, dtype=bool)]


def new_accounts(preview: Preview) -> list[str]:
    """Return the names of the accounts an import would make."""
    table = preview.accounts
    made = table[table["how"].isin(["new", "proposed"])]
    names = made["account_name"].where(made["how"] == "new", made["given"])
    return list(dict.fromkeys(names.astype(str)))


def _run(
    store: Store,
    opened: Opened,
    data: Content,
    decisions: Decisions,
    supersedes: int | None,
    **options: Any,
) -> Receipt:
    return importing.run_checked(
        store,
        opened.recognised,
        opened.mapping,
        _checked(store, opened, data, lambda done, total: None),
        decisions,
        data=data,
        supersedes=supersedes,
        **options,
    )


def _checked(
    store: Store, opened: Opened, data: Content, on_progress: Progress
) -> Iterator[Checked]:
    settings = stored_settings.settings(store)
    done = 0
    for frame in files.chunks(opened.recognised, data, CHUNK):
        chunk = checks.check(frame, opened.mapping, settings, response=opened.recognised.response)
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
