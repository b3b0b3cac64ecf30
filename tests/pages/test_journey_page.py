"""The journey page: full, empty, one account, both languages, and the way into a touchpoint."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import drawn
from tests.build import Build
from tests.conftest import ROOT
from voc_core.store import Store


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=30)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/insight/journey.py").run()


def shown(app):
    return "\n".join(
        element.value for kind in (app.markdown, app.caption, app.text) for element in kind
    )


@pytest.fixture
def acme(store: Store) -> Build:
    small = Build(store)
    account = small.account("Acme *Ltd*", arr=1_000_000)
    small.touchpoint("Demo", name_zh="产品演示", expectation="Our own day", owner="Presales")
    small.touchpoint("Renewal", name_zh="续约谈判")
    for number in range(5):
        user = small.contact(account, "user", name=f"Ann {number}")
        small.score(user, 3, touchpoint_id=1, tone=-0.8, text=f"![x](y) it stopped {number} times")
    return small


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_page_renders(acme, monkeypatch, language):
    app = page(acme.store, monkeypatch, lang=language)
    assert not app.exception
    assert not app.error


def test_the_finding_is_the_title_of_the_map(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en")
    assert "Demo hurts most, for users \\(−100, n 5\\)\\." in shown(app)


def test_a_link_opens_the_touchpoint(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", touchpoint="1")
    assert not app.exception
    assert "Our own day" in shown(app)
    assert "5 people heard\\: 5 negative, 0 positive\\." in shown(app)


def test_the_list_opens_the_touchpoint_and_writes_the_link(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en")
    app.selectbox(key="touchpoint").set_value(2).run()
    assert "Nobody was heard here under these filters." in [info.value for info in app.info]
    assert app.query_params["touchpoint"] in ("2", ["2"])


def test_a_touchpoint_that_does_not_exist_is_closed(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", touchpoint="99")
    assert not app.exception
    assert app.session_state["touchpoint"] is None


def test_quotes_are_text_and_names_can_be_hidden(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", touchpoint="1")
    assert "![x](y) it stopped 4 times" in [drawn.words_of(body) for body in drawn.quotes(app)]
    assert "Ann 4" in shown(app)
    hidden = page(acme.store, monkeypatch, lang="en", touchpoint="1", hide="1")
    assert "Ann" not in shown(hidden)
    assert "**User**" in shown(hidden)


def test_an_empty_store_says_what_to_do(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    assert not app.exception
    assert "There is no journey yet" in shown(app)


def test_answers_without_touchpoints_are_told_and_lead_to_the_settings(small, monkeypatch):
    user = small.contact(small.account("Acme"))
    for score in (1, 5, 9):
        small.score(user, score)
    app = page(small.store, monkeypatch, lang="en")
    assert not app.exception
    assert "3 answers are there, but none names a touchpoint." in shown(app)
    settings = next(link for link in app.get("page_link") if "settings" in link.proto.page)
    assert "section=journey" in settings.proto.query_string


@pytest.mark.parametrize("name", ["overview", "two_voices"])
def test_an_empty_store_blames_no_filters(store, monkeypatch, name):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.query_params["lang"] = "en"
    app.switch_page(f"pages/insight/{name}.py").run()
    assert "Nobody has said anything yet." in shown(app)


def test_a_lens_without_touchpoints_offers_all_voices(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", lens="csat")
    assert not app.exception
    assert "Nothing counted as CSAT" in shown(app)


def test_one_voice_makes_a_dot_and_no_average(small, monkeypatch):
    user = small.contact(small.account("Acme"))
    small.touchpoint("Demo")
    small.score(user, 0, touchpoint_id=1)
    app = page(small.store, monkeypatch, lang="en", touchpoint="1")
    assert not app.exception
    assert "No touchpoint has been heard by 5 people of one role yet" in shown(app)


def test_voices_without_a_role_tag_are_drawn_where_nobody_is_tagged(small, monkeypatch):
    small.touchpoint("Demo")
    account = small.account("Acme")
    for _ in range(5):
        small.score(small.contact(account, "unknown"), 9, touchpoint_id=1)
    app = page(small.store, monkeypatch, lang="en")
    assert "Demo scores lowest, with people without a role tag" in shown(app)
