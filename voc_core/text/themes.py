"""Which themes a text speaks of, clause by clause, found by the terms of a taxonomy."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import ahocorasick
import pandas as pd

from voc_core.text.batch import clauses, forget
from voc_core.text.compared import begins, compared, ends, folded
from voc_core.text.corrected import corrected as as_corrected
from voc_core.text.explain import ClauseHeard
from voc_core.text.inflection import forms
from voc_core.text.tuning import UNTUNED, Tuning

MENTIONS: Final = {
    "i": "int64",
    "theme": "int64",
    "clause_start": "int64",
    "clause_end": "int64",
    "tone": "float64",
}


@dataclass(frozen=True)
class Theme:
    """One theme of a taxonomy.

    Parameters
    ----------
    id : int
        What stands for it in results.
    terms : tuple of str
        Words and phrases in any language. A word finds its plural and its other forms, ``crash*``
        every word that begins so; Chinese is found anywhere, in either script. White space of any
        kind, markup and marks that cannot be seen make no difference.
    exclusions : tuple of str
        A clause that holds one of these does not speak of the theme.
    """

    id: int
    terms: tuple[str, ...]
    exclusions: tuple[str, ...] = ()


Taxonomy = tuple[Theme, ...]


class Hit(NamedTuple):
    """A term where it stands in the text as it was written."""

    theme: int
    start: int
    end: int
    is_exclusion: bool


class _Entry(NamedTuple):
    theme: int
    length: int
    is_exclusion: bool
    is_whole: bool


def assign(
    texts: Sequence[str | None],
    taxonomy: Taxonomy,
    corrected: Sequence[float | None] | None = None,
    tuning: Tuning = UNTUNED,
) -> pd.DataFrame:
    """Find the themes of each text, clause by clause.

    Parameters
    ----------
    texts : sequence of str or None
        Feedback as it was written.
    taxonomy : tuple of Theme
        What to look for.
    corrected : sequence of float or None, optional
        The tone a person gave each text, see `corrected.corrected`. [-1, 0, 1]
    tuning : Tuning
        What a store's own comments taught about tone.

    Returns
    -------
    DataFrame
        One row per text, clause and theme, in the order of the texts: ``i`` position of the text;
        ``theme`` its id; ``clause_start``, ``clause_end`` where the clause stands; ``tone`` of
        that clause. [-1 to 1]

    Notes
    -----
    "Support is great but the price ..." speaks of two themes, each with the tone of its own
    clause. Only the first `clean.LONGEST` characters are read.
    """
    found = [(i, hits) for i, hits in enumerate(map(finder(taxonomy), texts)) if hits]
    heard = clauses([str(texts[i]) for i, _ in found], tuning)
    by_hand = corrected or [None] * len(texts)
    rows = [
        (i, theme, clause.start, clause.end, clause.tone)
        for (i, hits), said in zip(found, heard, strict=True)
        for clause, theme in themes_of(as_corrected(said, by_hand[i]), hits)
    ]
    forget(texts, tuning)
    return pd.DataFrame(rows, columns=list(MENTIONS)).astype(MENTIONS)


def themes_of(
    said: Iterable[ClauseHeard], hits: Sequence[Hit]
) -> Iterator[tuple[ClauseHeard, int]]:
    """Yield each clause with each theme that its terms name, in the order of the taxonomy's ids."""
    for clause in said:
        own = inside(clause, hits)
        excluded = {hit.theme for hit in own if hit.is_exclusion}
        for theme in sorted({hit.theme for hit in own} - excluded):
            yield clause, theme


def inside(clause: ClauseHeard, hits: Iterable[Hit]) -> list[Hit]:
    """Return the terms of a clause; one over a break of lines is of the clause it ends in."""
    return [hit for hit in hits if clause.start < hit.end <= clause.end]


class finder:  # noqa: N801 - used as the function that it is
    """Return the terms of a taxonomy in one text: ``finder(taxonomy)(text)``."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self._automaton = _automaton(taxonomy)

    def __call__(self, text: str | None) -> list[Hit]:
        if self._automaton is None or not isinstance(text, str):
            return []
        words, origin = compared(text)
        hits = []
        for last, entries in self._automaton.iter(words):
            for theme, length, is_exclusion, is_whole in entries:
                start, end = last + 1 - length, last + 1
                if begins(words, start) and (not is_whole or ends(words, end)):
                    place = origin[start], origin[last] + 1
                    hits.append(Hit(theme, *place, is_exclusion))
        return hits


@lru_cache(maxsize=16)
def _automaton(taxonomy: Taxonomy) -> ahocorasick.Automaton | None:
    entries: dict[str, list[_Entry]] = {}
    for theme in taxonomy:
        for is_exclusion, terms in ((False, theme.terms), (True, theme.exclusions)):
            for word, is_whole in _written(terms):
                entry = _Entry(theme.id, len(word), is_exclusion, is_whole)
                entries.setdefault(word, []).append(entry)
    if not entries:
        return None
    automaton = ahocorasick.Automaton()
    for word, of_word in entries.items():
        automaton.add_word(word, tuple(dict.fromkeys(of_word)))
    automaton.make_automaton()
    return automaton


def _written(terms: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield every form a term is looked for in, and whether the word must end with it."""
    for term in terms:
        word = folded(term)
        if word.endswith("*"):
            yield from [(word.rstrip("* "), False)] if word.rstrip("* ") else []
        elif word:
            yield from ((form, True) for form in forms(word))
