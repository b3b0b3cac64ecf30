"""Read many texts at once; a text that occurs twice is read once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd

from voc_core.text import explain
from voc_core.text.clean import readable
from voc_core.text.explain import Explained
from voc_core.text.lexicon import Lexicon
from voc_core.text.score import Said, heard, sum_of
from voc_core.text.script import language_of
from voc_core.text.tuning import UNTUNED, Tuning, lexicon_of

T = TypeVar("T")
Sources = Sequence[str | None] | None
NAN = float("nan")


def tone(
    texts: Sequence[str | None], sources: Sources = None, tuning: Tuning = UNTUNED
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
    readings = _once_each(texts, lambda text: _reading(text, known))
    return pd.DataFrame(
        {
            "language": pd.Series([one and one[0] for one in readings], dtype=object),
            "tone": pd.Series(_tones(readings, sources, tuning), dtype=float),
        }
    )


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


def _reading(text: str, known: Lexicon) -> tuple[str, Said] | None:
    words = readable(text)
    spoken = _reading_language(words)
    return None if spoken is None else (spoken, sum_of(heard(words, spoken, known)))


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
