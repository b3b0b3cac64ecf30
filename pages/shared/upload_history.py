"""Earlier imports: a list, and the receipt of the one chosen, which has a link of its own."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, state, upload_receipt
from voc_core.reports import receipt_file
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


def chosen(words: Words) -> int | None:
    """Return the import whose receipt is open, None without one."""
    number: int | None = st.session_state.setdefault(state.IMPORT, None)
    if number is None or number in set(cache.asked(imports.table)["id"]):
        return number
    st.session_state[state.IMPORT] = None
    st.info(words("The import of this link does not exist. Choose one from the list."))
    return None


def history(words: Words) -> None:
    """Draw the earlier imports, newest first, and the choice of one."""
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
    _choice(words)


def one(number: int, words: Words) -> None:
    """Draw the receipt of one import, the way back, and the way to others."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.button(
            words("Back to uploading"),
            icon=":material/arrow_back:",
            key="upload-back",
            on_click=_close,
        )
        _choice(words)
    with st.container(border=True):
        upload_receipt.receipt(cache.asked(receipt_file.whole, number), words, f"open-{number}")


def _close() -> None:
    st.session_state[state.IMPORT] = None


def _choice(words: Words) -> None:
    table = cache.asked(imports.table)
    names = {
        int(i): f"{i} · {name}" for i, name in zip(table["id"], table["file_name"], strict=True)
    }
    st.selectbox(
        words("Open a receipt, to see what it changed or to undo it"),
        list(names),
        format_func=names.__getitem__,
        placeholder=words("Choose an import"),
        key=state.IMPORT,
        persist_state="session",
        width=420,
    )


def _row(row: dict[Any, Any], words: Words) -> dict[str, Any]:
    shown = {name: row[name] for name in HEADINGS if name in row}
    when = str(row["started_at"]).replace("T", " ").rstrip("Z")
    return {
        **shown,
        "started_at": when,
        "kind": words.label(row["kind"]),
        "state": _state(row, words),
    }


def _state(row: dict[Any, Any], words: Words) -> str:
    if not isinstance(row["undone_at"], str):
        return words("In force")
    again = row["superseded_by"]
    if not isinstance(again, int):
        return words("Undone")
    return words("Read again as {id}", id=words.number(again))


def _column(name: str, words: Words) -> Any:
    if name in ("rows_read", "added", "updated", "unchanged", "skipped"):
        return st.column_config.NumberColumn(words(HEADINGS[name]), format="localized")
    return words(HEADINGS[name])
