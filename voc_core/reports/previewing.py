"""What importing a file would find, before anything is written."""

from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping as Values
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from voc_core.content import Content
from voc_core.errors import Problem
from voc_core.ingest.contract import Checked, Recognised
from voc_core.ingest.mapped import Mapping
from voc_core.reports import understanding
from voc_core.reports.meaning import Decisions, people_found, titles_found
from voc_core.store import Store, accounts, contacts, imports

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


def preview(
    store: Store,
    recognised: Recognised,
    data: Content,
    mapping: Mapping,
    decisions: Decisions | None = None,
) -> Preview:
    """Return what importing a file would find; nothing is written."""
    return preview_checked(
        store,
        recognised,
        mapping,
        understanding.checked(store, recognised, data, mapping),
        decisions,
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
    meaning = understanding.meaning_of(store, recognised, mapping, decisions)
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
