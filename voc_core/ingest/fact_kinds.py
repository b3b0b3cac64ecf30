"""Whether a file holds invitations, usage, commerce or outcomes, and which of them."""

from collections.abc import Sequence
from typing import Final

import pandas as pd

from voc_core.ingest.guess import SURE, columns_of
from voc_core.ingest.headings import said_by
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.uses import USES_OF_KIND

TELLING: Final = {
    "usage": ("seats", "active_users", "adoption"),
    "commerce": ("revenue", "days_late", "expansion"),
    "outcomes": ("outcome",),
    "invitations": ("sent_on",),
}
"""Uses that only this kind has; a heading must name one."""
WHEN: Final = {"usage": "month", "commerce": "month", "outcomes": "day", "invitations": "sent_on"}
WHO: Final = ("account", "account_id", "email")
NAMED: Final = 0.7
"""A heading that says so. [0 to 1]"""
OF_A_LIST: Final = 3
"""With so many headings of a list of accounts it is such a list. [columns]"""


def fact_kind(columns: Sequence[str], sample: pd.DataFrame) -> str | None:
    """Return the kind of facts a file holds, None where it holds something else.

    Notes
    -----
    Headings must name what only this kind has, cells must bear it out, and nothing else in the
    file may be scored or, but for outcomes, said. A file of one month need not name it.
    """
    named = [kind for kind in TELLING if _names(columns, kind)]
    if not named:
        return None
    said = {u.column for u in columns_of(tuple(columns), sample, "feedback") if _is_said(u)}
    for kind in named:
        uses = columns_of(tuple(columns), sample, kind)
        taken = {u.column for u in uses if u.use != "ignore"}
        if _is(kind, {u.use: u for u in uses}, columns) and not said - taken - _why(uses, kind):
            return kind
    return None


def _names(columns: Sequence[str], kind: str) -> bool:
    return any((said := said_by(c, TELLING[kind])) and said.confidence >= NAMED for c in columns)


def _is_said(use: ColumnUse) -> bool:
    return use.use in ("score", "comment") and use.confidence >= SURE


def _why(uses: Sequence[ColumnUse], kind: str) -> set[str]:
    """Return the columns that may say why: lists of outcomes often hold a reason."""
    return {u.column for u in uses if u.use == "ignore"} if kind == "outcomes" else set()


def _is(kind: str, uses: dict[str, ColumnUse], columns: Sequence[str]) -> bool:
    telling = [use for use in TELLING[kind] if use in uses and uses[use].confidence >= NAMED]
    if not telling or not uses.keys() & set(WHO):
        return False
    when = uses.get(WHEN[kind])
    if kind == "invitations":
        return bool(uses.keys() & {"email", "contact"})
    if when is not None and when.confidence >= NAMED:
        return True
    return len(telling) > 1 and len(_of_accounts(columns)) < OF_A_LIST


def _of_accounts(columns: Sequence[str]) -> set[str]:
    """Return what headings of a list of accounts a file has, besides money."""
    of_list = set(USES_OF_KIND["accounts"][3:]) - {"arr", "currency"}
    said = (said_by(column, tuple(of_list)) for column in columns)
    return {s.use for s in said if s}
