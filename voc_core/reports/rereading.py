"""A file read again from its kept bytes, with a better mapping than the first time."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, Final

import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.ingest.bad_rows import correctable
from voc_core.ingest.contract import Recognised
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.reports import importing, readings, understanding
from voc_core.reports.importing import Decisions, Receipt
from voc_core.store import Store, imports, originals
from voc_core.store.imports import Progress
from voc_core.vocabulary import N_

AS_BEFORE: Final = N_("As it was read before.")
NO_MAPPING: Final = N_(
    "Import {id} does not say how its columns were read. Upload the file {name} as a new one."
)


@dataclass(frozen=True, eq=False)
class Kept:
    """An imported file as it lies in the store.

    Attributes
    ----------
    receipt : Receipt
        Of the import.
    data : bytes
        The whole file.
    said : dict
        What a person said over our recognition then; see `files.recognise`.
    mapping : Mapping
        How its columns were read.
    """

    receipt: Receipt
    data: bytes
    said: dict[str, Any]
    mapping: Mapping


def kept(store: Store, import_id: int) -> Kept:
    """Return the file of an import and how it was read.

    Raises
    ------
    VocError
        If there is no such import, or its file is not in the store.
    """
    receipt = imports.receipt(store, import_id)
    if receipt.mapping is None:
        raise VocError(NO_MAPPING, id=import_id, name=receipt.file_name)
    data = originals.read(store, receipt.digest, receipt.file_name)
    return Kept(receipt, data, dict(receipt.said), Mapping.of(dict(receipt.mapping)))


def recognised(store: Store, file: Kept) -> Recognised:
    """Return the file as it was understood when it was imported."""
    name = file.receipt.file_name
    return readings.read(store, name, file.data, as_remembered=False, **file.said)


def bad_rows(store: Store, import_id: int, say: Callable[[Message], str] = str) -> bytes:
    """Return the rows of an import that could not be read, as a file to mend and upload.

    Parameters
    ----------
    say : callable
        Turns a message into a sentence, `Words.message` for instance.

    Raises
    ------
    VocError
        See `kept`.
    """
    file = kept(store, import_id)
    found = recognised(store, file)
    chunks = understanding.checked(store, found, file.data, whole(file.mapping, found))
    bad = [chunk.bad for chunk in chunks if len(chunk.bad)]
    table = pd.concat(bad) if bad else pd.DataFrame(columns=list(found.columns))
    return correctable(table, file.receipt.problems, say)


def read_again(
    store: Store,
    import_id: int,
    mapping: Mapping | None = None,
    decisions: Decisions | None = None,
    *,
    with_tone: bool = True,
    dry_run: bool = False,
    on_progress: Progress | None = None,
) -> Receipt:
    """Read a kept file again in place of its import; all of it or nothing.

    Parameters
    ----------
    mapping : Mapping, optional
        How the columns are read now; as they were unless given.
    decisions, with_tone, dry_run, on_progress
        See `importing.run`.

    Returns
    -------
    Receipt
        Of the new import; ``replaced`` counts the answers that come, go, change and stay.

    Raises
    ------
    VocError
        If the file is not in the store, or it was read again already; nothing is changed.
    """
    file = kept(store, import_id)
    found = recognised(store, file)
    chosen = whole(mapping or file.mapping, found)
    return importing.run_checked(
        store,
        found,
        chosen,
        understanding.checked(store, found, file.data, chosen),
        decisions,
        with_tone=with_tone,
        dry_run=dry_run,
        on_progress=on_progress,
        data=file.data,
        supersedes=import_id,
    )


def whole(mapping: Mapping, found: Recognised) -> Mapping:
    """Return a mapping with a use for every column of the file; left out where none is said."""
    uses = {use.column: replace(use, why=Message(AS_BEFORE)) for use in mapping.columns}
    columns = tuple(uses.get(name, ColumnUse(name, "ignore")) for name in found.columns)
    return replace(mapping, columns=columns)
