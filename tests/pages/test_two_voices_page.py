"""The two voices page: full, empty and one account, in both languages, and its click paths."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/insight/two_voices.py").run()


def said(app):
    return " ".join(m.value for m in app.markdown)


def opener(app):
    return next(o for o in app.selectbox if o.label == "Open an account")


@pytest.fixture
def two(small):
    acme = small.account("Acme", arr=4_200_000)
    small.score(small.contact(acme, "user"), 9)
    small.score(small.contact(acme, "decision_maker"), 3)
    bolt = small.account("Bolt")
    small.score(small.contact(bolt, "user"), 3)
    return small


@pytest.mark.parametrize(
    ("language", "finding"),
    [("en", "Deciders at 1 account"), ("zh_CN", "1 个账户（ARR")],
)
def test_the_finding_stands_on_the_page(two, monkeypatch, language, finding):
    app = page(two.store, monkeypatch, lang=language)
    assert not app.exception and not app.error
    assert finding in said(app)


def drawn_in_the_map(app):
    spec = json.loads(app.get("vega_lite_chart")[1].proto.spec)
    return spec["layer"][0]["encoding"]["y"]["sort"]


def test_the_map_of_silence_lists_the_accounts_its_title_counts(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en")
    assert "Nobody who decides was heard at 1 account" in said(app)
    assert drawn_in_the_map(app) == ["Bolt"]
    assert any(c.value == "1 of 2 accounts shown." for c in app.caption)
    app.toggle(key="two-voices-all").set_value(True).run()
    assert drawn_in_the_map(app) == ["Bolt", "Acme"]


def test_a_link_keeps_state_and_order(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", state="deciders_silent", order="arr")
    assert "users were heard, but nobody who decides" in said(app)
    assert app.selectbox(key="state").value == "deciders_silent"
    assert opener(app).options == ["Bolt"]


def test_a_link_with_a_word_that_is_no_code_shows_everything(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", state="nonsense", order="nonsense")
    assert not app.exception and not app.error
    assert app.selectbox(key="state").value is None


def test_a_cut_by_role_is_named_and_left_out(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en", roles="user")
    assert any("All roles are shown here" in c.value for c in app.caption)
    assert "Deciders at 1 account" in said(app)


def test_choosing_an_account_opens_it(two, monkeypatch):
    app = page(two.store, monkeypatch, lang="en")
    opener(app).select(1).run()
    assert not app.exception
    assert app.title[0].value == "Account"
    assert any("Acme" in s.value for s in app.subheader)


def test_an_empty_store_says_what_to_do(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    assert not app.exception and not app.error
    assert "Nobody has said anything yet." in said(app)


def test_one_account_nobody_spoke_of_renders(small, monkeypatch):
    small.account("<b>*Acme*</b>")
    app = page(small.store, monkeypatch, lang="en")
    assert not app.exception and not app.error
    assert "Nobody has been heard" in said(app)
