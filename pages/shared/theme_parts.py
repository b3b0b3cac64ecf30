"""What people speak of, on the pages that show it: bars per role, and quotes of one theme."""

from typing import Final

import streamlit as st

from pages.shared import cache, frame, quotes, voices_link
from pages.shared.plain import plain
from voc_core.charts import themes as pictures
from voc_core.filters import Filters
from voc_core.reports.themes import Themes, themes
from voc_core.story import themes as sentences
from voc_core.wording import Words

QUOTE: Final = 400


def spoken_of(filters: Filters, key: str, words: Words) -> None:
    """Draw what people speak of under the filters, and the quotes of the theme chosen."""
    report = cache.report(themes, filters)
    st.subheader(words("What they speak of"), anchor=False)
    if report.roles.empty:
        st.caption(words("No text here names a theme; Settings › Themes has the terms."))
        return
    title = sentences.worst_sentence(report.roles, words)
    shown = pictures.bars(report.roles, title, words)
    if picked := frame.figure(shown, f"{key}-themes", picks="bar"):
        theme, role = picked.split(":")
        voices_link.go(filters.but(roles=(role,)), int(theme))
    _quotes(report, filters, key, words)


def _quotes(report: Themes, filters: Filters, key: str, words: Words) -> None:
    rows = report.roles.drop_duplicates("theme").to_dict("records")
    names = {row["theme"]: words.either(row["name"], row["name_zh"]) for row in rows}
    names = {theme: name for theme, name in names.items() if theme in set(report.quotes["theme"])}
    if not names:
        return
    chosen = st.pills(
        words("Most telling of"),
        list(names),
        default=next(iter(names)),
        format_func=lambda theme: plain(names.get(theme, "")),
        key=f"{key}-theme",
        required=True,
    )
    told = report.quotes[report.quotes["theme"] == chosen]
    for voice in told.to_dict("records"):
        quotes.card(
            voice, words, key=f"{key}-themes", limit=QUOTE, has_account=filters.account is None
        )
    voices_link.every(filters, words, chosen, names[chosen])
