"""Whatever the link and the store say, a page draws or says in a sentence why not."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.conftest import ROOT
from voc_core.store import settings


def page(path, monkeypatch, name="insight/overview", **query):
    monkeypatch.setenv("ANTIPHON_STORE", str(path))
    app = AppTest.from_file(ROOT / "app.py", default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    return app.switch_page(f"pages/{name}.py").run()


@pytest.mark.parametrize("name", ["insight/journey", "data/upload"])
@pytest.mark.parametrize(
    "query",
    [
        {"until": "9999-12-31"},
        {"until": "2026-07-01"},
        {"until": "0001-01-05"},
        {"since": "0001-01-01"},
        {"window": "99999"},
        {"account": "9" * 30, "touchpoint": "9" * 30},
        {"region": "<script>", "tier": "gold"},
    ],
)
def test_no_link_breaks_a_page(small, monkeypatch, name, query):
    small.score(small.contact(small.account("Acme"), "user"), 9)
    app = page(small.store.path, monkeypatch, name, **query)
    assert not app.exception and not app.error


def test_a_file_that_is_no_store_is_said(tmp_path, monkeypatch):
    path = tmp_path / "notes.db"
    path.write_bytes(b"Dear diary, " * 100)
    app = page(path, monkeypatch)
    assert not app.exception
    assert "cannot be opened as a store" in app.error[0].value


def test_a_window_of_the_settings_that_is_not_offered_is_used_all_the_same(small, monkeypatch):
    small.score(small.contact(small.account("Acme"), "user"), 9)
    settings.save(small.store, {"window_months": 9})
    app = page(small.store.path, monkeypatch)
    assert app.session_state["window"] == 9
    assert "Oct 1, 2025" in app.caption[0].value


def test_a_window_chosen_by_hand_wins_over_the_first_day_of_a_link(demo, monkeypatch):
    app = page(demo.path, monkeypatch, "insight/journey", since="2024-02-01")
    assert "Feb 1, 2024" in app.caption[0].value
    app.selectbox(key="window").select(3).run()
    assert "Mar 31, 2026" in app.caption[0].value
