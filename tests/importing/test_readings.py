"""A correction of how a file is read is made again for the next file that looks the same."""

from tests.ingest.tables import as_csv
from voc_core.reports import importing, readings, understanding
from voc_core.store import Store

ROWS = [
    ["Spring wave", "", "", ""],
    ["Account", "Day", "NPS", "Why"],
    ["name", "date", "0-10", "text"],
    ["Acme", "2026-03-04", "9", "It saves us hours every single week."],
    ["Beta", "2026-03-05", "3", "The export fails at every month end."],
]
FILE = as_csv(ROWS)


def _import(store: Store, **said: object) -> None:
    file = readings.read(store, "wave.csv", FILE, **said)
    mapping, _ = understanding.propose(store, file, FILE)
    importing.run(store, file, FILE, mapping)


def test_the_correction_is_remembered_by_what_the_file_looked_like(store: Store) -> None:
    first = readings.read(store, "wave.csv", FILE)
    assert (first.header_rows, first.said) == (1, {})
    _import(store, header_at=2, header_rows=2)
    again = readings.read(store, "other name.csv", as_csv([*ROWS, ROWS[-1]]))
    assert (again.header_at, again.header_rows, again.n_rows) == (2, 2, 3)
    assert again.columns[2] == "NPS – 0-10"


def test_a_person_can_go_back_to_what_we_see(store: Store) -> None:
    _import(store, header_at=2, header_rows=2)
    seen = readings.read(store, "wave.csv", FILE, as_remembered=False)
    assert (seen.header_rows, seen.said) == (1, {})


def test_an_import_that_was_only_tried_teaches_nothing(store: Store) -> None:
    file = readings.read(store, "wave.csv", FILE, header_at=2, header_rows=2)
    mapping, _ = understanding.propose(store, file, FILE)
    importing.run(store, file, FILE, mapping, dry_run=True)
    assert readings.read(store, "wave.csv", FILE).header_rows == 1
