"""What the words of a clause lean to beyond the word lists: weights learned from rated texts.

``words/leaning.tsv`` holds a word, two words that follow one another, or two or three Chinese
characters, and its weight. `bench.leaning` makes it and says from which texts.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from operator import add
from typing import Final, NamedTuple

RUN: Final = re.compile(r"[a-z]+(?:'[a-z]+)?|[\u3400-\u9fff]+")
HAN_FROM: Final = "\u3400"
SHORTEST: Final = 2
LONGEST: Final = 3
"""Chinese characters that are looked up together, at least and at most; one alone says little."""
TELLING: Final = 0.1
MOST: Final = 3
"""Parts of a clause that are shown as its reason, at most."""


class Part(NamedTuple):
    """A part of a text that leans to praise (above 0) or blame (below), and where it stands."""

    start: int
    end: int
    weight: float


@cache
def weights() -> dict[str, float]:
    """What each part leans to, read on first use."""
    text = files(__package__).joinpath("words", "leaning.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {part: float(weight) for part, weight in rows}


def lean(words: str) -> float:
    """What a cleaned clause leans to: praise above 0, blame below. [about -4 to 4]

    Notes
    -----
    The sum of the weights of `parts`, without a step of our own for each: this is read most often.
    """
    known = weights().get
    total, before = 0.0, ""
    for run in RUN.findall(words):
        if run < HAN_FROM:
            total += known(run, 0.0) + known(f"{before} {run}", 0.0)
            before = run
        else:
            pairs = list(map(add, run, run[1:]))
            total += sum(filter(None, map(known, pairs)))
            total += sum(filter(None, map(known, map(add, pairs, run[2:]))))
            before = ""
    return total


def parts(words: str, start: int = 0, end: int | None = None) -> Iterator[tuple[str, int]]:
    """Yield every part that could have a weight, and where it begins."""
    before, began = "", 0
    for run in RUN.finditer(words, start, len(words) if end is None else end):
        said, at = run.group(), run.start()
        if said.isascii():
            if len(said) >= SHORTEST:
                yield said, at
            if before:
                yield words[began : run.end()], began
            before, began = said, at
            continue
        before = ""
        for i in range(len(said)):
            for last in range(i + SHORTEST, min(i + LONGEST, len(said)) + 1):
                yield said[i:last], at + i


def reasons(words: str, start: int, end: int, sign: float) -> list[Part]:
    """The parts of a clause that say most for praise (`sign` above 0) or blame, in order."""
    known = weights()
    found = [
        Part(at, at + len(part), known[part])
        for part, at in parts(words, start, end)
        if known.get(part, 0.0) * sign >= TELLING
    ]
    kept: list[Part] = []
    for part in sorted(found, key=lambda one: (-abs(one.weight), one.start)):
        if all(part.end <= other.start or other.end <= part.start for other in kept):
            kept.append(part)
    return sorted(kept[:MOST])
