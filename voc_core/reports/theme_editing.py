"""The themes while a person edits them: what a change would find, and what is missed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from voc_core.engine.snapshot import CLEAR_TONE
from voc_core.reports import theme_reading
from voc_core.store import Store
from voc_core.store import proposals as decided_on
from voc_core.store import themes as stored
from voc_core.text import ClauseHeard, explained
from voc_core.text.discover import HUSHED, Proposal, proposals
from voc_core.text.themes import Theme, finder, inside, themes_of

PREVIEWED: Final = 500
"""Newest texts a preview reads. [texts]"""
SHOWN: Final = 12
READ: Final = 6_000
"""Newest clear texts that are searched for what the themes miss. [texts]"""
DRAFT: Final = 0


@dataclass(frozen=True)
class Clause:
    """A clause that speaks of the theme: its words, the terms in them, its tone [-1 to 1]."""

    text: str
    terms: tuple[tuple[int, int], ...]
    tone: float
    is_gained: bool


@dataclass(frozen=True)
class Preview:
    """What the edited terms find in the newest texts.

    Attributes
    ----------
    n_texts, n_named, n_gained, n_lost : int
        Texts read; that speak of the theme; that do so only now; that do so no longer. [texts]
    clauses : tuple of Clause
        Some of them, what is gained first.
    lost : tuple of Clause
        Some of what is lost.
    """

    n_texts: int
    n_named: int
    n_gained: int
    n_lost: int
    clauses: tuple[Clause, ...]
    lost: tuple[Clause, ...]


@dataclass(frozen=True)
class Missed:
    """Proposals with the clauses they are seen in, as they were written."""

    proposals: tuple[Proposal, ...]
    clauses: tuple[str, ...]
    n_clauses: int


def preview(
    store: Store,
    before: tuple[tuple[str, ...], tuple[str, ...]],
    after: tuple[tuple[str, ...], tuple[str, ...]],
) -> Preview:
    """Return what changes when the terms and exclusions `before` become those of `after`."""
    texts = stored.newest_texts(store, PREVIEWED)["text"].tolist()
    was, now = (_clauses(texts, Theme(DRAFT, *terms)) for terms in (before, after))
    gained, lost = now.keys() - was.keys(), was.keys() - now.keys()
    order = sorted(now, key=lambda i: (i not in gained, i))
    shown = [_shown(clause, i in gained) for i in order for clause in now[i]]
    gone = [_shown(clause, False) for i in sorted(lost) for clause in was[i]]
    return Preview(
        len(texts), len(now), len(gained), len(lost), tuple(shown[:SHOWN]), tuple(gone[:SHOWN])
    )


Found = tuple[str, tuple[tuple[int, int], ...], float]


def _clauses(texts: Sequence[str], theme: Theme) -> dict[int, list[Found]]:
    find = finder((theme,))
    hits = {i: found for i, text in enumerate(texts) if (found := find(text))}
    heard = explained([texts[i] for i in hits])
    named: dict[int, list[Found]] = {}
    for (i, found), said in zip(hits.items(), heard, strict=True):
        for clause, _ in themes_of(said.clauses, found):
            at = clause.start
            spans = sorted({(max(h.start - at, 0), h.end - at) for h in inside(clause, found)})
            part = (texts[i][clause.start : clause.end], tuple(spans), clause.tone)
            named.setdefault(i, []).append(part)
    return named


def _shown(clause: Found, is_gained: bool) -> Clause:
    return Clause(*clause, is_gained)


def missed(store: Store) -> Missed:
    """Return what the newest clear texts speak of that no theme names."""
    rows = stored.clear_texts(store, CLEAR_TONE, READ)
    texts = rows["text"].tolist()
    find = finder(theme_reading.taxonomy(store))
    clauses, read = [], []
    for text, said in zip(texts, explained(texts), strict=True):
        named = {clause for clause, _ in themes_of(said.clauses, find(text))}
        for clause in said.clauses:
            if clause not in named and abs(clause.tone) >= CLEAR_TONE:
                clauses.append(text[clause.start : clause.end])
                read.append(_without_tone(text, clause))
    found = proposals(read, decided_on.settled(store))
    seen = sorted({i for one in found for i in one.examples})
    places = {i: at for at, i in enumerate(seen)}
    moved = [one._replace(examples=tuple(places[i] for i in one.examples)) for one in found]
    return Missed(tuple(moved), tuple(clauses[i] for i in seen), len(clauses))


def _without_tone(text: str, clause: ClauseHeard) -> str:
    """Return a clause with its words of praise and blame hushed: they are no theme."""
    signs = list(text)
    for word in clause.words:
        signs[word.start : word.end] = [HUSHED] * (word.end - word.start)
    return "".join(signs[clause.start : clause.end])


def accept(store: Store, proposal: Proposal, name: str) -> int:
    """Make a theme of a proposal under a name of its own and return its id."""
    terms: dict[str, list[str]] = {"en": [], "zh": []}
    terms[proposal.language] = list(proposal.phrases)
    names = {"name": name, "name_zh": name if proposal.language == "zh" else None}
    return decided_on.accept(store, proposal.phrases, proposal.n, {**names, "terms": terms})


def drop(store: Store, proposal: Proposal) -> None:
    """Remember that nobody wants a proposal."""
    decided_on.drop(store, proposal.phrases, proposal.n)


def put_back(store: Store, phrases: Sequence[str]) -> None:
    """Let a proposal that was dropped be made again."""
    decided_on.put_back(store, phrases)


def decided(store: Store) -> pd.DataFrame:
    """Return `store.proposals.decisions`."""
    return decided_on.decisions(store)


def save(store: Store, theme: int | None, values: Mapping[str, Any]) -> int:
    """Write an edited theme, or a new one, and return its id."""
    if theme is None:
        return stored.add(store, values)
    stored.update(store, theme, values)
    return theme


def table(store: Store) -> pd.DataFrame:
    """Return `store.themes.table`."""
    return stored.table(store)
