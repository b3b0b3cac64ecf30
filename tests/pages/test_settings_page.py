"""The settings page: every section in both languages, and that saving changes what is counted."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from voc_core.store import originals, tokens
from voc_core.store import settings as stored
from voc_core.store.packing import packed

SECTIONS = [
    "counting",
    "language",
    "journey",
    "themes",
    "tone",
    "limits",
    "files",
    "api",
    "backup",
    "log",
]


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/data/settings.py").run()


def button(app, key):
    return next(b for b in app.button if b.key == key)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_renders_on_an_empty_store(store, monkeypatch, language, section):
    app = page(store, monkeypatch, lang=language, section=section)
    assert not app.exception
    assert not app.error


def test_nothing_is_changed_until_something_is(small, monkeypatch):
    small.touchpoint("Demo")
    for section in ("counting", "language", "limits"):
        app = page(small.store, monkeypatch, lang="en", section=section)
        assert button(app, f"{section}-save").disabled
    app = page(small.store, monkeypatch, lang="en", section="journey")
    assert button(app, "journey-table-1-save").disabled


def test_top_box_is_saved_and_recounts(small, monkeypatch):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 4, metric="csat")
    app = page(small.store, monkeypatch, lang="en")
    app.radio(key="counting-0-csat").set_value(1.0).run()
    button(app, "counting-save").click().run()
    assert not app.exception
    assert stored.settings(small.store).csat_from == 1.0
    with small.store.open() as db:
        assert db.conn.execute("SELECT valence FROM feedback").fetchone()[0] == 0


def test_a_weight_is_saved_and_the_example_follows(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    app.number_input(key="counting-0-user").set_value(5.0).run()
    assert any("User 48" in m.value for m in app.markdown)
    button(app, "counting-save").click().run()
    assert stored.settings(store).role_weights["user"] == 5.0


def test_another_reporting_currency_keeps_the_ratios(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    app.selectbox(key="counting-0-currency").set_value("USD").run()
    button(app, "counting-save").click().run()
    now = stored.settings(store)
    assert (now.currency, now.rate("CNY")) == ("USD", pytest.approx(1 / 7.1, abs=1e-6))


def test_names_are_hidden_for_everybody(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="language")
    app.toggle(key="language-0-hide").set_value(True).run()
    button(app, "language-save").click().run()
    assert stored.settings(store).hide_names


def test_the_language_of_newcomers_is_a_setting(store, monkeypatch):
    stored.save(store, {"language": "zh_CN"})
    assert page(store, monkeypatch).session_state["lang"] == "zh_CN"


def test_a_copy_is_kept_beside_the_store(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="backup")
    button(app, "backup-beside").click().run()
    assert not app.exception
    assert len(list((store.path.parent / "backups").glob("*.db"))) == 1


def test_a_copy_is_looked_into_before_anything_is_replaced(small, monkeypatch):
    app = page(small.store, monkeypatch, lang="en", section="backup")
    button(app, "backup-beside").click().run()
    small.account("Acme")
    copy = app.selectbox(key="backup-copy").options[0]
    app.selectbox(key="backup-copy").set_value(copy).run()
    button(app, "restore-copy").click().run()
    assert any("is sound" in m.value and "0 accounts" in m.value for m in app.markdown)
    with small.store.open() as db:
        assert db["account"].count == 1


def test_the_check_says_that_the_store_is_sound(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="log")
    button(app, "check").click().run()
    assert app.success[0].value == "The store is sound."


def test_keeping_the_files_of_imports_can_be_switched_off(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="files")
    app.toggle(key="originals-0-keep").set_value(False).run()
    button(app, "originals-save").click().run()
    assert stored.settings(store).keep_originals is False


def test_old_files_are_not_taken_out_before_a_question(store, monkeypatch):
    with store.write("a file of long ago") as db:
        values = {"id": 1, "started_at": "2020-01-01T00:00:00Z", "who": "t", "kind": "feedback"}
        db["import"].insert({**values, "file_name": "old.csv", "digest": "d", "receipt": "{}"})
        originals.keep(db, originals.Original("d", 3, ((3, packed(b"abc")),)))
    app = page(store, monkeypatch, lang="en", section="files")
    button(app, "originals-take-out").click().run()
    assert "can no longer be read again" in " ".join(m.value for m in app.markdown)
    assert not app.exception
    assert button(app, "originals-now")
    assert originals.state(store, "d", "old.csv")[0] == "kept"


def test_without_a_token_the_page_says_that_the_api_is_closed(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="api")
    assert "the API is closed" in app.info[0].value


def test_a_token_is_made_and_shown_once(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="api")
    app.text_input(key="api-token-0-name").set_value("Zendesk")
    button(app, "api-token-0-make").click().run()
    assert not app.exception
    (secret,) = [c.value for c in app.code if c.value.startswith(tokens.PREFIX)]
    assert tokens.find(store, secret).scopes == ("read", "write")
    app.run()
    assert not [c for c in app.code if c.value.startswith(tokens.PREFIX)]


def test_a_token_without_a_name_is_refused_with_a_sentence(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="api")
    button(app, "api-token-0-make").click().run()
    assert "needs a name" in app.error[0].value
    assert tokens.table(store).empty


def test_revoking_asks_first(store, monkeypatch):
    secret = tokens.create(store, "Zendesk")
    app = page(store, monkeypatch, lang="en", section="api")
    app.selectbox(key="api-revoke").set_value(1).run()
    button(app, "api-revoke-ask").click().run()
    assert any("Programs that use Zendesk are refused" in m.value for m in app.markdown)
    assert button(app, "api-revoke-now")
    assert tokens.find(store, secret)


def test_how_often_the_api_may_be_called_is_saved(store, monkeypatch):
    app = page(store, monkeypatch, lang="en", section="api")
    app.number_input(key="api-limits-0-api_calls").set_value(600).run()
    button(app, "api-limits-save").click().run()
    assert stored.settings(store).api_calls == 600
