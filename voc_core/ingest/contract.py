"""What the steps of an upload hand to one another: recognised file, mapping, checked rows."""

from collections import Counter
from dataclasses import asdict, dataclass, field, fields
from typing import Any, Final

import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.ingest.fact_uses import FACT_USES, FACT_USES_OF_KIND
from voc_core.ingest.fields import Field, Spread

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
    "choices",  # what was ticked or ranked; kept beside the answers of the row, never scored
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
    *FACT_USES,
)
"""What a column of a file may be used for."""

USES_OF_KIND: Final = {
    "feedback": USES[:15],
    "accounts": ("ignore", "account", "account_id", *USES[15:28]),
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
    **FACT_USES_OF_KIND,
}


@dataclass(frozen=True)
class Aside:
    """Rows that are no answers and are set aside, with their count, before they are checked.

    Attributes
    ----------
    column : str
        Heading of the column that gives them away.
    reason : str
        One of `vocabulary.ASIDE`.
    test : str
        When a row is set aside: its cell is ``in`` or ``not_in`` `values`, ``blank``, ``filled``,
        or a duration ``below`` so many seconds.
    values : tuple of str
        Case and width do not matter; of ``below`` one number. [s]
    """

    column: str
    reason: str
    test: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Place:
    """A rule that says at which touchpoint a row was said.

    Attributes
    ----------
    column : str
        Heading of the column looked at.
    contains : str
        Words its cell holds; case and width do not matter.
    touchpoint : str
        Code or name of the touchpoint.
    """

    column: str
    contains: str
    touchpoint: str


@dataclass(frozen=True)
class Recognised:
    """A file as we understand it, before anything is imported.

    Attributes
    ----------
    name, digest : str
        File name as given; SHA-256 of its bytes.
    container : str
        ``csv`` (any delimited text), ``xlsx``, ``xls``, ``html``, ``json``, ``jsonl`` or ``zip``;
        of a gzip file, and of a ZIP that holds one workbook, what is inside.
    dialect : str
        Name of the tool whose layout this is, ``generic`` if none.
    encoding, delimiter : str or None
        Of text; None for a workbook. Only delimited text has a delimiter.
    sheet, sheets
        Sheet read, and all sheets that hold cells; the same of the files in a ZIP, the tables of
        a web page and the lists in JSON. None and () where there is but one.
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
    hidden : tuple of str
        Those of `sheets` that are hidden in the workbook.
    samples : tuple of str
        Up to five telling cells where the encoding is not beyond doubt, else ().
    fields : tuple of Field
        What each of `columns` is made of; a field without a place gathers cells beyond the others.
    why : Message
        Why the file is taken for what it is.
    kind, source : str or None
        Kind of rows and source of voices, where the tool says it.
    aside : tuple of Aside
        Rows the tool marks as no answers.
    missing : tuple of str
        Codes the tool writes where nobody answered.
    zone : str or None
        Time zone of the times in the file, as the tool names it.
    spread : Spread or None
        Of a file with one answer per row; its questions stand among `columns`.
    said : dict
        What a person said over our recognition; see `files.recognise`.
    seen : str
        Signature of the headings as we saw them ourselves, where a person said otherwise.
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
    hidden: tuple[str, ...] = ()
    samples: tuple[str, ...] = ()
    fields: tuple[Field, ...] = ()
    why: Message = field(default_factory=lambda: Message(""))
    kind: str | None = None
    source: str | None = None
    aside: tuple[Aside, ...] = ()
    missing: tuple[str, ...] = ()
    zone: str | None = None
    spread: Spread | None = None
    said: dict[str, Any] = field(default_factory=dict)
    seen: str = ""


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
        Of a score: nps, csat, ces or rating, and its scale. Of adoption: what means every seat is
        in use, 1 or 100, is ``high``.
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
    between : str or None
        Of choices: what stands between them in one cell.
    is_ordinal : bool
        Of a score: whether its numbers may count options from the best one on, which only a
        person can say.
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
    between: str | None = None
    is_ordinal: bool = False


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
    aside : tuple of Aside
        Rows set aside; the first rule that fits gives the reason.
    missing : tuple of str
        Codes that stand for no answer, besides those of every tool.
    zone : str or None
        Time zone of the times in the file.
    places : tuple of Place
        Rules for the touchpoint of a row; the first that fits wins over its own column.
    """

    kind: str
    columns: tuple[ColumnUse, ...]
    source: str = "survey"
    touchpoint: str | None = None
    day: str | None = None
    account: str | None = None
    aside: tuple[Aside, ...] = ()
    missing: tuple[str, ...] = ()
    zone: str | None = None
    places: tuple[Place, ...] = ()

    def used(self, use: str) -> tuple[ColumnUse, ...]:
        """Return the columns with this use, in file order."""
        return tuple(c for c in self.columns if c.use == use)

    def one(self, use: str) -> str | None:
        """Return the heading of the first column with this use."""
        return next((c.column for c in self.columns if c.use == use), None)

    def as_dict(self) -> dict[str, object]:
        """Return the JSON form, remembered by header signature and accepted by `--map`."""
        whole = {f.name: getattr(self, f.name) for f in fields(self) if f.name not in PARTS}
        parts = {name: [_plain(part) for part in getattr(self, name)] for name in PARTS}
        return {**whole, "missing": list(self.missing), **parts}

    @classmethod
    def of(cls, stored: dict[str, object]) -> "Mapping":
        """Return the mapping of its JSON form."""
        columns = tuple(ColumnUse(**c) for c in stored["columns"])  # type: ignore[attr-defined]
        aside = tuple(
            Aside(**{**a, "values": tuple(a["values"])}) for a in _listed(stored, "aside")
        )
        places = tuple(Place(**p) for p in _listed(stored, "places"))
        missing = tuple(_listed(stored, "missing"))
        whole: Any = {k: v for k, v in stored.items() if k not in (*PARTS, "missing")}
        return cls(columns=columns, aside=aside, places=places, missing=missing, **whole)


PARTS: Final = ("columns", "aside", "places")
"""What a mapping holds several of."""


def _plain(part: Any) -> dict[str, object]:
    return {k: v for k, v in asdict(part).items() if k not in ("why", "confidence")}


def _listed(stored: dict[str, Any], name: str) -> list[Any]:
    return list(stored.get(name, []))


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
        comment). Of other kinds: ``row`` and the mapped uses as columns, see `directory_rows` and
        `fact_rows`.
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
    aside_rows : DataFrame
        The first of the rows set aside, as they stood in the file.
    read : Index
        All rows of the file in this chunk.
    missing : Counter
        By heading and code: cells that say that nobody answered. [cells]
    """

    rows: pd.DataFrame
    problems: list[Problem]
    n_read: int
    bad: pd.DataFrame
    empty: int = 0
    aside: pd.Series = field(default_factory=lambda: pd.Series(dtype=object))
    aside_rows: pd.DataFrame = field(default_factory=pd.DataFrame)
    read: pd.Index = field(default_factory=lambda: pd.RangeIndex(0))
    missing: Counter[tuple[str, str]] = field(default_factory=Counter)
