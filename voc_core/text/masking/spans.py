"""Where something personal stands in a text."""

from collections.abc import Iterable
from typing import Final, NamedTuple

KINDS: Final = ("person", "email", "phone", "id")


class Span(NamedTuple):
    """A part of a text that is personal; `kind` is one of `KINDS`."""

    start: int
    end: int
    kind: str


def apart(found: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap made one; the longest says of what kind it is."""
    joined: list[Span] = []
    longest = 0
    for span in sorted(found, key=lambda one: (one.start, -one.end)):
        length = span.end - span.start
        if joined and span.start < joined[-1].end:
            last = joined[-1]
            kind = span.kind if length > longest else last.kind
            joined[-1] = Span(last.start, max(last.end, span.end), kind)
        else:
            joined.append(span)
            longest = 0
        longest = max(longest, length)
    return joined
