"""Earlier imports: a list, and the receipt of the one chosen."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, upload_receipt
from voc_core.store import imports
from voc_core.vocabulary import N_
from voc_core.wording import Words

ROWS: Final = 8
HEADINGS: Final = {
    "id": N_("Import"),
    "started_at": N_("When (UTC)"),
    "who": N_("By whom"),
    "file_name": N_("File"),
    "kind": N_("Rows are"),
    "rows_read": N_("Rows read"),
    "added": N_("Added"),
    "updated": N_("Updated"),
    "unchanged": N_("Unchanged"),
    "skipped": N_("Skipped"),
    "state": N_("State"),
}


def history(words: Words) -> None:
    """Draw the earlier imports, newest first, and the receipt of the one chosen."""
    table = cache.asked(imports.table)
    if table.empty:
        return
    st.subheader(words("Earlier imports"), anchor=False)
    rows = [_row(row, words) for row in table.to_dict("records")]
    st.dataframe(
        rows,
        hide_index=True,
        height=ROWS * 36 if len(rows) > ROWS else "content",
        column_config={name: _column(name, words) for name in HEADINGS},
        alt=words("Earlier imports, newest first"),
    )
    names = {row["id"]: f"{row['id']} · {row['file_name']}" for row in rows}
    chosen = st.selectbox(
        words("Open a receipt, to see what it changed or to undo it"),
        list(names),
        None,
        format_func=names.__getitem__,
        placeholder=words("Choose an import"),
        key="upload-history",
        persist_state="session",
        width=420,
    )
    if chosen in names:
        with st.container(border=True):
            given = cache.asked(imports.receipt, chosen)
            upload_receipt.receipt(given, words, f"history-{chosen}")


def _row(row: dict[Any, Any], words: Words) -> dict[str, Any]:
    live = words("Undone") if isinstance(row["undone_at"], str) else words("In force")
    shown = {name: row[name] for name in HEADINGS if name in row}
    when = str(row["started_at"]).replace("T", " ").rstrip("Z")
    return {**shown, "started_at": when, "kind": words.label(row["kind"]), "state": live}


def _column(name: str, words: Words) -> Any:
    if name in ("rows_read", "added", "updated", "unchanged", "skipped"):
        return st.column_config.NumberColumn(words(HEADINGS[name]), format="localized")
    return words(HEADINGS[name])
