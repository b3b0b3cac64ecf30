"""What became of every row of a file: each has exactly one outcome, kept as runs of rows.

Stored are three columns, one after the other, little-endian, compressed: of each run of rows with
the same outcome the rows passed over before it (blank ones of the file, uint32), the rows in it
less one (uint32), and the position of its outcome in ``outcomes`` (uint8).
"""

import json
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from sqlite_utils.db import Database

from voc_core.store.imports.plan import Chunk
from voc_core.store.packing import packed, unpacked

WAITING: Final = "waiting"
"""Outcome of a good row before it is written; none is left in the end."""
KEEP: Final = """
INSERT INTO import_rows (import_id, outcomes, n_rows, n_runs, runs)
VALUES (:import_id, :outcomes, :n_rows, :n_runs, :runs)
"""
KEPT: Final = """
SELECT outcomes, n_runs, runs
FROM import_rows
WHERE import_id = :import_id
"""
WIDTH: Final = 9
"""Bytes of one run before they are compressed."""


@dataclass(frozen=True, eq=False)
class Runs:
    """Rows of a file in order, as runs of neighbours with the same outcome.

    Attributes
    ----------
    outcomes : tuple of str
        One of `plan.OUTCOMES` or a reason of `plan.SKIPPED` each.
    first, last : ndarray
        Row of the file in which each run begins and ends, from 1.
    outcome : ndarray
        Position of the outcome of each run in `outcomes`.
    """

    outcomes: tuple[str, ...]
    first: np.ndarray
    last: np.ndarray
    outcome: np.ndarray

    def count(self) -> dict[str, int]:
        """Return the rows of each outcome. [rows]"""
        lengths = self.last - self.first + 1
        n = np.bincount(self.outcome, lengths, len(self.outcomes)).astype(int)
        return {name: int(rows) for name, rows in zip(self.outcomes, n, strict=True) if rows}

    def ranges(self, outcome: str) -> list[tuple[int, int]]:
        """Return first and last row of every run with this outcome."""
        if outcome not in self.outcomes:
            return []
        own = self.outcome == self.outcomes.index(outcome)
        return list(zip(self.first[own].tolist(), self.last[own].tolist(), strict=True))

    def table(self) -> pd.DataFrame:
        """Return ``row`` and ``outcome`` of every row of the file, in order."""
        lengths = self.last - self.first + 1
        ends = np.cumsum(lengths)
        row = np.arange(lengths.sum()) + np.repeat(self.first - (ends - lengths), lengths)
        kind = pd.CategoricalDtype(list(self.outcomes))
        outcome = pd.Categorical.from_codes(np.repeat(self.outcome, lengths), dtype=kind)
        return pd.DataFrame({"row": row, "outcome": outcome})


