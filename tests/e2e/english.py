"""Whether a text on a Chinese page is one of our English sentences."""

import re
from typing import Final

from tests import messages

HOLE: Final = re.compile(r"{\w+[^{}]*}")
LETTERS: Final = re.compile("[A-Za-z]")
PARTED: Final = re.compile(r" · |\n")
OWN_NAME: Final = "English"
"""A language is named in its own words."""
SHORT: Final = 3
"""Up to so many letters a word is an abbreviation: NPS, ARR, CSV."""


def sentences() -> list[re.Pattern[str]]:
    """Return a pattern for every English sentence of ours that reads otherwise in Chinese."""
    chinese = messages.catalogue()
    found = []
    for msgid in messages.extracted():
        one, many = (msgid, msgid) if isinstance(msgid, str) else msgid
        same = messages.translation(chinese.get(one)) in (one, many)
        if not same and len(LETTERS.findall(HOLE.sub("", one))) > SHORT and not _is_vague(one):
            found += [_pattern(form) for form in {one, many}]
    return found


def _is_vague(msgid: str) -> bool:
    """Whether a sentence is one word between two holes, as many a quote is too."""
    return len(HOLE.findall(msgid)) > 1 and len(HOLE.sub(" ", msgid).split()) < 2


def left(texts: list[str], ours: list[re.Pattern[str]]) -> list[str]:
    """Return the texts, or their parts, that are sentences of ours in English.

    A text counts where the whole of it is one of our sentences: names and quotes from the data may
    well be English, and may well hold an English word that we use too.
    """
    parts = {part.strip() for text in texts for part in (text, *PARTED.split(text))}
    parts = {part for part in parts if LETTERS.search(part)} - {OWN_NAME}
    return sorted(part for part in parts if any(our.fullmatch(part) for our in ours))


def _pattern(msgid: str) -> re.Pattern[str]:
    fixed = (re.escape(part) for part in HOLE.split(msgid.strip()))
    return re.compile(r"[^\n]+?".join(fixed))
