"""Which account is meant: accounts of a file, matched with those the store knows.

Nothing uncertain is decided here: a likely account is *proposed*, with its likeness and the reason,
and is a new one until a person says otherwise.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from voc_core.ingest.known_accounts import Accounts, Found
from voc_core.ingest.likeness import PROPOSE_FROM
from voc_core.ingest.lookalikes import Likely, Lookalikes

__all__ = ["HOW", "NEW", "PROPOSE_FROM", "Accounts", "match_accounts"]

HOW: Final = (
    "confirmed",  # a person said so
    "crm_id",
    "exact",  # same name, or the same but for case, width, script, punctuation and legal form
    "alias",
    "email",  # no account is named, but the person is known
    "domain",
    "proposed",  # alike; new unless confirmed
    "new",
    "none",  # nothing says which account
)
NEW: Final = "new"
MATCHED: Final = ("account", "account_name", "how", "score", "reason", "likely", "group")


@dataclass
class _Match:
    """What is known of one row while matching goes on."""

    account: int | None
    account_name: str
    how: str
    group: int
    score: float = 100.0
    reason: str = ""
    likely: list[Likely] = field(default_factory=list)

    def values(self) -> tuple[Any, ...]:
        ids = [one.id for one in self.likely]
        return (
            self.account, self.account_name, self.how, self.score, self.reason, ids, self.group,
        )  # fmt: skip


def match_accounts(
    given: pd.DataFrame,
    known: Accounts,
    decisions: Mapping[str, int | str | None] | None = None,
    propose_from: float | None = PROPOSE_FROM,
) -> pd.DataFrame:
    """Return the account meant by each distinct one of a file.

    Parameters
    ----------
    given : DataFrame
        One row per distinct account of the file, as from `gathering.Gathered.accounts`.
    known : Accounts
        What the store knows; new accounts are added to it.
    decisions : mapping, optional
        What a person decided, by ``given``: an account's id, or `NEW`.
    propose_from : float, optional
        Likeness from which an account is proposed; None proposes nothing. [0 to 100]

    Returns
    -------
    DataFrame
        `given` with its index and order, and:

        ``account``
            Id in the store, missing where new; of a proposal, the one proposed.
        ``account_name``
            Its name, or the name the new account gets.
        ``how``
            One of `HOW`.
        ``score``, ``reason``
            Likeness, 100 where nothing is in doubt [0 to 100]; of a proposal one of
            `likeness.REASONS`, else empty.
        ``likely``
            Ids of the accounts that may be meant, the likeliest first; empty but for proposals.
        ``group``
            Id, or a negative number shared by the rows that mean the same new account; 0 for none.
    """
    decisions = decisions or {}
    rows: dict[Any, Any] = given.to_dict("index")
    order = sorted(rows, key=lambda i: known.rank(rows[i]))
    found = {i: _match(rows[i], known, decisions) for i in order}
    _name_as_first_written(rows, found, known)
    if propose_from is not None:
        open_rows = [i for i in order if found[i].how == "new" and not _said(rows[i], decisions)]
        _propose([(rows[i], found[i]) for i in open_rows], known, propose_from)
    values = {i: match.values() for i, match in found.items()}
    table = pd.DataFrame.from_dict(values, "index", columns=list(MATCHED))
    table = table.reindex(given.index).astype({"account": "Int64"})
    return pd.concat([given.rename(columns={"account": "name"}), table], axis=1)


def _said(given: Mapping[str, Any], decisions: Mapping[str, int | str | None]) -> bool:
    return decisions.get(given["given"]) is not None


def _match(
    given: Mapping[str, Any], known: Accounts, decisions: Mapping[str, int | str | None]
) -> _Match:
    """Return what is meant by one row without doubt, else a new account."""
    decided = decisions.get(given["given"])
    if decided is not None and decided != NEW and int(decided) in known.name_of:
        return _Match(int(decided), known.name_of[int(decided)], "confirmed", int(decided))
    found = known.find(given)
    is_forced = decided == NEW and found.how in ("alias", "email", "domain")
    if found.account is not None and found.account > 0 and not is_forced:
        known.host(found.account, given["domains"])
        return _Match(found.account, known.name_of[found.account], found.how, found.account)
    name = given["account"] or given["external_id"] or next(iter(sorted(given["domains"])), "")
    if not name:
        return _nobody(found)
    new = None if is_forced else found.account
    if new is None:
        new = known.make(name, given["external_id"])
    known.host(new, given["domains"])
    return _Match(None, known.name_of[new], "new", new, likely=list(found.hints))


def _nobody(found: Found) -> _Match:
    return _Match(None, "", "none", 0, score=0.0, likely=list(found.hints))


def _name_as_first_written(
    rows: Mapping[Any, Mapping[str, Any]], found: Mapping[Any, _Match], known: Accounts
) -> None:
    """Give every new account the name that comes first in the file, where it is free."""
    named: set[int] = set()
    for i, row in rows.items():
        group, name = found[i].group, row["account"]
        if group < 0 and name and group not in named:
            named.add(group)
            if known.exact.get(name, group) == group:
                known.exact[name], known.name_of[group] = group, name
    for match in found.values():
        if match.group < 0:
            match.account_name = known.name_of[match.group]


def _propose(
    open_rows: list[tuple[Mapping[str, Any], _Match]], known: Accounts, least: float
) -> None:
    """Turn rows that look like a known account into proposals."""
    lookalikes = Lookalikes(known.stored_names())
    alike = lookalikes.of([row["account"] for row, _ in open_rows], least)
    for (row, match), likely in zip(open_rows, alike, strict=True):
        refused = known.refused_for(row["account"] or row["given"])
        match.likely = [
            one
            for one in _likeliest([*match.likely, *likely])
            if one.id not in refused and one.likeness >= least
        ]
        if match.likely:
            best = match.likely[0]
            match.account, match.account_name = best.id, known.name_of[best.id]
            match.how, match.score, match.reason = "proposed", best.likeness, best.reason


def _likeliest(all_likely: Iterable[Likely]) -> list[Likely]:
    best: dict[int, Likely] = {}
    for one in sorted(all_likely, key=lambda one: (-one.likeness, one.id)):
        best.setdefault(one.id, one)
    return list(best.values())
