"""What the steps of an upload hand to one another: recognised file and checked rows."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.ingest.fields import Field, Spread
from voc_core.ingest.mapped import Aside


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

    @property
    def response(self) -> str | None:
        """Heading of the ids of the responses, where every row is one answer of many."""
        return self.spread.response if self.spread else None


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
