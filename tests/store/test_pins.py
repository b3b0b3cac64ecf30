"""Pinned quotes keep their order and their notes, and outlive an undo."""

import pytest

from tests.build import Build
from voc_core.errors import VocError
from voc_core.store import pins


@pytest.fixture
def three(small: Build) -> Build:
    ann = small.contact(small.account("Acme"))
    for n in range(3):
        small.note(ann, 0.5, text=f"voice {n}")
        pins.pin(small.store, "Board", n + 1, f"note {n}")
    return small


def order(small: Build) -> list[int]:
    return pins.pins(small.store, 1)["feedback"].tolist()


def test_quotes_stand_in_the_order_they_were_pinned_and_moved(three: Build) -> None:
    assert order(three) == [1, 2, 3]
    pins.move(three.store, 1, 3, -1)
    assert order(three) == [1, 3, 2]
    pins.move(three.store, 1, 1, -1)
    pins.move(three.store, 1, 2, +1)
    assert order(three) == [1, 3, 2]


def test_a_quote_is_in_a_collection_once(three: Build) -> None:
    assert pins.pin(three.store, "  Board ", 1) == 1
    assert pins.pins(three.store, 1)["note"].tolist() == ["note 0", "note 1", "note 2"]
    pins.pin(three.store, "Board", 1, "newer")
    assert pins.pins(three.store, 1)["note"].tolist()[0] == "newer"


def test_notes_change_and_pins_go_alone(three: Build) -> None:
    pins.write_note(three.store, 2, " ")
    pins.remove(three.store, 1)
    left = pins.pins(three.store, 1).fillna("")
    assert left[["feedback", "note"]].values.tolist() == [[2, ""], [3, "note 2"]]
    assert pins.collections(three.store).values.tolist() == [[1, "Board", 2]]
    pins.drop(three.store, 1)
    assert pins.collections(three.store).empty and three.store.check() == []


def test_a_pin_comes_back_with_its_feedback(three: Build) -> None:
    with three.store.write("test") as db:
        db.conn.execute("CREATE TABLE away AS SELECT * FROM feedback WHERE id = 2")
        db.conn.execute("DELETE FROM feedback WHERE id = 2")
    assert order(three) == [1, 3]
    pins.move(three.store, 1, 3, -1)
    with three.store.write("test") as db:
        db.conn.execute("INSERT INTO feedback SELECT * FROM away")
    assert sorted(order(three)) == [1, 2, 3]


@pytest.mark.parametrize("name", ["", "  ", "x" * 81])
def test_a_collection_needs_a_name(three: Build, name: str) -> None:
    with pytest.raises(VocError, match="needs a name"):
        pins.pin(three.store, name, 1)


def test_a_name_is_given_once(three: Build) -> None:
    pins.pin(three.store, "QBR", 1)
    with pytest.raises(VocError, match="already"):
        pins.rename(three.store, 2, "Board")
    pins.rename(three.store, 2, "Review")
    assert pins.collections(three.store)["name"].tolist() == ["Board", "Review"]


def test_what_is_not_there_cannot_be_pinned(three: Build) -> None:
    with pytest.raises(VocError, match="no feedback with the id 99"):
        pins.pin(three.store, "Board", 99)
