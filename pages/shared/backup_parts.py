"""Backup, restore, log and check on the settings page."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import streamlit as st

from pages.shared import cache, downloads, private, saving
from pages.shared.plain import plain
from voc_core.reports import settings as settings_report
from voc_core.store import backup as spare
from voc_core.wording import Words


def backup(words: Words) -> None:
    """Draw how to make a copy and how to go back to one."""
    left, right = st.columns(2, gap="medium")
    with left, st.container(border=True):
        _keep(words)
    with right, st.container(border=True):
        _go_back(words)


def log(words: Words) -> None:
    """Draw the check of the file and what was written last."""
    _check(words)
    st.markdown(f"**{words('What was written last')}**")
    st.dataframe(
        private.cells(cache.report(settings_report.log)),
        hide_index=True,
        height=480,
        column_config={
            "at": st.column_config.TextColumn(words("When (UTC)"), width=190),
            "who": st.column_config.TextColumn(words("Who"), width=140),
            "what": words("What"),
        },
        alt=words("The last hundred writes, newest first"),
    )


def _keep(words: Words) -> None:
    store = cache.store()
    st.markdown(f"**{words('Make a backup')}**")
    st.caption(
        words(
            "A backup is one file with everything: accounts, contacts, voices, settings, imports. "
            "It holds names and e-mails; keep it where they may be kept."
        )
    )
    downloads.download(
        words("Download a backup"),
        lambda: spare.whole(store),
        spare.file_name(),
        "backup-download",
        mime="application/vnd.sqlite3",
        type="secondary",
    )
    if st.button(
        words("Keep a copy beside the store"),
        icon=":material/save:",
        key="backup-beside",
        help=words("Better for large stores: nothing passes through the browser."),
    ) and (path := saving.attempt(words, lambda: spare.beside(store))):
        saving.done(words("A copy is in {path}.", path=path))
    st.caption(words("Size of the store: {size} MB.", size=_megabytes(store.path, words)))


def _go_back(words: Words) -> None:
    st.markdown(f"**{words('Go back to a backup')}**")
    st.caption(
        words(
            "Everything is replaced by what the backup holds. What is there now is kept as a copy "
            "beside the store."
        )
    )
    uploaded = st.file_uploader(
        words("A backup file"), type=["db", "sqlite", "sqlite3"], key="backup-file"
    )
    if uploaded is not None and st.button(words("Look into it …"), key="restore-upload"):
        _ask(
            uploaded.name,
            lambda folder: spare.written(folder, uploaded.name, uploaded.getvalue()),
            words,
        )
    copies = {path.name: path for path in spare.copies(cache.store())}
    if not copies:
        return
    chosen = st.selectbox(
        words("Or a copy beside the store"),
        list(copies),
        index=None,
        key="backup-copy",
        placeholder=words("Choose a copy"),
    )
    if chosen is not None and st.button(words("Look into it …"), key="restore-copy"):
        _ask(chosen, lambda _: copies[chosen], words)


def _ask(name: str, found: Callable[[str], Path], words: Words) -> None:
    st.dialog(words("Go back to this backup?"), width="medium")(_restore)(name, found, words)


def _restore(name: str, found: Callable[[str], Path], words: Words) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = found(folder)
        holds = saving.attempt(words, lambda: spare.contents(path))
        if not holds:
            return
        st.markdown(plain(_sentence(name, holds, words), limit=400))
        st.caption(words("Figures, settings and the journey become those of the backup."))
        with st.container(horizontal=True):
            if st.button(words("Replace everything"), type="primary", key="restore-now") and (
                kept := saving.attempt(words, lambda: cache.store().restore(path))
            ):
                saving.done(words("Restored. What was there before is in {path}.", path=kept))
            if st.button(words("Cancel"), key="restore-not"):
                st.rerun()


def _sentence(name: str, holds: Any, words: Words) -> str:
    parts = [
        words.count("{n} account", "{n} accounts", holds.n_accounts),
        words.count("{n} contact", "{n} contacts", holds.n_contacts),
        words.count("{n} voice", "{n} voices", holds.n_feedback),
    ]
    return words(
        "{name} is sound. It holds {what}. Newest voice: {day}. Last write: {written}.",
        name=name,
        what=words.joined(parts),
        day=words.day(holds.newest_on),
        written=words.day(holds.written_at),
    )


def _check(words: Words) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        asked = st.button(words("Check the file"), icon=":material/fact_check:", key="check")
        st.caption(words("Reads the whole store; a large one takes some seconds."))
    if not asked:
        return
    problems = cache.store().check()
    if not problems:
        st.success(words("The store is sound."), icon=":material/check:")
        return
    st.error(words("The store is damaged. Go back to a backup."), icon=":material/error:")
    st.text("\n".join(problems[:20]))


def _megabytes(path: Path, words: Words) -> str:
    return words.number(path.stat().st_size / 1e6, 1)
