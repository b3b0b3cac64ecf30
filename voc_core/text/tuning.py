"""What one vendor's own comments taught: words that say more or less, and how sources talk."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

from voc_core.text.lexicon import Lexicon, lexicon, with_moods

LOUDEST: Final = 2.5
"""No word says more than this, either way, whatever was learned."""


@dataclass(frozen=True)
class Tuning:
    """What is added to the weights of terms, and to every text of a source.

    Attributes
    ----------
    words : tuple of (str, float)
        Terms and what is added to the weight they have, 0 for a word not listed. [-2 to 2]
    sources : tuple of (str, float)
        Sources and what is added to what is said in a text of theirs; too little to make a text
        that says nothing positive or negative. [-0.6 to 0.6]
    """

    words: tuple[tuple[str, float], ...] = ()
    sources: tuple[tuple[str, float], ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return plain values, ready for JSON."""
        return {"words": dict(self.words), "sources": dict(self.sources)}

    @classmethod
    def of(cls, kept: Mapping[str, Mapping[str, float]]) -> "Tuning":
        """Return the tuning whose `as_dict` is `kept`."""
        return cls(tuple(kept["words"].items()), tuple(kept["sources"].items()))

    def bias(self, source: str | None) -> float:
        """Return what is added to a text of a source; 0 where nothing was learned."""
        return dict(self.sources).get(source or "", 0.0)


UNTUNED: Final = Tuning()


@lru_cache(maxsize=16)
def lexicon_of(tuning: Tuning) -> Lexicon:
    """The words to listen for once a tuning is in force."""
    if not tuning.words:
        return lexicon()
    marks = lexicon().marks
    present = {term: marks[term].weight for term, _ in tuning.words if term in marks}
    return with_moods(
        {
            term: max(-LOUDEST, min(LOUDEST, present.get(term, 0.0) + added))
            for term, added in tuning.words
        }
    )
