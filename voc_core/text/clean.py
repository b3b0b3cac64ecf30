"""Turn what was uploaded into something that can be read: bounded, lower case, no markup."""

import re
import unicodedata

LONGEST = 4_000
"""Characters of a text that are read; more would only cost time."""

MARKUP = re.compile(
    r"</?[a-z!][^<>]{0,300}>|https?://\S+|[\w.+-]{1,64}@[\w.-]{1,99}|&\w{2,8};", re.I
)
HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")
SPACE = re.compile(r"[^\S\n]+")
UNSEEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)


def readable(text: str) -> str:
    """A text in lower case and half-width letters, without markup, addresses or unseen marks.

    Empty when nothing can be read. Only the first `LONGEST` characters are kept.
    """
    seen = UNSEEN.sub("", text[:LONGEST]).replace("’", "'")
    words = unicodedata.normalize("NFKC", MARKUP.sub(" ", seen)).lower()[:LONGEST]
    return SPACE.sub(" ", HYPHEN.sub(" ", words)).strip()
