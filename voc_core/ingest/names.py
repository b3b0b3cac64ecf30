"""What makes two names of an organisation the same.

Nothing that may tell two organisations apart is thrown away: a name is taken apart into its words,
its legal forms, the place it names and the head office of a branch, so that the matching can say
what differs.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from voc_core.ingest.legal_forms import IN_BRACKETS, STRUCTURES, without_forms
from voc_core.ingest.places import without_last_place, without_place
from voc_core.scripts import simplified

ACCENTED: Final = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
BARE_LETTERS: Final = str.maketrans({"ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ı": "i"})
TWO_LETTERS: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
AND_WORDS: Final = frozenset({"and", "und", "et", "y", "e", "og", "och", "en"})
NO_SPACES: Final = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
"""Scripts in which a space says nothing."""

AND_BETWEEN: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s*[&与和]\s*(?=[\u4e00-\u9fff])")
BRACKETED: Final = re.compile(r"[(\[【〔]([^()\[\]【】〔〕]*)[)\]】〕]")
BRANCH: Final = re.compile(
    "^(.{2,}?)(?:第.{1,2})?(?:分公司|子公司|分行|支行|分厂|分院|分部|分店|办事处|代表处|营业部|事业部)$"
)
LATIN_BRANCH: Final = re.compile(
    r"^(.{3,}?) (?:\w+ )?(?:branch|branch office|representative office|rep office|office"
    r"|niederlassung(?: \w+)?|zweigstelle|succursale|filiale(?: \w+)?|sucursal)$"
)
BRANCH_PLACE: Final = re.compile(r"^(.{2,}?)[\u4e00-\u9fff]{2,3}(?:省|市|区|县)$")


@dataclass(frozen=True)
class Name:
    """A name taken apart.

    Attributes
    ----------
    words : str
        The name folded: width, case, accents, script and punctuation gone, legal forms dropped.
    keys : frozenset of str
        Ways to write the words without spaces: "Müller" is "muller" and "mueller".
    forms : frozenset of str
        Codes of the legal forms, see `legal_forms`.
    bare, place : str
        The words without the place they begin or end with, and that place; ``bare`` is empty where
        there is none.
    head : str
        The words of the organisation a branch belongs to; empty for anything else.
    """

    words: str
    keys: frozenset[str]
    forms: frozenset[str]
    bare: str = ""
    place: str = ""
    head: str = ""


@lru_cache(maxsize=200_000)
def taken_apart(name: str) -> Name:
    """Return a name taken apart."""
    folded = BRACKETED.sub(_bracket, simplified(unicodedata.normalize("NFKC", name)).casefold())
    words, forms = without_forms(_words(_plain(folded)))
    joined = " ".join(words)
    both = {joined, " ".join(without_forms(_words(_plain(folded.translate(TWO_LETTERS))))[0])}
    bracketed = {IN_BRACKETS[b] for b in BRACKETED.findall(_even(name)) if b in IN_BRACKETS}
    bare, place = without_place(joined)
    return Name(
        joined,
        frozenset(w.replace(" ", "") for w in both if w),
        frozenset(forms | bracketed),
        bare if place and bare else "",
        place if bare else "",
        _head(joined),
    )


def words_of(name: str) -> str:
    """Return a name folded for comparison, its legal forms dropped.

    "Ａｃｍｅ  Pte. Ltd." and "acme" are both "acme"; "海爾集團有限公司" is "海尔". A name that is
    nothing but a legal form stays whole.
    """
    return taken_apart(name).words


def key_of(name: str) -> str:
    """Return `words_of` without its spaces: equal keys are equal names but for the legal form."""
    return words_of(name).replace(" ", "")


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether two names with the same words may mean one organisation by their legal forms.

    "Acme" may be "Acme Inc." and "海尔" may be "海尔集团有限公司": who leaves the form out says
    nothing about it. Two forms that are both said must be one ("Acme Inc." is not "Acme GmbH"), a
    group is not its company, and a holding is nothing but a holding.
    """
    if one == other:
        return True
    if "holding" in one ^ other:
        return False
    if not one or not other:
        return True
    legal, others_legal = one - STRUCTURES, other - STRUCTURES
    return one & STRUCTURES == other & STRUCTURES and (
        not legal or not others_legal or bool(legal & others_legal)
    )


def _bracket(found: re.Match[str]) -> str:
    inside = found.group(1).strip()
    return "" if inside in IN_BRACKETS else f" {inside} " if inside.isascii() else inside


def _even(name: str) -> str:
    return simplified(unicodedata.normalize("NFKC", name))


def _words(folded: str) -> list[str]:
    """Return the words of a folded name; what only joins two names is left out."""
    folded = AND_BETWEEN.sub("和", folded)
    folded = re.sub(r"(?<=[^\W\d_])[.'’](?=[^\W\d_]|$|\W)", "", folded)
    words = re.sub(r"[\W_]+", " ", folded).split()
    words = words[1:] if len(words) > 1 and words[0] == "the" else words
    joining = {i for i, w in enumerate(words) if w in AND_WORDS and 0 < i < len(words) - 1}
    return _closed([w for i, w in enumerate(words) if i not in joining])


def _closed(words: list[str]) -> list[str]:
    """Return words with neighbours in Chinese, Japanese or Korean written together."""
    closed: list[str] = []
    for word in words:
        if closed and NO_SPACES.match(word) and NO_SPACES.match(closed[-1][-1]):
            closed[-1] += word
        else:
            closed.append(word)
    return closed


def _plain(folded: str) -> str:
    """Return a text without the accents of Latin letters."""
    return ACCENTED.sub(lambda m: _letter(m.group()), folded)


@lru_cache(maxsize=1_000)
def _letter(letter: str) -> str:
    apart = unicodedata.normalize("NFD", letter.translate(BARE_LETTERS))
    return "".join(c for c in apart if not unicodedata.combining(c))


def _head(words: str) -> str:
    """Return the words of the head office where they name a branch."""
    if found := LATIN_BRANCH.match(words):
        return " ".join(without_forms(found.group(1).split())[0])
    if not (found := BRANCH.match(words)):
        return ""
    head = without_last_place(found.group(1))
    if head == found.group(1) and (placed := BRANCH_PLACE.match(head)):
        head = placed.group(1)
    return " ".join(without_forms([head])[0])
