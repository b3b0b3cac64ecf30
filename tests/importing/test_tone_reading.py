"""The tone of every text is what the rules, the model and the corrections in force make of it."""

from typing import Any

import pytest

from tests.importing import answers
from tests.importing.answers import answer
from voc_core import text
from voc_core.reports import importing, tone_reading, tones
from voc_core.store import Store, feedback, imports
from voc_core.store import tone_reading as waits
from voc_core.store import tones as stored

PLAIN = "A frobnicator."
GREAT = "The product is great and we love it."


def run(store: Store, *said: str, **values: Any) -> None:
    rows = [answer(n, text=one, score=None, **values) for n, one in enumerate(said, start=2)]
    answers.run(store, rows, with_tone=True)


def switch_on(store: Store) -> None:
    """Let a frobnicator be blame from now on."""
    learned = {"words": {"frobnicator": -2.0}, "sources": {}}
    stored.keep_model(store, learned, n_texts=400, n_corrections=0, before=0.5, after=0.6)
    tone_reading.read_again(store)


def told(store: Store) -> list[tuple[float, int]]:
    """Return tone and valence of every text, oldest first; none may wait."""
    assert tone_reading.is_up_to_date(store)
    rows = feedback.rows(store).sort_values("id")
    return list(rows[["tone", "valence"]].itertuples(index=False, name=None))


def test_an_import_leaves_nothing_to_be_read(store: Store) -> None:
    run(store, GREAT, PLAIN)
    assert waits.n_waiting(store) == 0 and tone_reading.read_waiting(store) == 0
    assert [valence for _, valence in told(store)] == [1, 0]


def test_a_correction_taken_back_while_undone_does_not_come_back(store: Store) -> None:
    run(store, GREAT)
    read = told(store)
    tones.correct(store, 1, -1)
    importing.undo(store, 1)
    tones.take_back(store, int(stored.corrections(store)["id"].item()))
    importing.redo(store, 1)
    assert told(store) == read


def test_a_correction_outlives_undo_and_redo(store: Store) -> None:
    run(store, GREAT)
    tones.correct(store, 1, -1)
    importing.undo(store, 1)
    switch_on(store)
    importing.redo(store, 1)
    assert told(store) == [(-1, -1)]


def test_a_model_switched_on_while_undone_reads_what_comes_back(store: Store) -> None:
    run(store, PLAIN)
    importing.undo(store, 1)
    switch_on(store)
    importing.redo(store, 1)
    ((tone, valence),) = told(store)
    assert tone < -0.25 and valence == -1


def test_a_model_switched_on_reads_what_an_update_had_replaced(store: Store) -> None:
    known = {"external_id": "RESPONSE-2", "contact": "P"}
    run(store, PLAIN, **known)
    run(store, GREAT, **known)
    switch_on(store)
    importing.undo(store, 2)
    assert told(store)[0][1] == -1
    tones.use(store, None)
    importing.redo(store, 2)
    importing.undo(store, 2)
    assert told(store)[0][1] == 0


def test_a_model_switched_on_while_a_file_is_read_reaches_its_texts(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, GREAT)
    commit = imports.commit

    def switched_meanwhile(*given: Any) -> Any:
        switch_on(store)
        return commit(*given)

    monkeypatch.setattr(imports, "commit", switched_meanwhile)
    run(store, PLAIN, contact="P2")
    assert [valence for _, valence in told(store)] == [1, -1]


def test_a_model_switched_on_while_texts_are_read_again_has_the_last_word(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, *[f"{PLAIN} {n}" for n in range(4)])
    monkeypatch.setattr(tone_reading, "BATCH", 2)
    once = iter([store])

    def switch(done: int, total: int) -> None:
        for one in once:
            switch_on(one)

    tone_reading.read_again(store, switch)
    assert [valence for _, valence in told(store)] == [-1] * 4


def test_a_text_changed_while_it_is_read_keeps_no_tone_of_the_former(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, PLAIN, external_id="RESPONSE-2", contact="P")
    say, once = waits.say, iter([GREAT])

    def changed_meanwhile(*given: Any) -> bool:
        for one in once:
            run(store, one, external_id="RESPONSE-2", contact="P")
        return say(*given)

    monkeypatch.setattr(waits, "say", changed_meanwhile)
    tone_reading.read_again(store)
    assert told(store)[0][1] == 1


def test_a_text_that_is_gone_when_it_is_read_waits_no_longer(store: Store) -> None:
    run(store, PLAIN, GREAT)
    waits.all_wait(store)
    with store.write("test") as db:
        db.conn.execute("UPDATE feedback SET text = NULL, tone = NULL WHERE id = 1")
    assert tone_reading.read_waiting(store) == 2
    assert tone_reading.is_up_to_date(store)


def test_reading_raises_the_revision_once(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    run(store, PLAIN, GREAT)
    monkeypatch.setattr(tone_reading, "BATCH", 1)
    before = store.revision()
    assert tone_reading.read_again(store) == 2
    assert store.revision() == before + 1
    assert tone_reading.read_waiting(store) == 0 and store.revision() == before + 1


def test_newer_rules_read_every_text_again_with_the_next_import(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, GREAT)
    ((tone, _),) = told(store)
    with store.write("as older rules read it") as db:
        db.conn.execute("UPDATE feedback SET tone = 0, valence = 0")
    monkeypatch.setattr(text, "VERSION", text.VERSION + 1)
    assert not tone_reading.is_up_to_date(store)
    run(store, PLAIN, contact="P2")
    assert tone > 0.25 and told(store)[0] == (tone, 1)


def test_texts_nobody_wanted_read_stay_unread(store: Store) -> None:
    answers.run(store, [answer(2, text=GREAT, score=None)])
    importing.undo(store, 1)
    importing.redo(store, 1)
    assert feedback.rows(store)["tone"].isna().all()


@pytest.mark.parametrize(
    ("kept", "n"),
    [(None, 1), ('{"as": "2.0", "after": null}', 0), ('{"as": "2.0", "after": 7}', 1)],
)
def test_a_former_store_is_read_again_unless_that_was_finished(
    store: Store, kept: str | None, n: int
) -> None:
    answers.run(store, [answer(2, text=GREAT, score=None)])
    with store.write("as it was before") as db:
        db.conn.execute("DELETE FROM setting WHERE name = 'tone_version'")
        if kept:
            db.conn.execute("INSERT INTO setting VALUES ('tone_version', ?)", [kept])
        db.conn.execute("DELETE FROM _sqlite_migrations WHERE name = '0015_tone_waiting'")
    assert waits.n_waiting(Store.at(store.path)) == n
