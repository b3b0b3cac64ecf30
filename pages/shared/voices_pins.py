"""Pinned quotes: putting one into a collection, and the drawer that orders and exports them."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, downloads, private, quotes, saving, state, tone_why
from pages.shared import filters as shared_filters
from pages.shared.plain import plain
from voc_core.reports.pinned import pinned
from voc_core.store import pins
from voc_core.story import voices as told
from voc_core.story.csvfile import csv_bytes
from voc_core.wording import Words

WIDTH: Final = 620
SHOWN: Final = 400


def dialog(feedback: int, words: Words) -> None:
    """Ask which collection a quote goes to; typing a new name makes one."""
    st.dialog(words("Pin this quote"), icon=":material/keep:")(_ask)(feedback, words)


def _ask(feedback: int, words: Words) -> None:
    names = pins.collections(cache.store())["name"].tolist()
    name = st.selectbox(
        words("Collection"),
        names,
        index=0 if names else None,
        format_func=private.text,
        accept_new_options=True,
        placeholder=words("Choose one or type a new name"),
    )
    note = st.text_input(words("Note"), placeholder=words("What it shows"), max_chars=300)
    if st.button(words("Pin"), type="primary", disabled=not name) and saving.attempt(
        words, lambda: pins.pin(cache.store(), str(name), feedback, note)
    ):
        saving.done(words("Pinned to {name}.", name=private.text(str(name))))


def opener(words: Words) -> None:
    """Draw the way to every collection; nothing where there is none."""
    known = pins.collections(cache.store()).to_dict("records")
    if not known:
        return
    with st.container(horizontal=True, gap="xsmall"):
        for one in known:
            name = plain(private.text(one["name"]), limit=40)
            label = words("{name} ({n})", name=name, n=one["n"])
            st.button(
                label,
                key=f"collection-{one['id']}",
                icon=":material/keep:",
                on_click=_open,
                args=(int(one["id"]),),
            )


def drawer(words: Words) -> None:
    """Open the collection in the link at the right; closing it forgets the choice."""
    chosen = st.session_state.get(state.COLLECTION)
    known = {int(r["id"]): r["name"] for r in pins.collections(cache.store()).to_dict("records")}
    if chosen not in known:
        st.session_state[state.COLLECTION] = None
        return
    title = plain(private.text(known[chosen]))
    opened = st.dialog(title, width=WIDTH, position="right", on_dismiss=_close)
    opened(_content)(chosen, known[chosen], words)


def _content(collection: int, name: str, words: Words) -> None:
    rows = pinned(cache.store(), collection)
    _tools(collection, name, rows, words)
    if rows.empty:
        st.caption(words("Nothing is pinned here yet."))
    for at, row in enumerate(rows.to_dict("records")):
        _pin(row, collection, at, len(rows), words)


def _tools(collection: int, name: str, rows: Any, words: Words) -> None:
    hidden, rows = shared_filters.names_hidden(), private.rows(rows)
    table = told.table(rows, words, hide_names=hidden).assign(
        **{words("Note"): rows["note"].fillna("")}
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        downloads.download(
            words("CSV"),
            lambda: csv_bytes(table, [private.text(name)]),
            "antiphon-collection.csv",
            type="secondary",
            disabled=rows.empty,
            help_text=words("Download the pinned quotes in this order"),
        )
        with st.popover(words("Remove collection"), icon=":material/delete:", type="tertiary"):
            st.caption(words("The quotes themselves stay."))
            if st.button(words("Remove"), key="drop-collection"):
                pins.drop(cache.store(), collection)
                _close()
                st.rerun()


def _pin(row: dict[Any, Any], collection: int, at: int, n: int, words: Words) -> None:
    store, pin = cache.store(), int(row["pin"])
    with st.container(border=True, gap="xsmall"):
        heard = tone_why.heard(row)
        quotes.head(row, heard, words, key="pins")
        quotes.quote(row, words, heard=heard, limit=SHOWN)
        quotes.said(row, words)
        with st.container(horizontal=True, vertical_alignment="bottom", gap="xsmall"):
            _note(row, words)
            up = (":material/arrow_upward:", -1, at == 0, words("Move up"))
            down = (":material/arrow_downward:", 1, at == n - 1, words("Move down"))
            for icon, by, is_end, label in (up, down):
                st.button(
                    "",
                    key=f"move-{pin}-{by}",
                    icon=icon,
                    help=label,
                    disabled=is_end,
                    on_click=pins.move,
                    args=(store, collection, pin, by),
                )
            st.button(
                "",
                key=f"unpin-{pin}",
                icon=":material/close:",
                help=words("Remove this pin"),
                on_click=pins.remove,
                args=(store, pin),
            )


def _note(row: dict[Any, Any], words: Words) -> None:
    pin, note = int(row["pin"]), row["note"] if isinstance(row["note"], str) else ""
    if shared_filters.names_hidden():
        st.caption(plain(private.text(note), limit=300), width="stretch")
        return
    key = f"note-{pin}"

    def write() -> None:
        pins.write_note(cache.store(), pin, st.session_state[key] or "")

    st.text_input(
        words("Note"),
        note,
        key=key,
        placeholder=words("What it shows"),
        on_change=write,
        max_chars=300,
    )


def _open(collection: int) -> None:
    st.session_state[state.COLLECTION] = collection


def _close() -> None:
    st.session_state[state.COLLECTION] = None
