"""What the steps of an upload hand to one another: recognised file, mapping, checked rows."""

from collections import Counter
from dataclasses import asdict, dataclass, field, fields
from typing import Final

import pandas as pd

from voc_core.errors import Message, Problem

USES: Final = (
    "ignore",
    "external_id",  # the answer's own id in the tool it came from
    "account",  # name of the organisation
    "account_id",  # its id in the CRM
    "contact",  # name of the person
    "email",
    "title",
    "role",
    "department",
    "day",
    "touchpoint",
    "source",
    "score",
    "comment",
    # of accounts
    "aliases",
    "segment",
    "tier",
    "industry",
    "region",
    "product",
    "arr",
    "currency",
    "cost_to_serve",
    "csm",
    "contract_start",
    "renewal_on",
    "renewal_kind",
    "do_not_survey",
)
"""What a column of a file may be used for."""

USES_OF_KIND: Final = {
    "feedback": USES[:14],
    "accounts": ("ignore", "account", "account_id", *USES[14:27]),
    "contacts": (
        "ignore",
        "account",
        "account_id",
        "external_id",
        "contact",
        "email",
        "title",
        "role",
        "department",
        "do_not_survey",
    ),
}


@dataclass(frozen=True)
class Recognised:
    """A file as we understand it, before anything is imported.

    Attributes
    ----------
    name, digest : str
        File name as given; SHA-256 of its bytes.
    container : str
        ``csv`` (any delimited text), ``xlsx`` or ``xls``.
    dialect : str
        Name of the tool whose layout this is, ``generic`` if none.
    encoding, delimiter : str or None
        Of delimited text; None for a workbook.
    sheet, sheets
        Sheet read, and all sheets that hold cells; None and () for text.
    header_at, header_rows : int
        Row of the file (from 1) in which the headings begin, and how many rows they take. [rows]
    columns : tuple of str
        Headings, trimmed, made unique ("Score", "Score (2)"); an empty heading is "Column D".
    n_rows : int
        Data rows that are not wholly empty. [rows]
    preview : DataFrame
        First 20 data rows as text; the index is the row in the file, from 1.
    warnings : tuple of Message
        What a person should look at, such as a doubtful encoding.
    at : tuple of int
        Where each of `columns` stands in the file, from 0; -1 gathers cells beyond the headings.
    why : Message
        Why the file is taken for what it is.
    zone : str or None
        Time zone of the times in the file, as the tool names it.
    said : dict
        What a person said over our recognition; see `files.recognise`.
    """

    name: str
    digest: str
    container: str
    dialect: str
    encoding: str | None
    delimiter: str | None
    sheet: str | None
    sheets: tuple[str, ...]
    header_at: int
    header_rows: int
    columns: tuple[str, ...]
    n_rows: int
    preview: pd.DataFrame
    warnings: tuple[Message, ...] = ()
    at: tuple[int, ...] = ()
    why: Message = field(default_factory=lambda: Message(""))
    zone: str | None = None
    said: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class ColumnUse:
    """What one column is for.

    Attributes
    ----------
    column : str
        Heading as in `Recognised.columns`.
    use : str
        One of `USES`.
    confidence : float
        How sure the guess is; 1 once a person said so. [0 to 1]
    why : Message
        The reason for the guess, as a sentence.
    metric, low, high
        Of a score: nps, csat, ces or rating, and its scale.
    high_is_easy : bool or None
        Of a CES: whether a high score means little effort; None until asked. Of any other score:
        False where a low number is the good answer.
    labels : dict
        Of a score written in words: the score of each word ("非常满意": 5).
    about : str or None
        Of a comment: heading of the score it explains, None if it stands alone.
    touchpoint : str or None
        Of a score or comment: code of its touchpoint, None for the row's or the file's.
    date_order : str or None
        Of a day: ``ymd``, ``dmy`` or ``mdy``; None while ambiguous and not yet asked.
    """

    column: str
    use: str
    confidence: float = 1.0
    why: Message = field(default_factory=lambda: Message(""))
    metric: str | None = None
    low: float | None = None
    high: float | None = None
    high_is_easy: bool | None = None
    labels: dict[str, float] = field(default_factory=dict)
    about: str | None = None
    touchpoint: str | None = None
    date_order: str | None = None


