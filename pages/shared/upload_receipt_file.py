"""The file behind a receipt: how it was read, what can be downloaded, and letting go of it."""

import json
from pathlib import Path
from typing import Final

import streamlit as st

from pages.shared import cache, private, saving, upload_problems
from pages.shared.downloads import download
from pages.shared.plain import plain
from pages.shared.upload_line import delimiter, encoding
from voc_core.ingest.mapped import Mapping
from voc_core.reports import receipt_file, rereading, uses
from voc_core.reports.masking import masked
from voc_core.reports.receipt_file import COLUMNS, Whole
from voc_core.store import originals
from voc_core.story.csvfile import csv_bytes
from voc_core.vocabulary import N_
from voc_core.wording import Words

HEADINGS: Final = {
    "row": N_("Row"),
    "outcome": N_("Outcome"),
    "reason": N_("Reason"),
    "column": N_("Column"),
    "found": N_("Found"),
    "expected": N_("Expected"),
}
GENERIC: Final = "generic"
LOST: Final = N_(
    "The file is taken out of the store for good. It can no longer be read again, and its rows"
    " can no longer be looked up. The receipt and everything imported stay."
)


def downloads(whole: Whole, words: Words, key: str) -> None:
    """Draw the receipt as JSON, row by row as CSV, and the file itself."""
    receipt, name = whole.receipt, f"antiphon-import-{whole.receipt.id}"
    with st.container(horizontal=True):
        download(
            words("Receipt as JSON"),
            lambda: _json(whole, words),
            f"{name}.json",
            f"upload-json-{key}",
            mime="application/json",
        )
        if whole.rows is not None:
            label = words("Row by row as CSV")
            download(label, lambda: _csv(whole, words), f"{name}-rows.csv", f"upload-rows-{key}")
        if whole.original == "kept" and not private.no_rows(words):
            store = cache.store()
            download(
                words("The file as uploaded"),
                lambda: originals.read(store, receipt.digest, receipt.file_name),
                Path(receipt.file_name).name,
                f"upload-original-{key}",
                mime="application/octet-stream",
            )


def problems(whole: Whole, words: Words, key: str) -> None:
    """Draw everything that could not be read, and the rows to mend from the kept file."""
    given = whole.receipt
    if not given.problems:
        return
    label = words.count("{n} problem", "{n} problems", len(given.problems))
    with st.expander(label, icon=":material/rule:"):
        with st.container(horizontal=True):
            download(
                words("Problems as CSV"),
                lambda: upload_problems.as_csv(given.problems, words),
                f"{Path(given.file_name).stem}-problems.csv",
                f"upload-problems-{key}",
            )
            _to_mend(whole, words, key)
        upload_problems.problems(given.problems, words)


def _to_mend(whole: Whole, words: Words, key: str) -> None:
    given, store = whole.receipt, cache.store()
    assert given.id is not None
    if whole.gone is not None:
        st.caption(plain(words.message(whole.gone), limit=400))
        return
    if private.no_rows(words):
        return
    number = given.id
    download(
        words("Bad rows to mend and upload"),
        lambda: rereading.bad_rows(store, number, words.message),
        f"{Path(given.file_name).stem}-to-mend.csv",
        f"upload-mend-{key}",
    )


def file(whole: Whole, words: Words, key: str) -> None:
    """Draw how the file was read, column by column, and whether it is kept."""
    with st.expander(words("The file and how it was read"), icon=":material/description:"):
        left, right = st.columns([2, 3], gap="medium")
        with left:
            facts = "\n".join(f"- {plain(fact, limit=400)}" for fact in _facts(whole, words))
            st.markdown(facts)
            _original(whole, words, key)
        with right:
            _columns(whole, words)


def _facts(whole: Whole, words: Words) -> list[str]:
    given = whole.receipt
    size = words.size(given.n_bytes) if given.n_bytes is not None else "–"
    facts = [words("{name}, {size}", name=given.file_name, size=size)]
    if given.container:
        facts.append(words("Container: {name}", name=given.container.upper()))
    if given.sheet:
        facts.append(words("Sheet: {name}", name=given.sheet))
    if given.encoding:
        facts.append(words("Encoding: {name}", name=encoding(given.encoding, words)))
    if given.delimiter:
        facts.append(words("Cells separated by: {name}", name=delimiter(given.delimiter, words)))
    why = words.message(given.why) if given.why else ""
    if given.dialect and given.dialect != GENERIC:
        facts.append(words("Layout: {name}. {why}", name=given.dialect, why=why).strip())
    elif why:
        facts.append(words("Layout: no tool's own. {why}", why=why))
    if given.header_at:
        rows = words.count("{n} row", "{n} rows", given.header_rows or 1)
        facts.append(words("Headings: from row {row}, {rows}", row=given.header_at, rows=rows))
    if given.time_zone:
        facts.append(words("Time zone: {name}", name=given.time_zone))
    return [*facts, words("SHA-256: {digest}", digest=given.digest)]


def _columns(whole: Whole, words: Words) -> None:
    told = receipt_file.in_words(whole.receipt.mapping, words)
    if whole.receipt.mapping is None or not told:
        return
    st.dataframe(
        [{"column": column, "use": use} for column, use in told.items()],
        hide_index=True,
        height="content" if len(told) <= 12 else 440,
        column_config={
            "column": st.column_config.TextColumn(words("Column"), width="medium"),
            "use": st.column_config.TextColumn(words("Used for"), width="large"),
        },
        alt=words("What each column was used for"),
    )
    mapping = Mapping.of(dict(whole.receipt.mapping))
    left_out = [c.column for c in mapping.columns if c.use == "ignore"]
    notes = uses.for_all_rows(mapping, words)
    if left_out:
        notes.append(words("Left out: {names}", names=", ".join(left_out)))
    for note in notes:
        st.caption(plain(note, limit=600))


def _original(whole: Whole, words: Words, key: str) -> None:
    """Draw whether the bytes are kept, and the way to let go of them."""
    if whole.gone is not None:
        st.caption(plain(words.message(whole.gone), limit=400))
        return
    st.caption(words("The file as uploaded is kept in the store, so that it can be read again."))
    if st.button(
        words("Take the file out of the store …"),
        icon=":material/delete:",
        type="tertiary",
        key=f"upload-purge-{key}",
    ):
        st.dialog(words("Take this file out of the store?"), width="medium")(_purge)(whole, words)


def _purge(whole: Whole, words: Words) -> None:
    st.markdown(plain(words(LOST), limit=400))
    with st.container(horizontal=True):
        if st.button(words("Take it out"), type="primary", key="upload-purge-now") and (
            freed := saving.attempt(
                words, lambda: originals.purge(cache.store(), [whole.receipt.digest])
            )
        ):
            saving.done(
                words(
                    "The file is gone. {size} are free in the store.",
                    size=words.size(freed.n_packed),
                )
            )
        if st.button(words("Cancel"), key="upload-purge-not"):
            st.rerun()


def _json(whole: Whole, words: Words) -> str:
    return json.dumps(
        masked(receipt_file.document(whole, words), private.text), ensure_ascii=False, indent=1
    )


def _csv(whole: Whole, words: Words) -> bytes:
    table = private.cells(receipt_file.row_by_row(whole, words))
    return csv_bytes(table.rename(columns={name: words(HEADINGS[name]) for name in COLUMNS}))
