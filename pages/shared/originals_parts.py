"""The files kept of imports, on the settings page: how many, how large, and letting go."""

from datetime import date, timedelta
from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving, settings_parts
from pages.shared.plain import plain
from voc_core.filters import today
from voc_core.reports import settings as report
from voc_core.store import originals
from voc_core.vocabulary import N_
from voc_core.wording import Words

ROWS: Final = 10
DAYS: Final = 365
"""Age of the files offered to be taken out. [days]"""
LOST: Final = N_(
    "They are taken out of the store for good: they can no longer be read again, and their rows can"
    " no longer be looked up. Receipts and everything imported stay."
)
HEADINGS: Final = {
    "file_name": N_("File"),
    "imported_at": N_("Last imported (UTC)"),
    "size": N_("Size"),
    "packed": N_("In the store"),
    "state": N_("State"),
}


def kept(page: report.Page, words: Words) -> None:
    """Draw the kept files, the switch that keeps them, and the way to take old ones out."""
    table = cache.asked(originals.originals)
    here = table[table["purged_at"].isna()]
    st.markdown(f"**{plain(_finding(here, words), limit=300)}**")
    st.caption(
        words(
            "The bytes of every imported file are kept once, compressed, so that it can be read "
            "again with a better mapping. They hold names and e-mails, and are part of a backup."
        )
    )
    _switch(page, words)
    if len(here):
        _take_out(words)
    if len(table):
        _table(table, words)


def _finding(here: Any, words: Words) -> str:
    if here.empty:
        return words("No file is kept.")
    return words.count(
        "{n} file is kept: {size}, which take {packed} in the store.",
        "{n} files are kept: {size}, which take {packed} in the store.",
        len(here),
        size=words.size(int(here["n_bytes"].sum())),
        packed=words.size(int(here["n_packed"].sum())),
    )


def _switch(page: report.Page, words: Words) -> None:
    key = saving.edition("originals")
    keep = st.toggle(
        words("Keep the files of imports"),
        value=page.settings.keep_originals,
        key=f"{key}-keep",
        help=words("Switched off, new imports keep none; those kept before stay."),
    )
    settings_parts.save("originals", page.settings, {"keep_originals": keep}, words)


def _take_out(words: Words) -> None:
    with st.container(border=True, horizontal=True, vertical_alignment="bottom"):
        days = st.number_input(
            words("Files last imported so many days ago or earlier"),
            1,
            36_500,
            DAYS,
            30,
            key="originals-days",
            width=340,
        )
        day = today() - timedelta(days=int(days) - 1)
        old = cache.asked(originals.before, day)
        label = words.count("Take {n} file out …", "Take {n} files out …", len(old))
        if st.button(label, icon=":material/delete:", disabled=old.empty, key="originals-take-out"):
            st.dialog(words("Take these files out of the store?"), width="medium")(_ask)(day, words)
        st.caption(words("Frees {size} in the store.", size=words.size(int(old["n_packed"].sum()))))


def _ask(day: date, words: Words) -> None:
    old = cache.asked(originals.before, day)
    st.markdown(
        plain(
            words.count(
                "{n} file, last imported before {day}.",
                "{n} files, last imported before {day}.",
                len(old),
                day=words.day(day),
            )
        )
    )
    st.markdown(plain(words(LOST), limit=400))
    with st.container(horizontal=True):
        if st.button(words("Take them out"), type="primary", key="originals-now") and (
            freed := saving.attempt(
                words, lambda: originals.purge(cache.store(), old["digest"].tolist())
            )
        ):
            saving.done(
                words.count(
                    "{n} file is gone. {size} are free in the store.",
                    "{n} files are gone. {size} are free in the store.",
                    freed.n_files,
                    size=words.size(freed.n_packed),
                )
            )
        if st.button(words("Cancel"), key="originals-not"):
            st.rerun()


def _table(table: Any, words: Words) -> None:
    rows = [_row(row, words) for row in table.to_dict("records")]
    st.dataframe(
        rows,
        hide_index=True,
        height=ROWS * 36 if len(rows) > ROWS else "content",
        column_config={name: words(msgid) for name, msgid in HEADINGS.items()},
        alt=words("The files of imports, the longest unused first"),
    )


def _row(row: dict[Any, Any], words: Words) -> dict[str, str]:
    purged = row["purged_at"] if isinstance(row["purged_at"], str) else None
    state = words("Taken out on {day}", day=words.day(purged)) if purged else words("Kept")
    return {
        "file_name": str(row["file_name"]),
        "imported_at": str(row["imported_at"]).replace("T", " ").rstrip("Z"),
        "size": words.size(row["n_bytes"]),
        "packed": words.size(row["n_packed"]) if not purged else "–",
        "state": state,
    }
