"""Edits behind a button: what is not saved yet, saving it, and saying so."""

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.shared import choices, state
from pages.shared.plain import plain
from voc_core.errors import VocError
from voc_core.wording import Words


def edition(key: str) -> str:
    """Return the widget key of a table that `renew` empties of its edits."""
    return f"{key}-{st.session_state.setdefault(state.EDITIONS, {}).get(key, 0)}"


def renew(key: str) -> None:
    """Forget the unsaved edits of a table."""
    editions = st.session_state.setdefault(state.EDITIONS, {})
    editions[key] = editions.get(key, 0) + 1


def bar(words: Words, key: str, n: int, save: Callable[[], Any], hint: str | None = None) -> None:
    """Draw what is not saved yet, with the buttons that save or drop it.

    Parameters
    ----------
    key : str
        Key of the table, as given to `edition`.
    n : int
        Rows or values changed.
    save : function
        Writes them and may return what to say then; a `VocError` is shown as a sentence and the
        edits stay.
    hint : str or None
        What to say while nothing is changed.
    """
    with st.container(horizontal=True, vertical_alignment="center"):
        label = words.count("Save {n} change", "Save {n} changes", n) if n else words("Save")
        saves = st.button(label, type="primary", disabled=not n, key=f"{key}-save")
        drops = n and st.button(words("Discard"), key=f"{key}-drop")
        st.caption(
            words("Not saved yet. Leaving this view drops the edits.")
            if n
            else hint or words("Edit cells in the table; nothing is written until you save.")
        )
    if drops:
        renew(key)
        st.rerun()
    if saves and (said := attempt(words, save)):
        renew(key)
        done(said if isinstance(said, str) else words.count("{n} row saved.", "{n} rows saved.", n))


def attempt(words: Words, write: Callable[[], Any]) -> Any:
    """Write, and return what that gave, or True; False where an error was shown as a sentence."""
    try:
        given = write()
    except VocError as error:
        st.error(plain(words.message(error), limit=2000), icon=":material/error:")
        return False
    return True if given is None else given


def done(text: str) -> None:
    """Run the page again and say there what was done."""
    st.session_state[state.SAID] = text
    st.rerun()


def tell() -> None:
    """Say what was done in the run before."""
    if text := st.session_state.pop(state.SAID, None):
        st.toast(plain(text, limit=600), icon=":material/check:", duration="long")


def section(words: Words, codes: dict[str, str]) -> str:
    """Draw the switch between the sections of a page and return the code chosen.

    Parameters
    ----------
    codes : dict
        Code of each section and its msgid; the code stands in the link.
    """
    label = words("Section")
    return choices.one_of(label, codes, state.SECTION, words, is_labelled=False, is_kept=False)
