"""The voices page finds the same as reading every text under its filters, page after page."""

from datetime import date

import pytest

from tests.build import Build
from voc_core.engine import Picks, tally
from voc_core.filters import Filters
from voc_core.reports import voices as report
from voc_core.reports.voices import voices
from voc_core.store import search
from voc_core.text import terms

YEAR = Filters.last_months(12, date(2026, 6, 30))
SAID = (
    "报表导出很慢",
    "The export is slow",
    "客服响应很快，thank you",
    "Price is fair",
    "报表不错",
)


@pytest.fixture
def talk(small: Build) -> Build:
    """Thirty accounts' worth of short texts on different days, half by deciders."""
    acme, bolt = small.account("Acme"), small.account("Bolt")
    ann, bob = small.contact(acme, "user"), small.contact(bolt, "decision_maker")
    for n in range(60):
        text = f"{SAID[n % 5]} {n}"
        small.note((ann, bob)[n % 2], (n % 5 - 2) / 2, f"2026-{n % 6 + 1:02}-10", text=text)
    search.update(small.store)
    return small


def all_pages(store, snapshot, filters, typed, **how) -> list[int]:
    ids, after = [], None
    while True:
        page = voices(store, snapshot, filters, typed, after=after, **how)
        ids += page.rows["id"].tolist()
        if page.after is None:
            assert len(ids) == page.n
            return ids
        after = page.after


@pytest.mark.parametrize("read", [0, 10_000])
@pytest.mark.parametrize(
    "typed", ["", "报表", "slow", "-slow", "报 -导出", "export OR price", "thx", "i", "i*"]
)
def test_pages_hold_what_reading_every_text_finds(talk, monkeypatch, typed, read):
    monkeypatch.setattr(report, "READ", read)
    monkeypatch.setattr(report, "PAGE", 7)
    filters = YEAR.but(roles=("user",), since=date(2026, 2, 1))
    asked = terms.query(typed)
    with talk.store.open() as db:
        rows = db.conn.execute(
            "SELECT id, text FROM feedback WHERE contact_id = 1 AND occurred_on >= '2026-02-01'"
            " ORDER BY occurred_on DESC, id DESC"
        ).fetchall()
    expected = [i for i, text in rows if asked.matches(text)]
    snapshot = talk.snapshot()
    assert all_pages(talk.store, snapshot, filters, typed) == expected
    found = all_pages(talk.store, snapshot, filters, typed, order="telling")
    assert sorted(found) == sorted(expected)


WORDLESS = ("https://x.example/ticket/77", "<E-77>", "ERR_77", "👍", "？？")


@pytest.mark.parametrize("lens", ["voice", "text", "nps"])
def test_a_text_without_a_readable_word_is_found(small, lens):
    ann = small.contact(small.account("Acme"))
    for text in WORDLESS:
        small.score(ann, 5, text=text)
        small.note(ann, None, text=text)
    small.score(ann, 5)
    search.update(small.store)
    snapshot, seen = small.snapshot(), YEAR.but(lens=lens)

    assert voices(small.store, snapshot, seen).n_all == (5 if lens == "nps" else 10)
    for order in report.ORDERS:
        found = [voices(small.store, snapshot, seen, typed, order=order) for typed in ("77", "👍")]
        assert [set(page.rows["text"]) for page in found] == [set(WORDLESS[:3]), {"👍"}]
    assert tally(snapshot, YEAR.but(lens="text"))["n_text"].tolist() == [0]


def test_picks_join_the_filters(small):
    ann = small.contact(small.account("Acme"))
    nine = small.score(ann, 9, text="nothing but trouble", tone=-0.8)
    small.score(ann, 9, text="all good", tone=0.8)
    two = small.score(ann, 2, text="all good", tone=0.8)
    note = small.note(ann, -0.8, text="trouble")
    search.update(small.store)
    snapshot = small.snapshot()

    def ids(typed="", **picks):
        return voices(small.store, snapshot, YEAR, typed, Picks(**picks)).rows["id"].tolist()

    assert ids(mixed=True) == [two, nine]
    assert ids(tone="negative") == [note, nine]
    assert ids("trouble", score="positive") == [nine]
    assert ids("trouble", metric="none") == [note]
    assert ids(metric="nps", low=0, high=6) == [two]
    flags = voices(small.store, snapshot, YEAR, "trouble").rows["is_mixed"].tolist()
    assert flags == [False, True]


def test_counting_stops_and_says_so(talk, monkeypatch):
    monkeypatch.setattr(report, "COUNTED", 3)
    monkeypatch.setattr(report, "READ", 0)
    found = voices(talk.store, talk.snapshot(), YEAR, "报表")
    assert (found.n, found.is_more_than) == (3, True)


def test_pages_go_on_where_counting_stopped(talk, monkeypatch):
    for name, value in {"COUNTED": 10, "READ": 0, "PAGE": 7}.items():
        monkeypatch.setattr(report, name, value)
    snapshot, ids, after = talk.snapshot(), [], None
    for _ in range(4):
        page = voices(talk.store, snapshot, YEAR, "报表", after=after)
        ids, after = [*ids, *page.rows["id"]], page.after
    assert (len(set(ids)), len(ids), after) == (24, 24, None)


@pytest.mark.parametrize("order", report.ORDERS)
@pytest.mark.parametrize("read", [0, 10_000])
def test_every_search_asks_once(talk, monkeypatch, read, order):
    times = []
    for where, name in ((search, "found"), (report.feedback, "texts")):
        real = getattr(where, name)
        monkeypatch.setattr(where, name, lambda *a, real=real: times.append(1) or real(*a))
    monkeypatch.setattr(report, "READ", read)
    assert voices(talk.store, talk.snapshot(), YEAR, "报表", order=order).n == 24
    assert len(times) == 1


def test_an_empty_store_has_no_voices(small):
    found = voices(small.store, small.snapshot(), YEAR, "报表")
    assert (found.n, found.n_all, found.after) == (0, 0, None) and found.rows.empty
    assert voices(small.store, small.snapshot(), YEAR, order="telling").rows.empty


def test_a_file_holds_every_voice_found(talk):
    found = report.exported(talk.store, talk.snapshot(), YEAR, "报表")
    assert len(found) == 24 and found["text"].str.contains("报表").all()
