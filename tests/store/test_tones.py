"""A corrected tone is kept, wins, and can be taken back."""

import pandas as pd
import pytest

from tests.build import Build
from voc_core.errors import VocError
from voc_core.store import Store, feedback, tone_reading, tones


def said(store: Store, one: int) -> tuple[float, int]:
    row = feedback.rows(store, ids=[one]).iloc[0]
    return row["tone"], row["valence"]


@pytest.fixture
def note(small: Build) -> int:
    return small.note(small.contact(small.account("Acme")), 0.8, text="so to speak great")


def again(store: Store, what: str, **values: object) -> None:
    with store.write("test") as db:
        db.conn.execute(what, values)


def test_a_correction_wins_at_once_over_tone_and_valence(small: Build, note: int) -> None:
    tones.correct(small.store, note, -1)
    assert said(small.store, note) == (-1, -1)


def test_a_score_keeps_its_valence(small: Build) -> None:
    scored = small.score(small.contact(small.account("Acme")), 9, text="so to speak great")
    tones.correct(small.store, scored, -1)
    assert said(small.store, scored) == (-1, 1)


def test_reading_the_text_again_changes_nothing(small: Build, note: int) -> None:
    tones.correct(small.store, note, -1)
    again(small.store, "UPDATE feedback SET tone = 0.9, valence = 1 WHERE id = :id", id=note)
    assert said(small.store, note) == (-1, -1)


def test_a_correction_follows_what_was_said_into_a_new_import(small: Build, note: int) -> None:
    tones.correct(small.store, note, 0)
    again(small.store, "INSERT INTO feedback_undone SELECT * FROM feedback")
    again(small.store, "DELETE FROM feedback")
    assert pd.isna(tones.corrections(small.store)["feedback"].item())
    again(small.store, "UPDATE feedback_undone SET id = 77, tone = 0.5, valence = 1")
    again(small.store, "INSERT INTO feedback SELECT * FROM feedback_undone")
    assert said(small.store, 77) == (0, 0)


def test_another_text_is_not_corrected(small: Build, note: int) -> None:
    tones.correct(small.store, note, -1)
    change = "UPDATE feedback SET text = 'really great', tone = 0.5, valence = 1 WHERE id = :id"
    again(small.store, change, id=note)
    assert said(small.store, note) == (0.5, 1)


def test_the_last_correction_counts_and_can_be_taken_back(small: Build, note: int) -> None:
    tones.correct(small.store, note, -1)
    tones.correct(small.store, note, 0)
    kept = tones.corrections(small.store).iloc[0]
    assert (kept["feedback"], kept["tone"], kept["heard"]) == (note, 0, 0.8)
    tones.take_back(small.store, kept["id"])
    assert tone_reading.waiting(small.store, 9)["id"].tolist() == [note]
    assert tones.corrections(small.store).empty


def test_what_was_heard_is_that_of_the_text_corrected(small: Build, note: int) -> None:
    tones.correct(small.store, note, -1)
    change = "UPDATE feedback SET text = 'really bad', tone = -0.7 WHERE id = :id"
    again(small.store, change, id=note)
    tones.correct(small.store, note, 0)
    kept = tones.corrections(small.store)
    assert kept[["text", "heard"]].values.tolist() == [["really bad", -0.7]]


def test_only_a_text_can_be_corrected(small: Build) -> None:
    silent = small.score(small.contact(small.account("Acme")), 9)
    for nothing in (silent, 999):
        with pytest.raises(VocError, match="no text"):
            tones.correct(small.store, nothing, 1)


def test_at_most_one_model_is_on(small: Build) -> None:
    for after in (0.6, 0.7):
        tones.keep_model(small.store, {}, n_texts=400, n_corrections=0, before=0.5, after=after)
    models = tones.models(small.store)
    assert models["is_on"].tolist() == [True, False]
    tones.use_model(small.store, models["id"].iloc[1])
    assert tones.models(small.store)["is_on"].tolist() == [False, True]
    tones.use_model(small.store, None)
    assert not tones.models(small.store)["is_on"].any()
