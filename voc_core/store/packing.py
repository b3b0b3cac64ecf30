"""Bytes made small before they go into the store, and read back whole."""

from typing import Final

import pyarrow as pa  # type: ignore[import-untyped]

LEVEL: Final = 3
"""Zstandard level: 100 MB of CSV in about half a second, to a third or less."""


def packed(data: bytes) -> bytes:
    """Return `data` compressed with Zstandard."""
    return bytes(_codec().compress(data, asbytes=True))


def unpacked(data: bytes, n_bytes: int) -> bytes:
    """Return the `n_bytes` bytes that `packed` was given.

    Raises
    ------
    OSError
        If they are damaged.
    """
    return bytes(_codec().decompress(data, n_bytes, asbytes=True))


def _codec() -> pa.Codec:
    return pa.Codec("zstd", LEVEL)
