"""What an import brings can be found at once, and follows its undo, redo and correction."""

import random

import pytest

from tests.importing.answers import answer, run
from voc_core import folding
from voc_core.errors import VocError
from voc_core.reports import importing
from voc_core.store import Store, search
from voc_core.text import terms

WORDS = ("报表导出", "slow export", "客服 very 好", "價格 too high", "")


def found(store: Store, typed: str) -> list[int]:
    match = str(terms.query(typed).wanted)
    return sorted(k & search.ID_MASK for part in search.found(store, match) for k in part)


def read(store: Store, typed: str) -> list[int]:
    with store.open() as db:
        rows = db.conn.execute("SELECT id, text FROM feedback WHERE text IS NOT NULL").fetchall()
    return sorted(i for i, text in rows if terms.query(typed).matches(text))


def test_an_import_is_searchable_and_its_undo_is_not(store: Store) -> None:
    run(store, [answer(2, text="报表导出很慢", external_id="RESPONSE-2", contact="Ann")])
    assert found(store, "导出") == [1] and search.waiting(store) == 0
    importing.undo(store, 1)
    assert found(store, "导出") == [] and search.waiting(store) == 0
    importing.redo(store, 1)
    assert found(store, "导出") == [1] and search.waiting(store) == 0


def test_an_answer_given_again_is_found_by_its_new_words(store: Store) -> None:
    run(store, [answer(2, text="slow export", external_id="RESPONSE-2", contact="Ann")])
    run(store, [answer(2, text="fast export", external_id="RESPONSE-2", contact="Ann")])
    assert (found(store, "slow "), found(store, "fast")) == ([], [1])
    importing.undo(store, 2)
    assert (found(store, "slow "), found(store, "fast")) == ([1], [])


def test_an_index_of_other_tokens_is_not_made_new_within_an_import(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(store, [answer(n, text=f"word {n}", contact=f"P{n}") for n in range(2, 6)])
    monkeypatch.setattr(folding, "VERSION", folding.VERSION + 1)
    monkeypatch.setattr(search, "MOST_AT_ONCE", 3)
    run(store, [answer(6, text="one more", contact="P6")])
    assert search.waiting(store) > 0 and found(store, "more") == []
    assert search.update(store) == 5 and found(store, "more") == [5]


@pytest.mark.parametrize("seed", range(3))
def test_whatever_happens_the_index_agrees_with_the_texts(store: Store, seed: int) -> None:
    chance = random.Random(seed)
    for step in range(10):
        if step < 3 or chance.random() < 0.4:
            rows = [
                answer(
                    n,
                    text=chance.choice(WORDS) or None,
                    external_id=f"RESPONSE-{n}",
                    contact=f"P{n}",
                )
                for n in chance.sample(range(2, 8), 3)
            ]
            run(store, rows)
        else:
            turn = chance.choice((importing.undo, importing.redo))
            try:
                turn(store, chance.randint(1, 3))
            except VocError:  # undone already, or not undone
                continue
        assert search.waiting(store) == 0
        for typed in ("报表", "export", "价格", "好"):
            assert found(store, typed) == read(store, typed)
