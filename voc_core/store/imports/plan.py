"""What an import is asked to do, what it is given, and the receipt it leaves."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Final

import pandas as pd

from voc_core.errors import Problem
from voc_core.vocabulary import N_

OUTCOMES: Final = ("added", "updated", "unchanged")
"""What becomes of a row that is imported, the best first."""
SKIPPED: Final = {
    "problem": N_("A cell could not be read"),
    "empty": N_("Nothing to import in the row"),
    "repeated": N_("The same row came earlier in the file"),
    "no_account": N_("Nothing says which account"),
    "no_person": N_("Nothing says which person"),
}
"""Why a row of a file is not imported, with the words shown."""

Progress = Callable[[int, int], None]
Match = Callable[..., pd.DataFrame]


@dataclass(frozen=True)
class Chunk:
    """Some rows of a file, ready to be stored.

    Attributes
    ----------
    rows : DataFrame
        One row per answer (kind feedback) or per row of the file: ``row``, ``account_key``,
        ``contact_key`` (-1 for nobody); of answers also ``touchpoint`` (as written), the columns of
        `answers.COLUMNS`, ``external_id`` (missing for a repetition) and ``fallback``.
    problems : list of Problem
        What could not be read.
    n_read, n_bad, n_empty : int
        Rows of the file in the chunk, those with a problem, those without content. [rows]
    """

    rows: pd.DataFrame
    problems: list[Problem]
    n_read: int
    n_bad: int
    n_empty: int


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
        ``dialect``, ``encoding``, ``header_rows``, ``mapping``: how the file was read.
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

    def as_dict(self) -> dict[str, object]:
        """Return the stable JSON form; problems as row, column, found, expected."""
        values = {f.name: getattr(self, f.name) for f in fields(self)}
        values |= {"accounts_added": list(self.accounts_added)}
        values |= {"touchpoints_added": list(self.touchpoints_added)}
        return values | {"problems": [p.as_dict() for p in self.problems]}

    def stored(self) -> dict[str, object]:
        """Return what is kept beside the import; problems have their own table."""
        return {k: v for k, v in self.as_dict().items() if k not in ("id", "problems", "undone_at")}


@dataclass
class Counts:
    """The receipt while it grows."""

    read: int = 0
    outcomes: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    answers: dict[str, int] = field(default_factory=lambda: dict.fromkeys(OUTCOMES, 0))
    skipped: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def take(self, chunk: Chunk) -> None:
        """Count what a chunk says about itself."""
        self.read += chunk.n_read
        self.skip("problem", chunk.n_bad)
        self.skip("empty", chunk.n_empty)
        self.problems += chunk.problems

    def became(self, outcomes: pd.Series) -> None:
        """Count what became of rows: one of `OUTCOMES` or a reason of `SKIPPED` each."""
        for outcome, n in outcomes.value_counts().items():
            if outcome in self.outcomes:
                self.outcomes[str(outcome)] += int(n)
            else:
                self.skip(str(outcome), n)

    def skip(self, reason: str, n: int) -> None:
        """Count rows that are not imported."""
        if n:
            self.skipped[reason] = self.skipped.get(reason, 0) + int(n)

    def receipt(self, plan: Plan, **values: Any) -> Receipt:
        """Return the receipt of what was counted."""
        counted: dict[str, Any] = {**self.outcomes, **plan.facts, **values}
        counted |= {f"answers_{outcome}": n for outcome, n in self.answers.items()}
        return Receipt(
            file_name=plan.file_name,
            digest=plan.digest,
            kind=plan.kind,
            source_system=plan.source_system,
            dry_run=plan.dry_run,
            rows_read=self.read,
            skipped=dict(self.skipped),
            problems=tuple(self.problems),
            **counted,
        )
