"""Which person is meant: people of a file matched with the contacts of their account."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from voc_core.ingest.known_people import People, Person
from voc_core.ingest.lookalikes import Likely
from voc_core.ingest.person_names import CROWD, words_of_person

__all__ = ["HOW", "NEW", "People", "learned", "match_contacts"]

HOW: Final = ("confirmed", "email", "external_id", "name", "alias", "proposed", "new", "none")
NEW: Final = "new"
NEAR: Final = 75
"""Plain edit similarity from which two names of a crowd are looked at closely. [0 to 100]"""
SAID: Final = ("name", "email", "external_id")
MATCHED: Final = ("contact", "how", "score", "reason", "likely", "group")


def match_contacts(
    given: pd.DataFrame,
    known: People,
    decisions: Mapping[str, int | str | None] | None = None,
    *,
    propose: bool = False,
) -> pd.DataFrame:
    """Return the contact meant by each distinct person of a file.

    Parameters
    ----------
    given : DataFrame
        One row per distinct person, as from `gathering.Gathered.contacts`, with ``account_id`` the
        id of the account in the store or the negative group of a new one, 0 for none.
    known : People
        What the store knows; new people are added to it.
    decisions : mapping, optional
        What a person decided, by ``given``: a contact's id, or `NEW`.
    propose : bool
        Whether people with a name that is alike are proposed.

    Returns
    -------
    DataFrame
        `given` with its index and order, and ``contact`` (id in the store, missing where new; of a
        proposal, the one proposed), ``how`` (one of `HOW`), ``score`` [0 to 100], ``reason`` (of a
        proposal one of `likeness.REASONS`), ``likely`` (ids that may be meant, the likeliest
        first) and ``group`` (id, or a negative number shared by the rows that mean the same new
        person; 0 where the account is not known).
    """
    decisions = decisions or {}
    columns = [given[c].tolist() for c in ("account_id", "name", "email", "external_id")]
    people = [Person(*cells) for cells in zip(*columns, strict=True)]
    decided = [decisions.get(g) for g in given["given"].tolist()]
    order = sorted(range(len(people)), key=lambda i: (not people[i].email, not people[i].external))
    found: list[tuple[int, str]] = [(0, "none")] * len(people)
    for i in order:
        found[i] = _person(people[i], known, decided[i])
    is_open = [h == "new" and d is None for (_, h), d in zip(found, decided, strict=True)]
    likely = _proposed(people, is_open, known) if propose else [[] for _ in people]
    rows = [_row(*one, alike) for one, alike in zip(found, likely, strict=True)]
    table = pd.DataFrame(rows, columns=list(MATCHED), index=given.index)
    return given.assign(**{c: table[c] for c in MATCHED}).astype(
        {"contact": "Int64", "group": "int64", "how": object, "reason": object}
    )


def learned(found: pd.DataFrame, known: People) -> pd.DataFrame:
    """Return matched people with what is written of those found by another name.

    Of somebody a person confirmed the other name, address and id become ``aliases``; an address
    fills a blank. What is said of somebody found by an alias is known already: ``said`` is which.
    """
    rows: list[dict[str, Any]] = found.to_dict("records")  # type: ignore[assignment]
    for row in rows:
        row["aliases"], row["said"] = [], None
        if row["how"] == "confirmed":
            fills = row["email"] and row["group"] not in known.email_of
            row["aliases"] = [row[c] for c in SAID if row[c] and not (fills and c == "email")]
            row |= dict.fromkeys(SAID, "") | ({"email": row["email"]} if fills else {})
        elif row["how"] == "alias":
            person = Person(row["account_id"], *(row[c] for c in SAID))
            row["said"] = known.alias_of(row["group"], person)
            row |= dict.fromkeys(SAID, "")
    table = pd.DataFrame(
        rows, index=found.index, columns=None if rows else [*found, "aliases", "said"]
    )
    return table.astype({"contact": "Int64"})


def _person(person: Person, known: People, decided: int | str | None) -> tuple[int, str]:
    if person.account == 0:
        return 0, "none"
    chosen = int(decided) if decided is not None and decided != NEW else None
    if chosen is not None and known.account_of.get(chosen) == person.account:
        return chosen, "confirmed"
    found, how = known.find(person)
    if found is None or (decided == NEW and how in ("alias", "name")):
        known.n_new += 1
        found = -known.n_new
    known.add(found, person)
    return found, how if found > 0 else "new"


def _row(group: int, how: str, likely: list[Likely]) -> tuple[Any, ...]:
    """Return the values of `MATCHED`."""
    if not likely:
        return group if group > 0 else None, how, 100.0 if group else 0.0, "", [], group
    best = likely[0]
    ids = [one.id for one in likely]
    return best.id, "proposed", best.likeness, best.reason, ids, group


def _proposed(people: list[Person], is_open: list[bool], known: People) -> list[list[Likely]]:
    """Return who may be meant by each person that is new without a decision."""
    likely: list[list[Likely]] = [[] for _ in people]
    by_account: dict[int, list[int]] = defaultdict(list)
    for i, person in enumerate(people):
        if is_open[i] and person.name and person.account in known.called:
            by_account[person.account].append(i)
    for account, asked in by_account.items():
        near = _near([people[i].name for i in asked], known.called[account])
        for i, called in zip(asked, near, strict=True):
            likely[i] = known.likely(people[i], called)
    return likely


def _near(names: list[str], called: list[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Return the known people each name is compared with: all, or in a crowd the nearest."""
    if len(called) <= CROWD:
        return [called for _ in names]
    table = process.cdist(
        [" ".join(words_of_person(n)) for n in names],
        [" ".join(words_of_person(n)) for _, n in called],
        scorer=fuzz.ratio,
        score_cutoff=NEAR,
        dtype=np.uint8,
    )
    return [[called[int(p)] for p in row.nonzero()[0]] for row in table]
