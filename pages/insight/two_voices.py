"""Which accounts' users and deciders disagree, and how sure are we?"""

import streamlit as st

from pages.shared import frame
from pages.shared import two_voices_parts as parts

with frame.page("two_voices") as (filters, words):
    report = parts.report(filters)
    if not report.states["n_accounts"].sum():
        frame.unheard(words, words("There are no accounts under these filters."))
        st.stop()
    if filters.roles:
        st.caption(words("All roles are shown here: comparing them is what this page is for."))
    parts.tiles(report, words)
    parts.about(words)
    parts.controls(words)
    clicked = parts.figures(report, filters, words)
    chosen = parts.opened(report, words)
    account = clicked if clicked is not None else chosen
    if account is not None:
        frame.go("account", account=int(account))
    parts.table(report, words)
