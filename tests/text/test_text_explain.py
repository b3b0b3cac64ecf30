"""Why a text has its tone, shown where it stands in the text as it was written."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import text
from voc_core.text.clean import LONGEST, readable, traced

PIECES = st.sampled_from(
    ["not good", "but ", "很慢", "但是", "，", ". ", "!!", "👍", "<b>", "ﷺ", "Ａ", "\u200b", "  ",
     "\n", "slow", "a@b.cn", "不太好", "：）", "…", "well-known "]
)  # fmt: skip
WRITTEN = st.lists(PIECES, max_size=12).map("".join) | st.text(st.characters(), max_size=40)


def shown(sentence: str) -> list[tuple[str, list[tuple[str, int]]]]:
    return [
        (
            sentence[clause.start : clause.end],
            [(sentence[w.start : w.end], 1 if w.weight > 0 else -1) for w in clause.words],
        )
        for clause in text.explained([sentence])[0].clauses
    ]


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        pytest.param(
            "Support is GREAT but the price is too high.",
            [("Support is GREAT", [("GREAT", 1)]),
             ("but the price is too high.", [("too high", -1)])],
            id="contrast",
        ),
        pytest.param(
            "  界面很漂亮，但是不太稳定！！ 谢谢",
            [("界面很漂亮，", [("很漂亮", 1)]), ("但是不太稳定！！", [("不太稳定", -1)]),
             ("谢谢", [])],
            id="中文",
        ),
        pytest.param(
            "<b>Not</b> a very good\u200b ﷺ tool, Ｂｕｇｇｙ",
            [("<b>Not</b> a very good\u200b ﷺ tool,", [("Not</b> a very good", -1)]),
             ("Ｂｕｇｇｙ", [("Ｂｕｇｇｙ", -1)])],
            id="markup, unseen and wide characters keep their places",
        ),
    ],
)  # fmt: skip
def test_words_are_shown_where_they_were_written(sentence: str, clauses: list[object]) -> None:
    assert shown(sentence) == clauses


def test_each_clause_has_its_own_tone() -> None:
    praise, blame = text.explained(["The training was excellent but the invoice was wrong."])[
        0
    ].clauses
    assert praise.tone > 0.25 and blame.tone < -0.25


@settings(max_examples=60)
@given(WRITTEN)
def test_explanation_agrees_with_tone_and_covers_the_text(sentence: str) -> None:
    why = text.explained([sentence])[0]
    heard = text.tone([sentence])
    assert why.language == heard["language"].item()
    assert why.tone == pytest.approx(heard["tone"].item(), nan_ok=True)
    kept = "".join(sentence[clause.start : clause.end] for clause in why.clauses)
    is_text = why.language is not None
    assert "".join(kept.split()) == ("".join(sentence.split()) if is_text else "")
    ends = [place for clause in why.clauses for place in (clause.start, clause.end)]
    assert ends == sorted(ends)


@settings(max_examples=60)
@given(WRITTEN)
def test_words_stand_inside_their_clause_in_order(sentence: str) -> None:
    for clause in text.explained([sentence])[0].clauses:
        places = [place for word in clause.words for place in (word.start, word.end)]
        assert places == sorted(places)
        assert all(clause.start <= place <= clause.end for place in places)


@settings(max_examples=60)
@given(WRITTEN)
def test_every_character_that_is_read_has_a_place(sentence: str) -> None:
    words, origin = traced(sentence)
    assert words == readable(sentence)
    assert len(words) == len(origin)
    assert list(origin) == sorted(origin)


def test_what_is_not_read_belongs_to_the_last_clause() -> None:
    sentence = "Good. " + "a " * LONGEST
    assert text.explained([sentence])[0].clauses[-1].end == len(sentence.rstrip())


def test_no_text_has_no_clauses() -> None:
    assert text.explained([None, " \n"])[1].clauses == ()
