"""Everything that could not be read in a file: a table, a summary, and files to mend and upload."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

import streamlit as st

from pages.shared import private
from pages.shared.plain import plain
from voc_core.errors import Problem
from voc_core.reports.receipts import problems_table
from voc_core.story.csvfile import csv_bytes
from voc_core.vocabulary import N_
from voc_core.wording import Words

SHOWN: Final = 500
"""So many problems are shown; the download has all."""
KINDS: Final = 6
ROWS: Final = 8
HEADINGS: Final = {
    "row": N_("Row"),
    "column": N_("Column"),
    "found": N_("Found"),
    "expected": N_("Expected"),
}


def problems(found: Sequence[Problem], words: Words) -> None:
    """Draw the problems of a file: which kinds there are, then one by one."""
    kinds = Counter((p.column, p.expected.msgid) for p in found)
    messages = {(p.column, p.expected.msgid): p.expected for p in reversed(found)}
    lines = []
    for kind, n in kinds.most_common(KINDS):
        where = words("Column {column}", column=kind[0]) if kind[0] else words("Whole row")
        sentence = words.message(messages[kind])
        text = words.count(
            "{where}: {sentence} ({n} cell)",
            "{where}: {sentence} ({n} cells)",
            n,
            where=where,
            sentence=sentence,
        )
        lines.append(f"- {plain(private.text(text), limit=300)}")
    st.markdown("\n".join(lines))
    st.dataframe(
        private.cells(problems_table(found[:SHOWN], words.message)),
        hide_index=True,
        height=ROWS * 36 if len(found) > ROWS else "content",
        column_config=_config(words),
        alt=words("Problems of the file: row, column, what was found, what was expected"),
    )
    if len(found) > SHOWN:
        st.caption(
            words(
                "The first {shown} of {n} problems; the download has all.",
                shown=words.number(SHOWN),
                n=words.number(len(found)),
            )
        )


def as_csv(found: Sequence[Problem], words: Words) -> bytes:
    """Return every problem as CSV with readable headings."""
    headings = {name: words(msgid) for name, msgid in HEADINGS.items()}
    return csv_bytes(private.cells(problems_table(found, words.message)).rename(columns=headings))


def _config(words: Words) -> dict[str, Any]:
    column = st.column_config
    heading = {name: words(msgid) for name, msgid in HEADINGS.items()}
    return {
        "row": column.NumberColumn(heading["row"], width="small", format="%d"),
        "column": column.TextColumn(heading["column"], width="medium"),
        "found": column.TextColumn(heading["found"], width="medium"),
        "expected": column.TextColumn(heading["expected"], width="large"),
    }
