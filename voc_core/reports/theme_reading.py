"""The themes of every text kept up to date: after an import, an undo, an edit of the themes."""

import hashlib
from collections.abc import Callable
from typing import Final

from voc_core.reports import tuned
from voc_core.store import Store, mentions, themes
from voc_core.text.themes import Taxonomy, Theme, assign

READER: Final = "4"
"""Raised when our own reading of terms changes; that of tone has a version of its own."""
ROUNDS: Final = 3
"""Times to start over: programs of two versions at one file must not chase each other for ever."""


def taxonomy(store: Store) -> Taxonomy:
    """Return the active themes with their terms."""
    return tuple(Theme(*theme) for theme in themes.terms(store))


def reader(store: Store) -> mentions.Reader:
    """Return what finds the themes as they are now in texts.

    Texts that other themes read wait from now on.
    """
    heard_as, known = tuned.heard_as(store), taxonomy(store)
    tuning = tuned.tuning(store)
    found = mentions.Reader(
        _version(heard_as, known), lambda texts, by_hand: assign(texts, known, by_hand, tuning)
    )
    mentions.read_again(store, found.version)
    return found


def catch_up(store: Store, on_progress: Callable[[int, int], None] | None = None) -> int:
    """Read every text that is new, changed, or was read by other themes, and return how many.

    It may be broken off at any time and goes on where it was, and starts over where somebody
    edits the themes meanwhile.

    Parameters
    ----------
    on_progress : callable, optional
        Called with texts read and texts in all.

    Returns
    -------
    int
        Texts read. [texts]
    """
    done = 0
    for _ in range(ROUNDS):
        found = reader(store)
        total = done + mentions.n_waiting(store)
        if total == done:
            break
        for n in mentions.read_waiting(store, found):
            done += n
            if on_progress:
                on_progress(min(done, total), total)
    return done


def read_one(store: Store, feedback: int) -> None:
    """Read one text whose themes wait, whatever else waits."""
    mentions.read_one(store, reader(store), feedback)


def _version(heard_as: str, known: Taxonomy) -> str:
    """Return what changes when texts may speak of other themes, or in another tone, than before."""
    return hashlib.sha256(repr((READER, heard_as, known)).encode()).hexdigest()[:16]
