"""Where something personal stands in a text."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

KINDS: Final = ("person", "email", "phone", "id")
MASK: Final = "[{}]"

Place = tuple[int, int]


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


def without(text: str, spans: Iterable[Span], label: Callable[[str], str] = str) -> str:
    """Return a text with what is personal replaced by what it was, such as ``[person]``."""
    parts, last = [], 0
    for start, end, kind in spans:
        parts += [text[last:start], MASK.format(label(kind))]
        last = end
    return "".join([*parts, text[last:]])


def moved(
    places: Iterable[Place], spans: Sequence[Span], label: Callable[[str], str] = str
) -> list[Place]:
    """Return where places of a text are in `without`; one that touches a span is left out."""
    kept = []
    for start, end in places:
        if not any(span.start < end and start < span.end for span in spans):
            by = sum(
                len(MASK.format(label(span.kind))) - (span.end - span.start)
                for span in spans
                if span.end <= start
            )
            kept.append((start + by, end + by))
    return kept
