"""Another reader of tone is chosen on the settings page, by somebody who knows what leaves."""

import pytest
from streamlit.testing.v1 import AppTest

from pages.shared import cache
from tests.conftest import ROOT
from tests.endpoint import Endpoint, endpoint, tiny_model
from voc_core.reports import reader_choice, readers, tone_reading
from voc_core.reports.readers import OWN, Reader
from voc_core.store import feedback


@pytest.fixture
def url(monkeypatch):
    with endpoint(monkeypatch) as address:
        yield address


@pytest.fixture
def told(small):
    ann = small.contact(small.account("Acme"), name="Annegret Zubrow")
    small.note(ann, -0.5, text="Annegret Zubrow: the export is slow, call 13812345678")
    tone_reading.read_again(small.store)
    return small


def page(small, monkeypatch, language="en"):
    monkeypatch.setenv("ANTIPHON_STORE", str(small.store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    app.query_params["lang"], app.query_params["section"] = language, "tone"
    return app.switch_page("pages/data/settings.py").run()


def button(app, label):
    return next(b for b in app.button if b.label == label)


def choose(app, kind, **typed):
    group = next(g for g in app.get("button_group") if "An endpoint" in str(g.proto))
    group.set_value(kind).run()
    for name, value in typed.items():
        app.text_input(key=f"tone-reader-{name}").set_value(value)
    return app.run()


def said(app):
    return " ".join(
        e.value for kind in ("markdown", "caption", "warning", "error") for e in app.get(kind)
    ).replace("\\", "")


def test_nothing_is_sent_before_somebody_agrees(told, monkeypatch, url):
    app = choose(page(told, monkeypatch), "endpoint", url=url, model="tiny")
    assert "1 text is sent to 127.0.0.1:" in said(app) and not Endpoint.sent
    assert button(app, "Use it and read all texts again").disabled
    app.checkbox[0].check().run()
    assert not Endpoint.sent
    button(app, "Use it and read all texts again").click().run()
    assert readers.chosen(told.store) == Reader("endpoint", url=url, model="tiny")
    sent = " ".join(Endpoint.texts())
    assert "Zubrow" not in sent and "13812345678" not in sent and "[person]" in sent
    assert feedback.rows(told.store, ids=[1])["tone"].item() == -0.5
    assert "Tone is read by tiny at 127.0.0.1:" in said(page(told, monkeypatch))


def test_three_sentences_are_tried_without_agreeing(told, monkeypatch, url):
    app = choose(page(told, monkeypatch), "endpoint", url=url, model="tiny")
    button(app, "Try it on three sentences").click().run()
    table = next(d.value for d in app.dataframe if "This reader" in d.value)
    assert table["This reader"].tolist() == [0.5, 0.5, 0.5]
    assert set(Endpoint.texts()) == set(reader_choice.SENTENCES)


def test_another_address_must_be_agreed_to_anew(told, monkeypatch, url):
    app = choose(page(told, monkeypatch), "endpoint", url=url, model="tiny")
    app.checkbox[0].check().run()
    app.text_input(key="tone-reader-url").set_value("http://voc.example/v1").run()
    assert button(app, "Use it and read all texts again").disabled
    assert "not encrypted" in said(app)


def test_one_that_fails_is_told_and_changes_nothing(told, monkeypatch, url):
    monkeypatch.setattr(Endpoint, "status", 500)
    app = choose(page(told, monkeypatch), "endpoint", url=url, model="tiny")
    app.checkbox[0].check().run()
    button(app, "Use it and read all texts again").click().run()
    assert "could not be asked" in said(app) and readers.chosen(told.store) == OWN


def test_a_local_model_needs_no_agreement_and_the_way_back_is_one_click(
    told, monkeypatch, tmp_path
):
    before = feedback.rows(told.store, ids=[1])["tone"].item()
    folder = tiny_model(tmp_path / "tiny", monkeypatch)
    app = choose(page(told, monkeypatch), "local", path=str(folder))
    button(app, "Use it and read all texts again").click().run()
    assert feedback.rows(told.store, ids=[1])["tone"].item() == pytest.approx(-0.8)
    app = choose(page(told, monkeypatch), "own")
    button(app, "Use it and read all texts again").click().run()
    assert feedback.rows(told.store, ids=[1])["tone"].item() == before


def test_texts_that_came_since_are_told_and_read(told, monkeypatch, url):
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    told.note(1, 0.9, text="so slow")
    app = page(told, monkeypatch)
    assert "1 text came in that tiny has not read" in said(app)
    button(app, "Read them now").click().run()
    assert feedback.rows(told.store, ids=[2])["tone"].item() == -0.5


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_key_is_named_and_never_shown(told, monkeypatch, url, language):
    monkeypatch.setenv(readers.KEY, "s3cret-key")
    reader_choice.choose(told.store, Reader("endpoint", url=url, model="tiny"))
    app = page(told, monkeypatch, language)
    assert not app.exception and readers.KEY in said(app)
    assert "s3cret" not in str(app) and "s3cret" not in str(dict(app.query_params))


def test_a_reader_of_a_store_from_elsewhere_awaits_agreement(told, monkeypatch, url, caplog):
    monkeypatch.setenv(readers.KEY, "s3cret-key")
    readers.keep(told.store, Reader("endpoint", url=url, model="tiny"))
    app = page(told, monkeypatch)
    cache._warmed()
    assert not Endpoint.sent and "was not agreed to on this machine" in caplog.text
    assert "awaits agreement" in said(app) and "nobody agreed to on this machine" in said(app)
    assert button(app, "Use it and read all texts again").disabled
    app.checkbox[0].check().run()
    button(app, "Use it and read all texts again").click().run()
    assert "Annegret" not in "".join(Endpoint.texts()) and "slow" in "".join(Endpoint.texts())
    assert "awaits agreement" not in said(page(told, monkeypatch))


@pytest.mark.parametrize("url", ["http://[abc", "http://x:abc/v1", "https://x/v1?api_key=SECRET"])
def test_an_odd_address_is_told_and_cannot_be_used(told, monkeypatch, url):
    app = choose(page(told, monkeypatch), "endpoint", url=url, model="tiny")
    assert "address" in app.error[0].value and "SECRET" not in said(app)
    assert button(app, "Use it and read all texts again").disabled
    assert button(app, "Try it on three sentences").disabled
