"""What people type finds what they mean, and is shown where it stands."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import folding
from voc_core.text import terms


@pytest.mark.parametrize(
    ("typed", "found", "missed"),
    [
        pytest.param("报表", "导出报表很慢", "报 表", id="two characters inside a sentence"),
        pytest.param("報表導出", "报表导出失败", "导出报表", id="traditional finds simplified"),
        pytest.param("报表", "報表打不開", "汇报", id="simplified finds traditional"),
        pytest.param("贵", "太贵了", "价格", id="one character"),
        pytest.param("slow export", "Export is SLOW", "slow", id="every word, in any order"),
        pytest.param('"slow export"', "a slow-export job", "export is slow", id="a phrase"),
        pytest.param("“响应 慢”", "响应，慢", "响应很慢", id="a Chinese phrase"),
        pytest.param("exp", "the exports", "deep", id="the last word unfinished"),
        pytest.param("s", "class S pumps", "slow", id="a lone letter whole"),
        pytest.param("pump s", "pump S", "pump slow", id="a lone letter beside a word whole"),
        pytest.param("s*", "slow", "as", id="a lone letter unfinished where it is said"),
        pytest.param("é", "plan E", "export", id="an accented letter whole"),
        pytest.param("慢慢", "慢慢的", "慢", id="two characters"),
        pytest.param("exp job", "exp job", "export job", id="other words whole"),
        pytest.param("exp* job", "export job", "job", id="unfinished where it is said"),
        pytest.param("slow -price", "slow", "slow price", id="exclusion"),
        pytest.param("-price", "slow", "Price!", id="nothing but exclusion"),
        pytest.param("price OR 价格", "价格高", "cost", id="choice"),
        pytest.param("服务 price | 费用", "服务费用", "price 费用", id="choice beside a word"),
        pytest.param("API接口", "API 的接口，api 接口", "接口 API", id="two scripts"),
        pytest.param("cafe", "Ｃafé", "caff", id="accents and width"),
        pytest.param("👍", "good 👍🏽", "good", id="pictures"),
        pytest.param("5分", "给 5 分", "15分", id="a number whole"),
    ],
)
def test_what_a_query_finds(typed: str, found: str, missed: str) -> None:
    asked = terms.query(typed)
    assert asked.matches(found) and not asked.matches(missed)


@pytest.mark.parametrize("typed", ["", None, "  ", "-", '""', "OR", "!?", "*"])
def test_punctuation_asks_for_nothing(typed: str | None) -> None:
    assert not terms.query(typed)


def test_hits_stand_in_the_text_as_it_was_written() -> None:
    text = "The Café's API 接口：報表導出慢"
    found = terms.hits(text, terms.query("cafe api接口 报表 -x"))
    assert [text[start:end] for start, end in found] == ["Café", "API 接口", "報表"]


@settings(max_examples=60)
@given(st.text(max_size=30), st.text(max_size=8))
def test_hits_are_apart_and_every_find_has_one(text: str, typed: str) -> None:
    asked = terms.query(typed)
    places = [place for span in terms.hits(text, asked) for place in span]
    assert places == sorted(set(places)) and all(0 <= place <= len(text) for place in places)
    if asked.groups and asked.matches(text):
        assert places


@settings(max_examples=60)
@given(st.text("报表导出很慢的客服响应", min_size=1, max_size=12), st.data())
def test_chinese_is_found_exactly_where_the_characters_stand(
    text: str, data: st.DataObject
) -> None:
    other = data.draw(st.text("报表导出很慢", min_size=1, max_size=3))
    assert terms.query(other).matches(text) == (other in text)


@settings(max_examples=60)
@given(st.text(max_size=40))
def test_folding_is_done_once_and_tokens_hold_no_gap(text: str) -> None:
    once = folding.folded(text)
    assert folding.runs(once) == folding.runs(text)
    assert all(token.strip() == token and " " not in token for token in folding.tokens(text))
    assert folding.places(text)[0] == once


def test_a_long_text_is_shown_around_the_first_hit() -> None:
    text = "x " * 500 + "报表" + " y" * 500
    start, end = terms.around(text, terms.query("报表"), 100)
    assert "报表" in text[start:end] and end - start == 100
    assert terms.around(text, terms.query("nowhere"), 100) == (0, 100)
    assert terms.around("short", terms.query("报表"), 100) == (0, 5)


def test_composed_and_decomposed_letters_are_one() -> None:
    for word in ("été", "が"):
        assert folding.tokens(unicodedata.normalize("NFD", word)) == folding.tokens(word)
