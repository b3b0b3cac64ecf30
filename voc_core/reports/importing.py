"""From a file to the store, for page, command line and API: import, undo, redo."""

from collections.abc import Iterable

from voc_core.content import Content
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.mapped import Mapping
from voc_core.reports import (
    catching_up,
    readings,
    theme_reading,
    tone_reading,
    tuned,
    understanding,
)
from voc_core.reports.meaning import Decisions
from voc_core.store import Store, imports
from voc_core.store import settings as stored_settings
from voc_core.store.imports import Plan, Progress, Receipt

__all__ = ["Decisions", "Receipt", "redo", "run", "run_checked", "undo"]


def run(
    store: Store,
    recognised: Recognised,
    data: Content,
    mapping: Mapping,
    decisions: Decisions | None = None,
    *,
    with_tone: bool = True,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Receipt:
    """Import a file, whole or not at all, and return the receipt.

    Parameters
    ----------
    decisions : Decisions, optional
        What a person confirmed. A proposed account that nobody confirmed becomes a new one.
    with_tone : bool
        Whether language and tone are read from the texts.
    dry_run : bool
        Whether everything is taken back in the end; the receipt is that of the real import.
    on_progress : callable, optional
        Called with rows done and rows in all.

    Raises
    ------
    VocError
        If the file cannot be read; nothing is written then.
    """
    chunks = understanding.checked(store, recognised, data, mapping)
    return run_checked(
        store,
        recognised,
        mapping,
        chunks,
        decisions,
        with_tone=with_tone,
        dry_run=dry_run,
        on_progress=on_progress,
        data=data,
    )


def run_checked(
    store: Store,
    recognised: Recognised,
    mapping: Mapping,
    chunks: Iterable[Checked],
    decisions: Decisions | None = None,
    *,
    source_system: str | None = None,
    with_tone: bool = True,
    dry_run: bool = False,
    on_progress: Progress | None = None,
    data: Content | None = None,
    supersedes: int | None = None,
) -> Receipt:
    """Import chunks that are checked already; see `run`.

    Parameters
    ----------
    data : Content, optional
        The whole file, kept in the store unless the settings say otherwise.
    supersedes : int, optional
        An import of the same file that is taken back in the same transaction.
    source_system : str, optional
        What sends these rows and keeps their ids unique. Without one the headings stand for it,
        and how they are read is remembered.
    """
    is_read = with_tone and not dry_run
    if is_read:
        tone_reading.expect(store)
    heard_by = tuned.heard_as(store) if is_read else None
    meaning = understanding.meaning_of(store, recognised, mapping, decisions, source_system)
    plan = Plan(
        file_name=recognised.name,
        digest=recognised.digest,
        kind=mapping.kind,
        source_system=meaning.source_system,
        n_rows=recognised.n_rows,
        facts=_facts(recognised, mapping, data),
        accounts=meaning.accounts,
        contacts=meaning.contacts,
        signature=None if source_system else mappings.signature(recognised.columns),
        dry_run=dry_run,
        data=data if stored_settings.settings(store).keep_originals else None,
        supersedes=supersedes,
        themes=theme_reading.reader(store) if is_read else None,
        heard_by=heard_by,
        refused=decisions.refused if decisions else frozenset(),
        titles=decisions.titles if decisions else {},
    )
    answers = (meaning.chunk(c, with_tone) for c in chunks)
    receipt = imports.commit(store, plan, answers, on_progress)
    if not dry_run:
        readings.remember(store, recognised)
    if is_read:
        catching_up.catch_up(store)
    return receipt


def undo(store: Store, import_id: int) -> Receipt:
    """Take an import back and return its receipt."""
    imports.undo(store, import_id)
    catching_up.catch_up(store)
    return imports.receipt(store, import_id)


def redo(store: Store, import_id: int) -> Receipt:
    """Bring an undone import back and return its receipt."""
    imports.redo(store, import_id)
    catching_up.catch_up(store)
    return imports.receipt(store, import_id)


def _facts(recognised: Recognised, mapping: Mapping, data: Content | None) -> dict[str, object]:
    """Return what a receipt tells of the file and how it was read."""
    names = ("dialect", "encoding", "container", "sheet", "delimiter", "header_at", "header_rows")
    facts: dict[str, object] = {name: getattr(recognised, name) for name in names}
    facts |= {"why": recognised.why if recognised.why.msgid else None, "said": recognised.said}
    facts |= {"time_zone": mapping.zone, "mapping": mapping.as_dict()}
    return facts | {"n_bytes": None if data is None else len(data)}
