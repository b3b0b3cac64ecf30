"""Cells that tell a person at a glance whether the encoding is right."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from voc_core.ingest.delimited import Text
from voc_core.ingest.encodings import telling

N_SAMPLES: Final = 5
LONGEST: Final = 60
"""Characters of one sample. [characters]"""


def samples(cells: Iterable[str]) -> tuple[str, ...]:
    """Return up to five telling cells, those with the most letters beyond ASCII first.

    Parameters
    ----------
    cells : iterable of str
        Decoded cells; repeated ones count once.
    """
    different = dict.fromkeys(_cut(cell) for cell in cells if cell and not cell.isspace())
    return tuple(sorted(different, key=_n_beyond_ascii, reverse=True)[:N_SAMPLES])


def of_text(text: Text) -> tuple[str, ...]:
    """Return telling cells of a delimited text, from wherever in the file it is not ASCII."""
    wide = text.encoding.startswith("utf-16")
    lines = text.data[: 1 << 16] if wide else telling(text.data)
    batches = replace(text, data=lines or text.data[: 1 << 16]).batches(1_000)
    return samples(cell for batch in batches for row in batch.rows for cell in row)


def _cut(cell: str) -> str:
    """Return a cell from a little before its first letter beyond ASCII."""
    cell = " ".join(cell.split())
    first = next((i for i, character in enumerate(cell) if character > "\x7f"), 0)
    return cell[max(0, min(first - 20, len(cell) - LONGEST)) :][:LONGEST]


def _n_beyond_ascii(cell: str) -> int:
    return sum(1 for character in cell if character > "\x7f")
