"""Similar voices share what few others say."""

from datetime import date

from voc_core.filters import Filters
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


def test_a_voice_that_is_not_there_is_like_none(small):
    assert alike(small.store, small.snapshot(), YEAR, 5).empty
