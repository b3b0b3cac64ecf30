"""The bytes of a file, in memory or on disk: looked at piece by piece, as often as needed."""

import io
import shutil
import tempfile
from collections.abc import Iterator
from threading import Lock
from typing import BinaryIO, Final

BLOCK: Final = 1 << 20
"""So much is looked at at a time. [bytes]"""
LARGE: Final = 4 << 20
"""From here on bytes are better kept on disk. [bytes]"""


class OnDisk:
    """A copy of a file in a nameless file of our own: it is gone when nobody holds it any more.

    Parameters
    ----------
    source : binary file
        Read to its end.

    Notes
    -----
    It is sliced and searched like bytes, as far as the readers of text need that.
    """

    def __init__(self, source: BinaryIO) -> None:
        self._lock = Lock()
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __del__
        shutil.copyfileobj(source, self._file, BLOCK)
        self._size = self._file.tell()

    def __del__(self) -> None:
        self._file.close()

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, piece: slice) -> bytes:
        start, stop, _ = piece.indices(self._size)
        return self.read(start, max(0, stop - start))

    def read(self, at: int, n: int) -> bytes:
        """Return up to `n` bytes from `at`."""
        with self._lock:
            self._file.seek(at)
            return self._file.read(n)

    def startswith(self, marks: bytes | tuple[bytes, ...]) -> bool:
        """Whether the file begins with a mark, or with one of several."""
        longest = len(marks) if isinstance(marks, bytes) else max(map(len, marks))
        return self[:longest].startswith(marks)


Content = bytes | OnDisk


class _Reader(io.RawIOBase):
    """Reads a file on disk from its beginning; others may read it at the same time."""

    def __init__(self, content: OnDisk) -> None:
        super().__init__()
        self._content, self._at = content, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        found = self._content.read(self._at, len(buffer))
        buffer[: len(found)] = found
        self._at += len(found)
        return len(found)


def opened(content: Content) -> BinaryIO:
    """Return the bytes as a file to be read from its beginning."""
    if isinstance(content, OnDisk):
        return io.BufferedReader(_Reader(content), BLOCK // 4)
    return io.BytesIO(content)


def blocks(content: Content) -> Iterator[bytes]:
    """Yield the bytes in order, `BLOCK` at a time."""
    return (content[at : at + BLOCK] for at in range(0, len(content), BLOCK))


def whole(content: Content) -> bytes:
    """Return all bytes at once."""
    return content[:]


def spooled(data: bytes) -> Content:
    """Return the bytes of a file as they are best kept for a while: on disk if they are many."""
    return OnDisk(io.BytesIO(data)) if len(data) >= LARGE else data
