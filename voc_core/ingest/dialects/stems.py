"""Headings that hold a question and a part of it, cut where several headings agree."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from voc_core.ingest.dialects.groups import Parse, Part

DASH: Final = re.compile(r"\s[-–—|]\s|\s?::\s?")
COLON: Final = re.compile(r"\s*[:：]\s*")


def shared_stems(
    headings: Sequence[str], mark: re.Pattern[str] = DASH, *, part_first: bool = False
) -> Parse:
    """Return how these headings are taken apart.

    Parameters
    ----------
    headings : sequence of str
        All of them.
    mark : pattern
        What stands between a question and its part.
    part_first : bool
        Whether the part stands before the question.

    Returns
    -------
    callable
        Cuts a heading behind the longest beginning that it shares with another, or that is another
        heading as a whole; a heading that shares none stays whole.
    """
    cuts = {h: list(_cuts(h, mark, part_first)) for h in headings}
    shared = Counter(stem for found in cuts.values() for stem in {part.stem for part in found})
    shared.update(h for h in cuts if h in shared)

    def parse(heading: str) -> Part:
        found = [part for part in cuts.get(heading, ()) if shared[part.stem] > 1]
        return max(found, key=lambda part: len(part.stem), default=Part(heading))

    return parse


def _cuts(heading: str, mark: re.Pattern[str], part_first: bool) -> Iterator[Part]:
    for found in mark.finditer(heading):
        before, after = heading[: found.start()].strip(), heading[found.end() :].strip()
        if before and after:
            yield Part(after, before) if part_first else Part(before, after)
