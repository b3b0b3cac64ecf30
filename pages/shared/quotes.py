"""A quote as it was written, what was searched for marked in it; nothing in it is ever markup."""

import html
import re
from typing import Final

import streamlit as st

from voc_core.text.terms import Piece

TURNING: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Marks that turn the order of letters around, or are not letters at all."""
BLOCK: Final = (
    '<div dir="auto" style="white-space: pre-wrap; overflow-wrap: anywhere; line-height: 1.55;'
    ' border-left: 3px solid {colour}; padding-left: 0.8rem">{text}</div>'
)
MARK: Final = (
    '<mark style="background: {colour}40; color: inherit; font-weight: 600; border-radius: 3px;'
    ' padding: 0 1px">{text}</mark>'
)
MARK_COLOUR: Final = "#C08A1E"


def quote(pieces: list[Piece], colour: str) -> None:
    """Draw the pieces of a text beside a line in the colour of who said it."""
    st.html(written(pieces, colour))


def written(pieces: list[Piece], colour: str) -> str:
    """Return the HTML of a quote: our own tags around text of which every character is escaped."""
    text = "".join(
        MARK.format(colour=MARK_COLOUR, text=escaped(piece.text))
        if piece.is_hit
        else escaped(piece.text)
        for piece in pieces
    )
    return BLOCK.format(colour=colour, text=text)


def escaped(text: str) -> str:
    """Return text that HTML shows letter by letter."""
    return html.escape(TURNING.sub(" ", text), quote=True)
