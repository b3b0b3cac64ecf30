"""Columns that belong to one question, put together by evidence: choices, ranks, or a matrix."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from voc_core.ingest.answers import in_words, is_skipped, number_of, plain
from voc_core.ingest.fields import CHOSEN, NOT_CHOSEN, Field
from voc_core.ingest.headers import JOINT, normalised
from voc_core.ingest.headings import OTHER_ALONE
from voc_core.ingest.options import bare

Records = Sequence[Sequence[str]]

FEW: Final = 3
"""From so many rows on, ranks are told from ratings. [rows]"""
TICKED: Final = re.compile(r"t(?:b*t)+(?:b*o)?|tb*o")
"""A run of columns, see `_kind_of`; those never chosen are blank."""
LONGEST: Final = 100
"""Of a heading made of choices. [characters]"""
PLACE: Final = re.compile(
    r"(?:rank(?:ing)?|place|position|rang|排名|排序|第)\s*#?\s*(\d{1,2})\s*[名位]?", re.I
)
OTHER: Final = re.compile(
    r"\b(?:other|others|specify|write in|sonstiges|autre)\b|其他|其它|注明", re.I
)


class Part(NamedTuple):
    """What a heading says: its question, and the row or choice it stands for.

    ``key`` tells apart questions that ask the same; empty where the words are enough.
    """

    stem: str
    part: str = ""
    key: str = ""


Parse = Callable[[str], Part]


def alone(heading: str) -> Part:
    """Return a heading as a question of its own."""
    return Part(heading)


def grouped(
    headings: Sequence[str], at: Sequence[int], parse: Parse, body: Records
) -> tuple[Field, ...]:
    """Return the fields of question columns.

    Parameters
    ----------
    headings, at : sequence
        Heading of each column, and where it stands in a record, from 0.
    parse : callable
        Takes a heading apart.
    body : sequence of sequence of str
        The first records below the headings: whether parts of one question are choices, ranks or
        rows of a matrix is seen in them.

    Returns
    -------
    tuple of Field
        In the order of the file. The parts of a question that are choices or ranks become one
        field; the rows of a matrix stay fields of their own, ``stem – row``.
    """
    ticked = list(_ticked(headings, at, body))
    taken = {i for field in ticked for i in field.at}
    questions: dict[tuple[str, str], list[tuple[int, str]]] = {}
    before = Part("")
    for heading, i in zip(headings, at, strict=True):
        if i not in taken:
            before = _belonging(parse(heading), before)
            questions.setdefault((before.stem, before.key), []).append((i, before.part))
    asked = [f for (stem, _), parts in questions.items() for f in _question(stem, parts, body)]
    return tuple(sorted((*ticked, *asked), key=lambda f: f.at))


def _belonging(part: Part, before: Part) -> Part:
    """Return what a heading says; one that is but "other" belongs to the question before it."""
    is_bare = not part.part and bool(OTHER_ALONE.fullmatch(normalised(part.stem)))
    return Part(before.stem, part.stem, before.key) if is_bare and before.stem else part


def _ticked(headings: Sequence[str], at: Sequence[int], body: Records) -> Iterator[Field]:
    """Yield runs of columns whose cells repeat their headings: choices of an unnamed question.

    An "other" right behind them belongs to them.
    """
    columns = list(zip(headings, at, strict=True))
    kinds = "".join(_kind_of(heading, i, body) for heading, i in columns)
    for run in TICKED.finditer(kinds):
        named = [(i, heading) for heading, i in columns[run.start() : run.end()]]
        whole = " / ".join(heading for _, heading in named)
        name = whole if len(whole) <= LONGEST else f"{whole[: LONGEST - 1]}…"
        yield _choices(name, named)


def _kind_of(heading: str, at: int, body: Records) -> str:
    """Return t for a column whose filled cells are its heading, b blank, o other, q any other."""
    said = {plain(cell) for row in body if (cell := _cell(row, at))}
    if said == {plain(heading)}:
        return "t"
    if is_other(heading):
        return "o"
    return "q" if said else "b"


def _choices(stem: str, named: Sequence[tuple[int, str]], *, ranked: bool = False) -> Field:
    at, names = tuple(i for i, _ in named), tuple(name for _, name in named)
    kinds = ("feedback",)
    return Field(stem, at, use="choices", kinds=kinds, stem=stem, choices=names, ranked=ranked)


def _question(stem: str, parts: list[tuple[int, str]], body: Records) -> list[Field]:
    if len(parts) == 1 and not parts[0][1]:
        return [Field(stem, (parts[0][0],), stem=stem)]
    named = [(i, part) for i, part in parts if part]
    loose = [Field(stem, (i,), stem=stem) for i, part in parts if not part]
    if not named:
        return loose
    return [*loose, *_parts(stem, named, body, is_alone=not loose)]


def _parts(
    stem: str, named: list[tuple[int, str]], body: Records, *, is_alone: bool
) -> list[Field]:
    """Return the fields of the named columns of a question, whatever they are."""
    at, names = [i for i, _ in named], [name for _, name in named]
    if all(map(PLACE.fullmatch, names)):
        by_place = sorted(named, key=lambda pair: int(_place(pair[1])))
        return [Field(stem, tuple(i for i, _ in by_place), "choices", ("feedback",), stem)]
    shape = shape_of(at, names, body)
    if shape == "scale":
        return [Field(stem, tuple(at), stem=stem)]
    is_asides = not is_alone and all(map(is_other, names))
    if shape == "matrix" or is_asides:
        rows = [Field(f"{stem}{JOINT}{n}", (i,), stem=stem, row=n) for i, n in named]
        return [f if is_alone else replace(f, about="" if is_other(f.row) else stem) for f in rows]
    return [_choices(stem, named, ranked=shape == "ranking")]


def _place(name: str) -> str:
    found = PLACE.fullmatch(name)
    return found.group(1) if found else "0"


def shape_of(at: Sequence[int], names: Sequence[str], body: Records) -> str:
    """Return what the columns of one question are.

    Returns
    -------
    str
        ``choices``; ``scale`` for the steps of one scale, of which a record fills one with its
        name; ``ranking``; or ``matrix``.
    """
    records = [[_cell(row, i) for i in at] for row in body]
    if _is_scale(names, records):
        return "scale"
    if all(
        _is_choice(cell, name) for row in records for cell, name in zip(row, names, strict=True)
    ):
        return "choices" if any(map(any, records)) and not _is_full_of_ones(records) else "matrix"
    return "ranking" if _are_ranks(records) else "matrix"


def _cell(row: Sequence[str], i: int) -> str:
    cell = row[i].strip() if i < len(row) else ""
    return "" if is_skipped(cell) else cell


def _is_choice(cell: str, name: str) -> bool:
    said = plain(cell)
    if not said or said in CHOSEN or said in NOT_CHOSEN or bare(said) == bare(plain(name)):
        return True
    return is_other(name) and number_of(cell) is None


def is_other(name: str) -> bool:
    """Whether a choice is the one that lets people write their own."""
    return bool(OTHER.search(name))


def _is_scale(names: Sequence[str], records: list[list[str]]) -> bool:
    """Whether columns are the steps of one scale: a record fills one, with its name."""
    filled = [[(c, n) for c, n in zip(row, names, strict=True) if c] for row in records]
    if not any(filled) or any(len(pairs) > 1 for pairs in filled):
        return False
    if any(plain(cell) != plain(name) for pairs in filled for cell, name in pairs):
        return False
    is_counted = len(names) > 2 and all(number_of(n) is not None for n in names)
    return is_counted or in_words(names) is not None


def _is_full_of_ones(records: list[list[str]]) -> bool:
    """Whether every cell is a 1: a matrix in which all gave the lowest, not choices."""
    return len(records) >= FEW and all(c == "1" for row in records for c in row)


def _are_ranks(records: list[list[str]]) -> bool:
    """Whether every record orders its columns: 1, 2, 3 … without a tie."""
    filled = [[n for c in row if (n := number_of(c)) is not None and n > 0] for row in records]
    filled = [ranks for ranks in filled if ranks]
    if len(filled) < FEW or max(map(len, filled)) < 2:
        return False
    return all(sorted(ranks) == list(range(1, len(ranks) + 1)) for ranks in filled)
