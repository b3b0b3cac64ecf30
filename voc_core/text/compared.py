"""The form in which texts and the terms of themes are compared, and what is a word there."""

import re
from collections.abc import Sequence
from typing import Final

from voc_core.text.clean import traced

WIDE: Final = "\u2e80"
"""From this character on, words are not parted by blanks."""

DROPPED: Final = "\x00"
NEEDLESS: Final = re.compile(
    f"[ \\n](?:(?<=[{WIDE}-\U0010ffff \\n].)|(?=[ \\n]*[{WIDE}-\U0010ffff]))", re.S
)
"""White space that parts nothing: beside a script without blanks, or after white space."""
AS_BLANK: Final = re.compile("[-\u2010\u2011\n]")


def compared(text: str) -> tuple[str, Sequence[int]]:
    """Return a text as terms are looked for in it, and where each character stood in the text.

    What `clean.traced` reads, with one blank for any white space or hyphen between words, and none
    between Chinese characters.
    """
    words, origin = traced(text)
    if NEEDLESS.search(words):
        # `traced` leaves no such sign, so that what is dropped is known by it.
        words = NEEDLESS.sub(DROPPED, words)
        origin = [at for at, sign in zip(origin, words, strict=True) if sign != DROPPED]
        words = words.replace(DROPPED, "")
    return AS_BLANK.sub(" ", words), origin


def folded(term: str) -> str:
    """Return a term as it is compared: case, width, script and hyphens do not matter."""
    return " ".join(compared(term)[0].split())


def begins(words: str, start: int) -> bool:
    """Tell whether no word goes on from before a place of a compared text."""
    return start == 0 or not (_is_letter(words[start - 1]) and _is_letter(words[start]))


def ends(words: str, end: int) -> bool:
    """Tell whether no word goes on after a place of a compared text."""
    return end == len(words) or not (_is_letter(words[end]) and _is_letter(words[end - 1]))


def _is_letter(sign: str) -> bool:
    return sign < WIDE and sign.isalnum()
