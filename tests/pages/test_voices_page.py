"""The voices page: what was typed is found and marked, and nothing in a text is ever markup."""

import pytest
from streamlit.testing.v1 import AppTest

from tests import drawn
from tests.conftest import ROOT
from voc_core.reports import theme_reading
from voc_core.store import feedback, mentions, pins, themes

HOSTILE = '<img src=x onerror=alert(1)> **bold** :red[x] $a$ "q" & <mark>报表</mark>'


def page(store, monkeypatch, **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    return app.switch_page("pages/insight/voices.py").run()


def said(app):
    return " ".join(m.value for m in [*app.markdown, *app.caption])


@pytest.fixture
def talk(small):
    acme = small.account("Acme")
    ann = small.contact(acme, "user", name="Ann Lee")
    small.note(ann, -0.5, "2026-05-03", text="报表导出很慢")
    small.note(ann, 0.5, "2026-05-02", text="Great support")
    small.score(ann, 9, "2026-05-01", text=HOSTILE, tone=-0.5)
    return small


@pytest.mark.parametrize(("language", "title"), [("en", "1 of 3 voices says this"), ("zh_CN", "3")])
def test_what_is_typed_is_found_and_marked(talk, monkeypatch, language, title):
    app = page(talk.store, monkeypatch, lang=language, q="報表 -mark")
    assert not app.exception and not app.error
    assert title in said(app)
    (body,) = drawn.quotes(app)
    assert drawn.words_of(body) == "报表导出很慢" and ">报表</mark>" in body


def test_a_text_is_never_markup(talk, monkeypatch):
    app = page(talk.store, monkeypatch, lang="en", q="bold")
    (body,) = drawn.quotes(app)
    assert drawn.words_of(body) == HOSTILE and "bold</span></mark>" in body


def test_a_link_keeps_every_pick(talk, monkeypatch):
    query = {"q": "x OR bold", "tone": "negative", "verdict": "positive", "metric": "nps"}
    app = page(talk.store, monkeypatch, lang="en", mixed="1", order="telling", account="1", **query)
    assert not app.exception and not app.error
    assert {k: app.session_state[k] for k in query} == query
    assert len(drawn.quotes(app)) == 1
    assert "Account: Acme · Tone: Negative" in said(app).replace("\\", "")


def test_nothing_found_says_what_to_try(talk, monkeypatch):
    app = page(talk.store, monkeypatch, lang="en", q="zzzz", tone="nonsense", account="99")
    assert not app.exception and not app.error
    assert "0 of 3 voices" in said(app) and "Try fewer words" in said(app)


def test_hidden_names_are_hidden(talk, monkeypatch):
    app = page(talk.store, monkeypatch, lang="en", hide="1")
    assert len(drawn.quotes(app)) == 3
    assert "Ann Lee" not in said(app) + " ".join(c.value for c in app.get("code"))


def test_an_empty_store_shows_the_way_on(store, monkeypatch):
    app = page(store, monkeypatch, lang="en")
    assert not app.exception and not app.error
    assert "Nobody has said anything yet." in said(app)


def test_more_voices_come_on_asking(small, monkeypatch):
    ann = small.contact(small.account("Acme"))
    for n in range(30):
        small.note(ann, 0.5, text=f"voice {n}")
    app = page(small.store, monkeypatch, lang="en")
    assert len(drawn.quotes(app)) == 24
    next(b for b in app.button if b.label == "Show more").click().run()
    assert len(drawn.quotes(app)) == 30


def test_similar_voices_open_and_close(talk, monkeypatch):
    ann = 1
    talk.note(ann, -0.5, text="月度报表导出也很慢")
    app = page(talk.store, monkeypatch, lang="en", q="月度")
    app.button(key="like-4").click().run()
    assert "1 voice like this one" in said(app) and app.session_state["like"] == 4
    assert "报表导出很慢" in map(drawn.words_of, drawn.quotes(app))
    next(b for b in app.button if b.label == "Back to the search").click().run()
    assert not app.exception and "1 of 4 voices" in said(app)


def test_a_link_to_a_score_without_words_is_like_none(talk, monkeypatch):
    score = talk.score(1, 9)
    app = page(talk.store, monkeypatch, lang="en", like=str(score))
    assert not app.exception and not app.error and "3 voices with words" in said(app)


def test_a_quote_is_pinned_and_seen_in_its_collection(talk, monkeypatch):
    pins.pin(talk.store, "Board *x*", 1, "slow")
    app = page(talk.store, monkeypatch, lang="en", collection="1")
    assert not app.exception and not app.error
    assert app.text_input(key="note-1").value == "slow"
    app.button(key="unpin-1").click().run()
    assert not app.exception and "Nothing is pinned here yet." in said(app)


def test_pinning_asks_for_a_collection(talk, monkeypatch):
    pins.pin(talk.store, "Board", 1)
    app = page(talk.store, monkeypatch, lang="en", q="support")
    app.button(key="pin-2").click().run()
    assert not app.exception
    assert next(s for s in app.selectbox if s.label == "Collection").options == ["Board"]
    assert "Text only" not in said(app)


def test_a_theme_keeps_the_voices_that_speak_of_it(talk, monkeypatch):
    theme_reading.catch_up(talk.store)
    known = themes.table(talk.store).set_index("code")["id"]
    app = page(talk.store, monkeypatch, lang="en", theme=str(known["reporting"]))
    assert not app.exception and not app.error
    assert all("报表" in body for body in drawn.quotes(app)) and len(drawn.quotes(app)) == 2
    assert "Theme: " in said(app).replace("\\", "")


def control(app, kind, start):
    return next(w for w in app.get(kind) if w.key and w.key.startswith(start))


def test_each_clause_tells_its_tone_and_what_carried_it(small, monkeypatch):
    ann = small.contact(small.account("Acme"))
    small.note(ann, 0.1, text="Support is great, but <b>export</b> is too slow.")
    app = page(small.store, monkeypatch, lang="en")
    (body,) = drawn.quotes(app)
    assert drawn.words_of(body) == "Support is great, but <b>export</b> is too slow."
    assert "“great”" in body and "“too slow”" in body and body.count("decoration: underline") == 2
    listed = next(b.proto.body for b in app.get("html") if "<ul" in b.proto.body)
    assert "“too slow”" in listed and "<b>" not in listed


def test_a_tone_is_corrected_on_its_card_and_taken_back(talk, monkeypatch):
    theme_reading.catch_up(talk.store)
    app = page(talk.store, monkeypatch, lang="en", q="导出")
    control(app, "button_group", "tone-found-1").set_value("positive").run()
    assert not app.exception and not app.error
    row = feedback.rows(talk.store, ids=[1]).iloc[0]
    assert (row["tone"], row["valence"], row["corrected"]) == (1, 1, 1)
    assert set(mentions.of_feedback(talk.store, [1])["tone"]) == {1.0}
    assert "Corrected by hand; the words were read as" in said(app)
    assert 'title="Positive (+1.0): “很慢”"' in drawn.quotes(app)[0]
    app.button(key="tone-back-found-1").click().run()
    assert not app.exception and feedback.rows(talk.store, ids=[1])["tone"].item() < 0
    assert "Corrected by hand" not in said(app)


def test_what_was_ticked_and_the_moment_stand_below_the_words(small, monkeypatch):
    ann = small.contact(small.account("Acme"))
    asked = {"choices": '{"Why *so*": ["Price", "Speed"]}', "said_at": "2026-05-01T14:03:00+08:00"}
    small.score(ann, 9, text="good", tone=0.5, **asked)
    app = page(small.store, monkeypatch, lang="en")
    shown = said(app).replace("\\", "").replace("\u202f", " ")
    assert "Why *so*: Price · Speed" in shown and "May 1, 2026 2:03 PM (UTC+08:00)" in shown


def test_scores_are_kept_from_one_to_another(small, monkeypatch):
    ann = small.contact(small.account("Acme"))
    for score in (2, 6, 9):
        small.score(ann, score, text=f"said {score}", tone=0.0)
    app = page(small.store, monkeypatch, lang="en", metric="nps", score=["2", "6"])
    assert not app.exception and len(drawn.quotes(app)) == 2
    assert "Score from – to: 2–6" in said(app).replace("\\", "")
    app.slider(key="score").set_value((9, 9)).run()
    assert [drawn.words_of(body) for body in drawn.quotes(app)] == ["said 9"]
    assert app.query_params["score"] == ["9", "9"]
    app.selectbox(key="metric").set_value(None).run()
    assert not app.exception and len(drawn.quotes(app)) == 3 and not app.slider


@pytest.mark.parametrize("score", [["9"], ["7", "2"], ["x", "3"], ["0", "999"]])
def test_a_range_that_makes_no_sense_is_brought_to_one_that_does(talk, monkeypatch, score):
    app = page(talk.store, monkeypatch, lang="en", metric="nps", score=score)
    assert not app.exception and not app.error
