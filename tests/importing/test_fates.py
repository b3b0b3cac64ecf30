"""Every row of a file has exactly one outcome, kept in next to no room."""

from collections import Counter

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.importing.answers import answer, checked, mapping_of, recognised, run
from voc_core.errors import Message, Problem
from voc_core.ingest.contract import Checked
from voc_core.reports import importing
from voc_core.store import Store, imports
from voc_core.store.imports import Chunk, Runs, fates
from voc_core.store.imports.fates import Fates

A_MILLION = 1_000_000
TEN = Message("a number from 0 to 10")


def _chunk(good=(), bad=(), empty=0, aside=None, read=None) -> Chunk:
    """Return a chunk whose empty rows come last."""
    aside = aside or {}
    known = [*good, *bad, *aside]
    first = max(known, default=0) + 1
    read = [*known, *range(first, first + empty)] if read is None else read
    return Chunk(
        rows=pd.DataFrame({"row": list(good)}, dtype="int64"),
        problems=[Problem(row, None, "x", TEN) for row in bad],
        read=pd.Index(read),
        bad=pd.Index(bad),
        n_empty=empty,
        aside=pd.Series(aside, dtype=object),
    )


def _settled(chunk: Chunk, outcomes: dict[int, str]) -> Runs:
    rows = Fates()
    rows.take(chunk)
    rows.settle(pd.Series(outcomes))
    return rows.runs()


def test_neighbours_with_one_outcome_are_one_run_and_a_blank_row_ends_it():
    good = [2, 3, 4, 6, 7, 8]
    runs = _settled(_chunk(good), dict.fromkeys(good[:5], "added") | {8: "updated"})
    assert runs.ranges("added") == [(2, 4), (6, 7)]
    assert runs.ranges("updated") == [(8, 8)]
    assert runs.ranges("unchanged") == []


@pytest.mark.parametrize(
    ("chunk", "outcomes"),
    [
        pytest.param(_chunk([2, 3]), {2: "added"}, id="a good row nobody wrote"),
        pytest.param(_chunk([2], [3]), {2: "added", 3: "added"}, id="a bad row written"),
        pytest.param(_chunk([2], [2]), {2: "added"}, id="good and bad"),
        pytest.param(_chunk([2], aside={2: "test"}), {2: "added"}, id="good and set aside"),
        pytest.param(_chunk([2], read=[2, 3]), {2: "added"}, id="a row said nothing about"),
        pytest.param(_chunk([2, 9], read=[2]), {2: "added"}, id="a row that was not read"),
        pytest.param(_chunk([2], read=[2, 2], empty=1), {2: "added"}, id="a row read twice"),
    ],
)
def test_a_row_without_exactly_one_outcome_is_our_bug(chunk, outcomes):
    with pytest.raises((AssertionError, pd.errors.InvalidIndexError)):
        _settled(chunk, outcomes)


def test_a_bad_row_that_nothing_is_said_of_is_our_bug():
    chunk = _chunk([2], [3])
    chunk.problems.clear()
    with pytest.raises(AssertionError, match="no problem"):
        Fates().take(chunk)


def test_a_row_lost_on_the_way_writes_nothing(store: Store):
    lost = checked([answer(2), answer(3)])
    lost = Checked(lost.rows[:1], [], 2, lost.bad, 0, read=lost.read)
    with pytest.raises(AssertionError):
        importing.run_checked(store, recognised(), mapping_of(), [lost], with_tone=False)
    assert imports.table(store).empty and store.revision() == 0


KINDS_OF_ROW = st.sampled_from(["good", "anonymous", "nobody", "bad", "empty", "test", "blank"])


@given(kinds=st.lists(KINDS_OF_ROW, max_size=40), n_chunks=st.integers(1, 4), again=st.booleans())
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_outcomes_partition_the_rows_read(kinds, n_chunks, again, tmp_path_factory):
    store = Store.at(tmp_path_factory.mktemp("rows") / "store.db")
    rows = {row: kind for row, kind in enumerate(kinds, start=2) if kind != "blank"}
    parts = [list(part) for part in np.array_split(list(rows), n_chunks)]
    for _ in range(1 + again):
        chunks = [_checked({int(row): rows[int(row)] for row in part}) for part in parts]
        receipt = importing.run_checked(
            store, recognised(n_rows=len(rows)), mapping_of(), chunks, with_tone=False
        )
    assert receipt.id is not None
    found = imports.rows(store, receipt.id)
    assert found is not None
    assert found.table()["row"].tolist() == list(rows)
    counts = found.count()
    told = {name: getattr(receipt, name) for name in imports.OUTCOMES} | dict(receipt.skipped)
    assert {name: n for name, n in told.items() if n} == counts
    assert sum(counts.values()) == receipt.rows_read == len(rows)
    wanted = Counter(rows.values())
    written = sum(counts.get(name, 0) for name in imports.OUTCOMES)
    assert written == wanted["good"] + wanted["anonymous"]
    for outcome, kind in {"problem": "bad", "no_account": "nobody"}.items():
        assert found.ranges(outcome) == _runs_of([r for r, k in rows.items() if k == kind], rows)


def _runs_of(wanted: list[int], rows: dict[int, str]) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for row in wanted:
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs


def _checked(rows: dict[int, str]) -> Checked:
    """Return rows of these kinds as one checked chunk, two answers to every good row."""
    said = []
    for row, kind in rows.items():
        who = {"contact": f"P{row}"} if kind == "good" else {}
        account = None if kind == "nobody" else "Acme"
        if kind in ("good", "anonymous", "nobody"):
            said += [answer(row, account, question=q, **who) for q in ("Q1", "Q2")]
    bad = [row for row, kind in rows.items() if kind == "bad"]
    aside = {row: "test" for row, kind in rows.items() if kind == "test"}
    chunk = checked(said, [Problem(row, "Score", "x", TEN) for row in bad])
    return Checked(
        chunk.rows,
        chunk.problems,
        len(rows),
        chunk.bad,
        sum(kind == "empty" for kind in rows.values()),
        pd.Series(aside, dtype=object),
        read=pd.Index(list(rows), dtype="int64"),
    )


@pytest.mark.parametrize(
    ("codes", "most"),
    [
        pytest.param(np.zeros(A_MILLION), 100, id="all alike"),
        pytest.param(np.arange(A_MILLION) % 2, 10_000, id="alternating"),
        pytest.param(np.random.default_rng(7).integers(0, 5, A_MILLION), 1_000_000, id="random"),
    ],
)
def test_a_million_rows_take_little_room(store: Store, codes, most):
    row = range(2, A_MILLION + 2)
    names = np.array(["added", "updated", "unchanged", "repeated", "no_account"])
    runs = _settled(_chunk(row), dict(zip(row, names[codes.astype(int)], strict=True)))
    run(store, [answer(2)])
    with store.write("test") as db:
        db.conn.execute("DELETE FROM import_rows")
        fates.keep(db, 1, runs)
        assert db.conn.execute("SELECT length(runs) FROM import_rows").fetchone()[0] < most
        kept = fates.kept(db, 1)
    assert kept is not None
    assert kept.count() == runs.count()
    assert kept.ranges("updated") == runs.ranges("updated")


def test_an_import_of_before_has_a_receipt_and_no_rows(store: Store):
    run(store, [answer(2)])
    with store.write("as it was") as db:
        db.conn.execute("DELETE FROM import_rows")
    assert imports.rows(store, 1) is None
    assert imports.receipt(store, 1).added == 1
