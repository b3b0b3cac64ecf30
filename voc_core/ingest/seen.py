"""What came first under each key of a file: a few bytes a key, however many rows there are."""

from collections.abc import Iterable

import numpy as np


class Seen:
    """A dictionary of whole numbers that is asked chunk by chunk and only ever grows.

    Notes
    -----
    Two sorted arrays hold 16 bytes a key, where a dictionary takes some 110. Only the keys of the
    chunk at hand stand in dictionaries.
    """

    def __init__(self) -> None:
        self._keys = np.empty(0, dtype=np.int64)
        self._values = np.empty(0, dtype=np.int64)
        self._known: dict[int, int] = {}
        self._fresh: dict[int, int] = {}

    def __len__(self) -> int:
        return len(self._keys) + len(self._fresh)

    def expect(self, keys: Iterable[int]) -> None:
        """Make ready for a chunk with these keys; only they may be asked for until the next."""
        self._settle()
        wanted = np.fromiter(keys, dtype=np.int64)
        at = np.searchsorted(self._keys, wanted)
        at[at == len(self._keys)] = 0
        there = self._keys[at] == wanted if len(self._keys) else np.zeros(len(wanted), dtype=bool)
        values = self._values[at[there]].tolist()
        self._known = dict(zip(wanted[there].tolist(), values, strict=True))

    def first(self, key: int, value: int) -> int | None:
        """Return the value that came first under a key, None where this one is the first."""
        before = self._known.get(key)
        if before is None:
            before = self._fresh.get(key)
        if before is None:
            self._fresh[key] = value
        return before

    def _settle(self) -> None:
        """Put what is new where it belongs."""
        keys = np.fromiter(self._fresh.keys(), dtype=np.int64)
        values = np.fromiter(self._fresh.values(), dtype=np.int64)
        order = np.argsort(keys)
        at = np.searchsorted(self._keys, keys[order])
        self._keys = np.insert(self._keys, at, keys[order])
        self._values = np.insert(self._values, at, values[order])
        self._fresh = {}
