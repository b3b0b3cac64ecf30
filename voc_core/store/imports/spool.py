"""Frames on disk between reading a file and writing it, so that memory stays flat."""

import pickle
import tempfile
from collections.abc import Iterator
from types import TracebackType

import pandas as pd


class Spool:
    """A nameless file of frames: it is gone when we are, however we go."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self.n_frames = 0

    def __enter__(self) -> "Spool":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._file.close()

    def put(self, frame: pd.DataFrame) -> None:
        """Write one frame."""
        pickle.dump(frame, self._file, protocol=pickle.HIGHEST_PROTOCOL)
        self.n_frames += 1

    def __iter__(self) -> Iterator[pd.DataFrame]:
        self._file.seek(0)
        for _ in range(self.n_frames):
            yield pickle.load(self._file)
