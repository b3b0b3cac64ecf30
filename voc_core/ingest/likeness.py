"""Which known accounts, or people of one account, look like one. Nothing is decided here."""

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any, Final

import pandas as pd
from rapidfuzz import fuzz, process

from voc_core.ingest.names import FREE_DOMAINS, key_of, words_of

REASONS: Final = ("same_email", "same_name", "same_domain", "alike")
"""Why two look the same, the surest first."""

ALIKE_FROM: Final = 90
"""Likeness of two names from which they are proposed. [0 to 100]"""

AT_ONCE: Final = 500
MOST_COMPARED: Final = 10_000
"""With more accounts than this only names with the same first letter are compared."""

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
        the lower first), ``reason`` (one of `REASONS`), ``likeness`` [0 to 100].

    Notes
    -----
    ``same_name``: equal but for case, width, punctuation and legal form, aliases included.
    ``alike``: normalised edit similarity of the words, in any order, of at least `ALIKE_FROM`, and
    the same digits: "Plant 2" is not "Plant 3".
    """
    own = [(int(i), name) for i, name in zip(accounts["id"], accounts["name"], strict=True)]
    also = [(i, a) for (i, _), names in zip(own, accounts["aliases"], strict=True) for a in names]
    named = _grouped(((i, key_of(n)) for i, n in [*own, *also]), "same_name")
    known = domains[~domains["domain"].isin(FREE_DOMAINS)]
    pairs = zip(known["id"].astype(int), known["domain"], strict=True)
    return _surest([*named, *_grouped(pairs, "same_domain"), *_alike(own)])


def same_people(contacts: pd.DataFrame) -> pd.DataFrame:
    """Return pairs of contacts of one account that look like one person.

    Parameters
    ----------
    contacts : DataFrame
        ``id``, ``account_id``, ``name``, ``email``; the last two may be missing.

    Returns
    -------
    DataFrame
        As `same_accounts`: same e-mail but for case, or same name but for case and spaces. Two
        people may well share a name, so a person decides.
    """
    rows = list(
        zip(*(contacts[c].tolist() for c in ("id", "account_id", "name", "email")), strict=True)
    )
    mails = ((int(i), (int(a), e.casefold())) for i, a, _, e in rows if isinstance(e, str) and e)
    names = ((int(i), (int(a), key_of(n))) for i, a, n, _ in rows if isinstance(n, str) and n)
    return _surest([*_grouped(mails, "same_email"), *_grouped(names, "same_name")])


def _grouped(keyed: Iterable[tuple[int, Any]], reason: str) -> Iterator[Pair]:
    groups: dict[Any, set[int]] = {}
    for identity, key in keyed:
        groups.setdefault(key, set()).add(identity)
    for key, ids in groups.items():
        if key and 1 < len(ids) <= 20:
            for one, other in combinations(sorted(ids), 2):
                yield one, other, reason, 100.0


def _alike(named: list[tuple[int, str]]) -> Iterator[Pair]:
    blocks: dict[str, list[tuple[int, str]]] = {}
    for identity, name in named:
        words = words_of(name)
        first = words[:1] if len(named) > MOST_COMPARED else ""
        blocks.setdefault(first, []).append((identity, words))
    for block in blocks.values():
        yield from _alike_in(block)


def _alike_in(block: list[tuple[int, str]]) -> Iterator[Pair]:
    words = [" ".join(sorted(w.split())) for _, w in block]
    for start in range(0, len(block), AT_ONCE):
        likeness = process.cdist(
            words[start : start + AT_ONCE], words, scorer=fuzz.ratio, score_cutoff=ALIKE_FROM
        )
        for at, to in zip(*likeness.nonzero(), strict=True):
            one, other = start + int(at), int(to)
            if one < other and _digits(words[one]) == _digits(words[other]):
                low, high = sorted((block[one][0], block[other][0]))
                yield low, high, "alike", float(likeness[at, to])


def _digits(text: str) -> str:
    return "".join(c for c in text if c.isdigit())


def _surest(pairs: list[Pair]) -> pd.DataFrame:
    table = pd.DataFrame(pairs, columns=PAIR).astype({"one": "int64", "other": "int64"})
    rank = table["reason"].map({r: n for n, r in enumerate(REASONS)})
    table = table.assign(rank=rank).sort_values(
        ["rank", "likeness", "one", "other"], ascending=[True, False, True, True]
    )
    return table.drop_duplicates(["one", "other"])[PAIR].reset_index(drop=True)
