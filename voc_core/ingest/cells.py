"""The cells of one mapped column read as what they are for, and what is wrong with them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

import numpy as np
import pandas as pd

from voc_core.errors import Message, Problem
from voc_core.filters import today
from voc_core.ingest import skips
from voc_core.ingest.amounts import amount_of, currency_of, in_heading
from voc_core.ingest.answers import number_of, top_of
from voc_core.ingest.dates import each, is_plausible, to_days
from voc_core.ingest.evidence import EMAIL
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.scales import label_of
from voc_core.ingest.words import code_of
from voc_core.vocabulary import INVITATION_STATUSES, N_, OUTCOMES, RENEWAL_KINDS, TIERS

A_DAY: Final = N_("expected a day, such as 2026-03-04")
DAY_ORDER: Final = N_(
    "expected a day that can be read one way; say whether day or month comes first"
)
A_LIKELY_DAY: Final = N_("expected a day from 1990-01-01 to {latest}")
A_SCORE: Final = N_("expected a number from {low} to {high}")
A_WHOLE_SCORE: Final = N_("expected a whole number from {low} to {high}")
AN_EMAIL: Final = N_("expected an e-mail address, such as li@acme.com")
AN_AMOUNT: Final = N_("expected an amount of money, such as 1200000 or 1.2M")
A_CURRENCY: Final = N_("expected a currency code, such as CNY or USD")
ONE_OF: Final = N_("expected one of: {accepted}")
SHORTER: Final = N_("expected at most {limit} characters")
NO_ACCOUNT: Final = N_("expected the name of an account")
NO_TOTAL: Final = N_("expected an account; this looks like a line of totals or a footer")
NO_DAY: Final = N_("expected the day of the answer")
NO_PERSON: Final = N_("expected a name, an e-mail address or an id")
FEWER_CELLS: Final = N_(
    "expected no cells beyond the headings; put text that holds a delimiter in quotes"
)

ANONYMOUS: Final = frozenset(("anonymous", "匿名", "匿名用户"))
FOOTER: Final = re.compile(
    r"(?:grand |sub-?)?totals?\b(?: \([\d,]+ records\))?|sum|summe|gesamt|[合总小]\s*计"
    r"|confidential information\b.*|copyright \(c\).*|copyright ©.*|© .*",
    re.I,
)
"""What stands in the column of the accounts below a table. A real firm of that name has an id."""
QUOTED: Final = 80


@dataclass(frozen=True)
class Wrong:
    """Cells of one column that could not be read as meant.

    Attributes
    ----------
    column : str or None
        Heading, None for the whole row.
    rows : Series
        Bool by row of the file: what is wrong.
    expected : Message
        What would have been accepted.
    cells : Series or None
        The cells as they stand in the file.
    """

    column: str | None
    rows: pd.Series
    expected: Message
    cells: pd.Series | None = None

    def problems(self, among: pd.Series) -> list[Problem]:
        """Return one problem per wrong row that is also in `among`."""
        rows = self.rows.index[(self.rows & among).to_numpy()]
        if self.cells is None:
            return [Problem(int(row), self.column, "", self.expected) for row in rows]
        found = self.cells.loc[rows].fillna("")
        return [
            Problem(int(row), self.column, text[:QUOTED], self.expected)
            for row, text in zip(rows, found, strict=True)
        ]


CLOSED: Final = {
    "tier": TIERS,
    "renewal_kind": RENEWAL_KINDS,
    "outcome": OUTCOMES,
    "status": INVITATION_STATUSES,
}

Read = tuple[pd.Series, list[Wrong]]
"""The values of a column, missing where blank or wrong, and what is wrong."""


def text(cells: pd.Series) -> pd.Series:
    """Return cells without white space around them; a skip code is missing."""
    bare = cells.str.strip()
    return bare.mask(bare.isin(["", *skips.of_any(bare)]))


def unskipped(cells: pd.Series) -> pd.Series:
    """Return cells as `text` does, where negative numbers are numbers and no skip codes."""
    bare = cells.str.strip()
    return bare.mask(bare.isin(["", *skips.in_words(bare)]))


def holds(cells: pd.Series, predicate: Callable[[str], object]) -> pd.Series:
    """Return whether each cell fulfils `predicate`, worked out once per distinct text."""
    codes, distinct = pd.factorize(cells)
    fits = np.array([bool(predicate(t)) for t in distinct] + [False])
    return pd.Series(fits[codes], index=cells.index)


def numbers(cells: pd.Series, function: Callable[[str], float | None]) -> pd.Series:
    """Return `function` of every cell as floats, worked out once per distinct text."""
    codes, distinct = pd.factorize(cells)
    values = np.array([np.nan if (v := function(t)) is None else v for t in distinct] + [np.nan])
    return pd.Series(values[codes], index=cells.index)


def scores(cells: pd.Series, use: ColumnUse) -> Read:
    """Return scores on their own scale; a skip code is missing unless it lies on the scale."""
    bare = cells.str.strip()
    low, high = use.scale
    bare = bare.mask(bare.isin(["", *skips.off_scale(bare, low, high)]))
    values = numbers(bare, lambda t: _score(t, use, low, high))
    blank = bare.isna()
    fits = values.between(low, high)
    is_whole = use.metric == "nps"
    if is_whole:
        fits &= values == values.round()
    wrong = ~blank & ~fits
    expected = Message(
        A_WHOLE_SCORE if is_whole else A_SCORE, {"low": f"{low:g}", "high": f"{high:g}"}
    )
    return values.mask(blank | wrong), [Wrong(use.column, wrong, expected, cells)]


def _score(text: str, use: ColumnUse, low: float, high: float) -> float | None:
    if (labelled := label_of(use.labels, text)) is not None:
        return labelled
    if (top := top_of(text)) is not None and top != high:
        return None
    return number_of(text)


def days(cells: pd.Series, use: ColumnUse, *, may_be_future: bool) -> Read:
    """Return ISO days; unreadable, ambiguous and unlikely ones are wrong."""
    bare = text(cells)
    read = to_days(bare, use.date_order)
    latest = None if may_be_future else today() + timedelta(days=1)
    unread = bare.notna() & read.isna()
    unlikely = read.notna() & ~is_plausible(read, latest)
    asked = DAY_ORDER if use.date_order is None else A_DAY
    likely = Message(A_LIKELY_DAY, {"latest": latest.isoformat() if latest else "2100-12-31"})
    if use.date_order is None:
        readable = to_days(bare[unread], "mdy").notna() | to_days(bare[unread], "dmy").notna()
        ambiguous = unread & readable.reindex(unread.index, fill_value=False)
    else:
        ambiguous = unread & False
    return read.mask(unlikely), [
        Wrong(use.column, ambiguous, Message(asked), cells),
        Wrong(use.column, unread & ~ambiguous, Message(A_DAY), cells),
        Wrong(use.column, unlikely, likely, cells),
    ]


def footers(names: pd.Series, *others: pd.Series) -> pd.Series:
    """Return where an account's name is that of a line of totals and nothing else identifies it."""
    alone = names.notna()
    for other in others:
        alone &= other.isna()
    return alone & holds(names, FOOTER.fullmatch)


