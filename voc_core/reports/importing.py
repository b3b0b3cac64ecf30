"""From a file to the store, for page, command line and API: read, preview, import, undo."""

from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from voc_core.errors import Problem
from voc_core.ingest import checks, files
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Checked, Mapping, Question, Recognised
from voc_core.reports import readings
from voc_core.reports.meaning import Decided, Decisions, Meaning, people_found, titles_found
from voc_core.settings import Settings
from voc_core.store import Store, accounts, contacts, decided, imports
from voc_core.store import settings as stored_settings
from voc_core.store.imports import Plan, Progress, Receipt

__all__ = [
    "Decisions",
    "Preview",
    "Receipt",
    "preview",
    "propose",
    "redo",
    "run",
    "run_checked",
    "undo",
]

SHOWN: Final = 200
"""Rows set aside that a preview shows. [rows]"""
ACCOUNTS: Final = (
    "given",
    "n_rows",
    "account",
    "account_name",
    "how",
    "score",
    "reason",
    "likely",
    "rows",
    "domains",
)
SAMPLE: Final = 2_000
"""Rows the columns are guessed from. [rows]"""


@dataclass(frozen=True, eq=False)
class Preview:
    """What an import would find, before anything is written.

    Attributes
    ----------
    n_read, n_good, n_bad, n_empty : int
        Rows of the file: all, importable, with a problem, without content. [rows]
    n_answers : int
        Feedback the good rows hold; 0 of other kinds. [answers]
    problems : tuple of Problem
        Everything that could not be read, in file order.
    bad : DataFrame
        The bad rows as they stood; the index is the row in the file.
    accounts : DataFrame
        One row per distinct account: ``given``, ``n_rows``, ``account`` (id, missing where new),
        ``account_name``, ``how`` (one of `matching.HOW`), ``score`` [0 to 100], ``reason``,
        ``likely`` (see `matching.match_accounts`), ``rows`` (the first of the file), ``domains``.
    contacts : DataFrame
        One row per distinct person: ``given`` (the key of `Decisions.roles`), ``account_name``,
        ``name``, ``email``, ``title``, ``role``, ``role_source``, ``department``, ``rule``
        (Message, missing without title), ``contact`` (id, missing where new) and ``contact_name``,
        ``how``, ``score``, ``reason``, ``likely`` (see `persons.match_contacts`), ``rows``,
        ``n_rows``.
    titles : DataFrame
        One row per distinct title, the unsure first: ``title``, ``n_people``, ``role``,
        ``department``, ``rule``, ``confidence`` [0 to 1].
    aside : Counter
        Rows set aside before the check, by reason (`vocabulary.ASIDE`). [rows]
    aside_rows : DataFrame
        The first of them as they stood; the index is the row in the file.
    missing : Counter
        By heading and code: cells that say that nobody answered. [cells]
    replaced : mapping or None
        Where the import takes the place of another: see `Receipt.replaced`. [answers]
    """

    n_read: int
    n_good: int
    n_bad: int
    n_empty: int
    n_answers: int
    problems: tuple[Problem, ...]
    bad: pd.DataFrame
    accounts: pd.DataFrame
    contacts: pd.DataFrame
    titles: pd.DataFrame
    aside: Counter[str] = field(default_factory=Counter)
    aside_rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    replaced: Values[str, int] | None = None


def propose(
    store: Store, recognised: Recognised, data: bytes, kind: str | None = None
) -> tuple[Mapping, tuple[Question, ...]]:
    """Return how the columns are probably meant, and what only a person can say.

    A mapping remembered for these headings comes first.
    """
    first = sample(recognised, data)
    stored = imports.remembered(store, mappings.signature(recognised.columns))
    remembered = Mapping.of(stored) if stored else None
    return mappings.guess(recognised, first, remembered, kind)


def sample(recognised: Recognised, data: bytes) -> pd.DataFrame:
    """Return the first rows of a file, as the columns are guessed from."""
    return next(files.chunks(recognised, data, SAMPLE))


def preview(
    store: Store,
    recognised: Recognised,
    data: bytes,
    mapping: Mapping,
    decisions: Decisions | None = None,
) -> Preview:
    """Return what importing a file would find; nothing is written."""
    return preview_checked(
        store, recognised, mapping, checked(store, recognised, data, mapping), decisions
    )


