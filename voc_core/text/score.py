"""The tone of one text: its clauses weighed against one another."""

import re

from voc_core.text.clauses import Clause, clauses
from voc_core.text.hearing import Hearing

LETTERS = re.compile(r"\w+")
PRIOR = 2.0
QUIET = 0.1
OVERRULED = 0.4
STRESSED = 1.3

Weights = list[list[float]]


def tone_of(words: str, spoken: str) -> float:
    """Tone of a cleaned text.

    Parameters
    ----------
    words : str
        As `clean.readable` returns it.
    spoken : str
        Its language; of an ``other`` language only signs such as emoji are read.

    Returns
    -------
    float
        [-1 to 1]

    Notes
    -----
    With v the weights of praise and blame after all rules and q the number of clauses without
    any, tone = Σv / (Σ|v| + 2 + q/10): the balance of what is said, drawn towards 0 when little
    is said. One plain word of praise (1.3) gives 0.39; 2/3 is needed to reach 0.25.
    """
    said = _weighed(clauses(LETTERS.sub(" ", words) if spoken == "other" else words))
    values = [value for clause in said for value in clause]
    n_quiet = sum(not clause for clause in said)
    return sum(values) / (sum(map(abs, values)) + PRIOR + QUIET * n_quiet)


def _weighed(cut: list[Clause]) -> Weights:
    """The weights of each clause; a contrast reaches back to where the sentence began.

    A sentence that opens with a contrast overrules the sentence before it.
    """
    said: Weights = []
    sentence, previous, is_wish, stress = 0, 0, False, 1.0
    for clause in cut:
        if _is_contrast(clause):
            _overrule(said, previous if sentence == len(said) else sentence)
            stress = STRESSED
        hearing = Hearing(is_wish)
        said.append([stress * value for value in hearing.weights(clause)])
        is_wish = hearing.is_wish
        if clause.is_last:
            sentence, previous, is_wish, stress = len(said), sentence, False, 1.0
    return said


def _is_contrast(clause: Clause) -> bool:
    return bool(clause.found) and clause.found[0].kind == "but"


def _overrule(said: Weights, first: int) -> None:
    for earlier in range(first, len(said)):
        said[earlier] = [OVERRULED * value for value in said[earlier]]
