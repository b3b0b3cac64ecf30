"""The words of a text, in both languages, without names and words that say nothing."""

import pytest

from voc_core.text import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("The export is slow again", {"export", "slow"}, id="English"),
        pytest.param("我们的报表导出很慢", {"报表", "导出"}, id="Chinese"),
        pytest.param("報表導出", {"报表", "导出"}, id="traditional"),
        pytest.param("SSO 登录要 30 秒", {"sso", "登录"}, id="mixed, no numbers"),
        pytest.param("", set(), id="nothing"),
        pytest.param("x" * 50 + " ok", set(), id="no word is so long"),
    ],
)
def test_words_of_a_text(text, words):
    assert said.words_of(text) == words


def test_names_are_what_is_never_written_small():
    texts = [
        "We thank Ravi for the Export",
        "the export of ravine, Ravi said",
        "Slow. Support is slow",
    ]
    assert said.names_in(texts) == {"ravi"}


def test_words_of_names():
    assert {"ann", "lee", "王磊"} <= said.name_words(["Ann Lee", "王磊"])
    assert said.name_words(["Haldenroth Finance"], first_only=True) == {"haldenroth"}
