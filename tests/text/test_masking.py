"""Names, e-mails, phones and ids are found in texts of any kind, and nothing else is touched."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import masking as labelled
from voc_core.text.masking import KINDS, Masker, Span, moved
from voc_core.text.masking.checks import is_card, is_credit_code, is_iban, is_resident_id

NAMES = ("Tom Baker", "Anna Müller", "王伟", "张晓明", "高峰", "Will May", "c-20391")
MASK = Masker(NAMES, ["Ford", "Baker Hughes"])
PIECES = st.sampled_from(
    [
        *(
            "Tom Baker",
            "王伟",
            "张晓明",
            "晓明",
            "Anna",
            "王总",
            "李经理",
            "Dear ",
            "Hi ",
            "Regards,\n",
        ),
        *(
            "13800138000",
            "+49 30 901820",
            "tom@acme.com",
            "@",
            "联系人：",
            "，",
            "说",
            " ",
            "\n",
            ":",
        ),
        *(
            "工单号",
            "48211",
            "微信",
            "总",
            "王",
            "the price",
            "价格",
            "[",
            "]",
            "1",
            "。",
            "-",
            "Mr. ",
        ),
    ]
)
TEXTS = st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=60))
FIXED = settings(max_examples=150, deadline=None)


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        pytest.param(
            "王总说贵，李经理同意", "[person]说贵，[person]经理同意", id="family and title"
        ),
        pytest.param("王牌和李子，总是这样", "王牌和李子，总是这样", id="words, not names"),
        pytest.param("高峰期很卡", "高峰期很卡", id="a known name that is a word"),
        pytest.param("高峰经理很忙", "[person]经理很忙", id="the same where a name is due"),
        pytest.param("張曉明來電", "[person]來電", id="traditional finds simplified"),
        pytest.param("Will May and will in May", "[person] and will in May", id="wordlike"),
        pytest.param("Baker Hughes and Ford", "Baker Hughes and Ford", id="firms are spared"),
        pytest.param("BAKER, TOM or tom.baker", "[person] or [person]", id="either order"),
        pytest.param("Mail ｔｏｍ＠ａｃｍｅ．ｃｏｍ", "Mail [email]", id="full width"),
        pytest.param("电话１３８００１３８０００。", "电话[phone]。", id="full-width digits"),
        pytest.param("T\u200bom Baker", "[person]", id="marks that cannot be seen"),
        pytest.param("¥13800138000, v10.2.3.4, 2024-01-15", None, id="amount, version, day"),
        pytest.param("our code C-20391", "our code [id]", id="an id the store knows"),
    ],
)
def test_what_is_personal_is_masked(text, masked):
    assert MASK.masked(text) == (text if masked is None else masked)


def test_parts_are_called_in_the_language_asked_for():
    assert MASK.masked("王伟来电", {"person": "姓名"}.__getitem__) == "[姓名]来电"


@pytest.mark.parametrize(("which", "least"), [("tuned", 0.98), ("fresh", 0.92)])
def test_labelled_sentences_are_masked_as_marked(which, least):
    found = labelled.measured_of(which)
    assert found["precision"] >= least, found["missed"]
    assert found["recall"] >= least, found["missed"]


@pytest.mark.parametrize(
    ("proves", "right", "wrong"),
    [
        (is_resident_id, "110101199003077758", "110101199003077750"),
        (is_card, "4111111111111111", "4111111111111112"),
        (is_iban, "DE89370400440532013000", "DE89370400440532013001"),
        (is_credit_code, "91350100M000100Y43", "91350100M000100Y44"),
    ],
)
def test_numbers_prove_themselves(proves, right, wrong):
    assert proves(right)
    assert not proves(wrong)


@given(TEXTS)
@FIXED
def test_spans_are_in_order_apart_and_inside_the_text(text):
    spans = MASK.spans(text)
    assert all(0 <= one.start < one.end <= len(text) and one.kind in KINDS for one in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))


@given(TEXTS)
@FIXED
def test_nothing_outside_the_spans_is_touched(text):
    rest, last = [], 0
    for start, end, kind in MASK.spans(text):
        rest += [text[last:start], f"[{kind}]"]
        last = end
    assert MASK.masked(text) == "".join([*rest, text[last:]])


@given(TEXTS)
@FIXED
def test_masking_twice_is_masking_once(text):
    for label in (str, {"person": "姓名", "email": "邮箱", "phone": "电话", "id": "编号"}.get):
        once = MASK.masked(text, label)
        assert MASK.masked(once, label) == once


@given(
    st.sampled_from(
        ["Tom Baker", "baker tom", "Baker, Tom", "张晓明", "tom@acme.com", "13800138000"]
    ),
    st.sampled_from(["", "请联系 ", "I met ", "（", "，", "\n", "说：", "“"]),
    st.sampled_from(["", " 很慢", " said no.", "）", "，", "\n", "。", "”"]),
)
@FIXED
def test_a_known_part_does_not_stay(personal, before, behind):
    assert personal not in MASK.masked(before + personal + behind)


@pytest.mark.parametrize(
    "piece", ["@", "1", "王", "王总", "a@a.", "1 ", "Tom Baker ", "thanks ", "-", "((", "0-", "://"]
)
def test_hostile_text_takes_time_that_grows_with_it(piece):
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        begun = time.process_time()
        MASK.spans(text)
        return time.process_time() - begun

    seconds(1_000)
    assert seconds(100_000) < max(0.5, 40 * seconds(10_000))


def test_names_of_nobody_mask_nothing():
    assert Masker(["", "  ", "Dr.", "a"]).spans("a Dr. b") == []
    assert Masker([]).spans("") == []


def test_a_span_says_where_the_text_stood():
    assert MASK.spans("ab\u200b王伟") == [Span(3, 5, "person")]


@pytest.mark.parametrize(
    ("word", "is_begun"),
    [
        *(("mül", True), ("MULLER", True), ("張曉", True), ("zhang", True), ("c-20", True)),
        *(("m", False), ("will", False), ("张", False), ("ford", False), ("price", False)),
    ],
)
def test_the_beginning_of_a_known_name_is_told_from_words_and_firms(word, is_begun):
    assert MASK.is_begun(word) is is_begun


def test_places_move_with_the_text_around_what_is_masked():
    text = "王伟 met Anna Müller about prices"
    met, name, prices = (text.index(word) for word in ("met", "Anna", "prices"))
    places = [(met, met + 3), (name, name + 4), (prices, prices + 6)]
    masked = MASK.masked(text)
    kept = moved(places, MASK.spans(text))
    assert [masked[start:end] for start, end in kept] == ["met", "prices"]
