"""What makes an answer the same answer when its file comes again."""

import hashlib
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from voc_core.ingest.seen import Seen

LONG_ID: Final = 8
"""From so many characters an id is taken as unique in the world. [characters]"""
LONG_QUESTION: Final = 40
SEPARATOR: Final = "\x1f"


def digest(text: str) -> str:
    """Return 24 hexadecimal characters that stand for a text."""
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


def is_long_id(identity: str) -> bool:
    """Return whether an id is long enough to be unique in the world."""
    return len(identity) >= LONG_ID


def is_unique_id(identity: str) -> bool:
    """Return whether an id is more than a running number: long, or letters and digits."""
    if is_long_id(identity):
        return True
    return any(c.isdigit() for c in identity) and any(c.isalpha() for c in identity)


def column(rows: pd.DataFrame, name: str) -> list[str]:
    """Return one column as text; empty where the cell or the column is missing."""
    if name not in rows:
        return [""] * len(rows)
    cells = rows[name].array
    return [*pd.array(cells, dtype="str").to_numpy(dtype=object, na_value="")]


@dataclass
class Identities:
    """Gives every answer of one file its identity, chunk by chunk.

    Parameters
    ----------
    trusted : bool
        Whether every row is one answer under an id that its sender keeps unique.

    Notes
    -----
    An id of the file that is more than a running number is trusted: ``id:question``. Otherwise the
    identity is a digest of account, person, day, question, score, text and the short id; answers
    that are identical in all of these are numbered, so that ten anonymous nines stay ten.
    A trusted id that comes again with the same content is a repetition and gets no identity; so is
    one of a survey that comes again on the same day, whatever it says: one response, exported
    twice. Any other trusted id that comes again with other content is numbered too. A short
    trusted id (T-12) may be used again by another wave; the digest stands by as its fallback.
    """

    trusted: bool = False
    seen: Seen = field(default_factory=Seen)
    again: Counter[int] = field(default_factory=Counter)

    def of(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return ``external_id`` (missing for a repetition) and ``fallback`` of each row."""
        contents = list(map(SEPARATOR.join, zip(*self._cells(rows), strict=True)))
        identities, questions = column(rows, "external_id"), column(rows, "question")
        bases = list(map(self._base, identities, questions, contents))
        self.seen.expect(map(hash, bases))
        said = zip(column(rows, "day"), column(rows, "source"), contents, strict=True)
        found = [
            self._one(identity, base, *rest)
            for identity, base, rest in zip(identities, bases, said, strict=True)
        ]
        return pd.DataFrame(
            {
                "external_id": pd.Series([e for e, _ in found], index=rows.index, dtype=object),
                "fallback": pd.Series([f for _, f in found], index=rows.index, dtype=object),
            }
        )

    def _cells(self, rows: pd.DataFrame) -> list[list[str]]:
        people = zip(*(column(rows, c) for c in ("email", "contact", "title")), strict=True)
        texts = ("account", "account_id", "day", "question", "text", "external_id")
        return [
            *(column(rows, name) for name in texts),
            [email.casefold() or name or title for email, name, title in people],
            [repr(score) for score in rows["score"].tolist()],
        ]

    def _base(self, identity: str, question: str, content: str) -> str:
        """Return what an answer is called, unless another one is called so too."""
        if self.trusted:
            return identity
        if not is_unique_id(identity):
            return digest(content)
        return f"{identity}:{question if len(question) <= LONG_QUESTION else digest(question)}"

    def _one(
        self, identity: str, base: str, day: str, source: str, content: str
    ) -> tuple[str | None, str | None]:
        if self.trusted:
            return (base if self._occurrence(base, 0, 0) == 1 else None), None
        if not is_unique_id(identity):
            n = self._occurrence(base, 0, 0)
            return (base if n == 1 else f"{base}#{n}"), None
        n = self._occurrence(base, hash(content), hash(day) if source == "survey" else 0)
        if n == 0:
            return None, None
        fallback = None if is_long_id(identity) else f"{digest(content)}#{n}"
        return (base if n == 1 else f"{base}#{n}"), fallback

    def _occurrence(self, base: str, content: int, day: int) -> int:
        """Return how often `base` has come, 0 when it says or dates the same as the first time."""
        key = hash(base)
        said = _packed(content, day)
        first = self.seen.first(key, said)
        if first is None:
            return 1
        same = first ^ said
        if (content and not same >> DAY_BITS) or (day and not same & DAY_MASK):
            return 0
        self.again[key] += 1
        return self.again[key] + 1


DAY_BITS: Final = 20
DAY_MASK: Final = (1 << DAY_BITS) - 1


def _packed(content: int, day: int) -> int:
    """Return two hashes as one small number: a file may hold millions of rows."""
    return (content & (1 << 42) - 1) << DAY_BITS | day & DAY_MASK
