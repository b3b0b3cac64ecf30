"""A link says what is in force as codes, and opening it brings that back."""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from pages.shared import links

    links.follow()
    links.write()
    st.session_state["changed"] = links.changed(account=7, lens=None)


@pytest.fixture
def visit():
    def visit(query: dict[str, Any]) -> AppTest:
        app = AppTest.from_function(_script)
        for key, value in query.items():
            app.query_params[key] = value
        return app.run()

    return visit


def test_a_link_brings_its_filters_back(visit):
    app = visit({"lens": "nps", "roles": ["user", "manager"], "region": ["EU"], "window": "6"})
    state = app.session_state
    assert (state["lens"], state["roles"], state["region"]) == ("nps", ["user", "manager"], ["EU"])
    assert state["window"] == 6


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("lens", "nonsense"),
        ("lang", "fr"),
        ("window", "-3"),
        ("window", "٣"),
        ("window", "99999"),
        ("window", "0"),
        ("until", "yesterday"),
        ("until", "9999-12-31"),
        ("until", "2026-07-01"),
        ("since", "0001-01-01"),
        ("account", "9" * 30),
        ("account", "1 OR 1=1"),
    ],
)
def test_what_cannot_be_read_is_left_out(visit, key, value):
    app = visit({key: value})
    assert not app.exception
    assert key not in app.session_state
    assert key not in app.query_params


def test_unknown_roles_are_left_out_and_known_ones_kept(visit):
    assert visit({"roles": ["boss", "user"]}).session_state["roles"] == ["user"]


def test_names_that_are_not_ours_are_not_taken_over(visit):
    assert "_written_query_x" not in visit({"_written_query_x": "1"}).session_state


def test_a_link_to_another_page_keeps_what_is_in_force_and_changes_some(visit):
    changed = visit({"lens": "nps", "region": ["EU"], "hide": "1"}).session_state["changed"]
    assert changed == {"region": ["EU"], "hide": ["1"], "account": ["7"]}


def test_following_a_second_link_drops_the_filters_it_does_not_name(visit):
    app = visit({"lens": "nps", "region": ["EU"], "lang": "zh_CN"})
    app.query_params.clear()
    app.query_params["window"] = "3"
    app.run()
    assert app.session_state["lens"] == "voice" and not app.session_state["region"]
    assert app.session_state["window"] == 3
    assert app.session_state["lang"] == "zh_CN"


def test_a_rerun_without_a_new_link_changes_nothing(visit):
    app = visit({"lens": "nps"})
    app.session_state["lens"] = "ces"
    app.run()
    assert app.session_state["lens"] == "ces"
    assert app.query_params["lens"] == "ces"


@pytest.mark.parametrize(
    ("asked", "opened"),
    [("zh", "zh_CN"), ("zh-Hans-CN", "zh_CN"), ("zh_TW", "zh_CN"), ("en-GB", "en"), ("EN", "en")],
)
def test_any_chinese_opens_chinese_and_any_english_english(visit, asked, opened):
    assert visit({"lang": asked}).session_state["lang"] == opened


def test_a_link_does_not_say_what_holds_anyway(visit):
    said = {"lens": "voice", "view": "quotes", "order": "newest", "section": "counting", "q": ""}
    app = visit({**said, "until": "2026-06-30", "window": "12"})
    assert set(app.query_params) == {"until", "window"}


def test_following_a_link_without_a_lens_brings_the_first_one_back(visit):
    app = visit({"lens": "nps", "window": "6"})
    app.query_params.clear()
    app.query_params["window"] = "6"
    assert app.run().session_state["lens"] == "voice"
