"""Which known accounts, or people of one account, look like one. Nothing is decided here."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final

import numpy as np
import pandas as pd
from rapidfuzz import fuzz, process

from voc_core.domains import registered
from voc_core.ingest.likeness import REASONS, likeness
from voc_core.ingest.lookalikes import AT_ONCE, NEAR
from voc_core.ingest.names import Name, taken_apart
from voc_core.ingest.person_names import keys_of_person, persons_alike
from voc_core.scripts import is_han, loosely_spelled

ALIKE_FROM: Final = 90.0
"""Likeness of two names from which they are proposed. [0 to 100]"""
SPELLING: Final = ("alike", "order", "sound")
"""Reasons that make two known accounts look like one; a longer name is another company."""

MOST_COMPARED: Final = 10_000
"""With more accounts than this only names with the same first letter are compared."""
MOST_OF_ONE: Final = 20
"""A name or domain that more accounts share says nothing. [accounts]"""

PAIR: Final = ["one", "other", "reason", "likeness"]
Pair = tuple[int, int, str, float]


def same_accounts(accounts: pd.DataFrame, domains: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of accounts that look like one.

    Parameters
    ----------
    accounts : DataFrame
        ``id``, ``name`` and ``aliases`` (lists).
    domains : DataFrame
        ``id`` of the account, ``domain`` its people write from; free mail services are left out.

    Returns
    -------
    DataFrame
        One row per pair, the surest reason first, then the most alike: ``one`` and ``other`` (ids,
        the lower first), ``reason`` (one of `likeness.REASONS`), ``likeness`` [0 to 100].

    Notes
    -----
    ``same_name``: equal but for case, width, script, punctuation and legal form, aliases included.
    The reasons of `SPELLING` need a likeness of at least `ALIKE_FROM`; see `likeness.likeness`.
    """
    own = [(int(i), name) for i, name in zip(accounts["id"], accounts["name"], strict=True)]
    also = [(i, a) for (i, _), names in zip(own, accounts["aliases"], strict=True) for a in names]
    keyed = ((i, key) for i, n in [*own, *also] for key in taken_apart(n).keys)
    owned = ((int(i), registered(d)) for i, d in zip(domains["id"], domains["domain"], strict=True))
    found = [*_grouped(keyed, "same_name"), *_grouped(owned, "same_domain"), *_alike(own)]
    return _surest(found)


def same_people(contacts: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of contacts of one account that look like one person.

    Parameters
    ----------
    contacts : DataFrame
        ``id``, ``account_id``, ``name``, ``email``; the last two may be missing.

    Returns
    -------
    DataFrame
        As `same_accounts`: same e-mail but for case, same name but for case, order, titles and
        script, or a name that is alike. Two people may well share a name, so a person decides.
    """
    rows = list(
        zip(*(contacts[c].tolist() for c in ("id", "account_id", "name", "email")), strict=True)
    )
    mails = ((int(i), (int(a), e.casefold())) for i, a, _, e in rows if isinstance(e, str) and e)
    named = [(int(i), int(a), n) for i, a, n, _ in rows if isinstance(n, str) and n]
    names = ((i, (a, key)) for i, a, n in named for key in keys_of_person(n))
    alike = _alike_people(named)
    return _surest([*_grouped(mails, "same_email"), *_grouped(names, "same_name"), *alike])


def _grouped(keyed: Iterable[tuple[int, Any]], reason: str) -> Iterator[Pair]:
    groups: dict[Any, set[int]] = {}
    for identity, key in keyed:
        groups.setdefault(key, set()).add(identity)
    for key, ids in groups.items():
        if key and 1 < len(ids) <= MOST_OF_ONE:
            for one, other in combinations(sorted(ids), 2):
                yield one, other, reason, 100.0


def _alike(named: list[tuple[int, str]]) -> Iterator[Pair]:
    """Yield pairs whose spelling is alike, and pairs of Chinese names that sound the same."""
    parted = [(i, taken_apart(n)) for i, n in named]
    parted = [(i, n) for i, n in parted if n.words]
    blocks: dict[str, list[tuple[int, Name]]] = {}
    for identity, name in parted:
        first = min(name.words.split())[:1] if len(parted) > MOST_COMPARED else ""
        blocks.setdefault(f"{is_han(name.words)}{first}", []).append((identity, name))
        if is_han(name.words):
            blocks.setdefault(f"sound {loosely_spelled(name.words)}", []).append((identity, name))
    for block in blocks.values():
        if len(block) > 1:
            yield from _alike_in(block)


def _alike_in(block: list[tuple[int, Name]]) -> Iterator[Pair]:
    words = [" ".join(sorted(n.words.split())) for _, n in block]
    for start in range(0, len(block), AT_ONCE):
        near = process.cdist(
            words[start : start + AT_ONCE],
            words,
            scorer=fuzz.ratio,
            score_cutoff=NEAR if len(block) <= AT_ONCE else ALIKE_FROM - 15,
            dtype=np.uint8,
            workers=-1,
        )
        for at, to in zip(*near.nonzero(), strict=True):
            if start + at < to:
                yield from _pair(block[start + int(at)], block[int(to)])


def _pair(one: tuple[int, Name], other: tuple[int, Name]) -> Iterator[Pair]:
    alike, reason = likeness(one[1], other[1])
    if alike >= ALIKE_FROM and reason in SPELLING:
        yield min(one[0], other[0]), max(one[0], other[0]), reason, alike


def _alike_people(named: list[tuple[int, int, str]]) -> Iterator[Pair]:
    by_account: dict[int, list[tuple[int, str]]] = {}
    for identity, account, name in named:
        by_account.setdefault(account, []).append((identity, name))
    for people in by_account.values():
        yield from ((i, o, reason, alike) for i, o, alike, reason in persons_alike(people))


def _surest(pairs: list[Pair]) -> pd.DataFrame:
    table = pd.DataFrame(pairs, columns=PAIR).astype({"one": "int64", "other": "int64"})
    rank = table["reason"].map({r: n for n, r in enumerate(REASONS)})
    table = table.assign(rank=rank).sort_values(
        ["rank", "likeness", "one", "other"], ascending=[True, False, True, True]
    )
    return table.drop_duplicates(["one", "other"])[PAIR].reset_index(drop=True)
