"""What words lean to fills what the rules leave open, and can be shown."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import text
from voc_core.text import leaning, score
from voc_core.text.lexicon import lexicon

TELLING = [part for part, weight in leaning.weights().items() if abs(weight) >= 0.3]
ABSENT = "x0"


@given(st.lists(st.sampled_from([*TELLING, ABSENT, "的", "zz"]), max_size=6).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_a_lean_is_the_sum_of_its_parts(words: str) -> None:
    known = leaning.weights()
    expected = sum(known.get(part, 0.0) for part, _ in leaning.parts(words))
    assert leaning.lean(words) == pytest.approx(expected)


def test_parts_stand_where_they_say() -> None:
    words = "we lost 数据同步 again, don't we"
    for part, at in leaning.parts(words):
        assert words[at : at + len(part)] == part


def test_the_file_is_small_and_in_bounds() -> None:
    path = Path(leaning.__file__).parent / "words" / "leaning.tsv"
    assert path.stat().st_size <= 300_000
    assert len(leaning.weights()) == len(path.read_text(encoding="utf-8").splitlines())
    assert all(0.05 <= abs(weight) <= 2 for weight in leaning.weights().values())


def test_words_that_say_nothing_lean_to_nothing() -> None:
    plain = {term for term, mark in lexicon().marks.items() if mark.kind == "plain"}
    assert not plain & leaning.weights().keys()


@pytest.mark.parametrize("lean", [-3.0, -0.4, 0.0, 0.4, 3.0])
@pytest.mark.parametrize("tone", [-0.25, 0.25])
def test_what_is_needed_reaches_the_tone(lean: float, tone: float) -> None:
    heard = score.needed(tone, lean)
    assert heard + score.filled(lean) * (1 - abs(heard)) == pytest.approx(tone)


@pytest.mark.parametrize("balance", [-2.0, 0.0, 2.0])
def test_more_lean_is_more_tone_and_stays_in_bounds(balance: float) -> None:
    tones = [score.Said(balance, 4.0, lean / 4).tone() for lean in range(-20, 21)]
    assert tones == sorted(tones) and tones[0] >= -1 and tones[-1] <= 1


def test_what_the_rules_do_not_hear_is_explained_by_its_parts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leaning, "weights", lambda: {"zorbly": -1.5, "qux zorbly": -0.3})
    said = text.explained(["The qux ZORBLY thing."])[0]
    assert said.tone < -0.25
    assert ["The qux ZORBLY thing."[word.start : word.end] for word in said.clauses[0].words] == [
        "ZORBLY"
    ]


@pytest.mark.parametrize(
    ("sentence", "valence"),
    [
        pytest.param("居然要我们自己写脚本。", -1, id="said by the way"),
        pytest.param("终于能看到库存了。", 1, id="praise by the way"),
        pytest.param("终于能看到库存了，但是系统很慢。", -1, id="what is said outright counts"),
        pytest.param("终于能看到库存了吗？", 0, id="asked"),
    ],
)
def test_what_is_said_by_the_way_counts_where_nothing_else_is_said(
    sentence: str, valence: int
) -> None:
    tone = text.tone([sentence])["tone"].item()
    assert (tone >= 0.25) - (tone <= -0.25) == valence
