"""Wiki markup of issue trackers taken out of a text; every word of the writer stays."""

import re
from typing import Final

MARKS: Final = (
    (re.compile(r"\{(?:code|noformat|quote|panel|color)(?:[:|][^{}\n]*)?\}"), ""),
    (re.compile(r"\{[*_+-]\}"), ""),
    (re.compile(r"^[ \t]*(?:h[1-6]|bq)\.[ \t]+", re.M), ""),
    (re.compile(r"\[~(?:accountid:)?([^\]\n]+)\]"), r"@\1"),
    (re.compile(r"\[([^\]|\n]+)\|([^\]|\n]+)(?:\|[^\]\n]*)?\]"), r"\1 (\2)"),
    (re.compile(r"^!([^!\n|]+\.\w{2,5})(?:\|[^!\n]*)?![ \t]*$\n?", re.M), ""),
    (re.compile(r"(?<![\w*])\*(\S(?:[^*\n]*\S)?)\*(?![\w*])"), r"\1"),
    (re.compile(r"\{\{([^{}\n]+)\}\}"), r"\1"),
    (re.compile(r"\n{3,}"), "\n\n"),
)
"""Marks that say nothing, and what stays of them."""
MARKED: Final = frozenset("{[*!.")
"""A text without any of these holds no mark."""


def without_markup(text: str) -> str:
    """Return a text without the marks of a wiki: code, colours, headings, names, links, bold.

    Links keep their words and their address; pictures on a line of their own are left out.
    """
    if MARKED.isdisjoint(text):
        return text
    for mark, kept in MARKS:
        text = mark.sub(kept, text)
    return text.strip()
