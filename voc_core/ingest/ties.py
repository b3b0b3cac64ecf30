"""Which score a comment explains."""

from collections.abc import Mapping
from dataclasses import replace

from voc_core.ingest.headers import normalised
from voc_core.ingest.headings import CLOSING, OTHER, REASON, core
from voc_core.ingest.mapped import ColumnUse


def comments_tied(
    uses: tuple[ColumnUse, ...], told: Mapping[str, str | None]
) -> tuple[ColumnUse, ...]:
    """Tie a comment to the score before it: the first one after it, and every one that asks why.

    Parameters
    ----------
    uses : tuple of ColumnUse
        What every column is for, in file order.
    told : mapping
        By comment: the score it explains as the tool says, which wins over the order.
    """
    tied: list[ColumnUse] = []
    score, is_free = None, False
    scores = {use.column for use in uses if use.use == "score"}
    for use in uses:
        if use.use == "score":
            score, is_free = use.column, True
        if use.use == "comment" and use.column in told:
            about = told[use.column]
            use = replace(use, about=about if about in scores else None)
            is_free &= use.about is None
        elif use.use == "comment" and score and _explains(use.column, is_free):
            use, is_free = replace(use, about=score), False
        tied.append(use)
    return tuple(tied)


def _explains(column: str, is_next: bool) -> bool:
    """Whether a comment explains the score before it: the next one does, and any that asks why."""
    name = normalised(column)
    if OTHER.fullmatch(name) or CLOSING.search(name):
        return False
    return is_next or bool(REASON.search(core(column)))
