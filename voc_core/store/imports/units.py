"""Columns that mean something only together: logged, restored and compared as one."""

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

UNITS: Final = (
    ("metric", "score", "scale_low", "scale_high", "valence", "text", "language", "tone"),
    ("account_id", "contact_id"),
    ("role", "role_source"),
)
ROOMY_CACHE: Final = "PRAGMA cache_size = -65536"
"""Pages a connection may keep while it moves a whole import. [64 MiB]"""

DERIVED: Final = ("valence", "language", "tone")
"""Columns we work out ourselves; they go with their unit but prove nothing."""


def unit_of(column: str) -> tuple[str, ...]:
    """Return the columns that go with `column`, itself included."""
    return next((u for u in UNITS if column in u), (column,))


def split(values: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield `values` one unit at a time."""
    done: set[str] = set()
    for column in values:
        if column not in done:
            unit = [c for c in unit_of(column) if c in values]
            done.update(unit)
            yield {c: values[c] for c in unit}


def difference(before: Mapping[str, Any], after: Mapping[str, Any]) -> tuple[str, str] | None:
    """Return before and after of the units that differ, as JSON; None where nothing does."""
    changed = [c for c in after if after[c] != before[c]]
    if not changed:
        return None
    columns = [c for c in before if c in after and c in {u for x in changed for u in unit_of(x)}]
    return as_json({c: before[c] for c in columns}), as_json({c: after[c] for c in columns})


def as_json(values: Mapping[str, Any] | list[int]) -> str:
    """Return values as JSON that keeps Chinese readable."""
    return json.dumps(values, ensure_ascii=False)
