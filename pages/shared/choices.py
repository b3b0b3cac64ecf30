"""One of a few ways to see a page, chosen in a row of segments and kept in the link."""

from collections.abc import Mapping

import streamlit as st

from voc_core.wording import Words


def one_of(
    label: str,
    codes: Mapping[str, str],
    key: str,
    words: Words,
    *,
    is_labelled: bool = True,
    is_kept: bool = True,
) -> str:
    """Draw the choice and return its code; a code of the link that is none is the first.

    Parameters
    ----------
    label : str
        What is chosen, in the language of the page.
    codes : mapping
        Each code and its msgid.
    key : str
        One of `state`; the code stands in the link under it.
    is_labelled : bool
        Whether the label is drawn, or only read out.
    is_kept : bool
        Whether the choice is still in force when a person comes back from another page.
    """
    first = next(iter(codes))
    if st.session_state.get(key) not in codes:
        st.session_state[key] = first
    chosen = st.segmented_control(
        label,
        list(codes),
        key=key,
        format_func=lambda code: words(codes[code]),
        label_visibility="visible" if is_labelled else "collapsed",
        persist_state="session" if is_kept else None,
        required=True,
    )
    return chosen or first
