"""Wiki marks go, every word stays."""

import pytest

from voc_core.ingest.wiki_text import without_markup


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        pytest.param("h2. Steps\n# Open it", "Steps\n# Open it", id="heading"),
        pytest.param("{code:java}a = b[1];{code}", "a = b[1];", id="code"),
        pytest.param("{color:#ff0000}red{color} {{x}}", "red x", id="colour"),
        pytest.param("[~accountid:5b10] and [~sam]", "@5b10 and @sam", id="people"),
        pytest.param(
            "see [the page|https://a.example/x]", "see the page (https://a.example/x)", id="link"
        ),
        pytest.param("this is *very* slow", "this is very slow", id="bold"),
        pytest.param("2*3*4 and [1, 2] and {a}", "2*3*4 and [1, 2] and {a}", id="no markup"),
        pytest.param("* one\n* two", "* one\n* two", id="list"),
        pytest.param("!shot.png|thumbnail!\nIt fails!", "It fails!", id="picture"),
    ],
)
def test_without_markup_by_hand(written, plain):
    assert without_markup(written) == plain
