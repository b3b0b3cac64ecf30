"""What a person's correction of the tone of a text makes of the tones of its clauses."""

from collections.abc import Sequence
from typing import Final

from voc_core.text.explain import ClauseHeard

CLEAR: Final = 0.25
"""From this tone on, either way, a clause praises or blames."""


def corrected(clauses: Sequence[ClauseHeard], tone: float | None) -> tuple[ClauseHeard, ...]:
    """Return the clauses of a text with the tones they have after a correction of the whole.

    Parameters
    ----------
    clauses : sequence of ClauseHeard
        As they were read.
    tone : float or None
        What a person says the tone of the text is; None where nobody corrected it. [-1, 0, 1]

    Returns
    -------
    tuple of ClauseHeard
        The same clauses and words.

    Notes
    -----
    A person corrects the whole text, not a clause, so no more is changed than the correction needs.
    Where the clauses could make up what the person says they stay as read: some clause clearly
    says it, or, of a neutral text, as clearly praise as blame. Otherwise the clauses that clearly
    say something else take the tone of the correction; where none is clear, all of them do. A text
    of one clause always takes the tone of its correction.
    """
    if tone is None or (len(clauses) > 1 and _is_said(clauses, tone)):
        return tuple(clauses)
    is_none_clear = not any(map(_side, clauses))
    return tuple(
        clause._replace(tone=float(tone)) if _side(clause) or is_none_clear else clause
        for clause in clauses
    )


def _is_said(clauses: Sequence[ClauseHeard], tone: float) -> bool:
    sides = {_side(clause) for clause in clauses}
    return tone in sides if tone else sides == {0} or {-1, 1} <= sides


def _side(clause: ClauseHeard) -> int:
    return int(clause.tone >= CLEAR) - int(clause.tone <= -CLEAR)
