"""What a file and its rows are understood to mean, before anything is decided or written."""

from collections.abc import Iterator
from typing import Final

import pandas as pd

from voc_core.content import Content
from voc_core.ingest import checks, files
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.mapped import Mapping, Question
from voc_core.reports import tuned
from voc_core.reports.meaning import Decided, Decisions, Meaning
from voc_core.store import Store, decided, imports
from voc_core.store import settings as stored_settings

SAMPLE: Final = 2_000
"""Rows the columns are guessed from. [rows]"""


def propose(
    store: Store, recognised: Recognised, data: Content, kind: str | None = None
) -> tuple[Mapping, tuple[Question, ...]]:
    """Return how the columns are probably meant, and what only a person can say.

    A mapping remembered for these headings comes first.
    """
    first = sample(recognised, data)
    stored = imports.remembered(store, mappings.signature(recognised.columns))
    remembered = Mapping.of(stored) if stored else None
    return mappings.guess(recognised, first, remembered, kind)


def sample(recognised: Recognised, data: Content) -> pd.DataFrame:
    """Return the first rows of a file, as the columns are guessed from."""
    return next(files.chunks(recognised, data, SAMPLE))


def checked(
    store: Store, recognised: Recognised, data: Content, mapping: Mapping
) -> Iterator[Checked]:
    """Yield the rows of a file, chunk by chunk, read as the mapping says."""
    settings = stored_settings.settings(store)
    for frame in files.chunks(recognised, data):
        yield checks.check(frame, mapping, settings, response=recognised.response)


def meaning_of(
    store: Store,
    recognised: Recognised,
    mapping: Mapping,
    decisions: Decisions | None,
    source_system: str | None = None,
) -> Meaning:
    """Return what reads the checked rows of a file as mapped and decided.

    Parameters
    ----------
    source_system : str, optional
        What the ids of the answers belong to; by default the file's headings.
    """
    settings = stored_settings.settings(store)
    return Meaning(
        mapping,
        settings,
        source_system or mappings.signature(recognised.columns)[:16],
        decisions or Decisions(),
        _decided(store),
        trusted=source_system is not None,
    )


def _decided(store: Store) -> Decided:
    return Decided(
        decided.titles(store),
        decided.refused(store, "accounts"),
        decided.refused(store, "contacts"),
        tuned.tuning(store),
    )
