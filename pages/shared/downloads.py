"""The button under which every download lies: made when pressed, and the page is not drawn anew."""

from collections.abc import Callable
from typing import Any, Final

import streamlit as st

from pages.shared import i18n, later
from pages.shared.filters import names_hidden

CSV: Final = "text/csv"


def download(
    label: str,
    data: Callable[[], str | bytes],
    file_name: str,
    key: str | None = None,
    *,
    mime: str = CSV,
    help_text: str | None = None,
    **look: Any,
) -> None:
    """Draw the button; `data` is called once somebody presses it.

    It finds the language and the switch for personal data as they are now.
    """
    now = later.Kept(names_hidden(), i18n.words().language)
    given: dict[str, Any] = {"icon": ":material/download:", "type": "tertiary", **look}
    st.download_button(
        label,
        data=later.work(data, now),
        file_name=file_name,
        mime=mime,
        key=key,
        help=help_text,
        on_click="ignore",
        **given,
    )
