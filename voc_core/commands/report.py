"""`report`: the figures of a page, from the function the page calls."""

from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import fields
from typing import Any, Final

import pandas as pd
from rapidfuzz import fuzz, process, utils

from voc_core import engine
from voc_core.commands import searching
from voc_core.commands.days import day
from voc_core.commands.stores import existing
from voc_core.engine import Snapshot
from voc_core.errors import VocError
from voc_core.filters import Filters, today
from voc_core.reports import account, coverage, journey, overview, rollups, theme_view, two_voices
from voc_core.store import Store, accounts
from voc_core.vocabulary import LENSES, N_, ROLES

HELP: Final = "print the figures of a page"
SEARCHED: Final = "voices"
"""The report that looks for words."""
PAGES: Final[dict[str, Callable[..., Any]]] = {
    "overview": overview.overview,
    "journey": journey.journey,
    "two_voices": two_voices.two_voices,
    "account": lambda store, snapshot, filters: account.account(
        store, snapshot, filters.but(account=None), _chosen(filters)
    ),
    SEARCHED: searching.found,
    "themes": theme_view.impact,
    "coverage": coverage.coverage,
    "rollups": rollups.rollups,
}
NEAR: Final = 3
"""Accounts proposed for a name nobody has. [accounts]"""


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("page", choices=tuple(PAGES), metavar="PAGE", help=", ".join(PAGES))
    parser.add_argument("--account", metavar="A", help="id, name or alias of an account")
    parser.add_argument(
        "--query", metavar="WORDS", default="", help=f"what to look for, of {SEARCHED} alone"
    )
    parser.add_argument("--lens", choices=LENSES, default="voice", help="which feedback counts")
    parser.add_argument("--since", type=day, metavar="D", help="first day; 12 months unless given")
    parser.add_argument("--until", type=day, metavar="D", help="last day, today unless given")
    parser.add_argument(
        "--role", choices=ROLES, action="append", default=[], help="keep a role; may be repeated"
    )


def run(given: Namespace) -> dict[str, object]:
    """Return the report of the page with the filters in force."""
    store = existing(given.store)
    snapshot = engine.load(store)
    filters = _filters(store, snapshot, given)
    report = PAGES[given.page](store, snapshot, filters, **_asked(given))
    values = {f.name: getattr(report, f.name) for f in fields(report)}
    return {"report": given.page, "filters": _in_words(filters), **values}


def _asked(given: Namespace) -> dict[str, Any]:
    if given.page == SEARCHED:
        return {"typed": given.query, "is_masked": given.mask}
    if given.query:
        raise VocError(N_("Only the report of voices looks for words: leave --query out."))
    return {}


def account_id(store: Store, wanted: str) -> int:
    """Return the id of an account given by id, name or alias, whatever the case.

    Raises
    ------
    VocError
        If there is none, with the nearest names, or if several are meant.
    """
    table = accounts.table(store)
    table = table[table["active"]]
    if wanted.isdecimal() and int(wanted) in set(table["id"]):
        return int(wanted)
    folded = wanted.strip().casefold()
    is_meant = [folded in {n.casefold() for n in names} for names in _names(table)]
    found = table[pd.Series(is_meant, index=table.index, dtype=bool)]
    if len(found) == 1:
        return int(found["id"].iloc[0])
    raise _refused(wanted, found if len(found) else _nearest(wanted, table), is_many=len(found) > 1)


def _names(table: pd.DataFrame) -> list[list[str]]:
    pairs = zip(table["name"], table["aliases"], strict=True)
    return [[name, *aliases] for name, aliases in pairs]


def _nearest(wanted: str, table: pd.DataFrame) -> pd.DataFrame:
    scores = [
        process.extractOne(wanted, names, scorer=fuzz.WRatio, processor=utils.default_process)[1]
        for names in _names(table)
    ]
    return table.assign(_score=scores).nlargest(NEAR, "_score", keep="first")


def _refused(wanted: str, proposed: pd.DataFrame, *, is_many: bool) -> VocError:
    names = ", ".join(f"{n} ({i})" for i, n in zip(proposed["id"], proposed["name"], strict=True))
    if is_many:
        return VocError(
            N_("'{name}' is the name of several accounts: {names}. Give the id."),
            name=wanted,
            names=names,
        )
    return VocError(
        N_("There is no account '{name}'. The nearest are: {names}."),
        name=wanted,
        names=names or "–",
    )


def _filters(store: Store, snapshot: Snapshot, given: Namespace) -> Filters:
    until = given.until or today()
    usual = Filters.last_months(snapshot.settings.window_months, until)
    return Filters(
        until=until,
        since=given.since or usual.since,
        lens=given.lens,
        roles=tuple(dict.fromkeys(given.role)),
        account=None if given.account is None else account_id(store, given.account),
    )


def _chosen(filters: Filters) -> int:
    if filters.account is None:
        raise VocError(N_("Which account? Name it with --account, by id or name."))
    return filters.account


def _in_words(filters: Filters) -> dict[str, object]:
    names = ("since", "until", "lens", "roles", "account")
    return {name: getattr(filters, name) for name in names}
