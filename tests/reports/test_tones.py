"""Tone learns from scored comments, keeps only what wins, and can be told otherwise."""

import pytest

from tests.build import Build
from voc_core import text
from voc_core.errors import VocError
from voc_core.reports import theme_reading, tone_reading, tones
from voc_core.store import feedback, mentions
from voc_core.store import tones as stored
from voc_core.text.calibrate import Labelled, calibrated

PLACES = [f"line {a}{b}" for a in "abcdefghijklmnop" for b in "abcdefgh"]


def taught(small: Build) -> int:
    """Make 512 comments in which "gizmo" goes with a 9 and "widget" with a 3; return a note."""
    ann = small.contact(small.account("Acme"))
    for place in PLACES:
        small.score(ann, 9, text=f"The gizmo at {place} again.")
        small.score(ann, 3, text=f"The widget at {place} again.")
        small.score(ann, 7, text=f"The visit at {place} was on Monday.")
        small.score(ann, 8, text=f"The order for {place} was placed.")
    return small.note(ann, 0.0, text="It is the widget.")


def tone_of(small: Build, one: int) -> float:
    return float(feedback.rows(small.store, ids=[one])["tone"].iloc[0])


def test_too_few_labels_teach_nothing(small: Build) -> None:
    with pytest.raises(VocError, match="at least 400"):
        tones.learn(small.store)


def test_what_wins_on_held_out_texts_is_kept_and_can_be_switched_off(small: Build) -> None:
    note = taught(small)
    learned = tones.learn(small.store)
    assert learned.is_kept and learned.after > learned.before + 0.3
    assert dict(learned.words().values)["gizmo"] > 0.5 > 0 > dict(learned.words().values)["widget"]
    assert tone_of(small, note) < -0.25
    assert feedback.rows(small.store, ids=[note])["valence"].item() == -1
    assert tone_reading.is_up_to_date(small.store)
    tones.use(small.store, None)
    assert abs(tone_of(small, note)) < 0.25
    tones.use(small.store, int(tones.models(small.store)["id"].iloc[0]))
    assert tone_of(small, note) < -0.25


def test_the_clauses_of_themes_are_heard_as_what_was_learned_and_back(small: Build) -> None:
    taught(small)
    ann = int(feedback.rows(small.store, limit=1)["contact_id"].iloc[0])
    note = small.note(ann, 0.0, text="We met on Monday, the widget invoice came.")
    tones.learn(small.store)
    learned = mentions.of_feedback(small.store, [note])["tone"]
    assert len(learned) and learned.max() <= -0.25
    tones.use(small.store, None)
    assert mentions.of_feedback(small.store, [note])["tone"].min() > -0.25


def test_an_explanation_agrees_with_what_was_learned(small: Build) -> None:
    note = taught(small)
    tones.learn(small.store)
    why = tones.explained(small.store, feedback.rows(small.store, ids=[note]))[0]
    assert why.tone == pytest.approx(tone_of(small, note))
    word = why.clauses[0].words[0]
    assert "It is the widget."[word.start : word.end] == "widget"


def test_what_does_not_win_is_not_kept(small: Build) -> None:
    ann = small.contact(small.account("Acme"))
    for n, place in enumerate([*PLACES, *(f"hall {p}" for p in PLACES)]):
        small.score(ann, 9 if n % 2 else 3, text=f"Nothing about {place} {n}.")
        small.score(ann, 3 if n % 3 else 9, text=f"Seen at {place} {n}.")
    learned = tones.learn(small.store)
    assert not learned.is_kept
    assert tones.models(small.store).empty


def test_the_order_of_the_texts_teaches_nothing() -> None:
    labelled = [Labelled(f"gizmo {place}", "survey", 1) for place in PLACES]
    labelled += [Labelled(f"widget {place}", "ticket", -1) for place in PLACES]
    assert calibrated(labelled) == calibrated(labelled[::-1])


def test_a_source_alone_makes_no_text_positive() -> None:
    labelled = [Labelled(f"seen {place}", "review", 1) for place in PLACES]
    tuning = calibrated(labelled).tuning
    only_source = text.Tuning(sources=tuning.sources)
    assert text.tone(["seen"], ["review"], only_source)["tone"].item() < 0.25


def test_reading_again_goes_on_where_it_was_broken_off(
    small: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = small.contact(small.account("Acme"))
    notes = [small.note(ann, 0.9, text=f"slow {n}") for n in range(5)]
    monkeypatch.setattr(tone_reading, "BATCH", 2)

    def stop(n_read: int, n_all: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        tone_reading.read_again(small.store, stop)
    assert [tone_of(small, note) < 0 for note in notes] == [True, True, False, False, False]
    assert not tone_reading.is_up_to_date(small.store)
    assert tone_reading.read_again(small.store) == 3
    assert tone_reading.is_up_to_date(small.store)


def test_a_correction_outlives_reading_again_and_can_be_taken_back(small: Build) -> None:
    note = small.note(small.contact(small.account("Acme")), 0.6, text="so to speak great")
    stored.correct(small.store, note, -1)
    tone_reading.read_again(small.store)
    assert tone_of(small, note) == -1
    tones.take_back(small.store, int(stored.corrections(small.store)["id"].item()))
    assert tone_of(small, note) == text.tone(["so to speak great"])["tone"].item()


def test_nothing_is_known_of_a_store_before_the_first_reading(small: Build) -> None:
    assert not tone_reading.is_up_to_date(small.store)


def test_a_correction_reaches_the_themes_and_can_be_taken_back(small: Build) -> None:
    ann = small.contact(small.account("Acme"))
    note = small.note(ann, 0.6, text="The price is great.")
    both = small.note(ann, 0.1, text="Support is great, but the price is terrible.")
    theme_reading.catch_up(small.store)
    read = mentions.of_feedback(small.store, [note, both])["tone"].tolist()
    for one in (note, both):
        tones.correct(small.store, one, -1)
    after = mentions.of_feedback(small.store, [note, both])["tone"].tolist()
    assert after == [-1, *read[1:]]  # of two clauses one says so already
    for one in stored.corrections(small.store)["id"]:
        tones.take_back(small.store, int(one))
    assert mentions.of_feedback(small.store, [note, both])["tone"].tolist() == read


def test_themes_read_again_keep_to_the_correction(small: Build) -> None:
    note = small.note(small.contact(small.account("Acme")), 0.6, text="The price is great.")
    stored.correct(small.store, note, 0)
    theme_reading.catch_up(small.store)
    assert mentions.of_feedback(small.store, [note])["tone"].item() == 0
