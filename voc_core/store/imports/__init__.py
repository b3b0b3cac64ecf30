"""Imports: written whole or not at all, with a receipt, and undone from it."""

from voc_core.store.imports.answers import ANSWERED
from voc_core.store.imports.commit import commit
from voc_core.store.imports.fates import Runs
from voc_core.store.imports.log import (
    instead_of,
    made_by,
    problems,
    receipt,
    remember,
    remembered,
    rows,
    table,
)
from voc_core.store.imports.plan import OUTCOMES, SKIPPED, Chunk, Plan, Progress, Receipt
from voc_core.store.imports.superseding import known_without
from voc_core.store.imports.undo import redo, undo

__all__ = [
    "ANSWERED",
    "OUTCOMES",
    "SKIPPED",
    "Chunk",
    "Plan",
    "Progress",
    "Receipt",
    "Runs",
    "commit",
    "instead_of",
    "known_without",
    "made_by",
    "problems",
    "receipt",
    "redo",
    "remember",
    "remembered",
    "rows",
    "table",
    "undo",
]
