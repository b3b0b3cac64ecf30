"""The button under which every download lies: made when pressed, and the page is not drawn anew."""

from collections.abc import Callable

import streamlit as st

CSV = "text/csv"


def download(
    label: str,
    data: Callable[[], str | bytes],
    file_name: str,
    key: str,
    *,
    mime: str = CSV,
    help_text: str | None = None,
) -> None:
    """Draw the button; `data` is called once somebody presses it."""
    st.download_button(
        label,
        data=data,
        file_name=file_name,
        mime=mime,
        icon=":material/download:",
        type="tertiary",
        key=key,
        help=help_text,
        on_click="ignore",
    )
