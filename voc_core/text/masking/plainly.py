"""A text as names and numbers are looked for in it: one width, one script, no accents."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from voc_core.scripts import is_han, simplified

HAN: Final = range(0x4E00, 0xA000)


class _Plain(dict[int, str]):
    """What each character is read as, never more than one; found when first met."""

    def __missing__(self, code: int) -> str:
        if code in HAN:
            self.update(zip(HAN, simplified("\n".join(map(chr, HAN))).split("\n"), strict=True))
            return self[code]
        self[code] = plain = _plain(chr(code))
        return plain


def _plain(sign: str) -> str:
    if unicodedata.category(sign) in ("Mn", "Me", "Cf"):
        return ""
    if (digit := unicodedata.decimal(sign, None)) is not None:
        return str(digit)
    wide = unicodedata.normalize("NFKC", sign)
    if is_han(wide):
        wide = simplified(wide)
    bare = "".join(c for c in unicodedata.normalize("NFD", wide) if not unicodedata.combining(c))
    return bare if len(bare) == 1 else wide if len(wide) == 1 else sign


_PLAIN = _Plain(
    {
        **dict.fromkeys(map(ord, "’‘"), "'"),
        **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
        **dict.fromkeys(map(ord, "•・･‧⋅∙"), "·"),
    }
)


@dataclass(frozen=True)
class Plain:
    """A text in one width and script.

    Attributes
    ----------
    text : str
        The text, in upper and lower case as it was written.
    low : str
        The same in lower case, character for character.
    origin : sequence of int
        Where each of its characters stood in the text as it was written, and the end of that.
    """

    text: str
    low: str
    origin: Sequence[int]


def plainly(written: str) -> Plain:
    """Return a text as it is looked through; what cannot be seen is left out."""
    if written.isascii():
        return Plain(written, written.lower(), range(len(written) + 1))
    text = written.translate(_PLAIN)
    origin: Sequence[int] = range(len(written) + 1)
    if len(text) != len(written):
        origin = [at for at, sign in enumerate(written) if _PLAIN[ord(sign)]] + [len(written)]
    low = text.lower()
    if len(low) != len(text):
        low = "".join(one.lower() if len(one.lower()) == 1 else one for one in text)
    return Plain(text, low, origin)
