"""Turn what was uploaded into something that can be read: bounded, lower case, no markup."""

import re
import unicodedata
from collections.abc import Sequence

from voc_core.scripts import simplified

LONGEST = 4_000
"""Characters of a text that are read; more would only cost time."""

MARKED = re.compile(r"[<@&]|://")
"""What every markup or address holds; looked for first, for most texts have none."""

MARKUP = re.compile(
    r"</?[a-z!][^<>]{0,300}>|https?://[!-~]*"
    r"|[a-z0-9._%+-]{1,64}@[a-z0-9.-]{1,99}|&[a-z0-9]{2,8};",
    re.I,
)
"""Tags, links, addresses and entities; of ASCII alone, for Chinese follows them without a blank."""
HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
SPACES = re.compile(r"[^\S\n]{2,}|[^\S\n ]")
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


class _Folded(dict[int, str]):
    """Each character in lower case, half width and simplified; filled as they are met."""

    def __missing__(self, code: int) -> str:
        self[code] = simplified(unicodedata.normalize("NFKC", chr(code)).lower())
        return self[code]


FOLDED = _Folded({ord("’"): "'"})


def readable(text: str) -> str:
    """A text in lower case, half width and simplified, without markup, addresses, unseen marks.

    Empty when nothing can be read. Only the first `LONGEST` characters are kept.
    """
    return traced(text)[0]


def traced(text: str) -> tuple[str, Sequence[int]]:
    """What `readable` returns, and for each of its characters where it stood in the text."""
    words, origin = _without(UNSEEN, "", text[:LONGEST], range(min(len(text), LONGEST)))
    if MARKED.search(words):
        words, origin = _without(MARKUP, " ", words, origin)
    words, origin = _folded(words, origin)
    words, origin = _without(SPACES, " ", HYPHEN.sub(" ", words), origin)
    n_before = len(words) - len(words.lstrip())
    words = words.strip()
    return words, origin[n_before : n_before + len(words)]


def _without(
    pattern: re.Pattern[str], instead: str, words: str, origin: Sequence[int]
) -> tuple[str, Sequence[int]]:
    """Put a sign, or nothing, in place of each match; it stands where the match began."""
    if not pattern.search(words):
        return words, origin
    kept: list[int] = []
    at = 0
    for match in pattern.finditer(words):
        kept += origin[at : match.start() + len(instead)]
        at = match.end()
    return pattern.sub(instead, words), [*kept, *origin[at:]]


def _folded(words: str, origin: Sequence[int]) -> tuple[str, Sequence[int]]:
    if words.isascii():
        return words.lower(), origin
    folded = words.translate(FOLDED)
    if len(folded) != len(words):
        origin = [at for at, sign in zip(origin, words, strict=True) for _ in FOLDED[ord(sign)]]
    return folded[:LONGEST], origin[:LONGEST]
