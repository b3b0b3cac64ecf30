"""Read many texts at once; a text that occurs twice is read once."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import pandas as pd

from voc_core.text import explain
from voc_core.text.clean import readable
from voc_core.text.explain import Explained
from voc_core.text.score import heard, tone_of
from voc_core.text.script import language_of

T = TypeVar("T")
Reading = tuple[str | None, float]
UNHEARD: Reading = (None, float("nan"))


def tone(texts: Sequence[str | None]) -> pd.DataFrame:
    """Language and tone of each text.

    Parameters
    ----------
    texts : sequence of str or None
        Feedback as it was written. Not a string, blank, or nothing but markup and addresses
        counts as no text.

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
    `hearing` and `score.heard`, the formula in `score.tone_of`.
    """
    readings = _once_each(texts, _reading)
    rows = [UNHEARD if reading is None else reading for reading in readings]
    return pd.DataFrame(
        {
            "language": pd.Series([spoken for spoken, _ in rows], dtype=object),
            "tone": pd.Series([value for _, value in rows], dtype=float),
        }
    )


def explained(texts: Sequence[str | None]) -> list[Explained]:
    """Language and tone of each text with the clauses and words that carried it.

    Parameters
    ----------
    texts : sequence of str or None
        As for `tone`, with which it agrees.

    Returns
    -------
    list of Explained
        One per text, in the order given; without clauses where there is no text.
    """
    return [reading or explain.UNHEARD for reading in _once_each(texts, explain.explained)]


def language(texts: Sequence[str | None]) -> list[str | None]:
    """Language of each text: ``zh``, ``en`` or ``other``; None when there is no text."""
    return _once_each(texts, lambda text: _reading_language(readable(text)))


def _once_each(texts: Sequence[str | None], read: Callable[[str], T]) -> list[T | None]:
    known = {text: read(text) for text in {text for text in texts if isinstance(text, str)}}
    return [known[text] if isinstance(text, str) else None for text in texts]


def _reading(text: str) -> Reading:
    words = readable(text)
    spoken = _reading_language(words)
    return UNHEARD if spoken is None else (spoken, tone_of(heard(words, spoken)))


def _reading_language(words: str) -> str | None:
    return language_of(words) if words else None
