"""Several choices in one cell: what stands between them, by evidence."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final

import pandas as pd

from voc_core.ingest.options import OPENED

SURE: Final = ("┋", "→", "-->")
"""Marks that nothing but a survey tool writes between choices."""
MARKS: Final = (*SURE, "\n", "; ", ";", "；", " / ", ", ", ",", "、", "|")
"""What may stand between choices, the surest first."""

MOST: Final = 40
"""Different choices a question has at most. [choices]"""
LONGEST: Final = 60
"""Of one choice. [characters]"""
AGAIN: Final = 3
"""How often a choice comes on average. [times]"""
AGAIN_OF_TOOL: Final = 1.3
"""The same where the tool is known to write the mark. [times]"""
FREE_SLASH: Final = re.compile(r"(?:^|\s)/(?=\s|$)")
ENDED: Final = re.compile(r"[。！？!?]\s*$")
WRITTEN: Final = re.compile(r"[，。！？；,!?;]|^.{16,}$", re.S)
"""What people write in sentences, rather than an option of a form."""
SENTENCE: Final = re.compile(r"[.!?。！？]\s*$")


def between(cells: pd.Series, own: str | None = None) -> str | None:
    """Return what stands between the choices of a column, None where it holds no choices.

    A mark counts where it is found in some cells and the parts between are few, short, and the
    same again and again.

    Parameters
    ----------
    cells : Series
        A sample of the column as text, missing where blank.
    own : str or None
        The mark the tool writes, of which less evidence is asked.
    """
    filled = [text.strip() for text in cells.dropna().head(1_000)]
    if own is not None and _fits(filled, own, AGAIN_OF_TOOL):
        return own
    return next((mark for mark in MARKS if _fits(filled, mark, AGAIN)), None)


def split(text: str, mark: str) -> list[str]:
    """Return the choices of one cell, in its order."""
    parts = (part.strip() for part in _apart(text, mark))
    return [part for part in parts if part]


def _apart(text: str, mark: str) -> list[str]:
    """Return a text cut at a mark; a slash cuts only where it stands free (not in CI/CD)."""
    if mark.strip() == "/":
        return FREE_SLASH.split(text)
    return text.split(mark.strip() or mark)


def is_typed(filled: Sequence[str], mark: str, *, is_open: bool = False) -> bool:
    """Whether a mark that only tools write between choices was typed by people themselves.

    Parameters
    ----------
    filled : sequence of str
        The filled cells of a column, some of which hold `mark`.
    is_open : bool
        Whether the heading asks for free text: then only choices that come again are believed.

    Notes
    -----
    Typed are marks beside whole sentences: in the parts between them, or in cells without a mark
    that come once and are no part of another cell. Choices come from a closed list, so that a cell
    with one choice is found again in a cell with several.
    """
    counts = Counter(_option(part) for text in filled for part in split(text, mark))
    parts = {_option(part) for text in filled if mark in text for part in split(text, mark)}
    if any(ENDED.search(part) or len(part) > LONGEST for part in parts):
        return True
    if is_open and counts.total() < 2 * len(counts):
        return True
    alone = [text for text in map(_option, filled) if mark not in text and text not in parts]
    prose = [text for text in alone if counts[text] == 1 and WRITTEN.search(text)]
    return 2 * len(prose) > len(filled)


def _option(part: str) -> str:
    """Return an option without what was written beside it."""
    return part.partition(OPENED)[0].strip() or part


def _fits(filled: Sequence[str], mark: str, again: float) -> bool:
    several = [text for text in filled if mark in text.strip(mark)]
    ended = [text for text in filled if text.endswith(mark.strip() or mark)]
    if not several and not (mark == ";" and len(ended) == len(filled) > 0):
        return False
    counts = Counter(part for text in filled for part in split(text, mark))
    if not counts or max(map(len, counts)) > (4 * LONGEST if mark in SURE else LONGEST):
        return False
    if mark in SURE:
        return not is_typed(filled, mark)
    if any(SENTENCE.search(part) for part in counts):
        return False
    is_repeated = counts.total() >= again * len(counts)
    alone = [text for text in filled if mark not in text]
    is_closed = all(text in counts for text in alone)
    return len(several or ended) >= 2 and 2 <= len(counts) <= MOST and is_repeated and is_closed
