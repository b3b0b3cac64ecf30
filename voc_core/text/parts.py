"""A text cut for drawing: where its clauses, the words that carried tone, and hits stand."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple, TypeVar

from voc_core.text.explain import ClauseHeard

T = TypeVar("T")
Span = tuple[int, int]


class Part(NamedTuple):
    """A piece of a text.

    ``clause`` is the number of its clause, None between clauses; ``weight`` what it carries, praise
    above 0, blame below, 0 for most; ``is_hit`` whether it was searched for.
    """

    text: str
    clause: int | None
    weight: float
    is_hit: bool


def parts(
    text: str,
    clauses: Sequence[ClauseHeard] = (),
    hits: Iterable[Span] = (),
    at: Span | None = None,
) -> list[Part]:
    """Return a text cut wherever a clause, a word that carried tone, or a hit begins or ends.

    Parameters
    ----------
    clauses : sequence of ClauseHeard
        Of this text.
    hits : iterable of (int, int)
        Where what was searched for begins and ends. [characters]
    at : (int, int), optional
        Only what stands between. [characters]

    Returns
    -------
    list of Part
        In order; together they are the text, or what stands between.
    """
    words = [(word.start, word.end, word.weight) for clause in clauses for word in clause.words]
    layers = zip(
        _painted(text, ((one.start, one.end, n) for n, one in enumerate(clauses)), None),
        _painted(text, words, 0.0),
        _painted(text, ((start, end, True) for start, end in hits), False),
        text,
        strict=True,
    )
    start, end = at or (0, len(text))
    return [
        Part("".join(sign for *_, sign in run), *like)
        for like, run in groupby(list(layers)[start:end], key=lambda one: one[:3])
    ]


def _painted(text: str, spans: Iterable[tuple[int, int, T]], ground: T | None) -> list[T | None]:
    """Return for each character of a text the value of the last span over it."""
    layer: list[T | None] = [ground] * len(text)
    for start, end, value in spans:
        for at in range(max(start, 0), min(end, len(text))):
            layer[at] = value
    return layer
