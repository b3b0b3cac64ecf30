"""Themes are edited on the settings page and shown where people look."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from voc_core.reports import theme_reading
from voc_core.store import proposals, themes

HOSTILE = "The price **is** <script>alert(1)</script> ![x](http://e.vil/p.png) terrible."


def page(store, monkeypatch, path, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page(path).run()


def settings(store, monkeypatch, theme="pricing"):
    app = page(store, monkeypatch, "pages/data/settings.py", lang="en", section="themes")
    row = themes.table(store).set_index("code").loc[theme]
    return app.selectbox(key="_theme").set_value(int(row["id"])).run(), int(row["id"])


@pytest.fixture
def spoken(small):
    for n in range(3):
        small.note(small.contact(small.account(f"A{n}")), -0.6, text=HOSTILE)
    theme_reading.catch_up(small.store)
    return small


def test_the_preview_follows_the_edit_and_saving_reads_again(spoken, monkeypatch):
    app, theme = settings(spoken.store, monkeypatch)
    assert any("**3 of the newest 3 texts**" in m.value for m in app.markdown)
    key = f"theme-{theme}-0-terms-en"
    app.text_area(key=key).set_value("banana").run()
    assert any("0 more and 3 fewer" in m.value for m in app.markdown)
    next(b for b in app.button if b.key == f"theme-{theme}-save").click().run()
    assert not app.exception and not app.error
    assert themes.table(spoken.store).set_index("id").loc[theme, "n"] == 0


def test_a_highlight_shows_feedback_as_text(spoken, monkeypatch):
    app, _ = settings(spoken.store, monkeypatch)
    shown = next(m.value for m in app.markdown if ":blue-background[price]" in m.value)
    assert "<script>" not in shown and "![x](" not in shown and "**is**" not in shown


def test_the_account_page_says_what_they_speak_of(spoken, monkeypatch):
    app = page(
        spoken.store,
        monkeypatch,
        "pages/insight/account.py",
        lang="zh_CN",
        account="1",
        window="all",
    )
    assert not app.exception


def test_a_dropped_proposal_is_listed_and_put_back(spoken, monkeypatch):
    proposals.drop(spoken.store, ["badge *gizmo*", "badge"], 6)
    app = page(spoken.store, monkeypatch, "pages/data/settings.py", lang="en", section="themes")
    assert not app.exception
    assert "1 proposal dropped" in [e.label for e in app.expander]
    assert any("badge \\*gizmo\\*" in m.value for m in app.markdown)
    next(b for b in app.button if b.label == "Put back").click().run()
    assert not app.exception and proposals.settled(spoken.store) == []
    assert "0 proposals dropped" in [e.label for e in app.expander]
    assert any("put back" in c.value for c in app.caption)
