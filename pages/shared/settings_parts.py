"""Switches and limits on the settings page, and the bar that saves settings."""

from typing import Any, Final

import streamlit as st

from pages.shared import cache, saving
from voc_core.reports import settings as report
from voc_core.settings import Settings
from voc_core.vocabulary import LANGUAGES, N_
from voc_core.wording import Words

LANGUAGE_NAMES: Final = {
    "auto": N_("As the browser says"),
    "en": N_("English"),
    "zh_CN": N_("Chinese (simplified)"),
}
LIMITS: Final = {
    "max_file_mb": (N_("Largest file, in MB"), 10),
    "max_rows": (N_("Most rows in a file"), 100_000),
    "max_columns": (N_("Most columns in a file"), 100),
    "max_cell_chars": (N_("Most characters in a cell"), 10_000),
}


def language(page: report.Page, words: Words) -> None:
    """Draw the language of newcomers and whether personal data is shown."""
    settings, key = page.settings, saving.edition("language")
    chosen = st.selectbox(
        words("Language of somebody who has not chosen one"),
        ("auto", *LANGUAGES),
        index=("auto", *LANGUAGES).index(settings.language),
        key=f"{key}-language",
        format_func=lambda code: words(LANGUAGE_NAMES[code]),
        width=420,
    )
    hide = st.toggle(
        words("Hide personal data, for everybody"),
        value=settings.hide_names,
        key=f"{key}-hide",
        help=words(
            "Role and account stand in for names, and names, e-mails, phones and ids in texts are"
            " masked, on every page and in every download but a backup."
        ),
    )
    st.caption(words("Whoever shows their screen may also hide it for themselves, in the sidebar."))
    save("language", settings, {"language": chosen, "hide_names": hide}, words)


def limits(page: report.Page, words: Words) -> None:
    """Draw the limits of one uploaded file."""
    st.caption(words("A file beyond a limit is refused with a sentence that names the limit."))
    key, settings = saving.edition("limits"), page.settings
    values = {}
    with st.grid(2, min_column_width=280):
        for name, (label, step) in LIMITS.items():
            low, high = (int(end) for end in report.RANGES[name])
            values[name] = st.number_input(
                words(label), low, high, int(getattr(settings, name)), step, key=f"{key}-{name}"
            )
    save("limits", settings, values, words)


def save(key: str, settings: Settings, values: dict[str, Any], words: Words) -> None:
    """Draw the bar that saves those of `values` that differ from the settings."""
    now = settings.as_dict()
    changed = {name: value for name, value in values.items() if value != now[name]}
    saving.bar(
        words, key, len(changed), lambda: _apply(changed, words), words("Nothing is changed yet.")
    )


def _apply(changed: dict[str, Any], words: Words) -> str:
    n = report.apply(cache.store(), changed)
    if "csat_from" not in changed:
        return words("Saved. Every figure follows from now on.")
    return words.count(
        "Saved. {n} answer counts differently now.", "Saved. {n} answers count differently now.", n
    )
