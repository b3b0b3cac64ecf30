"""The index finds what reading every text would find, and follows the texts wherever they go."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from tests.build import Build
from voc_core import folding
from voc_core.store import Store, search
from voc_core.text import terms

LETTERS = "报表导出報表導 口ab-AéＢ，1_\"'*OR 👍が"
TEXTS = st.lists(st.text(LETTERS, min_size=1, max_size=12), min_size=1, max_size=12)
BROKEN = (
    '" | a OR | NEAR(a b, 2) | tokens:a | a*b* | - | () | ^a | {a b} | a AND | NOT | ""'
).split(" | ")
ITEMS = st.text(LETTERS + '-"“” ', max_size=8)


def ids(store: Store, typed: str) -> set[int]:
    """Return the feedback whose text the index finds."""
    asked = terms.query(typed)

    def of(match: str | None) -> set[int]:
        keys = [k for batch in search.found(store, match) for k in batch] if match else []
        assert keys == sorted(set(keys), reverse=True)
        return {k & search.ID_MASK for k in keys}

    wanted = of(asked.wanted) if asked.wanted else set(texts(store))
    return wanted - of(asked.unwanted)


def texts(store: Store) -> dict[int, str]:
    with store.open() as db:
        rows = db.conn.execute("SELECT id, text FROM feedback WHERE text IS NOT NULL")
        return {int(i): str(text) for i, text in rows}


def read_through(store: Store, typed: str) -> set[int]:
    asked = terms.query(typed)
    return {i for i, text in texts(store).items() if asked.matches(text)}


def say(small: Build, *said: str, **values: object) -> list[int]:
    person = next(iter(small.owners), None) or small.contact(small.account("Acme"))
    return [small.note(person, 0.5, text=text, **values) for text in said]


def write(store: Store, *statements: str) -> None:
    with store.write("test") as db:
        for statement in statements:
            db.conn.execute(statement)


@hypothesis_settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(TEXTS, st.lists(ITEMS, min_size=8, max_size=20))
def test_the_index_finds_what_reading_every_text_finds(
    tmp_path_factory: pytest.TempPathFactory, said: list[str], typed: list[str]
) -> None:
    small = Build(Store.at(tmp_path_factory.mktemp("search") / "s.db"))
    person = small.contact(small.account("Acme"))
    with small.store.write("test") as db:
        row = {"contact_id": person, "account_id": 1, "occurred_on": "2026-05-01"}
        row |= {"source": "ticket", "metric": "none", "source_system": "test"}
        db["feedback"].insert_all(
            {**row, "external_id": str(n), "text": text} for n, text in enumerate(said)
        )
    search.update(small.store)
    parts = [text[at : at + 3] for text in said for at in (0, 2, 4)]
    for one in [*typed, *parts]:
        assert ids(small.store, one) == read_through(small.store, one), one


@pytest.mark.parametrize(
    "typed",
    ["'; DROP TABLE feedback", "\x00", "a\x00b", "*" * 500, '"' * 500, "-a -b", "\ud83d", *BROKEN],
)
def test_no_query_is_an_error(small: Build, typed: str) -> None:
    say(small, "a b", "NOT here", "c")
    search.update(small.store)
    assert ids(small.store, typed) == read_through(small.store, typed)


def test_the_newest_come_first_and_days_are_a_range(small: Build) -> None:
    person = small.contact(small.account("Acme"))
    days = ("1969-12-31", "2026-01-01", "2026-03-01", "2026-02-01")
    said = [small.note(person, 0, day, text="报表很慢") for day in days]
    search.update(small.store)
    match = terms.query("报表").wanted
    keys = [k for batch in search.found(small.store, match) for k in batch]
    assert [k & search.ID_MASK for k in keys] == [said[2], said[3], said[1], said[0]]
    assert keys[-1] == search.key(-1, said[0])
    first = search.key(20454, 0)  # 2026-01-01
    assert len([k for b in search.found(small.store, match, first) for k in b]) == 3


def test_a_text_is_found_by_its_new_words_alone_once_it_changed(small: Build) -> None:
    (one,) = say(small, "slow export")
    search.update(small.store)
    write(small.store, "UPDATE feedback SET text = 'fast export'")
    assert search.waiting(small.store) == 2
    search.update(small.store)
    assert ids(small.store, "slow ") == set() and ids(small.store, "fast export") == {one}
    write(small.store, "UPDATE feedback SET occurred_on = '2026-06-09', text = 'good'")
    write(small.store, "UPDATE feedback SET text = 'better'")
    search.update(small.store)
    assert [ids(small.store, w) for w in ("good", "fast", "better")] == [set(), set(), {one}]


def test_a_voice_that_goes_and_comes_back_is_found_once(small: Build) -> None:
    (one,) = say(small, "slow export")
    search.update(small.store)
    away = "CREATE TABLE away AS SELECT * FROM feedback"
    write(small.store, away, "DELETE FROM feedback")
    search.update(small.store)
    assert ids(small.store, "slow") == set()
    write(small.store, "INSERT INTO feedback SELECT * FROM away", "UPDATE feedback SET text = 'x'")
    write(small.store, "DELETE FROM feedback", "INSERT INTO feedback SELECT * FROM away")
    search.update(small.store)
    assert ids(small.store, "slow") == {one} and ids(small.store, "x") == set()


def test_a_stopped_update_goes_on(small: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BATCH", 2)
    said = say(small, *[f"text {n}" for n in range(5)])

    def stop(done: int, total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search.update(small.store, stop)
    assert search.waiting(small.store) == 3
    assert search.update(small.store) == 3
    assert ids(small.store, "text") == set(said)


def test_two_that_update_at_once_take_turns(small: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "BATCH", 2)
    said = say(small, *[f"text {n}" for n in range(20)])
    with ThreadPoolExecutor(3) as pool:
        done = [pool.submit(search.update, small.store) for _ in range(3)]
    assert sum(one.result() for one in done) == 20
    assert ids(small.store, "text") == set(said)


def test_an_index_of_other_tokens_is_made_new(
    small: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = say(small, "one", "two")
    search.update(small.store)
    monkeypatch.setattr(folding, "VERSION", folding.VERSION + 1)
    assert search.waiting(small.store) > 0
    search.update(small.store)
    assert ids(small.store, "on") | ids(small.store, "two") == set(said)
    assert search.update(small.store) == 0


def test_indexing_leaves_the_revision(small: Build) -> None:
    say(small, "one")
    before = small.store.revision()
    search.update(small.store)
    assert small.store.revision() == before


def test_a_store_keeps_sound(small: Build, tmp_path: Path) -> None:
    say(small, "one", "二三")
    search.update(small.store)
    assert small.store.check() == []
    assert ids(Store.at(small.store.backup(tmp_path / "copy.db")), "二三") == {2}
