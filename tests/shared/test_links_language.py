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
