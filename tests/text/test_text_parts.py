"""A text cut for drawing stays the text; a correction changes no more than it must."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voc_core import text
from voc_core.text.corrected import corrected
from voc_core.text.explain import ClauseHeard, Word
from voc_core.text.parts import Part, parts


def test_words_hits_and_clauses_are_told_apart() -> None:
    said = "Nice, but not reliable"
    clauses = text.explained([said])[0].clauses
    cut = parts(said, clauses, [(8, 13)])
    assert [(p.text, p.clause, (p.weight > 0) - (p.weight < 0), p.is_hit) for p in cut] == [
        ("Nice", 0, 1, False),
        (",", 0, 0, False),
        (" ", None, 0, False),
        ("bu", 1, 0, False),
        ("t ", 1, 0, True),
        ("not", 1, -1, True),
        (" reliable", 1, -1, False),
    ]
    assert parts(said, at=(6, 9)) == [Part("but", None, 0.0, False)]


SPANS = st.tuples(st.integers(-2, 45), st.integers(-2, 45))
WORDS = st.builds(lambda span, weight: Word(*span, weight), SPANS, st.floats(-3, 3))
CLAUSES = st.builds(
    lambda span, words: ClauseHeard(*span, 0.0, tuple(words)), SPANS, st.lists(WORDS, max_size=3)
)


@settings(max_examples=60)
@given(st.text(max_size=40), st.lists(CLAUSES, max_size=4), st.lists(SPANS, max_size=4))
def test_parts_are_the_text_whatever_overlaps(
    said: str, clauses: list[ClauseHeard], hits: list[tuple[int, int]]
) -> None:
    cut = parts(said, clauses, hits)
    assert "".join(part.text for part in cut) == said and all(part.text for part in cut)


@pytest.mark.parametrize(
    ("read", "tone", "after"),
    [
        pytest.param([0.8], -1, [-1], id="one clause takes it"),
        pytest.param([0.8], 1, [1], id="one clause takes it as it is"),
        pytest.param([0.8, -0.6], -1, [0.8, -0.6], id="a clause says so already"),
        pytest.param([0.8, 0.0], -1, [-1, 0.0], id="what says the opposite turns"),
        pytest.param([0.1, 0.0], -1, [-1, -1], id="nothing was clear"),
        pytest.param([0.8, -0.6, 0.0], 0, [0.8, -0.6, 0.0], id="as much praise as blame"),
        pytest.param([0.8, 0.4, 0.1], 0, [0, 0, 0.1], id="neither praise nor blame"),
        pytest.param([0.8, 0.1], None, [0.8, 0.1], id="nobody corrected it"),
        pytest.param([], 1, [], id="no clause"),
    ],
)
def test_a_correction_by_hand(read: list[float], tone: int | None, after: list[float]) -> None:
    clauses = [ClauseHeard(n, n + 1, one, ()) for n, one in enumerate(read)]
    assert [clause.tone for clause in corrected(clauses, tone)] == after
