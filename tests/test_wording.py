"""Numbers, money and days as each language writes them."""

from datetime import date

import pytest

from voc_core.errors import Message, VocError
from voc_core.vocabulary import (
    DEPARTMENTS,
    EVIDENCE,
    LABELS,
    LENSES,
    METRICS,
    RENEWAL_KINDS,
    ROLES,
    ROLLUPS,
    SOURCES,
    STATES,
    TIERS,
)
from voc_core.wording import Words, language_of

EN, ZH = Words("en"), Words("zh_CN")


@pytest.mark.parametrize(
    ("value", "digits", "text"),
    [
        (1234567, 0, "1,234,567"),
        (2.345, 1, "2.3"),
        (None, 0, "–"),
        (float("nan"), 1, "–"),
    ],
)
def test_numbers(value, digits, text):
    assert EN.number(value, digits) == text


@pytest.mark.parametrize(
    ("value", "text"), [(12.4, "+12"), (-7, "−7"), (0, "0"), (-0.3, "0"), (0.5, "0"), (None, "–")]
)
def test_a_net_score_carries_its_sign_but_zero_has_none(value, text):
    assert EN.signed(value) == text


def test_money_is_short_enough_for_a_headline():
    assert EN.money(4_200_000, "CNY") == "CN¥4.2M"
    assert ZH.money(4_200_000, "CNY") == "¥420万"
    assert EN.money(None, "CNY") == "–"


def test_days_are_written_per_language():
    assert EN.day("2026-06-30") == EN.day(date(2026, 6, 30)) == "Jun 30, 2026"
    assert ZH.day("2026-06-30") == "2026年6月30日"
    assert EN.day(None) == "–"


def test_shares():
    assert EN.percent(0.256) == "26%"
    assert EN.percent(0.256, 1) == "25.6%"
    assert EN.percent(float("nan")) == "–"


def test_lists_are_joined_as_the_language_joins_them():
    assert EN.joined(["a", "b", "c"]) == "a, b, and c"
    assert ZH.joined(["a", "b", "c"]) == "a、b 和 c"
    assert EN.joined([]) == ""


def test_one_and_many():
    assert EN.count("{n} day", "{n} days", 1) == "1 day"
    assert EN.count("{n} day", "{n} days", 1200) == "1,200 days"


def test_a_sentence_without_translation_stays_english():
    assert ZH("No such sentence {n}", n=1) == "No such sentence 1"


def test_braces_in_a_value_are_left_alone():
    assert EN("{name}", name="{x}") == "{x}"


def test_every_code_has_a_word():
    codes = {*ROLES, *SOURCES, *METRICS, *LENSES, *TIERS, *STATES, *EVIDENCE}
    codes |= {*RENEWAL_KINDS, *ROLLUPS, *DEPARTMENTS}
    assert not codes - LABELS.keys()
    assert EN.label("decision_maker") == "Decision maker"
    assert EN.label("Shanghai") == "Shanghai"


@pytest.mark.parametrize(
    ("locale", "language"),
    [
        ("zh-CN", "zh_CN"),
        ("zh-TW", "zh_CN"),
        ("zh", "zh_CN"),
        ("en-US", "en"),
        ("de", "en"),
        (None, "en"),
        ("", "en"),
    ],
)
def test_the_browser_chooses_the_language(locale, language):
    assert language_of(locale) == language


def test_an_error_is_a_sentence_that_can_still_be_translated():
    error = VocError("{path} is missing.", path="a.csv")
    assert str(error) == EN.message(error) == "a.csv is missing."
    assert ZH.message(Message("No {such}", {"such": "x"})) == "No x"


def test_messages_are_equal_by_what_they_say():
    one, two = (Message("No {such}", {"such": "x"}) for _ in range(2))
    assert one == two and hash(one) == hash(two)


def test_next_to_nothing_is_zero_without_a_sign():
    assert Words("en").number(-0.04) == "0"


def test_a_latin_word_in_a_chinese_sentence_stands_apart_and_what_it_holds_is_left_as_it_is():
    names = ZH.joined(["Acme", "江澜重工", "3M", "华为Cloud"])
    assert names == "Acme、江澜重工、3M 和华为Cloud"
    assert ZH.joined(["江澜重工", "Acme"]) == "江澜重工和 Acme"
    assert EN.joined(["江澜重工", "Acme"]) == "江澜重工 and Acme"
    assert ZH("{theme} at {touchpoint} (n {n})", theme="价格", touchpoint="QBR", n="3") == (
        "价格 · QBR（3 人）"
    )
