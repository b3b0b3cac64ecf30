"""Text from a file stands in a label letter by letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pages.shared.plain import plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("**bold**", r"\*\*bold\*\*"),
        ("![x](http://e.vil/i.png)", r"\!\[x\]\(http\://e\.vil/i\.png\)"),
        ("<script>alert(1)</script>", r"\<script\>alert\(1\)\</script\>"),
        (":red[alarm] $x^2$", r"\:red\[alarm\] \$x\^2\$"),
        ("- item", r"\- item"),
        ("a\nb\r\n\tc\x00d", "a b c d"),
        ("\u202eabc\u202c", "abc"),
        ("\ufeff  应声 ", "应声"),
        (None, "None"),
        (12.5, r"12\.5"),
    ],
)
def test_markup_is_shown_not_run(text, shown):
    assert plain(text) == shown


def test_long_text_is_cut_with_an_ellipsis():
    assert plain("a" * 100_000, limit=10) == "a" * 9 + "…"


@given(st.text(max_size=300))
def test_no_special_character_is_left_bare(text):
    bare = re.sub(r"\\.", "", plain(text, limit=1000))
    assert not re.search(r"[`*_{}\[\]()#<>$~:&!|\\]", bare)
    assert not re.search(r"[\x00-\x1f\u202e\u2066]", bare)
