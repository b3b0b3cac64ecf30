"""Imports: written whole or not at all, with a receipt, and undone from it."""

from voc_core.store.imports.commit import commit
from voc_core.store.imports.log import problems, receipt, remember, remembered, table
from voc_core.store.imports.plan import SKIPPED, Chunk, Plan, Progress, Receipt
from voc_core.store.imports.undo import redo, undo

__all__ = [
    "SKIPPED",
    "Chunk",
    "Plan",
    "Progress",
    "Receipt",
    "commit",
    "problems",
    "receipt",
    "redo",
    "remember",
    "remembered",
    "table",
    "undo",
]
