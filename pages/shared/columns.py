"""Columns of an editable table in the language in force, and its rows as a download."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from pages.shared import downloads
from voc_core.reports import accounts as report
from voc_core.story.csvfile import csv_bytes
from voc_core.wording import Words


def headings(msgids: dict[str, str], words: Words) -> dict[str, str]:
    """Return the heading of each column."""
    return {name: words(msgid) for name, msgid in msgids.items()}


def choice(label: str, codes: Sequence[str], words: Words, **options: Any) -> Any:
    """Return a column in which one of `codes` is chosen by its word."""
    return st.column_config.SelectboxColumn(
        label, options=list(codes), format_func=lambda code: words.label(str(code)), **options
    )


def counted(
    found: report.Found, msgids: dict[str, str], key: str, words: Words, *, some: str, every: str
) -> None:
    """Draw how many were found, in `some` where not all of them are shown, and the download."""
    st.caption(some if len(found.table) < found.n_found else every, width="content")
    download(found, msgids, key, words)


def download(found: report.Found, msgids: dict[str, str], key: str, words: Words) -> None:
    """Draw the button that gives the rows found as CSV, columns of `msgids` in its order."""
    table = report.readable(found.table, headings(msgids, words), words.label)
    downloads.download(
        words("CSV"),
        lambda: csv_bytes(table),
        f"antiphon-{key}.csv",
        f"{key}-csv",
        help_text=words("Download the rows shown"),
    )
