"""The HTML of a quote: our own tags around text of which every character is escaped."""

import html
import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final

from voc_core.charts.base import COLOURS
from voc_core.text import ClauseHeard
from voc_core.text.parts import Part, parts

TURNING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of letters around, or are not letters at all."""
BLOCK: Final = (
    '<div dir="auto" style="white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55;'
    ' border-left: 3px solid {colour}; padding-left: 0.8rem">{text}</div>'
)
CLAUSE: Final = '<span title="{told}">{text}</span>'
CARRIED: Final = (
    '<span style="text-decoration: underline {colour}B0 2px; text-underline-offset: 3px">'
    "{text}</span>"
)
MARK: Final = (
    '<mark style="background: {colour}40; color: inherit; font-weight: 600; border-radius: 3px;'
    ' padding: 0 1px">{text}</mark>'
)
MARK_COLOUR: Final = "#C08A1E"
LIST: Final = '<ul style="margin: 0; padding: 0; list-style: none; line-height: 1.5">{lines}</ul>'
LINE: Final = (
    '<li dir="auto" style="margin-bottom: 0.5rem; overflow-wrap: anywhere">{text}'
    '<br><small style="opacity: 0.75">{told}</small></li>'
)


def written(cut: Sequence[Part], told: Sequence[str], colour: str) -> str:
    """Return a quote beside a line in a colour.

    Parameters
    ----------
    cut : sequence of Part
        The text, see `text.parts`. Words that carried tone are underlined, hits marked.
    told : sequence of str
        What is said of each clause while the pointer rests on it.
    """
    return BLOCK.format(colour=colour, text=_clauses(cut, told))


def listed(text: str, clauses: Sequence[ClauseHeard], told: Sequence[str]) -> str:
    """Return the clauses of a text as a list, each above what is said of it."""
    lines = (
        LINE.format(text=_marked(parts(text, clauses, at=one[:2])), told=escaped(said))
        for one, said in zip(clauses, told, strict=True)
    )
    return LIST.format(lines="".join(lines))


def escaped(text: str) -> str:
    """Return text that HTML shows letter by letter."""
    return html.escape(TURNING.sub(" ", text), quote=True)


def _clauses(cut: Sequence[Part], told: Sequence[str]) -> str:
    drawn = []
    for clause, run in groupby(cut, key=lambda part: part.clause):
        text = _marked(run)
        drawn.append(
            text if clause is None else CLAUSE.format(told=escaped(told[clause]), text=text)
        )
    return "".join(drawn)


def _marked(cut: Iterable[Part]) -> str:
    drawn = []
    for is_hit, run in groupby(cut, key=lambda part: part.is_hit):
        text = "".join(map(_carrying, run))
        drawn.append(MARK.format(colour=MARK_COLOUR, text=text) if is_hit else text)
    return "".join(drawn)


def _carrying(part: Part) -> str:
    text = escaped(part.text)
    if not part.weight:
        return text
    colour = COLOURS["positive" if part.weight > 0 else "negative"]
    return CARRIED.format(colour=colour, text=text)
