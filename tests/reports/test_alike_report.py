"""Similar voices share what few others say."""

from datetime import date

import pytest

from voc_core.filters import Filters
from voc_core.reports import alike as report
from voc_core.reports.alike import alike
from voc_core.store import search

YEAR = Filters.last_months(12, date(2026, 6, 30))


def test_the_most_alike_come_first_without_repeats(small):
    ann = small.contact(small.account("Acme"))
    texts = (
        "The monthly report export times out every time",
        "Report export of the monthly figures times out",
        "The monthly report export times out every time",
        "Support answers every ticket within the hour",
        "The export works",
        "月度报表导出总是超时",
        "月度报表的导出经常超时，无法使用",
    )
    for text in texts:
        small.note(ann, 0.5, text=text)
    search.update(small.store)
    snapshot = small.snapshot()
    found = alike(small.store, snapshot, YEAR, 1)
    assert found["id"].tolist()[0] == 2 and 3 not in found["id"].tolist()
    assert found["likeness"].is_monotonic_decreasing
    assert alike(small.store, snapshot, YEAR, 6)["id"].tolist() == [7]


CROWD = {
    "one common word": ["The export takes long on floor {n}"],
    "many common words": [
        "Reconciliation of floor {n}",
        "The ledger of floor {n}",
        "It loses floor {n}",
        "Rows of floor {n}",
        "Nightly on floor {n}",
        "The export of floor {n}",
    ],
}


@pytest.mark.parametrize("newer", CROWD.values(), ids=CROWD)
def test_the_nearest_is_found_behind_any_number_of_newer_texts(small, monkeypatch, newer):
    monkeypatch.setattr(report, "CANDIDATES", 10)
    ann = small.contact(small.account("Acme"))
    near = "The reconciliation ledger loses rows after the nightly export"
    old = small.note(ann, -0.5, "2026-01-01", text=near)
    for n in range(90):
        small.note(ann, 0, "2026-03-01", text=newer[n % len(newer)].format(n=n))
    own = small.note(ann, -0.5, text=near.replace("after", "since").replace("rows", "lines"))
    search.update(small.store)

    assert alike(small.store, small.snapshot(), YEAR, own)["id"].tolist()[0] == old


def test_a_voice_that_is_not_there_is_like_none(small):
    assert alike(small.store, small.snapshot(), YEAR, 5).empty
