"""The tone of every text kept up to date: after an undo, a correction, a switch of the model."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from threading import RLock
from typing import Final

import pandas as pd

from voc_core import metrics, text
from voc_core.reports import readers, tuned
from voc_core.reports.theme_reading import ROUNDS
from voc_core.store import Store
from voc_core.store import tone_reading as stored
from voc_core.text import Tuning
from voc_core.text.engines import Engine

BATCH: Final = 20_000
"""Texts read between two writes. [texts]"""
FEW: Final = 200
"""Texts another reader reads between two writes, so that little is lost when it breaks off."""

Progress = Callable[[int, int], object]
Read = Callable[[pd.DataFrame], pd.DataFrame]
Turn = AbstractContextManager[object]

TURNS: Final[dict[str, Turn]] = {}
"""What a reading holds while another reader than our own rules has a batch, by path of a store."""


def is_up_to_date(store: Store) -> bool:
    """Return whether every tone was read with the rules and the model in force."""
    return stored.read_by(store) == _version(store) and not stored.n_waiting(store)


def read_again(store: Store, on_progress: Progress | None = None) -> int:
    """Read every text with the rules and the model in force and return how many were read.

    Goes on where an earlier call was broken off. Corrections win. Another reader than our own rules
    is asked for every text once.

    Parameters
    ----------
    on_progress : callable, optional
        Called with texts read and texts to read.

    Raises
    ------
    VocError
        See `read_waiting`.
    """
    is_asked_once = readers.chosen(store).kind != "own" and is_up_to_date(store)
    expect(store)
    if not stored.n_waiting(store) and not is_asked_once:
        stored.all_wait(store)
    return read_waiting(store, on_progress)


def read_waiting(
    store: Store, on_progress: Progress | None = None, *, only: int | None = None
) -> int:
    """Read every text that waits, or was read by other rules or another model; return how many.

    It may be broken off at any time, and starts over where another model is switched on meanwhile.

    Parameters
    ----------
    on_progress : callable, optional
        Called with texts read and texts to read.
    only : int, optional
        Id of the one feedback to read, if it waits.

    Raises
    ------
    VocError
        If another reader does not answer; what it has not read goes on waiting.
    """
    n_read = 0
    try:
        for _ in range(ROUNDS):
            version = expect(store)
            n_all = n_read + stored.n_waiting(store)
            for n in _batches(store, version, only):
                n_read += n
                if on_progress:
                    on_progress(n_read, max(n_all, n_read))
    finally:
        if n_read:
            stored.told(store, n_read)
    return n_read


def expect(store: Store) -> str:
    """Return the version of the reader in force; what others read waits from now on.

    Ask for it before the reader: what is read by a newer one than it says is read once more, what
    is read by an older one is not.
    """
    now = _version(store)
    stored.expect(store, now)
    return now


def _batches(store: Store, version: str, only: int | None) -> Iterator[int]:
    """Read what waits, a transaction for each batch, and yield how many texts it had."""
    if not stored.n_waiting(store):
        return
    read, size, turn = _reading(store)
    while n := _batch(store, version, only, read, size, turn):
        yield n


def _batch(store: Store, version: str, only: int | None, read: Read, size: int, turn: Turn) -> int:
    """Read one batch and return how many texts it had; 0 where another version is in force."""
    with turn:
        rows = stored.waiting(store, size, only)
        return len(rows) if len(rows) and stored.say(store, read(rows), version) else 0


def _version(store: Store) -> str:
    reader = readers.chosen(store)
    return tuned.heard_as(store) if reader.kind == "own" else reader.code


def _reading(store: Store) -> tuple[Read, int, Turn]:
    """Return what reads rows with the reader in force, how many rows at once, and whose turn it is.

    Two readings at once of one store by another reader take turns: no text is sent twice.
    """
    engine, known = readers.engine(store, readers.chosen(store)), tuned.tuning(store)
    turn = TURNS.setdefault(str(store.path.resolve()), RLock()) if engine else nullcontext()
    return (lambda rows: _read(rows, known, engine)), FEW if engine else BATCH, turn


def _read(rows: pd.DataFrame, known: Tuning, engine: Engine | None) -> pd.DataFrame:
    said = text.tone(rows["text"].tolist(), rows["source"].tolist(), known)
    said = said.set_axis(rows.index).assign(id=rows["id"], text=rows["text"])
    if engine is not None:
        once = list(dict.fromkeys(rows.loc[said["tone"].notna(), "text"]))
        other = dict(zip(once, engine(once), strict=True))
        said = said.assign(tone=rows["text"].map(other))
    return said.assign(valence=metrics.valence_of_tone(said["tone"]).astype("Int64"))
