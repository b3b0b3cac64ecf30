"""Columns that belong to one question, put together by evidence: choices, ranks, or a matrix."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from voc_core.ingest.answers import is_skipped, number_of, plain
from voc_core.ingest.fields import CHOSEN, NOT_CHOSEN, Field
from voc_core.ingest.headers import JOINT
from voc_core.ingest.options import bare

Records = Sequence[Sequence[str]]

FEW: Final = 3
"""From so many rows on, ranks are told from ratings. [rows]"""


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
    questions: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for heading, i in zip(headings, at, strict=True):
        stem, part, key = parse(heading)
        questions.setdefault((stem, key), []).append((i, part))
    fields = [f for (stem, _), parts in questions.items() for f in _question(stem, parts, body)]
    return tuple(sorted(fields, key=lambda f: f.at))


def _question(stem: str, parts: list[tuple[int, str]], body: Records) -> list[Field]:
    if len(parts) == 1 and not parts[0][1]:
        return [Field(stem, (parts[0][0],), stem=stem)]
    named = [(i, part) for i, part in parts if part]
    loose = [Field(stem, (i,), stem=stem) for i, part in parts if not part]
    if not named:
        return loose
    at, names = tuple(i for i, _ in named), tuple(part for _, part in named)
    shape = shape_of(at, names, body)
    if shape == "matrix":
        return [*loose, *(Field(f"{stem}{JOINT}{n}", (i,), stem=stem, row=n) for i, n in named)]
    whole = Field(stem, at, use="choices", kinds=("feedback",), stem=stem, choices=names)
    return [*loose, replace(whole, ranked=shape == "ranking")]


def shape_of(at: Sequence[int], names: Sequence[str], body: Records) -> str:
    """Return what the columns of one question are: ``choices``, ``ranking`` or ``matrix``."""
    records = [[_cell(row, i) for i in at] for row in body]
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
    return _is_other(name) and number_of(cell) is None


def _is_other(name: str) -> bool:
    return any(word in plain(name) for word in ("other", "其他", "其它", "specify", "注明"))


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
