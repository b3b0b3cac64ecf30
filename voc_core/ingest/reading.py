"""What reading a chunk yields before good rows and bad ones are told apart."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import cells
from voc_core.ingest.answers import plain
from voc_core.ingest.cells import Wrong
from voc_core.ingest.crm_ids import short_id
from voc_core.ingest.dates import each
from voc_core.ingest.frames import TEXT
from voc_core.ingest.headings import SURNAME, core
from voc_core.ingest.mapped import ColumnUse, Mapping, Place
from voc_core.ingest.words import key


@dataclass(frozen=True)
class Reading:
    """A chunk as read.

    Attributes
    ----------
    rows : DataFrame
        As `Checked.rows`, of every row of the chunk that holds something, good or bad.
    wrong : list of Wrong
        What is wrong, by column.
    filled : Series
        Bool by row of the file: whether it holds something to import.
    """

    rows: pd.DataFrame
    wrong: list[Wrong]
    filled: pd.Series


def missing(index: pd.Index) -> pd.Series:
    """Return a column of text in which every cell is missing."""
    return pd.Series(np.nan, index=index, dtype=TEXT)


def constant(value: str | None, index: pd.Index) -> pd.Series:
    """Return a column of text in which every cell is the same; None gives missing ones."""
    return missing(index) if value is None else pd.Series(value, index=index, dtype=TEXT)


def text_of(chunk: pd.DataFrame, column: str | None) -> pd.Series:
    """Return a mapped column as clean text, all missing where no column is mapped."""
    return missing(chunk.index) if column is None else cells.text(chunk[column])


def id_of(chunk: pd.DataFrame, column: str | None) -> pd.Series:
    """Return a mapped column of ids of a CRM, each in the form in which they are compared."""
    return each(text_of(chunk, column), short_id)


def person_of(chunk: pd.DataFrame, uses: tuple[ColumnUse, ...]) -> pd.Series:
    """Return the name of the person; first name and last name in two columns are joined."""
    columns = sorted((u.column for u in uses), key=is_surname)
    parts = [cells.text(chunk[c]) for c in columns]
    if not parts:
        return missing(chunk.index)
    names = parts[0]
    for part in parts[1:]:
        names = names.str.cat(part, sep=" ").fillna(names).fillna(part)
    if len(parts) > 1:
        names = each(names, _family_first if is_surname(columns[-1]) else str)
    return names.mask(names.str.casefold().isin(cells.ANONYMOUS))


def is_surname(column: str) -> bool:
    """Whether a heading is that of family names."""
    return bool(SURNAME.search(core(column)))


def _family_first(name: str) -> str:
    """Return a Chinese name as it is written, family name first and without a space."""
    given, _, family = name.rpartition(" ")
    is_chinese = bool(given) and all(ord(c) > 0x2E80 for c in given + family)
    return family + given if is_chinese else name


def touchpoint_of(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None
) -> pd.Series:
    """Return the touchpoint of each row: by the first rule that fits, its own, else the file's.

    Known touchpoints come out as they are known.
    """
    known = {key(name): name for name in touchpoints or ()}
    written = each(text_of(chunk, mapping.one("touchpoint")), lambda t: known.get(key(t), t))
    for rule in reversed(mapping.places):
        written = written.mask(_holds(chunk, rule), rule.touchpoint)
    return written if mapping.touchpoint is None else written.fillna(mapping.touchpoint)


def _holds(chunk: pd.DataFrame, rule: Place) -> pd.Series:
    """Return whether the cell a rule looks at holds its words."""
    if rule.column not in chunk:
        return pd.Series(False, index=chunk.index)
    words = plain(rule.contains)
    return cells.holds(chunk[rule.column], lambda text: words in plain(text))


def account_of(
    chunk: pd.DataFrame, mapping: Mapping, email: pd.Series
) -> tuple[pd.Series, pd.Series, list[Wrong]]:
    """Return name and id of each row's account, and where nothing says which account it is."""
    name, crm = text_of(chunk, mapping.one("account")), id_of(chunk, mapping.one("account_id"))
    if mapping.account is not None:
        name = name.where(name.notna() | crm.notna(), mapping.account)
    unsaid = name.isna() & crm.isna() & email.isna()
    column = mapping.one("account") or mapping.one("account_id")
    footer = Wrong(column, cells.footers(name, crm, email), Message(cells.NO_TOTAL), name)
    return name, crm, [Wrong(column, unsaid, Message(cells.NO_ACCOUNT)), footer]


def email_of(chunk: pd.DataFrame, mapping: Mapping) -> tuple[pd.Series, list[Wrong]]:
    """Return the e-mail address of each row."""
    column = mapping.one("email")
    return (missing(chunk.index), []) if column is None else cells.emails(chunk[column], column)


def money_of(
    chunk: pd.DataFrame, mapping: Mapping, uses: Sequence[str], *, is_signed: bool = False
) -> tuple[dict[str, pd.Series], list[Wrong]]:
    """Return the mapped amounts by use and one ``currency``: of the cell, the column, the heading.

    Nothing is returned where neither amounts nor currencies are mapped.

    Parameters
    ----------
    is_signed : bool
        See `cells.amounts`.
    """
    columns: dict[str, pd.Series] = {}
    wrong: list[Wrong] = []
    currency = missing(chunk.index)
    for use in uses:
        if (column := mapping.one(use)) is not None:
            columns[use], written, more = cells.amounts(chunk[column], column, is_signed=is_signed)
            currency, wrong = currency.fillna(written), [*wrong, *more]
    if (column := mapping.one("currency")) is not None:
        stated, more = cells.currencies(chunk[column], column)
        currency, wrong = currency.fillna(stated), [*wrong, *more]
    is_stated = bool(columns) or column is not None
    return ({**columns, "currency": currency} if is_stated else {}), wrong


def coded(chunk: pd.DataFrame, mapping: Mapping, use: str) -> pd.Series:
    """Return the codes of a column of words, missing where we do not know the word."""
    column = mapping.one(use)
    if column is None:
        return missing(chunk.index)
    return (
        cells.departments(chunk[column]) if use == "department" else cells.codes(chunk[column], use)
    )
