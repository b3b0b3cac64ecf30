"""The three engines the same expressions must agree on."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from voc_core.engine import Snapshot

Engine = Callable[[Snapshot], Snapshot]


def polars(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot as the app uses it."""
    return snapshot


def pandas(snapshot: Snapshot) -> Snapshot:
    """Return the snapshot with its voices in pandas."""
    return replace(snapshot, voices=snapshot.voices.to_pandas())


def on_duckdb(snapshot: Snapshot, folder: Path) -> Snapshot:
    """Return the snapshot with its voices in a Parquet file that DuckDB reads."""
    path = folder / f"voices-{id(snapshot)}.parquet"
    snapshot.voices.write_parquet(path)
    return replace(snapshot, voices=duckdb.connect().read_parquet(str(path)))


@pytest.fixture(params=["pandas", "duckdb"])
def other(request: pytest.FixtureRequest, tmp_path: Path) -> Engine:
    """Return what moves a snapshot to another engine."""
    return pandas if request.param == "pandas" else lambda s: on_duckdb(s, tmp_path)


def same(left: pd.DataFrame, right: pd.DataFrame) -> None:
    """Assert that two tables are equal but for the last digits of floats."""
    pd.testing.assert_frame_equal(left, right, rtol=1e-9)
