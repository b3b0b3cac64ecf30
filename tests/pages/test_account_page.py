"""The account page: chosen or not, full or bare, in both languages, with names hidden."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import drawn
from tests.conftest import ROOT
from voc_core.reports import theme_reading
from voc_core.store import contacts

HOSTILE = "<script>alert(1)</script> **bold** ![x](http://x/y.png)"


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/insight/account.py").run()


def said(app):
    return " ".join(e.value for kind in (app.markdown, app.caption, app.text) for e in kind)


def metric(app, label):
    return next(m for m in app.metric if m.label == label)


@pytest.fixture
def acme(small):
    one = small.account("Acme", arr=4_200_000, renewal_on="2026-08-29", csm="Tom Berg")
    small.score(small.contact(one, "user", name="Ann Lee", title="Planner"), 9)
    dee = small.contact(one, "decision_maker", name="Dee Ray", title="CEO")
    small.score(dee, 3, text=HOSTILE, touchpoint_id=small.touchpoint("Tickets"))
    return small


@pytest.mark.parametrize(
    ("language", "state"), [("en", "Users are content, deciders are not"), ("zh_CN", "决策者不满")]
)
def test_the_state_stands_in_one_sentence(acme, monkeypatch, language, state):
    app = page(acme.store, monkeypatch, lang=language, account="1")
    assert not app.exception and not app.error
    assert state in said(app)


def test_usage_payment_and_outcome_stand_beside_what_is_said(acme, monkeypatch):
    with acme.store.write("test") as db:
        db["usage"].insert({"account_id": 1, "month": "2026-05", "seats": 9, "active_users": 3})
        db["commerce"].insert({"account_id": 1, "month": "2026-05", "days_late": 12})
        db["outcome"].insert({"account_id": 1, "occurred_on": "2026-01-02", "kind": "renewed"})
    app = page(acme.store, monkeypatch, lang="en", account="1")
    assert not app.exception
    assert (metric(app, "Adoption").value, metric(app, "Last payment").value) == (
        "33%",
        "12 days late",
    )
    assert "Renewed on Jan 2, 2026" in said(app)


def test_nothing_known_of_usage_shows_no_section(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="1")
    assert "Usage and commerce" not in [s.value for s in app.subheader]


def test_figures_of_few_people_are_grey(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="1")
    assert metric(app, "Decision maker").value == ":gray[−100]"
    assert metric(app, "Manager").value == ":gray[–]"
    assert metric(app, "Renewal").value == "in 60 days"


def test_a_hostile_quote_is_shown_as_text(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="1")
    assert HOSTILE in [drawn.words_of(body) for body in drawn.quotes(app)]
    assert not any("<script>" in m.value for m in app.markdown)


def test_hidden_names_are_nowhere(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="1", hide="1")
    assert not app.exception
    for name in ("Ann Lee", "Dee Ray", "Tom Berg"):
        assert name not in said(app)
        assert all(name not in str(m.value) for m in app.metric)
    tables = [*app.dataframe, *app.data_editor]
    assert tables and all("Dee Ray" not in table.value.to_string() for table in tables)


def test_a_role_tagged_elsewhere_shows_without_a_restart(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="1")
    contacts.update(acme.store, {1: {"role": "manager"}})
    app.run()
    assert metric(app, "Manager").value == ":gray[+100]"
    assert metric(app, "User").value == ":gray[–]"


def test_without_a_choice_the_most_urgent_accounts_are_links(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en")
    assert not app.exception and not app.error
    assert app.selectbox(key="account").value is None
    assert "scored 3 of 10" in said(app)


def test_a_link_to_an_account_that_is_gone_says_so(acme, monkeypatch):
    app = page(acme.store, monkeypatch, lang="en", account="99")
    assert not app.exception and not app.error
    assert "does not exist" in said(app)


def test_an_empty_store_says_what_to_do(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    assert not app.exception and not app.error
    assert "There are no accounts yet." in said(app)


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_an_account_without_people_renders(small, monkeypatch, language):
    small.account("Acme")
    app = page(small.store, monkeypatch, lang=language, account="1")
    assert not app.exception and not app.error
    assert app.title


def test_the_voices_behind_a_theme_and_an_account_are_one_step_away(acme, monkeypatch):
    dee = 2
    acme.note(dee, -0.6, text="The price of the contract is terrible, we all say so here.")
    theme_reading.catch_up(acme.store)
    app = page(acme.store, monkeypatch, lang="en", account="1", q="lost", region="Nowhere")
    links = [link.proto for link in app.get("page_link")]
    voices = {link.label: link.query_string for link in links if "voices" in link.page}
    whole = voices["See all 2 voices with words"]
    assert "account=1" in whole and "q=" not in whole and "region" not in whole
    of_theme = [query for label, query in voices.items() if "Pricing and cost" in label]
    assert len(of_theme) == 1 and "theme=" in of_theme[0]
