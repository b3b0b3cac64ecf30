"""What an import is asked to do, what it is given, and the receipt it leaves."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

import pandas as pd

from voc_core.content import Content
from voc_core.errors import Message, Problem
from voc_core.store.mentions import Reader
from voc_core.vocabulary import N_

OUTCOMES: Final = ("added", "updated", "unchanged")
"""What becomes of a row that is imported, the best first."""
SKIPPED: Final = {
    "problem": N_("A cell could not be read"),
    "empty": N_("Nothing to import in the row"),
    "repeated": N_("The same answer, or its id, came earlier in the file"),
    "no_account": N_("Nothing says which account"),
    "no_person": N_("Nothing says which person"),
    "not_asked": N_("The invitation did not arrive, so nobody was asked"),
}
"""Why a row of a file is not imported, with the words shown."""

NOT_STORED: Final = ("id", "problems", "undone_at", "superseded_by")
"""What of a receipt has a place of its own or comes later."""

Progress = Callable[[int, int], None]
Match = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, ready to be stored.

    Attributes
    ----------
    rows : DataFrame
        One row per answer (kind feedback) or per row of the file: ``row``, ``account_key``,
        ``contact_key`` (-1 for nobody). Of answers also ``touchpoint`` (as written), the columns of
        `answers.ANSWERED`, ``external_id`` (missing for a repetition) and ``fallback``; of facts
        the columns of `facts.FACTS`.
    problems : list of Problem
        What could not be read.
    read, bad : Index
        Rows of the file in the chunk, and those of them with a problem.
    n_empty : int
        Those without content. [rows]
    aside : Series
        Reason of every row set aside before the check; the index is the row in the file.
    missing : Counter
        By heading and code: cells that say that nobody answered. [cells]
    """

    rows: pd.DataFrame
    problems: list[Problem]
    read: pd.Index
    bad: pd.Index
    n_empty: int = 0
    aside: pd.Series = field(default_factory=lambda: pd.Series(dtype=object))
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)


@dataclass(frozen=True)
class Plan:
    """One import as it was decided.

    Attributes
    ----------
    file_name, digest, kind, source_system : str
        The file, its SHA-256, one of `vocabulary.KINDS`, and what its ids belong to.
    n_rows : int
        Rows of the file, for progress. [rows]
    facts : mapping
        ``dialect``, ``encoding``, ``mapping`` and whatever else `Receipt` tells of the file.
    accounts : callable
        Called in the transaction with the tables of known accounts and contacts; returns one row
        per account key with ``group``, ``account_name`` and values by column of the schema.
    contacts : callable
        Called with the table of known contacts and the account id of each account key; returns
        one row per contact key with ``group``, ``account_id`` and values by column of the schema.
    signature : str or None
        Header signature under which the mapping is remembered.
    dry_run : bool
        Whether everything is taken back in the end.
    data : Content or None
        The whole file where it is to be kept.
    supersedes : int or None
        The import of the same file that this one takes the place of.
    refused : frozenset of (str, str, int)
        Names a person said do not mean an account or contact, see `decided.refuse`.
    titles : mapping
        Roles a person gave to titles.
    themes : Reader or None
        Finds the themes of texts; without it they are read later.
    heard_by : str or None
        Version of the rules and the model that read the tones, see `tone_reading.expect`; without
        it none were read.
    """

    file_name: str
    digest: str
    kind: str
    source_system: str
    n_rows: int
    facts: Mapping[str, Any]
    accounts: Match
    contacts: Match
    signature: str | None = None
    dry_run: bool = False
    data: Content | None = None
    supersedes: int | None = None
    refused: frozenset[tuple[str, str, int]] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    themes: Reader | None = None
    heard_by: str | None = None


