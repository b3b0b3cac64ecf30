"""Which of many known names are like those of a file: looked up, so that thousands are quick."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from voc_core.ingest.likeness import PROPOSE_FROM, distinct, initials, likeness
from voc_core.ingest.names import Name, taken_apart
from voc_core.scripts import is_han, loosely_spelled, spelled

NEAR: Final = 70
"""Plain edit similarity from which two names are looked at closely. [0 to 100]"""
CLOSELY: Final = 12
"""So many of the nearest spellings are looked at closely, per name. [names]"""
AT_ONCE: Final = 500
TOO_MANY: Final = 60
"""A word that so many names begin with says nothing. [names]"""
LONGEST_CUT: Final = 14
"""Characters of the longest Chinese name that is looked for by its abbreviation. [characters]"""


class Likely(NamedTuple):
    """A known organisation that may be meant."""

    id: int
    likeness: float
    reason: str


class Lookalikes:
    """Known names, indexed by every way they may be written otherwise.

    Parameters
    ----------
    names : mapping
        Names and aliases by id.
    """

    def __init__(self, names: Mapping[int, Iterable[str]]) -> None:
        self._ids = [i for i, all_names in names.items() for _ in all_names]
        self._names = [taken_apart(n) for all_names in names.values() for n in all_names]
        self._index: dict[str, set[int]] = defaultdict(set)
        for position, name in enumerate(self._names):
            for key in set(_known_by(name)):
                self._index[key].add(position)

    def of(
        self, names: Sequence[str], least: float = PROPOSE_FROM, most: int = 3
    ) -> list[list[Likely]]:
        """Return those known organisations that each name may mean, the likeliest first.

        Parameters
        ----------
        names : sequence of str
            Names as written.
        least : float
            Likeness from which one is returned. [0 to 100]
        most : int
            Organisations returned per name. [accounts]
        """
        asked = [taken_apart(n) for n in names]
        near: list[set[int]] = [self._looked_up(name) for name in asked]
        for script, is_sorted in ((True, False), (False, False), (False, True)):
            self._add_near(asked, near, script, is_sorted)
        return [
            self._best(name, found, least, most) for name, found in zip(asked, near, strict=True)
        ]

    def _looked_up(self, name: Name) -> set[int]:
        found: set[int] = set()
        for key in set(_asked_by(name)):
            positions = self._index.get(key, ())
            if len(positions) <= TOO_MANY:
                found.update(positions)
        if is_han(name.words) and 3 <= len(name.words) <= 4:
            ways = [f"f{name.words[0]}{c}" for c in name.words[1:]]
            found |= set.intersection(*(self._index.get(way, set()) for way in ways))
        return found

    def _add_near(
        self, asked: list[Name], near: list[set[int]], script: bool, is_sorted: bool
    ) -> None:
        """Add the names of one script spelled nearly the same, as written or words sorted."""
        rows = [i for i, n in enumerate(asked) if n.words and is_han(n.words) is script]
        choices = [p for p, n in enumerate(self._names) if n.words and is_han(n.words) is script]
        known = [_compared(self._names[p], is_sorted) for p in choices]
        for start in range(0, len(rows) if known else 0, AT_ONCE):
            batch = rows[start : start + AT_ONCE]
            table = process.cdist(
                [_compared(asked[i], is_sorted) for i in batch],
                known,
                scorer=fuzz.ratio,
                score_cutoff=NEAR,
                dtype=np.uint8,
                workers=-1,
            )
            for i, row in zip(batch, table, strict=True):
                near[i].update(choices[p] for p in _highest(row))

    def _best(self, name: Name, near: Iterable[int], least: float, most: int) -> list[Likely]:
        best: dict[int, Likely] = {}
        for position in near:
            alike, reason = likeness(name, self._names[position])
            one = Likely(self._ids[position], alike, reason)
            if alike >= least and (one.id not in best or best[one.id].likeness < alike):
                best[one.id] = one
        return sorted(best.values(), key=lambda one: (-one.likeness, one.id))[:most]


def _highest(row: np.ndarray) -> list[int]:
    """Return the positions of the highest likenesses that are not 0."""
    found = row.nonzero()[0]
    if len(found) > CLOSELY:
        found = found[np.argpartition(row[found], -CLOSELY)[-CLOSELY:]]
    return [int(p) for p in found]


def _compared(name: Name, is_sorted: bool) -> str:
    return " ".join(sorted(name.words.split())) if is_sorted else name.words


def _known_by(name: Name) -> Iterator[str]:
    """Yield the ways under which a known name is found; the first letter says which way it is."""
    words = name.words
    yield from (f"w{key}" for key in name.keys)
    yield f"o{' '.join(sorted(words.split()))}"
    yield f"b{_closed(name.bare)}"
    yield f"h{_closed(name.head)}"
    yield f"i{initials(words)}"
    yield from (f"p{beginning}" for beginning in _beginnings(words))
    if is_han(words):
        yield f"s{loosely_spelled(words)}"
        yield f"l{spelled(distinct(words))}"
        if len(words) <= LONGEST_CUT:
            yield from (f"f{words[0]}{c}" for c in set(words[1:]))


def _asked_by(name: Name) -> Iterator[str]:
    """Yield the ways under which a name of a file may be known."""
    words = name.words
    for key in name.keys:
        yield from (f"w{key}", f"b{key}", f"h{key}", f"i{key}", f"l{key}")
    yield f"o{' '.join(sorted(words.split()))}"
    yield f"p{words}"
    yield from (f"w{_closed(w)}" for w in (name.bare, name.head, initials(words)) if w)
    yield from (f"w{_closed(beginning)}" for beginning in _beginnings(words))
    if is_han(words):
        yield f"s{loosely_spelled(words)}"
        yield f"w{spelled(distinct(words))}"
        if len(words) <= LONGEST_CUT:
            yield from (f"w{words[0]}{''.join(c)}" for c in combinations(words[1:], 2))


def _beginnings(words: str) -> list[str]:
    """Return the names a longer name may contain: its first words, or first characters."""
    if is_han(words):
        return [words[:n] for n in range(2, min(len(words), LONGEST_CUT))]
    parts = words.split()
    return [" ".join(parts[:n]) for n in range(1, len(parts))]


def _closed(words: str) -> str:
    return words.replace(" ", "")
