"""Feedback sent item by item: checked, imported whole or its good part, and told item by item."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from voc_core.errors import Problem
from voc_core.ingest import items
from voc_core.ingest.items import Item
from voc_core.reports import importing
from voc_core.reports.importing import Receipt
from voc_core.store import Store, imports
from voc_core.store import settings as stored_settings

ANY_SCORE: Final = items.Instrument("rating", 0, 10, True, "day")


@dataclass(frozen=True)
class Posted:
    """What became of items sent.

    Attributes
    ----------
    receipt : Receipt or None
        Of the import; None where nothing was imported for the sake of the problems.
    problems : tuple of Problem
        Everything wrong, in the order sent; ``row`` is the place of the item, from 1.
    outcomes : mapping
        By row: ``added``, ``updated``, ``unchanged``, or a reason of `imports.SKIPPED`.
    """

    receipt: Receipt | None
    problems: tuple[Problem, ...]
    outcomes: Mapping[int, str]


def post(
    store: Store,
    sent: Mapping[int, Item],
    known: Sequence[Problem],
    source_system: str,
    digest: str,
    *,
    partial: bool = False,
) -> Posted:
    """Import items, and say what became of each.

    Parameters
    ----------
    sent : mapping
        By row, from 1, in the order sent.
    known : sequence of Problem
        What is wrong with the form of some of them; these are not looked at any further.
    source_system : str
        Within which external ids are unique.
    digest : str
        SHA-256 of the body.
    partial : bool
        Whether good items are imported beside bad ones.
    """
    wrong = {p.row for p in known}
    chunks = items.checked(
        {row: item for row, item in sent.items() if row not in wrong},
        stored_settings.settings(store),
    )
    found = [*known, *(p for chunk in chunks for p in chunk.problems)]
    problems = tuple(sorted(found, key=lambda p: p.row or 0))
    if problems and not (partial and any(len(c.rows) for c in chunks)):
        return Posted(None, problems, {})
    chunks += [items.refused(sent, list(known))] if known else []
    receipt = importing.run_checked(
        store,
        items.recognised(f"API · {source_system}", digest, len(sent)),
        replace(items.columns_of(ANY_SCORE), source="other"),
        chunks,
        source_system=source_system,
    )
    return Posted(receipt, problems, _outcomes(store, receipt))


def _outcomes(store: Store, receipt: Receipt) -> dict[int, str]:
    assert receipt.id is not None
    runs = imports.rows(store, receipt.id)
    assert runs is not None
    table = runs.table()
    return dict(zip(table["row"].tolist(), table["outcome"].astype(str).tolist(), strict=True))
