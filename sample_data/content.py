"""What was written by hand: the journey, the names, the slots and the comment patterns."""

import csv
import json
from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).parent
MAINLAND_ONLY = ("等保", "国产化", "春节", "钉钉", "限电")
"""Words no customer in Singapore would use."""


class Cell(NamedTuple):
    """Where a pattern fits."""

    source: str
    role: str
    touchpoint: str
    valence: int
    mixed: bool = False


Patterns = dict[Cell, list[str]]


@cache
def names() -> dict[str, Any]:
    """Return vendor, products, CSMs, accounts, people's names and job titles."""
    return _json("names.json")


@cache
def journey() -> dict[str, Any]:
    """Return the journey with its stages and touchpoints."""
    return _json("journey.json")


@cache
def slots() -> dict[str, dict[str, list[str]]]:
    """Return what may stand in each ``{slot}`` of a pattern, by language."""
    return _json("slots.json")


@cache
def patterns(language: str, mainland: bool) -> Patterns:
    """Return the comment patterns of a language by cell.

    Parameters
    ----------
    language : str
        ``en`` or ``zh``.
    mainland : bool
        Whether words only used in mainland China may appear.
    """
    cells: Patterns = defaultdict(list)
    path = HERE / f"patterns_{language}.tsv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if mainland or not any(word in row["text"] for word in MAINLAND_ONLY):
                cell = Cell(
                    row["source"],
                    row["role"],
                    row["touchpoint"],
                    int(row["valence"]),
                    row["mixed"] == "1",
                )
                cells[cell].append(row["text"])
    return dict(cells)


def _json(name: str) -> Any:
    return json.loads((HERE / name).read_text(encoding="utf-8"))
