"""What a reader would call praise or blame, `text.tone` calls so too.

The sentences were also used to choose the words: agreement on them guards against a step back,
it does not estimate agreement on other text.
"""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voc_core import text

SENTENCES = pd.read_csv(Path(__file__).parent / "sentences.tsv", sep="\t", keep_default_na=False)
CORE = SENTENCES[SENTENCES["topic"] == "core"]
AGREEMENT = 0.85


def valence(value: float) -> int:
    return (value >= 0.25) - (value <= -0.25)


def tone_of(sentence: str) -> float:
    return text.tone([sentence])["tone"].item()


@pytest.mark.parametrize(("sentence", "expected"), CORE[["text", "valence"]].values.tolist())
def test_the_core_sentences_are_always_right(sentence: str, expected: int) -> None:
    assert valence(tone_of(sentence)) == expected


@pytest.mark.parametrize("spoken", ["zh", "en", "mixed"])
def test_tone_agrees_with_a_reader(spoken: str) -> None:
    sentences = SENTENCES[SENTENCES["language"] == spoken]
    heard = text.tone(sentences["text"].tolist())["tone"].map(valence)
    assert (heard.to_numpy() == sentences["valence"].to_numpy()).mean() >= AGREEMENT


def test_a_statement_of_fact_or_a_request_is_not_an_opinion() -> None:
    neutral = SENTENCES[SENTENCES["valence"] == 0]
    heard = text.tone(neutral["text"].tolist())["tone"].map(valence)
    assert (heard == 0).mean() >= AGREEMENT


TICKETS = "The tickets are closed on time, I know. The cost keeps rising"
PROMISED = f"{TICKETS}, the savings you promised are missing, and I am unhappy with that."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        pytest.param(PROMISED, -1, id="who is unhappy outweighs praise of a detail"),
        pytest.param("工单按时关闭，我知道，但节省没看到，我很不满意。", -1, id="不满意"),
        pytest.param("诚然，工单按时关闭。成本一直在涨，我不满意。", -1, id="诚然"),
        pytest.param("I was unhappy at first, but now I love it.", 1, id="a feeling of the past"),
        pytest.param("Manager happy with the alarm: it saw a fault.", 1, id="a feeling explained"),
        pytest.param("We went back to paper until the screens are repaired.", -1, id="until"),
        pytest.param("The line stands still before the fault is solved.", -1, id="before"),
        pytest.param(
            "Once the patch was installed the problem was fixed, great.", 1, id="came about"
        ),
        pytest.param("首件检验退回纸质，等界面修好再说。", -1, id="再说"),
        pytest.param("操作员退回Excel，直到新界面修复。", -1, id="直到"),
        pytest.param("投诉三次，问题才解决。", -1, id="才"),
        pytest.param("The fault was solved within an hour, great.", 1, id="a relief that came"),
        pytest.param("总经理愿意提前续约，条件是价格不动。", 1, id="续约"),
    ],
)
def test_what_weighs_more_decides(sentence: str, expected: int) -> None:
    assert valence(tone_of(sentence)) == expected


@pytest.mark.parametrize("number", ["6:00", "10,000", "1.5", "13:50"])
def test_a_number_is_not_torn(number: str) -> None:
    sentence = f"Downtime at {number} appears on the wrong shift"
    assert len(text.explained([sentence])[0].clauses) == 1


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        pytest.param("The report is slow.", "The report is extremely slow.", id="degree"),
        pytest.param("有点慢。", "非常慢。", id="程度"),
        pytest.param("慢。", "慢得要命。", id="degree after the word"),
        pytest.param("Nice, but it crashes.", "It crashes.", id="praise softens blame"),
        pytest.param("如果又崩溃。", "又崩溃。", id="supposed is less than said"),
    ],
)
def test_the_stronger_complaint_is_further_down(weaker: str, stronger: str) -> None:
    assert tone_of(stronger) < tone_of(weaker) < 0


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("It crashes every day, but the interface looks nice.",
         "The interface looks nice, but it crashes every day."),
        ("每天都卡死。但是界面很漂亮。", "界面很漂亮。但是每天都卡死。"),
    ],
)  # fmt: skip
def test_what_follows_but_counts_more(first: str, second: str) -> None:
    assert tone_of(first) > tone_of(second)


@pytest.mark.parametrize(
    "word", ["你好", "服务器", "价值", "差异", "刷卡", "不锈钢", "贵公司", "无线"]
)
def test_a_character_inside_another_word_is_not_heard(word: str) -> None:
    assert tone_of(word) == 0


def test_a_mixed_sentence_is_heard_in_both_languages() -> None:
    assert tone_of("系统很 unreliable") < tone_of("系统很 reliable")
    assert tone_of("The system is 非常慢") < -0.25


def test_of_an_unread_language_only_signs_are_heard() -> None:
    heard = text.tone(["Die Software ist sehr gut", "Die Software ist sehr gut 👎"])
    assert heard["language"].tolist() == ["other", "other"]
    assert heard["tone"].iloc[0] == 0 > heard["tone"].iloc[1]


@given(st.lists(st.none() | st.text(st.characters(), max_size=60)))
def test_any_text_has_a_tone_within_bounds(texts: list[str | None]) -> None:
    heard = text.tone(texts)
    assert len(heard) == len(texts)
    assert heard["tone"].dropna().between(-1, 1).all()
    assert (heard["tone"].isna() == heard["language"].isna()).all()


TERMS = st.sampled_from(
    "not very but bug great no please ? , . 不 没有 很 但是 好 慢 解决 减少 吗 。".split()
)


@given(st.lists(TERMS, max_size=30).map(" ".join))
def test_any_order_of_rules_stays_within_bounds(sentence: str) -> None:
    assert not text.tone([sentence])["tone"].abs().gt(1).any()
