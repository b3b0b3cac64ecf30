"""Counts and shares as people write them; a scale is decided once for a column."""

import math

import pytest

from tests.ingest.tables import column
from voc_core.ingest import quantities
from voc_core.ingest.mapped import ColumnUse
from voc_core.ingest.quantities import counts, days, read_shares, shares, top_of_shares


@pytest.mark.parametrize(
    ("text", "number"),
    [("250", 250), ("1,250", 1250), ("1.250", 1250), ("1 250 seats", 1250), ("250.0", 250),
     ("25个", 25), ("-3 days", -3), ("２５０", 250)],
)  # fmt: skip
def test_a_whole_number_is_read(text: str, number: int) -> None:
    assert quantities.whole_of(text) == number


@pytest.mark.parametrize("text", ["12.5", "many", "1,25", "", "10-20"])
def test_what_is_no_whole_number_is_refused(text: str) -> None:
    assert quantities.whole_of(text) is None


def test_negative_seats_are_wrong_also_where_they_look_like_a_skip_code() -> None:
    values, [wrong] = counts(column("5", "-3", "n/a", None), "Seats")
    assert values.dropna().tolist() == [5]
    assert wrong.rows.tolist() == [False, True, False, False]


def test_paid_early_is_a_negative_number_of_days() -> None:
    values, [wrong] = days(column("-3", "12 天", "soon"), "Days late")
    assert values.dropna().tolist() == [-3, 12]
    assert wrong.rows.tolist() == [False, False, True]


@pytest.mark.parametrize(
    ("cells", "top"),
    [
        pytest.param(("0.63", "0.5", "1"), 1, id="shares"),
        pytest.param(("63", "50", "1"), 100, id="percentages"),
        pytest.param(("63 %", "5%"), 100, id="with a sign"),
        pytest.param(("0.63", "1.1", "0.9"), 1, id="overused"),
        pytest.param(("high", None), None, id="no number"),
    ],
)
def test_the_scale_of_shares_is_decided_by_the_column(cells: tuple[str, ...], top: float) -> None:
    assert top_of_shares(column(*cells)) == top


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        pytest.param(("0.63", "1", "63 %"), (0.63, 1, 0.63), id="shares"),
        pytest.param(("63", "1", "100", "0"), (0.63, 0.01, 1, 0), id="percentages"),
        pytest.param(("0,63", "1.2"), (0.63, 1), id="more than all is all"),
    ],
)
def test_shares_are_read_on_their_scale(cells: tuple[str, ...], read: tuple[float, ...]) -> None:
    given = column(*cells)
    values, [wrong] = shares(given, read_shares(ColumnUse("Adoption", "adoption"), given))
    assert values.tolist() == pytest.approx(read)
    assert not wrong.rows.any()


def test_a_share_among_percentages_is_a_problem_and_never_guessed() -> None:
    given = column("63", "50", "70", "0.63", "163")
    use = read_shares(ColumnUse("Adoption", "adoption"), given)
    values, [wrong] = shares(given, use)
    assert wrong.rows.tolist() == [False, False, False, True, True]
    assert math.isnan(values[3])
    assert str(use.why) == quantities.PERCENTAGES
