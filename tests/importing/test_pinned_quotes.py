"""A pinned quote stays pinned however often its file is taken back and read again."""

from tests.importing.answers import answer, run
from voc_core.reports import importing
from voc_core.store import Store, pins

TWO = [answer(n, text=f"word {n}", contact=f"P{n}", external_id=f"RESPONSE-{n}") for n in (2, 3)]


def pinned(store: Store) -> list[tuple[str, str]]:
    """Return text and note of the quotes of the only collection, in their order."""
    told = """SELECT text, note FROM pin JOIN feedback ON feedback.id = feedback_id
        ORDER BY pin.position"""
    with store.open() as db:
        found: list[tuple[str, str]] = db.conn.execute(told).fetchall()
    assert pins.collections(store)["n"].tolist() == [len(found)]
    return found


def pin_both(store: Store) -> list[tuple[str, str]]:
    run(store, TWO)
    for feedback in (2, 1):
        pins.pin(store, "Board", feedback, f"note {feedback}")
    return [("word 3", "note 2"), ("word 2", "note 1")]


def test_a_file_read_again_keeps_its_quotes_pinned(store: Store) -> None:
    both = pin_both(store)
    run(store, TWO, supersedes=1)
    assert pinned(store) == both
    importing.undo(store, 2)
    assert pinned(store) == []
    importing.redo(store, 1)
    assert pinned(store) == both


def test_a_file_taken_back_and_imported_anew_keeps_its_quotes_pinned(store: Store) -> None:
    both = pin_both(store)
    importing.undo(store, 1)
    run(store, TWO)
    assert pinned(store) == both


def test_a_quote_pinned_again_meanwhile_is_pinned_once(store: Store) -> None:
    pin_both(store)
    run(store, TWO, supersedes=1)
    with store.write("as an earlier version left it") as db:
        db.conn.execute("UPDATE pin SET feedback_id = 1 WHERE feedback_id = 3")
    pins.pin(store, "Board", 3, "again")
    importing.undo(store, 2)
    importing.redo(store, 1)
    assert [text for text, _ in pinned(store)] == ["word 3", "word 2"]
