"""Where the receipt of an import leads: what it changed, and a window that shows it."""

from datetime import date

import pytest

from voc_core.reports import receipts

OFFERED = (3, 6, 12, 24, 36)


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        pytest.param("2026-06-01", "2026-06-20", (3, None), id="this month"),
        pytest.param("2025-09-01", "2026-06-20", (12, None), id="ten months"),
        pytest.param("2020-01-01", "2026-06-20", (36, None), id="longer than any window"),
        pytest.param("2020-01-01", "2020-02-01", (3, date(2020, 2, 1)), id="long ago"),
    ],
)
def test_the_window_shows_the_newest_answer(first, last, expected):
    days = date.fromisoformat(first), date.fromisoformat(last)
    assert receipts.window(*days, OFFERED) == expected


def test_what_an_import_changed_is_counted_by_account_and_touchpoint(small):
    with small.store.write("test") as db:
        values = {"id": 7, "started_at": "2026-06-01T00:00:00Z", "who": "t", "file_name": "f.csv"}
        db["import"].insert({**values, "digest": "d", "kind": "feedback", "receipt": "{}"})
    acme, bolt = small.account("Acme"), small.account("Bolt")
    place = small.touchpoint("Support")
    for day in ("2026-05-01", "2026-05-03"):
        small.score(small.contact(acme), 9, day, import_id=7, touchpoint_id=place)
    small.score(small.contact(bolt), 3, import_id=None)
    changed = receipts.changed(small.store, 7)
    assert changed.accounts[["name", "n_answers"]].to_numpy().tolist() == [["Acme", 2]]
    assert changed.touchpoints["n_answers"].tolist() == [2]
    assert (changed.first_on, changed.last_on) == (date(2026, 5, 1), date(2026, 5, 3))


def test_an_import_without_answers_leads_nowhere(store):
    changed = receipts.changed(store, 1)
    assert changed.accounts.empty
    assert changed.first_on is None