@dataclass(frozen=True)
class Receipt:
    """What an import did.

    Attributes
    ----------
    id : int or None
        Number of the import; None of a dry run.
    rows_read, added, updated, unchanged : int
        Rows of the file by outcome: added if any answer was, else updated if any was. [rows]
    skipped : mapping
        Rows not imported, by a reason of `SKIPPED`. [rows]
    answers_added, answers_updated, answers_unchanged : int
        Feedback by outcome; 0 of other kinds. [answers]
    accounts_added, touchpoints_added : tuple of str
        Names of what the import had to make.
    contacts_added : int
        People the import had to make. [people]
    problems : tuple of Problem
        Everything that could not be read.
    undone_at : str or None
        When it was undone, in UTC.
    n_bytes : int or None
        Size of the file. [bytes]
    container, sheet, delimiter, header_at
        How the file was read; see `contract.Recognised`.
    why : Message or None
        Why the file was taken for what it is.
    time_zone : str or None
        Of the times in the file, where it or a person said so.
    said : mapping
        What a person said over our recognition; see `files.recognise`.
    missing : tuple
        Heading, code and number of the cells that say that nobody answered. [cells]
    supersedes, superseded_by : int or None
        The import this one took the place of, and the newest that took its.
    replaced : mapping or None
        Of an import that took the place of another: answers that ``come``, ``go``, ``change`` and
        stay the ``same``. [answers]
    """

    id: int | None
    file_name: str
    digest: str
    kind: str
    source_system: str
    dialect: str | None = None
    encoding: str | None = None
    header_rows: int | None = None
    mapping: Mapping[str, Any] | None = None
    rows_read: int = 0
    added: int = 0
    updated: int = 0
    unchanged: int = 0
    skipped: Mapping[str, int] = field(default_factory=dict)
    answers_added: int = 0
    answers_updated: int = 0
    answers_unchanged: int = 0
    accounts_added: tuple[str, ...] = ()
    contacts_added: int = 0
    touchpoints_added: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    dry_run: bool = False
    undone_at: str | None = None
    n_bytes: int | None = None
    container: str | None = None
    sheet: str | None = None
    delimiter: str | None = None
    header_at: int | None = None
    why: Message | None = None
    time_zone: str | None = None
    said: Mapping[str, Any] = field(default_factory=dict)
    missing: tuple[tuple[str, str, int], ...] = ()
    supersedes: int | None = None
    superseded_by: int | None = None
    replaced: Mapping[str, int] | None = None

    def as_dict(self) -> dict[str, object]:
        """Return the stable JSON form; problems as row, column, found, expected."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values |= {"accounts_added": list(self.accounts_added)}
        values |= {"touchpoints_added": list(self.touchpoints_added)}
        values |= {"missing": [list(m) for m in self.missing], "why": str(self.why or "") or None}
        return values | {"problems": [p.as_dict() for p in self.problems]}

    def stored(self) -> dict[str, object]:
        """Return what is kept beside the import; problems have their own table."""
        kept = {k: v for k, v in self.as_dict().items() if k not in NOT_STORED}
        return kept | {"why": asdict(self.why) if self.why else None}


@dataclass
class Counts:
    """The receipt while it grows, but for the outcomes of its rows."""

    answers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    problems: list[Problem] = field(default_factory=list)
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)

    def take(self, chunk: Chunk) -> None:
        """Count what a chunk says about itself."""
        self.problems += chunk.problems
        self.missing += chunk.missing

    def receipt(self, plan: Plan, rows: Mapping[str, int], **values: Any) -> Receipt:
        """Return the receipt of what was counted, `rows` by outcome."""
        counted: dict[str, Any] = {name: rows.get(name, 0) for name in OUTCOMES}
        counted |= {f"answers_{outcome}": n for outcome, n in self.answers.items()}
        missing = tuple((*where, n) for where, n in sorted(self.missing.items()))
        return Receipt(
            file_name=plan.file_name,
            digest=plan.digest,
            kind=plan.kind,
            source_system=plan.source_system,
            dry_run=plan.dry_run,
            supersedes=plan.supersedes,
            rows_read=sum(rows.values()),
            skipped={name: n for name, n in rows.items() if name not in OUTCOMES},
            missing=missing,
            problems=tuple(self.problems),
            **{**counted, **plan.facts, **values},
        )
