"""Choosing another reader of tone: trying it, putting it in force, and catching up with it."""

from collections.abc import Callable
from typing import Final

import pandas as pd

from voc_core import text
from voc_core.reports import readers, tone_reading
from voc_core.reports.readers import Reader
from voc_core.store import Store
from voc_core.store import tone_reading as stored

SENTENCES: Final = (
    "Support answered within the hour and fixed it. Thank you!",
    "导出太慢，每次都超时，客户已经抱怨三回了。",
    "The Q3 report was sent on Monday，请查收。",
)
"""Of our own making: what is tried before anything of a customer is sent."""


def tried(store: Store, reader: Reader) -> pd.DataFrame:
    """Read three sentences of ours with a reader.

    Returns
    -------
    DataFrame
        ``text``, ``own``, ``other``: the tones our rules and the reader give. [-1 to 1]

    Raises
    ------
    VocError
        If the reader cannot be asked or does not answer with a tone each.
    """
    own = text.tone(SENTENCES)["tone"]
    read = readers.trial(store, reader)
    other = own if read is None else read(SENTENCES)
    return pd.DataFrame({"text": SENTENCES, "own": own, "other": list(other)})


def n_leaving(store: Store, reader: Reader) -> int:
    """Return how many texts would be sent to another machine. [texts]"""
    return stored.n_texts(store) if reader.kind == "endpoint" else 0


def choose(
    store: Store, reader: Reader, on_progress: Callable[[int, int], None] | None = None
) -> int:
    """Put a reader in force and read all texts with it; return how many were read.

    Whoever calls this has agreed to it, for this store on this machine; that is kept. It is tried
    first: one that does not answer is not put in force. One that breaks off later stays in force,
    with what it has read; `tone_reading.read_waiting` goes on from there, and choosing our own
    rules gives every text the tone it had from them.

    Raises
    ------
    VocError
        If it does not answer, or the agreement cannot be kept.
    """
    tried(store, reader)
    readers.agree(store, reader)
    readers.keep(store, reader)
    return tone_reading.read_again(store, on_progress)