def emails(cells: pd.Series, column: str) -> Read:
    """Return e-mail addresses; the word anonymous is no address and no mistake."""
    bare = text(cells)
    bare = bare.mask(bare.str.casefold().isin(ANONYMOUS))
    wrong = bare.notna() & ~holds(bare, EMAIL.fullmatch)
    return bare.mask(wrong), [Wrong(column, wrong, Message(AN_EMAIL), cells)]


def codes(cells: pd.Series, use: str) -> pd.Series:
    """Return the codes of words of a closed set, missing where we do not know the word."""
    return each(text(cells), lambda word: code_of(use, word))


def strict_codes(cells: pd.Series, column: str, use: str) -> Read:
    """Return the codes of words of a closed set; a word we do not know is wrong."""
    read = codes(cells, use)
    accepted = CLOSED.get(use, ("yes", "no"))
    wrong = text(cells).notna() & read.isna()
    expected = Message(ONE_OF, {"accepted": ", ".join(accepted)})
    return read, [Wrong(column, wrong, expected, cells)]


def departments(cells: pd.Series) -> pd.Series:
    """Return departments as codes; one we do not know is other."""
    return codes(cells, "department").fillna(text(cells).where(text(cells).isna(), "other"))


def amounts(
    cells: pd.Series, column: str, *, is_signed: bool = False
) -> tuple[pd.Series, pd.Series, list[Wrong]]:
    """Return amounts [major units], the currency written in cell or heading, and what is wrong.

    Parameters
    ----------
    is_signed : bool
        Whether an amount may be negative; -2 and -3 are then amounts and no skip codes.
    """
    bare = unskipped(cells) if is_signed else text(cells)
    factor, of_heading = in_heading(column)
    read = {t: amount_of(t, in_units=factor != 1) for t in bare.dropna().unique()}
    values = numbers(bare, lambda t: found[0] if (found := read[t]) else None) * factor
    currency = each(bare, lambda t: found[1] if (found := read[t]) else None)
    wrong = bare.notna() & (values.isna() if is_signed else ~(values >= 0))
    currency = currency.fillna(bare.where(bare.isna(), of_heading)) if of_heading else currency
    return values.mask(wrong), currency, [Wrong(column, wrong, Message(AN_AMOUNT), cells)]


def currencies(cells: pd.Series, column: str) -> Read:
    """Return currency codes; a currency we do not know is wrong."""
    bare = text(cells)
    read = each(bare, currency_of)
    return read, [Wrong(column, bare.notna() & read.isna(), Message(A_CURRENCY), cells)]


def too_long(cells: pd.Series, column: str, limit: int) -> Wrong:
    """Return which cells hold more characters than allowed."""
    wrong = (cells.str.len() > limit).fillna(False).astype(bool)
    return Wrong(column, wrong, Message(SHORTER, {"limit": limit}), cells)
