"""A switch of language keeps the filters, though widgets then hold words of the old one."""

import pytest
from streamlit.testing.v1 import AppTest


def _script() -> None:
    from pages.shared import links

    links.follow()
    links.write()


@pytest.mark.parametrize(
    ("name", "kept", "word"),
    [
        ("lens", "nps", "净推荐值"),
        ("state", "renewal_risk", "续约风险"),
        ("roles", ["user"], ["使用者"]),
        ("tier", ["key"], ["重点账户"]),
        ("window", 24, "近 24 个月"),
    ],
)
def test_words_of_the_old_language_do_not_take_the_place_of_codes(name, kept, word):
    app = AppTest.from_function(_script)
    app.query_params[name] = [str(k) for k in kept] if isinstance(kept, list) else str(kept)
    app.run()
    app.session_state[name] = word
    assert app.run().session_state[name] == kept


def _widgets() -> None:
    import streamlit as st

    from pages.shared import i18n, links
    from voc_core.vocabulary import LENSES, SOURCES

    links.follow()
    words = i18n.words()
    i18n.language_switch()
    st.selectbox("What", LENSES, key="lens", format_func=words.label)
    st.multiselect("From", SOURCES, key="sources", format_func=words.label)
    links.write()


def test_widgets_say_their_choice_in_the_new_language(small, monkeypatch):
    monkeypatch.setenv("ANTIPHON_STORE", str(small.store.path))
    app = AppTest.from_function(_widgets)
    app.query_params.update({"lang": "en", "lens": "voice", "sources": "survey"})
    app.run()
    app.session_state["lang"] = "zh_CN"
    app.run()

    lens, sources = app.selectbox[0].proto, app.multiselect[0].proto
    assert lens.set_value and lens.raw_value == "全部声音"
    assert sources.set_value and list(sources.raw_values) == ["问卷"]
    assert (app.session_state["lens"], app.session_state["sources"]) == ("voice", ["survey"])
