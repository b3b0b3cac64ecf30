"""A quote is the text and our own tags, whatever stands in it."""

import html
import re

from hypothesis import given, settings
from hypothesis import strategies as st

from pages.shared import quote_html
from tests.drawn import words_of
from voc_core.text import explained
from voc_core.text.explain import ClauseHeard, Word
from voc_core.text.parts import parts

TEXT = st.text(st.characters() | st.sampled_from("<>&\"'/={}$*好慢"), max_size=40)
SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40))
WORDS = st.builds(lambda span, weight: Word(*span, weight), SPANS, st.floats(-3, 3))
CLAUSES = st.builds(
    lambda span, words: ClauseHeard(*span, 0.0, tuple(words)), SPANS, st.lists(WORDS, max_size=3)
)


def seen(text):
    """Return a text as HTML hands it on: no marks that turn the order of letters around."""
    return quote_html.TURNING.sub(" ", text)


@settings(max_examples=80)
@given(TEXT, st.lists(CLAUSES, max_size=4), st.lists(SPANS, max_size=3), TEXT)
def test_whatever_is_cut_reads_as_the_text_and_has_only_our_tags(text, clauses, hits, told):
    cut = parts(text, clauses, hits)
    body = quote_html.written(cut, [told] * len(clauses), "#000000")
    assert words_of(body) == seen(text)
    titles = {html.unescape(title) for title in re.findall(r'title="([^"]*)"', body)}
    assert titles <= {seen(told)}


@settings(max_examples=40)
@given(TEXT, TEXT)
def test_a_list_of_clauses_has_only_our_tags(text, told):
    clauses = explained([text])[0].clauses
    body = quote_html.listed(text, clauses, [told] * len(clauses))
    items = re.findall(r"<li [^<>]*>(.*?)<br><small [^<>]*>(.*?)</small></li>", body, re.DOTALL)
    assert len(items) == len(clauses)
    for (shown, below), clause in zip(items, clauses, strict=True):
        assert words_of(shown) == seen(text[clause.start : clause.end])
        assert words_of(below) == seen(told)


def test_a_hit_across_a_word_that_carried_tone_is_one_mark():
    text = "It is not reliable today"
    clauses = explained([text])[0].clauses
    body = quote_html.written(parts(text, clauses, [(3, 10)]), ["Negative"], "#000000")
    assert body.count("<mark") == 1 and body.count("underline #B5532A") == 2
    assert '<span title="Negative">It ' in body