class Fates:
    """The outcome of every row while an import runs.

    Every row of the file is taken in once with its chunk: as set aside, bad, empty, or waiting to
    be written; each waiting row is settled once by a writer. Anything else is a bug of ours and
    ends the import: no row may be lost or counted twice in silence.
    """

    def __init__(self) -> None:
        self.n_read = 0
        self._outcomes: list[str] = [WAITING]
        self._rows: list[np.ndarray] = []
        self._codes: list[np.ndarray] = []
        self._whole: tuple[np.ndarray, np.ndarray] | None = None

    def take(self, chunk: Chunk) -> None:
        """Take in the rows of a chunk."""
        read = pd.Index(chunk.read)
        codes = np.full(len(read), -1, dtype="int16")
        _put(codes, read, chunk.rows["row"].unique(), self._code(WAITING))
        _put(codes, read, chunk.bad, self._code("problem"))
        for reason, rows in chunk.aside.groupby(chunk.aside.to_numpy()):
            _put(codes, read, rows.index, self._code(str(reason)))
        said = pd.Index([p.row for p in chunk.problems if p.row is not None])
        _law(bool(pd.Index(chunk.bad).isin(said).all()), "a bad row has no problem")
        rest = codes < 0
        _law(int(rest.sum()) == chunk.n_empty, f"{rest.sum()} rows are left, not {chunk.n_empty}")
        codes[rest] = self._code("empty")
        self.n_read += len(read)
        self._rows.append(read.to_numpy(dtype="uint32"))
        self._codes.append(codes.astype("uint8"))

    def settle(self, outcomes: pd.Series) -> None:
        """Take over what a writer made of rows: one outcome for each of them."""
        rows, codes = self._sorted()
        wanted = outcomes.index.to_numpy(dtype="int64")
        at = np.minimum(np.searchsorted(rows, wanted), len(rows) - 1)
        waiting = codes[at] == self._code(WAITING)
        _law(bool((rows[at] == wanted).all() and waiting.all()), "a row is settled twice")
        _law(outcomes.index.is_unique, "a row has two outcomes")
        names, places = np.unique(outcomes.to_numpy(dtype=object).astype(str), return_inverse=True)
        codes[at] = np.array([self._code(name) for name in names], dtype="uint8")[places]

    def runs(self) -> Runs:
        """Return the outcome of every row, all of them settled."""
        rows, codes = self._sorted()
        _law(not (codes == self._code(WAITING)).any(), "a row has no outcome")
        starts = np.ones(len(rows), dtype=bool)
        starts[1:] = (np.diff(rows) != 1) | (np.diff(codes) != 0)
        first = np.flatnonzero(starts)
        last = np.append(first[1:], len(rows))[: len(first)] - 1
        begins, ends = rows[first].astype("int64"), rows[last].astype("int64")
        return Runs(tuple(self._outcomes[1:]), begins, ends, codes[first] - 1)

    def _sorted(self) -> tuple[np.ndarray, np.ndarray]:
        """Return rows in order and their codes; every row of the file stands there once."""
        if self._whole is None:
            rows = np.concatenate([np.empty(0, dtype="uint32"), *self._rows])
            codes = np.concatenate([np.empty(0, dtype="uint8"), *self._codes])
            self._rows, self._codes = [], []
            if not (rows[1:] > rows[:-1]).all():
                order = np.argsort(rows, kind="stable")
                rows, codes = rows[order], codes[order]
            _law(bool((rows[1:] > rows[:-1]).all()), "a row of the file came twice")
            self._whole = rows, codes
        return self._whole

    def _code(self, outcome: str) -> int:
        if outcome not in self._outcomes:
            self._outcomes.append(outcome)
        return self._outcomes.index(outcome)


def keep(db: Database, import_id: int, runs: Runs) -> None:
    """Store the outcome of every row of an import."""
    before = np.concatenate([[0], runs.last[:-1]]) if len(runs.last) else runs.last
    columns = ((runs.first - before - 1, "<u4"), (runs.last - runs.first, "<u4"))
    content = b"".join(column.astype(kind).tobytes() for column, kind in columns)
    values = {"import_id": import_id, "outcomes": json.dumps(runs.outcomes)}
    values |= {"n_rows": sum(runs.count().values()), "n_runs": len(runs.first)}
    db.conn.execute(KEEP, {**values, "runs": packed(content + runs.outcome.tobytes())})


def kept(db: Database, import_id: int) -> Runs | None:
    """Return the outcome of every row of an import, None of one before rows were kept."""
    found = db.conn.execute(KEPT, {"import_id": import_id}).fetchone()
    if found is None:
        return None
    outcomes, n, runs = found
    content = unpacked(runs, n * WIDTH)
    over = np.frombuffer(content, "<u4", n).astype("int64")
    more = np.frombuffer(content, "<u4", n, offset=4 * n).astype("int64")
    last = np.cumsum(over + more + 1)
    outcome = np.frombuffer(content, "uint8", n, offset=8 * n)
    return Runs(tuple(json.loads(outcomes)), last - more, last, outcome)


def _put(codes: np.ndarray, read: pd.Index, rows: object, code: int) -> None:
    at = read.get_indexer(pd.Index(rows))  # type: ignore[call-overload]
    _law(bool((at >= 0).all()), "a row was not read")
    _law(bool((codes[at] < 0).all()) and pd.Index(at).is_unique, "a row came twice")
    codes[at] = code


def _law(holds: bool, broken: str) -> None:
    """Stop at a bug of ours; unlike `assert` also where Python leaves assertions out."""
    if not holds:
        raise AssertionError(f"Not every row has exactly one outcome: {broken}.")
