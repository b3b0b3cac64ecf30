"""Where an import leads: the accounts and touchpoints it changed, in a window that shows them."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, filters, frame
from pages.shared.plain import plain
from voc_core.reports.importing import Receipt
from voc_core.reports.receipts import Changed, changed, window
from voc_core.wording import Words

LINKS: Final = 6
"""So many accounts and touchpoints are linked."""


def leads_to(given: Receipt, words: Words, key: str) -> None:
    """Draw links to the accounts and touchpoints changed, in a window that shows them."""
    leads: Changed = cache.asked(changed, given.id)
    if leads.first_on is None or leads.last_on is None:
        return
    months, until = window(leads.first_on, leads.last_on, filters.WINDOWS)
    in_force: dict[str, Any] = {"window": months, "until": until, "since": None}
    st.caption(
        words(
            "See what changed, {first} to {last}:",
            first=words.day(leads.first_on),
            last=words.day(leads.last_on),
        )
    )
    with st.container(horizontal=True, key=f"upload-leads-{key}"):
        if given.kind == "feedback":
            icon = ":material/dashboard:"
            frame.link("overview", words("Overview"), icon=icon, width="content", **in_force)
        for row in leads.touchpoints.head(LINKS).to_dict("records"):
            name = words.either(row["name"], row["name_zh"])
            _link("journey", name, row, words, touchpoint=int(row["id"]), **in_force)
        for row in leads.accounts.head(LINKS).to_dict("records"):
            _link("account", row["name"], row, words, account=int(row["id"]), **in_force)


def _link(code: str, name: str, row: Any, words: Words, **changes: Any) -> None:
    n = words.number(int(row["n_answers"]))
    icon = ":material/route:" if code == "journey" else ":material/apartment:"
    frame.link(code, f"{plain(name, limit=40)} ({n})", icon=icon, width="content", **changes)
