"""The tone section of the settings: what was learned, corrections and the way back."""

from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from voc_core.reports import tone_reading
from voc_core.store import feedback, tones


def page(small, monkeypatch):
    monkeypatch.setenv("ANTIPHON_STORE", str(small.store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    app.query_params["lang"], app.query_params["section"] = "en", "tone"
    return app.switch_page("pages/data/settings.py").run()


def press(app, label):
    return next(b for b in app.button if b.label == label).click().run()


def test_a_correction_is_listed_and_taken_back(small, monkeypatch):
    note = small.note(small.contact(small.account("Acme")), 0.5, text="so to <b>speak</b> great")
    tones.correct(small.store, note, -1)
    app = page(small, monkeypatch)
    assert "Negative · so to <b>speak</b> great" in [one.value for one in app.text]
    press(app, "Take back")
    assert tones.corrections(small.store).empty
    assert feedback.rows(small.store, ids=[note])["tone"].item() > 0


def test_too_few_comments_are_said_and_nothing_is_learned(small, monkeypatch):
    app = press(page(small, monkeypatch), "Learn from scored comments")
    assert "at least 400" in app.error[0].value
    assert tones.models(small.store).empty


def test_a_model_is_switched_off_and_all_texts_are_read_again(small, monkeypatch):
    note = small.note(small.contact(small.account("Acme")), 0.9, text="It is the widget.")
    tone_reading.read_again(small.store)
    learned = {"words": {"widget": -2.0}, "sources": {}}
    tones.keep_model(small.store, learned, n_texts=400, n_corrections=0, before=0.5, after=0.6)
    app = press(page(small, monkeypatch), "Read them now")
    assert feedback.rows(small.store, ids=[note])["tone"].item() < -0.25
    app = page(small, monkeypatch)
    app.selectbox[0].set_value(0).run()
    press(app, "Switch and read all texts again")
    assert feedback.rows(small.store, ids=[note])["tone"].item() > -0.25
