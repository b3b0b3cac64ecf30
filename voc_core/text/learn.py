"""Learn from labelled texts how much more or less a term says than we thought."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_array

from voc_core.text.clean import readable
from voc_core.text.lexicon import Lexicon
from voc_core.text.score import PRIOR, heard, needed
from voc_core.text.script import language_of

CLEAR = 0.25
SHARP = 2.0
MOST = 2.0
"""No term learns to say more than this, either way."""

Uses = dict[str, float]


class Lesson(NamedTuple):
    """One text: how each term is used in it, and what it says by what we know already."""

    uses: Uses
    balance: float
    weight: float
    lean: float = 0.0


def lesson(text: str, known: Lexicon) -> Lesson:
    """Hear a text as a lesson.

    Returns
    -------
    Lesson
        ``uses``: for each mood that is heard how often, and how strongly, it counts; below 0 where
        it is negated. ``balance``: sum of the weights heard; ``weight``: sum of their sizes;
        ``lean``: see `leaning`.
    """
    words = readable(text)
    uses: Uses = {}
    balance = size = lean = 0.0
    for clause in heard(words, language_of(words), known):
        lean += clause.stress * clause.lean
        for word in clause.words:
            value = clause.stress * word.value
            balance += value
            size += abs(value)
            if word.term.kind == "mood":
                use = value / word.term.weight
                uses[word.term.term] = uses.get(word.term.term, 0.0) + use
    return Lesson(uses, balance, size, lean)


def fitted(
    lessons: Sequence[Lesson],
    valences: Sequence[int],
    terms: Sequence[str],
    *,
    ridge: float,
    counts: Sequence[float] | None = None,
) -> dict[str, float]:
    """Learn what to add to the weights of terms so that the tone agrees with the valence.

    Parameters
    ----------
    lessons : sequence of Lesson
        The texts.
    valences : sequence of int
        What each text should be heard as. [-1, 0, 1]
    terms : sequence of str
        The terms that may learn.
    ridge : float
        Cost of a learned weight: the larger, the more texts it takes to learn. [> 0]
    counts : sequence of float, optional
        How many texts each text stands for; 1 unless given.

    Returns
    -------
    dict
        What to add to the weight of each term. [-2 to 2]

    Notes
    -----
    Ordinal logistic regression with both cuts where tone is ±0.25 given the lean, the present tone
    as offset, and a Gaussian prior around "nothing to learn". One minimum, found from zero:
    deterministic.
    """
    uses = _matrix([lesson.uses for lesson in lessons], terms)
    balance = np.array([lesson.balance for lesson in lessons])
    size = np.array([lesson.weight for lesson in lessons]) + PRIOR
    praise = size * [needed(CLEAR, lesson.lean) for lesson in lessons]
    blame = size * [needed(CLEAR, -lesson.lean) for lesson in lessons]
    valence = np.array(valences)
    count = np.ones(len(lessons)) if counts is None else np.array(counts, dtype=float)
    above, below = np.where(valence == 1, 1.0, -1.0), np.where(valence == -1, -1.0, 1.0)

    def cost(learned: np.ndarray) -> tuple[float, np.ndarray]:
        said = balance + uses @ learned
        high, low = SHARP * above * (said - praise), SHARP * below * (said + blame)
        loss = count @ (np.logaddexp(0, -high) + np.logaddexp(0, -low))
        slope = -SHARP * count * (above * _share(-high) + below * _share(-low))
        return (
            float(loss + ridge / 2 * learned @ learned),
            uses.T @ slope + ridge * learned,
        )

    found = minimize(cost, np.zeros(len(terms)), jac=True, method="L-BFGS-B",
                     bounds=[(-MOST, MOST)] * len(terms), options={"maxiter": 200})  # fmt: skip
    return dict(zip(terms, map(float, found.x), strict=True))


def _matrix(uses: Iterable[Uses], terms: Sequence[str]) -> csr_array:
    place = {term: at for at, term in enumerate(terms)}
    rows, columns, values = [], [], []
    n_rows = 0
    for row, used in enumerate(uses):
        n_rows = row + 1
        for term, use in used.items():
            if term in place:
                rows.append(row)
                columns.append(place[term])
                values.append(use)
    return csr_array((values, (rows, columns)), shape=(n_rows, len(terms)))


def _share(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(value, -50, 50)))
