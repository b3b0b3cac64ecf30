"""Text that came from a file, made safe to stand inside a label or a title."""

import re

_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|<>$~:&^=@])")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


def plain(text: object, limit: int = 200) -> str:
    """Return `text` so that markdown shows it letter by letter, on one line, cut to `limit`."""
    line = _UNSEEN.sub(" ", str(text)).strip()
    line = line if len(line) <= limit else line[: limit - 1] + "…"
    return _SPECIAL.sub(r"\\\1", line)
