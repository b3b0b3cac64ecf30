"""What the themes miss is proposed under its own key phrases, the same on every run."""

from voc_core.text.discover import HUSHED, proposals

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
