"""Headings of numbered questions, whose rows or choices share the number of their question."""

import re
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Final

from voc_core.ingest.dialects.groups import Part
from voc_core.ingest.headers import tidy

NUMBERED: Final = re.compile(r"\s*\*?\s*[Qq]?(\d{1,3})\s*[、．.:：_]\s*(.*)", re.S)
OF_NUMBER: Final = re.compile(r"\s*第\s*(\d{1,3})\s*题\s*[(（](.*)[)）]\s*", re.S)
IN_BRACKETS: Final = re.compile(r"[(（](.*)[)）]", re.S)
STEMLESS: Final = "第{number}题"


def parts_of(
    headings: Sequence[str], mark: re.Pattern[str], *, once: bool = False
) -> Mapping[str, Part]:
    """Return what every heading of a file says.

    Parameters
    ----------
    headings : sequence of str
        All headings; those without a number are questions of their own.
    mark : pattern
        Stands between a question and its row or choice. It cuts where several headings of one
        number share what is before it, so that a mark within a question does no harm.
    once : bool
        Whether the tool may write the question in the first heading of a number only: the others
        are then rows of it.

    Returns
    -------
    mapping
        By heading. ``key`` is the number; a question that is nowhere written is called 第6题.
    """
    found: dict[str, Part] = {h: Part(h) for h in headings}
    numbered: dict[str, dict[str, str]] = {}
    for heading in headings:
        if inside := OF_NUMBER.fullmatch(heading):
            number, part = inside.groups()
            found[heading] = Part(STEMLESS.format(number=number), tidy(part), number)
        elif (asked := NUMBERED.fullmatch(heading)) and asked.group(2):
            numbered.setdefault(asked.group(1), {})[heading] = tidy(asked.group(2))
    for number, texts in numbered.items():
        found |= _question(number, texts, mark, once=once)
    return found


def _question(
    number: str, texts: Mapping[str, str], mark: re.Pattern[str], *, once: bool
) -> dict[str, Part]:
    """Return what the headings of one number say."""
    marked = [text for text in texts.values() if mark.search(text)]
    stem = _shared(marked, mark)
    first = next(iter(texts.values()))
    if not stem and once and len(texts) > 1 and marked == [first]:
        stem = _cut(first, mark)
    if stem:
        return {h: _of_stem(stem, text, mark, number, once=once) for h, text in texts.items()}
    named = [text for text in texts.values() if not IN_BRACKETS.fullmatch(text)]
    alone = named[0] if named else STEMLESS.format(number=number)
    return {h: _in_brackets(text, alone, number) for h, text in texts.items()}


def _shared(marked: Sequence[str], mark: re.Pattern[str]) -> str:
    """Return what stands before the mark in all of several texts, empty where nothing does."""
    if len(marked) < 2:
        return ""
    same = takewhile(lambda letters: len(set(letters)) == 1, zip(*marked, strict=False))
    return _cut("".join(letters[0] for letters in same), mark)


def _cut(text: str, mark: re.Pattern[str]) -> str:
    """Return a text up to its last mark, empty without one."""
    ends = [found.start() for found in mark.finditer(text)]
    return text[: ends[-1]] if ends else ""


def _of_stem(stem: str, text: str, mark: re.Pattern[str], number: str, *, once: bool) -> Part:
    name = tidy(stem).rstrip(":：")
    rest = text[len(stem) :] if text.startswith(stem) else ""
    if found := mark.match(rest):
        return Part(name, tidy(rest[found.end() :]), number)
    return Part(name, text, number) if once and text != stem else Part(text, key=number)


def _in_brackets(text: str, stem: str, number: str) -> Part:
    found = IN_BRACKETS.fullmatch(text)
    return Part(stem, tidy(found.group(1)), number) if found else Part(text, key=number)
