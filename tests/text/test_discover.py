"""What the themes miss is proposed under its own key phrases, the same on every run."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core.text.discover import HUSHED, proposals
from voc_core.text.themes import Theme, finder

PLACES = ["hall", "yard", "office", "gate", "roof", "lab", "dock", "store"]
ENGLISH = [f"The badge login refused us in the {place}" for place in PLACES]
ENGLISH += [f"The parking garage near the {place} was full" for place in PLACES]
CHINESE = [f"{place}的停车位总被占" for place in "东门 西门 南门 北门 一楼 二楼 三楼".split()]


def test_each_is_labelled_in_the_language_of_its_texts() -> None:
    found = proposals([*ENGLISH, *CHINESE])
    labels = {
        one.language: " ".join(o.phrases[0] for o in found if o.language == one.language)
        for one in found
    }
    assert "badge login" in labels["en"] or "parking garage" in labels["en"]
    assert "停车位" in labels["zh"]
    assert all(len(one.examples) and one.n >= 5 for one in found)


def test_two_runs_and_any_order_of_words_are_the_same() -> None:
    assert proposals([*ENGLISH, *CHINESE]) == proposals([*ENGLISH, *CHINESE])


def test_what_was_dropped_stays_dropped() -> None:
    phrases = proposals(CHINESE)[0].phrases
    assert proposals(CHINESE, [phrases]) == []
    assert proposals(CHINESE, [phrases[:1]]) == []


def test_what_was_dropped_does_not_come_back_under_another_label() -> None:
    first, *rest = proposals(ENGLISH)[0].phrases
    assert first not in [one.phrases[0] for one in proposals(ENGLISH, [["else", first, *rest]])]


def test_the_same_clause_a_hundred_times_is_one() -> None:
    assert proposals(["The badge login refused us"] * 100) == []


def test_hushed_words_are_no_theme() -> None:
    assert proposals([f"{HUSHED * 9} {place}" for place in PLACES]) == []


def test_nothing_is_proposed_from_little() -> None:
    assert proposals([]) == [] and proposals(["", "！", "a b c"]) == []


def labels(clause: str) -> set[str]:
    found = proposals([clause.format(place) for place in PLACES])
    return {phrase for one in found for phrase in one.phrases}


@pytest.mark.parametrize("gap", [" ", "-", "  ", "\u200b \t", "</b> <i>"])
def test_words_beside_each_other_are_a_pair(gap: str) -> None:
    assert "label pallet" in labels(f"The label{gap}pallet is at the {{}}")


@pytest.mark.parametrize("gap", [" of ", ", ", "/", " - ", " x ", " 7 ", " the ", f" {HUSHED} "])
def test_what_stands_between_two_words_parts_them(gap: str) -> None:
    found = labels(f"The label{gap}pallet is at the {{}}")
    assert found & {"label", "pallet"} and "label pallet" not in found


@pytest.mark.parametrize("clause", ["label7 at the {}", "réseaulabel at the {}", "label_7 at {}"])
def test_a_part_of_a_word_is_no_phrase(clause: str) -> None:
    assert all(finder((Theme(1, (phrase,)),))(clause) for phrase in labels(clause))


WORDS = ["label", "pallet", "users'", "don't", "of", "42", "é", "标签", "托盘", "的", "錯", HUSHED]
GAPS = ["", " ", "  ", "-", " - ", ", ", "\n", "\u200b", "<b>", "&nbsp;", "’", "_", "　", "。"]


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(GAPS)), min_size=2, max_size=8))
def test_an_accepted_proposal_finds_every_clause_it_counts(pieces: list[tuple[str, str]]) -> None:
    said = "".join(word + gap for word, gap in pieces)
    clauses = [f"{said} {place} {n}" for n, place in enumerate([*PLACES, "东门", "西门"])]
    for one in proposals(clauses):
        find = finder((Theme(1, one.phrases),))
        assert all(find(clauses[i]) for i in one.examples)
        assert sum(bool(find(clause)) for clause in clauses) >= one.n


NOISE = [
    "Controls engineer asked again about the badge login at Hall {}",
    "The internal audit manager reported the badge login in Hall {} on Sunday",
    "工艺工程师反馈包装车间停车位又满了{}",
    "班组长主动给来访客户演示停车位{}",
]


def test_who_speaks_and_where_is_no_key_phrase() -> None:
    numbers = "one two six ten fog oak elm ash yew fir".split()
    said = [clause.format(number) for clause in NOISE for number in numbers]
    found = {phrase for one in proposals(said) for phrase in one.phrases}
    assert "badge login" in found and "停车位" in found
    words = "engineer controls manager audit asked reported hall sunday".split()
    assert not found & {
        *words,
        "工程师",
        "工艺",
        "反馈",
        "包装",
        "车间",
        "包装车间",
        "班组长",
        "主动",
    }


def test_a_chinese_phrase_is_made_of_whole_words() -> None:
    said = [f"{place}把来访客户演示做砸了" for place in "东门 西门 南门 北门 一楼 二楼".split()]
    found = {phrase for one in proposals(said) for phrase in one.phrases}
    assert found and not any("访客" in phrase and "来访" not in phrase for phrase in found)


def test_phrases_that_never_stand_together_are_no_one_topic() -> None:
    said = [f"badge {place}" for place in PLACES] + [f"garage {place}" for place in PLACES]
    assert all(not {"badge", "garage"} <= set(one.phrases) for one in proposals(said))