@dataclass(frozen=True)
class Question:
    """Something only a person can say, asked before the check.

    Attributes
    ----------
    code : str
        ``date_order``, ``is_nps``, ``ces_direction``, ``direction``; ``account``, ``day`` where
        none was found.
    column : str or None
        The column it is about.
    text : Message
        The question as a sentence.
    options : tuple of str
        Codes of the accepted answers; empty where it is free.
    """

    code: str
    column: str | None
    text: Message
    options: tuple[str, ...] = ()


@dataclass(frozen=True)
class Mapping:
    """How every column of a file is read, and what stands for the whole file.

    Attributes
    ----------
    kind : str
        One of `vocabulary.KINDS`.
    columns : tuple of ColumnUse
        One per column of the file, in its order.
    source : str
        Source of every row without a source column.
    touchpoint, day, account : str or None
        Touchpoint code, ISO day and account name of every row without such a column.
    """

    kind: str
    columns: tuple[ColumnUse, ...]
    source: str = "survey"
    touchpoint: str | None = None
    day: str | None = None
    account: str | None = None

    def used(self, use: str) -> tuple[ColumnUse, ...]:
        """Return the columns with this use, in file order."""
        return tuple(c for c in self.columns if c.use == use)

    def one(self, use: str) -> str | None:
        """Return the heading of the first column with this use."""
        return next((c.column for c in self.columns if c.use == use), None)

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form, remembered by header signature and accepted by `--map`."""
        return {
            **{f.name: getattr(self, f.name) for f in fields(self) if f.name != "columns"},
            "columns": [_plain(c) for c in self.columns],
        }

    @classmethod
    def of(cls, stored: dict[str, object]) -> "Mapping":
        """Return the mapping of its JSON form."""
        columns = tuple(ColumnUse(**c) for c in stored["columns"])  # type: ignore[attr-defined]
        rest = {k: v for k, v in stored.items() if k != "columns"}
        return cls(columns=columns, **rest)  # type: ignore[arg-type]


def _plain(column: ColumnUse) -> dict[str, object]:
    return {k: v for k, v in asdict(column).items() if k not in ("why", "confidence")}


@dataclass(frozen=True)
class Checked:
    """One chunk of a file, read as its mapping says.

    Attributes
    ----------
    rows : DataFrame
        Good rows only. Of kind feedback, one row per score or comment of a row of the file:
        ``row`` (in the file, from 1), ``account``, ``account_id``, ``contact``, ``email``,
        ``title``, ``role``, ``department``, ``external_id`` (text, missing where absent),
        ``day`` (ISO),
        ``touchpoint`` (code or name as written, missing where absent), ``source``, ``metric``,
        ``score``, ``scale_low``, ``scale_high``, ``text``, ``question`` (heading of the score or
        comment). Of kinds accounts and contacts: ``row`` and the mapped uses as columns.
    problems : list of Problem
        Everything wrong, by row and column; a row with a problem is not in `rows`.
    n_read : int
        Rows of the file in this chunk. [rows]
    bad : DataFrame
        The bad rows as they stood in the file, for download; the index is the row in the file.
    empty : int
        Rows that hold nothing to import: no score and no comment. [rows]
    aside : Series
        Reason of every row set aside, one of `vocabulary.ASIDE`; the index is the row in the file.
    missing : Counter
        By heading and code: cells that say that nobody answered. [cells]
    read : Index
        All rows of the file in this chunk.
    """

    rows: pd.DataFrame
    problems: list[Problem]
    n_read: int
    bad: pd.DataFrame
    empty: int = 0
    aside: pd.Series = field(default_factory=lambda: pd.Series(dtype=object))
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
    read: pd.Index = field(default_factory=lambda: pd.RangeIndex(0))