def preview_checked(
    store: Store,
    recognised: Recognised,
    mapping: Mapping,
    chunks: Iterable[Checked],
    decisions: Decisions | None = None,
    *,
    supersedes: int | None = None,
) -> Preview:
    """Return the preview of chunks that are checked already.

    Parameters
    ----------
    supersedes : int, optional
        An import of the same file that would be taken back first.
    """
    meaning = _meaning(store, recognised, mapping, decisions)
    n_read = n_empty = n_good = n_answers = 0
    problems: list[Problem] = []
    bad: list[pd.DataFrame] = []
    shown: list[pd.DataFrame] = []
    aside: Counter[str] = Counter()
    missing: Counter[tuple[str, str]] = Counter()
    for checked in chunks:
        meaning.take(checked.rows)
        n_read, n_empty = n_read + checked.n_read, n_empty + checked.empty
        n_good += checked.rows["row"].nunique()
        n_answers += len(checked.rows) if mapping.kind == "feedback" else 0
        problems += checked.problems
        bad += [checked.bad] if len(checked.bad) else []
        shown += [checked.aside_rows] if len(checked.aside_rows) else []
        aside, missing = aside + Counter(checked.aside), missing + checked.missing
    if supersedes is None:
        companies, known = accounts.table(store), contacts.table(store)
    else:
        companies, known = imports.known_without(store, supersedes)
    found = meaning.accounts(companies, known, propose=True)
    people = people_found(meaning, known, found)
    return Preview(
        n_read=n_read,
        n_good=n_good,
        n_bad=sum(map(len, bad)),
        n_empty=n_empty,
        n_answers=n_answers,
        problems=tuple(problems),
        bad=pd.concat(bad) if bad else pd.DataFrame(columns=list(recognised.columns)),
        accounts=found[list(ACCOUNTS)],
        contacts=people,
        titles=titles_found(meaning, people),
        aside=aside,
        aside_rows=pd.concat(shown).head(SHOWN) if shown else pd.DataFrame(),
        missing=missing,
    )


def run(
    store: Store,
    recognised: Recognised,
    data: bytes,
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
    chunks = checked(store, recognised, data, mapping)
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
    with_tone: bool = True,
    dry_run: bool = False,
    on_progress: Progress | None = None,
    data: bytes | None = None,
    supersedes: int | None = None,
) -> Receipt:
    """Import chunks that are checked already; see `run`.

    Parameters
    ----------
    data : bytes, optional
        The whole file, kept in the store unless the settings say otherwise.
    supersedes : int, optional
        An import of the same file that is taken back in the same transaction.
    """
    meaning = _meaning(store, recognised, mapping, decisions)
    plan = Plan(
        file_name=recognised.name,
        digest=recognised.digest,
        kind=mapping.kind,
        source_system=meaning.source_system,
        n_rows=recognised.n_rows,
        facts=_facts(recognised, mapping, data),
        accounts=meaning.accounts,
        contacts=meaning.contacts,
        signature=mappings.signature(recognised.columns),
        dry_run=dry_run,
        data=data if stored_settings.settings(store).keep_originals else None,
        supersedes=supersedes,
        refused=decisions.refused if decisions else frozenset(),
        titles=decisions.titles if decisions else {},
    )
    answers = (meaning.chunk(c, with_tone) for c in chunks)
    receipt = imports.commit(store, plan, answers, on_progress)
    if not dry_run:
        readings.remember(store, recognised)
    return receipt


def checked(
    store: Store, recognised: Recognised, data: bytes, mapping: Mapping
) -> Iterator[Checked]:
    """Yield the rows of a file, chunk by chunk, read as the mapping says."""
    settings = stored_settings.settings(store)
    for frame in files.chunks(recognised, data):
        yield checks.check(frame, mapping, settings)


def undo(store: Store, import_id: int) -> Receipt:
    """Take an import back and return its receipt."""
    imports.undo(store, import_id)
    return imports.receipt(store, import_id)


def redo(store: Store, import_id: int) -> Receipt:
    """Bring an undone import back and return its receipt."""
    imports.redo(store, import_id)
    return imports.receipt(store, import_id)


def _facts(recognised: Recognised, mapping: Mapping, data: bytes | None) -> dict[str, object]:
    """Return what a receipt tells of the file and how it was read."""
    names = ("dialect", "encoding", "container", "sheet", "delimiter", "header_at", "header_rows")
    facts: dict[str, object] = {name: getattr(recognised, name) for name in names}
    facts |= {"why": recognised.why if recognised.why.msgid else None, "said": recognised.said}
    facts |= {"time_zone": mapping.zone, "mapping": mapping.as_dict()}
    return facts | {"n_bytes": None if data is None else len(data)}


def _meaning(
    store: Store, recognised: Recognised, mapping: Mapping, decisions: Decisions | None
) -> Meaning:
    settings: Settings = stored_settings.settings(store)
    signature = mappings.signature(recognised.columns)[:16]
    return Meaning(mapping, settings, signature, decisions or Decisions(), _decided(store))


def _decided(store: Store) -> Decided:
    return Decided(
        decided.titles(store),
        decided.refused(store, "accounts"),
        decided.refused(store, "contacts"),
    )
