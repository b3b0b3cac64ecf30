"""The themes on the voices page: one view, one link, and every figure leads to its voices."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import drawn
from tests.conftest import ROOT
from voc_core.reports import theme_reading
from voc_core.store import themes

HOSTILE = "The price <b>is</b> terrible :red[x] **y**"


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in {"view": "themes", "lang": "en", **query}.items():
        app.query_params[name] = value
    return app.switch_page("pages/insight/voices.py").run()


def said(app):
    return " ".join(m.value for m in [*app.markdown, *app.caption]).replace("\\", "")


@pytest.fixture
def spoken(small):
    acme, place = small.account("Acme *x*", arr=100), small.touchpoint("Renewal")
    for n in range(6):
        who = small.contact(acme, "user", name=f"Ann {n}")
        small.note(who, -0.6, text=f"{HOSTILE} {n}", touchpoint_id=place)
        small.note(small.contact(acme, "decision_maker"), 0.6, text=f"Great support {n}")
    theme_reading.catch_up(small.store)
    return small


def theme_of(store, code):
    return int(themes.table(store).set_index("code").loc[code, "id"])


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_the_finding_is_said_and_the_worst_theme_is_heard(spoken, monkeypatch, language):
    app = page(spoken.store, monkeypatch, lang=language)
    assert not app.exception and not app.error
    assert app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert ("Pricing and cost" if language == "en" else "价格与费用") in said(app)
    bodies = drawn.quotes(app)
    assert bodies and all("&lt;b&gt;" in body and "<b>" not in body for body in bodies[:1])


def test_a_link_shows_the_same_view(spoken, monkeypatch):
    theme = theme_of(spoken.store, "support_quality")
    app = page(spoken.store, monkeypatch, theme=str(theme), revenue="1", account="1")
    assert not app.exception and not app.error
    state = app.session_state
    assert (state["theme"], state["revenue"], state["view"]) == (theme, True, "themes")
    assert "Account: Acme" in said(app)
    assert all("Great support" in drawn.words_of(body) for body in drawn.quotes(app))


@pytest.mark.parametrize("picture", ["impact", "roles"])
def test_the_picture_of_the_link_stands_first(spoken, monkeypatch, picture):
    app = page(spoken.store, monkeypatch, picture=picture)
    assert not app.exception and not app.error
    charts = app.get("vega_lite_chart") or app.get("arrow_vega_lite_chart")
    assert app.session_state["picture"] == picture and f"themes-{picture}" in charts[0].proto.id


def test_a_contradiction_is_explained_and_quoted_from_both_sides(spoken, monkeypatch):
    for n in range(5):
        text = f"The price is excellent {n}"
        spoken.note(spoken.contact(1, "decision_maker"), 0.6, text=text)
    theme_reading.catch_up(spoken.store)
    app = page(spoken.store, monkeypatch, picture="roles")
    assert "Deciders praise “Pricing and cost”" in said(app)
    assert "−100 and +100 are the tone" in said(app)
    bodies = [drawn.words_of(body) for body in drawn.quotes(app)[:2]]
    assert "terrible" in bodies[0] and "excellent" in bodies[1]


def test_a_place_leads_to_its_voices(spoken, monkeypatch):
    app = page(spoken.store, monkeypatch)
    pricing = theme_of(spoken.store, "pricing")
    app.selectbox(key="themes-cell").set_value((pricing, 1)).run()
    assert not app.exception and not app.error
    state = app.session_state
    assert (state["view"], state["theme"], state["touchpoint"]) == ("quotes", pricing, 1)
    assert len(drawn.quotes(app)) == 6


def test_hidden_names_are_hidden(spoken, monkeypatch):
    app = page(spoken.store, monkeypatch, hide="1")
    assert drawn.quotes(app) and "Ann " not in said(app)


def test_what_ignores_a_filter_says_so(spoken, monkeypatch):
    app = page(spoken.store, monkeypatch, roles="user", touchpoint="1")
    assert not app.exception and not app.error
    assert "All roles are compared here" in said(app)
    assert "All touchpoints are shown here" in said(app)


def test_scores_alone_have_no_theme(small, monkeypatch):
    small.score(small.contact(small.account("A")), 9)
    app = page(small.store, monkeypatch)
    assert not app.exception and not app.error
    assert "No text here names a theme" in said(app)


def test_nobody_at_all(store, monkeypatch):
    app = page(store, monkeypatch)
    assert not app.exception and "Nobody has said anything yet" in said(app)
