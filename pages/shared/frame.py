"""The frame of every page: title, filters in words, charts with their data, tables, errors."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any

import streamlit as st

from pages.shared import cache, downloads, i18n, links, navigation
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.charts import Figure
from voc_core.errors import VocError
from voc_core.filters import Filters
from voc_core.story.csvfile import csv_bytes
from voc_core.wording import Words, language_of

log = logging.getLogger("antiphon")


def store_opens() -> bool:
    """Return whether the store can be opened; where not, say why in the browser's language."""
    try:
        cache.store()
    except VocError as error:
        words = Words(language_of(st.context.locale))
        st.error(plain(words.message(error), limit=2000), icon=":material/error:")
        return False
    return True


@contextmanager
def page(code: str) -> Iterator[tuple[Filters, Words]]:
    """Draw title and filters in words; turn errors into sentences.

    Parameters
    ----------
    code : str
        Page code of `navigation.GROUPS`.

    Yields
    ------
    tuple
        The filters and the wording in force.
    """
    words = i18n.words()
    st.title(words(navigation.title(code)), anchor=False)
    in_force = _filters_or_stop(words)
    if navigation.FOLDERS[code] == "insight":
        st.caption(plain(shared_filters.in_words(in_force, words), limit=400))
    else:
        st.caption(words(navigation.question(code)))
    try:
        yield in_force, words
    except VocError as error:
        _tell(error, words)
    except Exception:
        number = secrets.token_hex(4)
        log.exception("page %s failed, id %s", code, number)
        st.error(
            words(
                "This page could not be drawn. Nothing was changed."
                " The log has the details under {id}.",
                id=number,
            )
        )


def _filters_or_stop(words: Words) -> Filters:
    """Return the filters in force; where they contradict themselves, say so and draw no more."""
    try:
        return shared_filters.current()
    except VocError as error:
        _tell(error, words)
        st.stop()


def _tell(error: VocError, words: Words) -> None:
    st.error(plain(words.message(error), limit=2000))


def figure(
    shown: Figure,
    key: str,
    *,
    picks: str | None = None,
    into: str | None = None,
    also: str = "",
) -> Any:
    """Draw a figure: its finding as title, n and units, the chart, its data to download.

    Parameters
    ----------
    shown : Figure
        What `voc_core.charts` made.
    key : str
        Unique on the page.
    picks : str or None
        Field of the chart's selection ``pick`` that a click returns.
    into : str or None
        Key of the state that takes an id clicked before the page is drawn again, so that link and
        widgets follow the click.
    also : str
        What is in force beside the filters of the sidebar; printed in the download.

    Returns
    -------
    object or None
        The value of `picks` under the last click, None without one.
    """
    with st.container(border=True):
        st.markdown(f"**{plain(shown.title, limit=300)}**")
        with st.container(horizontal=True, wrap=False, vertical_alignment="top"):
            st.caption(plain(shown.note, limit=600), width="stretch")
            download(shown, key, also)
        if shown.chart is None:
            return None
        if picks is None:
            st.altair_chart(shown.drawn, alt=shown.alt, key=key)
            return None
        react: Any = partial(_take, key, picks, into) if into else "rerun"
        event = st.altair_chart(
            shown.drawn, alt=shown.alt, key=key, on_select=react, selection_mode="pick"
        )
        return _picked(event, picks)


def download(shown: Figure, key: str, also: str = "") -> None:
    """Draw the button that gives the data of a figure as CSV, filters printed."""
    words = i18n.words()
    in_force = shared_filters.in_words(shared_filters.current(), words)
    notes = [shown.title, in_force, *([also] if also else [])]
    downloads.download(
        words("CSV"),
        lambda: csv_bytes(shown.data, notes),
        f"antiphon-{key}.csv",
        f"{key}-csv",
        help_text=words("Download the data of this picture"),
    )


def go(code: str, **changes: Any) -> None:
    """Open another page with the filters in force and some changed."""
    st.switch_page(navigation.path(code), query_params=links.changed(**changes))


def link(
    code: str, label: str, *, icon: str | None = None, width: Any = "stretch", **changes: Any
) -> None:
    """Draw a link to another page that keeps the filters in force, with some changed."""
    st.page_link(
        navigation.path(code),
        label=label,
        icon=icon,
        query_params=links.changed(**changes),
        width=width,
    )


def empty(words: Words, what: str) -> None:
    """Draw the state of a page that has nothing to show yet, with the way on."""
    with st.container(border=True):
        st.markdown(f"**{what}**")
        st.page_link(
            navigation.path("upload"), label=words("Upload a file"), icon=":material/upload_file:"
        )


def unheard(words: Words, what: str) -> None:
    """Draw `what` was not heard under the filters, or that nobody has said anything at all."""
    empty(words, what if len(cache.snapshot().voices) else words("Nobody has said anything yet."))


def _take(key: str, field: str, into: str) -> None:
    value = _picked(st.session_state[key], field)
    if value is not None:
        st.session_state[into] = int(value)


def _picked(event: Any, field: str) -> Any:
    rows = event.selection.get("pick") or []
    return rows[0].get(field) if rows else None
