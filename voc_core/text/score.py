"""The tone of one text: its clauses weighed against one another."""

import math
import re
from collections.abc import Iterable
from typing import NamedTuple

from voc_core.text import leaning
from voc_core.text.clauses import Clause, clauses
from voc_core.text.hearing import Hearing, Weighed
from voc_core.text.lexicon import Lexicon
from voc_core.text.outweighed import OVERRULED, Heard, outweighed

LETTERS = re.compile(r"\w")
NOT_SIGNS = re.compile(r"\w+")
PRIOR = 2.0
QUIET = 0.1
STRESSED = 1.4
SILENT = 0.01
ROOM = 0.7
UNSURE = 0.15
WORD = 4
"""A single word in Chinese has fewer characters than this."""
SHORT = 24
"""An exclamation is no longer than this. [characters]"""


def heard(words: str, spoken: str, known: Lexicon) -> list[Heard]:
    """The clauses of a cleaned text with what is said in them.

    Parameters
    ----------
    words : str
        As `clean.readable` returns it.
    spoken : str
        Its language; of an ``other`` language only signs such as emoji are read.
    known : Lexicon
        The words to listen for.

    Returns
    -------
    list of Heard
        In order; together they are the whole of `words`.

    Notes
    -----
    A contrast reaches back to where the sentence began; a sentence that opens with one
    overrules the sentence before it. A short exclamation of praise is meant as blame when what
    follows it in the sentence is irony, or trouble once again ("Great, another outage"). What is
    conceded, or praised by who says to be unhappy, weighs little, see `outweighed`.
    """
    if spoken == "other":
        words = NOT_SIGNS.sub(lambda letters: " " * len(letters.group()), words)
    said: list[Heard] = []
    sentence, previous, is_wish, stress = 0, 0, False, 1.0
    for clause in clauses(words, known):
        if _is_contrast(clause):
            _overrule(said, previous if sentence == len(said) else sentence)
            stress = STRESSED
        hearing = Hearing(is_wish)
        weighed = hearing.words(clause) if clause.found else []
        if sentence < len(said) and hearing.unmasks(clause, weighed):
            _unmask(said, sentence)
        is_blank = not weighed and not LETTERS.search(words, clause.start, clause.end)
        heed = 0.0 if is_blank else hearing.heed(clause)
        lean = (
            heed * leaning.lean(unheard(words, clause.start, clause.end, weighed)) if heed else 0.0
        )
        feels = hearing.feels(clause, weighed) if weighed else 0
        said.append(Heard(clause.start, clause.end, weighed, stress, is_blank, heed, lean, feels))
        is_wish = hearing.is_wish
        if clause.is_last:
            sentence, previous, is_wish, stress = len(said), sentence, False, 1.0
    return outweighed(words, said)


def unheard(words: str, start: int, end: int, heard: Iterable[Weighed]) -> str:
    """A clause that stands there without what the rules have heard as a whole: a bar instead.

    A whole is a phrase, or a word with what negates or strengthens it; its parts mislead. A single
    word may lean further than the lists say.
    """
    part = words[start:end]
    for word in reversed([*heard]):
        first, last = word.place
        if _is_whole(words[first:last]):
            part = f"{part[: first - start]}|{part[last - start :]}"
    return part


def _is_whole(said: str) -> bool:
    return " " in said if said.isascii() else len(said) >= WORD


class Said(NamedTuple):
    """What a text says in sum [about -10 to 10], how much is said with the prior, and its lean."""

    balance: float
    size: float
    lean: float = 0.0

    def tone(self, bias: float = 0.0) -> float:
        """The tone of the text, see `sum_of`. [-1 to 1]"""
        heard = (self.balance + bias) / (self.size + abs(bias))
        return heard + filled(self.lean) * (1 - abs(heard))


def sum_of(said: Iterable[Heard]) -> Said:
    """What the clauses of a text say together.

    Notes
    -----
    With v the weights of praise and blame after all rules, q the number of clauses without
    any, and b what a source is known to add, the rules hear t = (Σv + b) / (Σ|v| + |b| + 2 + q/10):
    the balance of what is said, drawn towards 0 when little is said. One plain word of praise
    (1.3) gives 0.39. What the rules leave open is filled by the lean m of all its words, see
    `leaning`: tone = t + f (1 - |t|), see `filled`.
    """
    values: list[float] = []
    n_quiet, lean = 0, 0.0
    for clause in said:
        values += clause.values()
        lean += clause.stress * clause.lean
        n_quiet += not (clause.words or clause.is_blank)
    return said_by(values, lean, n_quiet)


def said_by(values: list[float], lean: float = 0.0, n_quiet: int = 0) -> Said:
    """The sums of some weights."""
    return Said(sum(values), sum(map(abs, values)) + PRIOR + QUIET * n_quiet, lean)


def filled(lean: float) -> float:
    """How much of what the rules leave open a lean m fills. [-0.7 to 0.7]

    Notes
    -----
    0.7 tanh(|m| - 0.15) with the sign of m; 0 below, where there are too few signs of either.
    """
    return math.copysign(ROOM * math.tanh(max(0.0, abs(lean) - UNSURE)), lean)


def needed(tone: float, lean: float) -> float:
    """What the rules must hear for a text to reach a tone, where its words lean so. [-1 to 1]"""
    fill = filled(lean)
    return (tone - fill) / (1 - fill if tone >= fill else 1 + fill)


def _is_contrast(clause: Clause) -> bool:
    return bool(clause.found) and clause.found[0].kind == "but"


def _overrule(said: list[Heard], first: int) -> None:
    for at in range(len(said) - 1, first - 1, -1):
        if said[at].stress < SILENT:
            return
        said[at] = said[at]._replace(stress=OVERRULED * said[at].stress)


def _unmask(said: list[Heard], first: int) -> None:
    for at in range(first, len(said)):
        if said[at].end - said[at].start <= SHORT:
            said[at] = said[at]._replace(words=[word.meant() for word in said[at].words])
