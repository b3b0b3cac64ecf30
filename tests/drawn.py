"""What a page drew, as a test may ask for it."""

import html
import re

from streamlit.testing.v1 import AppTest


def quotes(app: AppTest) -> list[str]:
    """Return the HTML of the quotes on a page."""
    bodies = [block.proto.body for block in app.get("html")]
    return [body for body in bodies if "<div dir" in body]


def words_of(body: str) -> str:
    """Return what a person reads of a quote; fails on any tag that is not ours."""
    bare = re.sub(r'</?(?:div|span|mark)(?: (?:dir|style|title)="[^"<>]*")*>', "", body)
    assert "<" not in bare and ">" not in bare
    return html.unescape(bare)
