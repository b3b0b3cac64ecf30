"""Read many texts at once; a text that occurs twice is read once."""

from array import array
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Final, TypeVar

import pandas as pd

from voc_core.text import explain
from voc_core.text.clean import readable, traced
from voc_core.text.explain import ClauseHeard, Explained, spans
from voc_core.text.lexicon import Lexicon
from voc_core.text.score import Said, heard, sum_of
from voc_core.text.script import language_of
from voc_core.text.tuning import UNTUNED, Tuning, lexicon_of

T = TypeVar("T")
Sources = Sequence[str | None] | None
NAN = float("nan")
Kept = dict[str, "array[float]"]
NONE: Final = array("d")
MOST_KEPT: Final = 50_000
"""Texts whose clauses wait for `clauses`: some 25 MB."""


def tone(
    texts: Sequence[str | None],
    sources: Sources = None,
    tuning: Tuning = UNTUNED,
    *,
    with_clauses: bool = False,
) -> pd.DataFrame:
    """Language and tone of each text.

    Parameters
    ----------
    texts : sequence of str or None
        Feedback as it was written. Not a string, blank, or nothing but markup and addresses
        counts as no text.
    sources : sequence of str or None, optional
        Where each text comes from, `vocabulary.SOURCES`; only a tuning makes use of it.
    tuning : Tuning
        What a store's own comments taught.
    with_clauses : bool
        Keep the tone of the clauses for `clauses`, which will soon ask for the same texts.

    Returns
    -------
    DataFrame
        One row per text, in the order given, index 0 … n-1:

        ``language``
            ``zh``, ``en`` or ``other``; None when there is no text.
        ``tone``
            Sentiment of the words alone; 0 for what states, asks or requests without
            complaint, and for a language we do not read. Missing when there is no text. [-1 to 1]

    Notes
    -----
    Only the first `clean.LONGEST` characters of a text are read. The rules are in
    `hearing` and `score.heard`, the formula in `score.sum_of`.
    """
    known = lexicon_of(tuning)
    kept = _kept(tuning) if with_clauses else None
    readings = _once_each(texts, lambda text: _reading(text, known, kept))
    return pd.DataFrame(
        {
            "language": pd.Series([one and one[0] for one in readings], dtype=object),
            "tone": pd.Series(_tones(readings, sources, tuning), dtype=float),
        }
    )


def clauses(texts: Sequence[str], tuning: Tuning = UNTUNED) -> list[list[ClauseHeard]]:
    """The clauses of each text with their tones, as `explained` has them, but without words.

    What `tone` kept is not read again; `forget` it when all was asked for.
    """
    known, kept = lexicon_of(tuning), _kept(tuning)
    found = []
    for text in texts:
        if text not in kept:
            _reading(text, known, kept)
        of_text = kept.get(text, NONE)
        rows = zip(of_text[::3], of_text[1::3], of_text[2::3], strict=True)
        found.append([ClauseHeard(int(start), int(end), tone, ()) for start, end, tone in rows])
    return found


def forget(texts: Iterable[str | None], tuning: Tuning = UNTUNED) -> None:
    """Let go of the clauses that `tone` or `clauses` kept of some texts."""
    kept = _kept(tuning)
    for text in texts:
        if text is not None:
            kept.pop(text, None)


def tones(texts: Sequence[str], sources: Sources, tuning: Tuning) -> list[float]:
    """Only the tones of `tone`."""
    known = lexicon_of(tuning)
    return _tones(_once_each(texts, lambda text: _reading(text, known)), sources, tuning)


def explained(
    texts: Sequence[str | None], sources: Sources = None, tuning: Tuning = UNTUNED
) -> list[Explained]:
    """Language and tone of each text with the clauses and words that carried it.

    Parameters
    ----------
    texts, sources, tuning
        As for `tone`, with which it agrees.

    Returns
    -------
    list of Explained
        One per text, in the order given; without clauses where there is no text.
    """
    known = lexicon_of(tuning)
    return [
        explain.explained(text, known, tuning.bias(source))
        if isinstance(text, str)
        else explain.UNHEARD
        for text, source in zip(texts, sources or [None] * len(texts), strict=True)
    ]


def language(texts: Sequence[str | None]) -> list[str | None]:
    """Language of each text: ``zh``, ``en`` or ``other``; None when there is no text."""
    return _once_each(texts, lambda text: _reading_language(readable(text)))


def _once_each(texts: Sequence[str | None], read: Callable[[str], T]) -> list[T | None]:
    known = {text: read(text) for text in {text for text in texts if isinstance(text, str)}}
    return [known[text] if isinstance(text, str) else None for text in texts]


def _reading(text: str, known: Lexicon, kept: Kept | None = None) -> tuple[str, Said] | None:
    words, origin = traced(text)
    spoken = _reading_language(words)
    if spoken is None:
        return None
    said = heard(words, spoken, known)
    if kept is not None:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[text] = array("d", spans(text, said, origin))
    return spoken, sum_of(said)


@lru_cache(maxsize=2)
def _kept(tuning: Tuning) -> Kept:
    return Kept()


def _tones(
    readings: Sequence[tuple[str, Said] | None], sources: Sources, tuning: Tuning
) -> list[float]:
    biases = map(tuning.bias, sources or [None] * len(readings))
    return [
        NAN if one is None else one[1].tone(bias)
        for one, bias in zip(readings, biases, strict=True)
    ]


def _reading_language(words: str) -> str | None:
    return language_of(words) if words else None
