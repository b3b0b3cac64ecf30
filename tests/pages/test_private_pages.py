"""With the switch on, no page and no download shows a name, e-mail, phone or id."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from pages.shared import quote_html, tone_why
from tests import drawn
from tests.conftest import ROOT
from tests.pages.test_upload_page import give, press, settled
from voc_core.__main__ import main
from voc_core.reports import theme_reading
from voc_core.reports.masking import masker
from voc_core.store import pins, proposals, tones
from voc_core.text.masking import Masker

PLANTED = {
    "Annegret Zubrow": "contact",
    "Zubrow": "part of a contact",
    "钱晓凤": "Chinese contact",
    "annegret@zubrow.example": "e-mail",
    "901820": "phone",
    "13812345678": "mobile",
    "Q-991827": "ticket",
    "Petra Holzmann": "signature",
    "Quistorp": "CSM",
    "Lindqvist": "note",
}
ENGLISH = (
    "Annegret Zubrow says the price is terrible, call +49 30 901820 or annegret@zubrow.example,"
    " ticket no. Q-991827.\nBest regards,\nPetra Holzmann"
)
CHINESE = "请找钱晓凤确认，电话13812345678，导出很慢，太差了"
FILE = (
    "respondent,company,name,email,submitted,nps,comment\n"
    "1,Acme,Annegret Zubrow,annegret@zubrow.example,2026-05-01,9,ticket no. Q-991827 is slow\n"
    "2,Acme,钱晓凤,q@x.example,2026-05-02,77,请打电话13812345678给钱晓凤\n"
    "3,Acme,钱晓凤,q@x.example,gestern Annegret Zubrow,7,fine\n"
)
PAGES = {
    "insight/overview": [{}],
    "insight/journey": [{"touchpoint": "1"}],
    "insight/two_voices": [{}],
    "insight/account": [{"account": "1"}],
    "insight/voices": [
        {"view": "themes"},
        {},
        {"q": "price"},
        {"like": "1"},
        {"collection": "1"},
        {"csm": "Quistorp"},
    ],
    "data/upload": [{}, {"import": "1"}],
    "data/accounts": [{"section": s} for s in ("accounts", "contacts", "duplicates")],
    "data/settings": [{"section": s} for s in ("language", "themes", "tone", "files", "log")],
}
VIEWS = [(path, query) for path, queries in PAGES.items() for query in queries]


@pytest.fixture(scope="module")
def planted(tmp_path_factory):
    from tests.build import Build
    from voc_core.store import Store

    small = Build(Store.at(tmp_path_factory.mktemp("private") / "store.db"))
    place = small.touchpoint("Export")
    for n in range(3):
        acme = small.account(f"Acme {n}", csm="Sven Quistorp", arr=1e6)
        ann = small.contact(
            acme, "user", name="Annegret Zubrow", email="annegret@zubrow.example",
            do_not_survey=1, do_not_survey_reason="Asked by Annegret Zubrow",
        )  # fmt: skip
        boss = small.contact(acme, "decision_maker", name="钱晓凤", title="CEO")
        for who, text, day in ((ann, ENGLISH, "02"), (boss, CHINESE, "03")):
            ticked = '{"Who helped?": ["Annegret Zubrow"]}'
            said = {"tone": -0.8, "touchpoint_id": place, "choices": ticked}
            small.score(who, 2, f"2026-05-{day}", text=text, **said)
            small.note(who, -0.7, f"2026-04-{day}", text=text, touchpoint_id=place)
    theme_reading.catch_up(small.store)
    tones.correct(small.store, 1, 0)
    proposals.drop(small.store, ["钱晓凤", "call Annegret Zubrow"], 7)
    pins.pin(
        small.store,
        "For Annegret Zubrow",
        1,
        "Said Annegret Zubrow, and Kind regards,\nEva Lindqvist",
    )
    return small.store


def opened(store, monkeypatch, path, **query):
    """Return a page and the bytes of everything on it and of every download.

    Downloads are made as the server makes them: in another thread, outside the run of the page.
    """
    given = []

    def button(label, data, *args, **named):
        with ThreadPoolExecutor(1) as elsewhere:
            given.append(elsewhere.submit(data).result())

    monkeypatch.setattr(st, "download_button", button)
    monkeypatch.setenv("ANTIPHON_STORE", str(store.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for name, value in {"lang": "en", **query}.items():
        app.query_params[name] = value
    app.switch_page(f"pages/{path}.py").run()
    assert not app.exception
    return app, given


def shown(app, given):
    """Return all bytes that went to the browser."""
    nodes, stack = [], [app._tree]
    while stack:
        node = stack.pop()
        nodes.append(node)
        stack += list(getattr(node, "children", {}).values())
    drawn_bytes = [n.proto.SerializeToString() for n in nodes if getattr(n, "proto", None)]
    files = [one.encode() if isinstance(one, str) else one for one in given]
    return b"\n".join([*drawn_bytes, *files])


def told(where):
    return {why for needle, why in PLANTED.items() if needle.encode() in where}


@pytest.mark.parametrize(
    ("path", "query"), VIEWS, ids=[f"{p}?{'&'.join(q)}{''.join(q.values())}" for p, q in VIEWS]
)
def test_nothing_personal_is_on_the_page_or_in_its_downloads(planted, monkeypatch, path, query):
    if "csm" in query:
        query = {"csm": "Sven Quistorp"}
    app, given = opened(planted, monkeypatch, path, hide="1", **query)
    assert told(shown(app, given)) == set()


def test_without_the_switch_everything_is_there(planted, monkeypatch):
    seen = shown(*opened(planted, monkeypatch, "insight/voices", collection="1"))
    assert told(seen) == set(PLANTED.values()) - {"CSM"} | told(seen) & {"CSM"}
    assert "contact" in told(shown(*opened(planted, monkeypatch, "insight/account", account="1")))


@pytest.mark.parametrize("typed", ["Annegret Zubrow", "zubrow", "901820", "13812345678", "钱晓凤"])
def test_searching_for_what_is_hidden_finds_nothing(planted, monkeypatch, typed):
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q=typed)
    bodies = " ".join(drawn.quotes(app))
    assert "<mark" not in bodies and told(bodies.encode()) == set()


@pytest.mark.parametrize(
    "typed", ["zubrow", "Zubr", "ＺＵＢＲ", "錢曉", "qian xiao", "-zubr", '"annegret zu']
)
def test_the_beginning_of_a_name_is_not_searched_for(planted, monkeypatch, typed):
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q=f"{typed}")
    told_all = [one.value for one in app.markdown]
    assert "**12 voices with words**" in told_all, told_all
    assert "q" not in app.query_params


def test_what_stays_of_a_query_is_searched_for_and_in_the_link(planted, monkeypatch):
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q="price -zubr terrible")
    assert "**6 of 12 voices say this**" in [one.value for one in app.markdown]
    assert app.query_params["q"] == "price terrible"


def test_as_many_voices_are_counted_as_can_be_seen(planted, monkeypatch):
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q="holzmann")
    assert "**0 of 12 voices say this**" in [one.value for one in app.markdown]
    assert drawn.quotes(app) == []
    app, _ = opened(planted, monkeypatch, "insight/voices", q="holzmann")
    assert "**6 of 12 voices say this**" in [one.value for one in app.markdown]


@pytest.mark.parametrize(
    ("path", "query"),
    [("insight/voices", {"q": "price"}), ("insight/voices", {"collection": "1"}),
     ("insight/account", {"account": "1"})],
)  # fmt: skip
def test_a_text_is_masked_once_and_a_card_heard_once(planted, monkeypatch, path, query):
    masker(planted).remembered.cache_clear()
    masked, heard, drawn_quotes = [], [], []
    spans, explained, written = Masker.spans, tone_why.explained, quote_html.written
    monkeypatch.setattr(
        Masker, "spans", lambda self, said: masked.append(said) or spans(self, said)
    )
    monkeypatch.setattr(
        tone_why, "explained", lambda texts, *rest: heard.extend(texts) or explained(texts, *rest)
    )
    monkeypatch.setattr(
        quote_html, "written", lambda *given: drawn_quotes.append(1) or written(*given)
    )
    opened(planted, monkeypatch, path, hide="1", **query)
    assert max(Counter(masked).values()) == 1
    assert len(heard) == len(drawn_quotes) > 0


def test_marks_stand_in_the_masked_text(planted, monkeypatch):
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q="price")
    assert any("[name] says the <mark" in body for body in drawn.quotes(app))
    app, _ = opened(planted, monkeypatch, "insight/voices", hide="1", q="导出", lang="zh_CN")
    assert any("电话[" in body and ">导出</mark>" in body for body in drawn.quotes(app))


@pytest.mark.parametrize("value", ["0", "", "no"])
def test_a_link_never_shows_what_is_hidden(planted, monkeypatch, value):
    monkeypatch.setenv("ANTIPHON_STORE", str(planted.path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    app.session_state["hide"] = True
    app.query_params["hide"] = value
    app.switch_page("pages/insight/voices.py").run()
    assert app.session_state["hide"] is True


def test_a_file_being_read_shows_nothing_personal(planted, monkeypatch):
    app, given = opened(planted, monkeypatch, "data/upload", hide="1")
    settled(give(app, ("people.csv", FILE)))
    assert b"respondent" in shown(app, given) and told(shown(app, given)) == set()
    for step in ("upload-1-columns", "upload-1-to-check", "upload-step-who"):
        press(app, step)
        assert not app.exception and told(shown(app, given)) == set()


def test_a_receipt_shows_nothing_personal(store, tmp_path, monkeypatch):
    file = tmp_path / "people.csv"
    file.write_text(FILE, encoding="utf-8")
    assert main(["--store", str(store.path), "import", str(file)]) == 0
    seen = shown(*opened(store, monkeypatch, "data/upload", hide="1", **{"import": "1"}))
    assert "gestern" in seen.decode("utf-8", "replace") and told(seen) == set()
    assert told(shown(*opened(store, monkeypatch, "data/upload", **{"import": "1"}))) != set()
