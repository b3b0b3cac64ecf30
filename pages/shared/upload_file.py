"""The first step: files dropped, chosen, or tried with a sample."""

from pathlib import Path
from typing import Final

import streamlit as st

from pages.shared import cache, saving, upload_state, upload_steps
from pages.shared.plain import plain
from pages.shared.upload_state import Piece
from voc_core.vocabulary import N_
from voc_core.wording import Words

SAMPLES: Final = Path(__file__).parents[2] / "sample_data" / "uploads"
ABOUT: Final = {
    "english_survey.csv": N_("English survey"),
    "chinese_questionnaire.xlsx": N_("Chinese questionnaire in Excel"),
    "crm_accounts.csv": N_("Accounts from a CRM"),
    "invitations.csv": N_("Invitations of a survey tool"),
    "usage.xlsx": N_("Usage by month in Excel"),
    "commerce.csv": N_("Payments by month, in Chinese"),
    "outcomes.csv": N_("Outcomes of contracts"),
    "awkward_utf16.tsv": N_("Awkward: UTF-16, three scores"),
    "awkward_gb18030.csv": N_("Awkward: GB18030, unclear days"),
}
"""What each sample shows, the easiest first."""
UPLOADER: Final = "upload-files"


def way_in(words: Words) -> None:
    """Draw the step of somebody who has no file on the way."""
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _uploader(words)
        _needs(words)
    with right, st.container(border=True, height="stretch", gap="xsmall"):
        st.markdown(f"**{words('No file at hand? Try with a sample.')}**")
        _samples(words)


def _needs(words: Words) -> None:
    """Draw what a file must hold, for somebody who sees the page for the first time."""
    needs = (
        words("One row per answer, ticket or note"),
        words("The account, or an e-mail address"),
        words("The day, and a score or a comment"),
        words("Or a list of accounts or contacts from your CRM"),
        words("Or who was invited, monthly usage and payments, outcomes of contracts"),
    )
    st.markdown("\n".join(f"- {need}" for need in needs))


def more(piece: Piece, words: Words) -> None:
    """Draw the step of somebody who adds files to those on the way."""
    _uploader(words)
    with st.container(horizontal=True):
        if st.button(words("Back to the file"), type="primary", key=piece.key("back")):
            piece.step = "recognised"
            st.rerun()
        leave(piece, words)


def leave(piece: Piece, words: Words) -> None:
    """Draw the button that drops a file without importing it."""
    if st.button(words("Drop this file"), icon=":material/close:", key=piece.key("drop")):
        upload_state.drop(piece)
        st.rerun()


def _uploader(words: Words) -> None:
    given = st.file_uploader(
        words("Drop files here or choose them: CSV, Excel, JSON or ZIP, several at once"),
        accept_multiple_files=True,
        key=saving.edition(UPLOADER),
        max_upload_size=cache.settings().max_file_mb,
        help=words(
            "At most {size} MB, {rows} rows and {columns} columns a file; the limits are settings.",
            size=words.number(cache.settings().max_file_mb),
            rows=words.number(cache.settings().max_rows),
            columns=words.number(cache.settings().max_columns),
        ),
    )
    st.caption(words("Nothing is written until you press Import. Every import can be undone."))
    if given:
        upload_steps.take([(file.name, file.getvalue()) for file in given])
        saving.renew(UPLOADER)
        st.rerun()


def _samples(words: Words) -> None:
    for path in (SAMPLES / name for name in ABOUT):
        if not path.exists():
            continue
        clicked = st.button(
            words(ABOUT[path.name]),
            icon=":material/draft:",
            type="tertiary",
            help=plain(path.name),
            key=f"upload-sample-{path.name}",
        )
        if clicked:
            upload_steps.take([(path.name, path.read_bytes())])
            st.rerun()
