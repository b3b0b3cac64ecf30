"""How we count, how the journey runs, and how to keep a way back."""

from pages.shared import (
    api_parts,
    backup_parts,
    cache,
    counting_parts,
    frame,
    journey_table_parts,
    originals_parts,
    saving,
    settings_parts,
    themes_parts,
    tone_parts,
)
from voc_core.reports import settings as report
from voc_core.vocabulary import N_

SECTIONS = {
    "counting": N_("How we count"),
    "language": N_("Language and names"),
    "journey": N_("Journey"),
    "themes": N_("Themes"),
    "tone": N_("Tone"),
    "limits": N_("Upload limits"),
    "files": N_("Kept files"),
    "api": N_("API"),
    "backup": N_("Backup and restore"),
    "log": N_("Log and check"),
}

with frame.page("settings") as (_, words):
    saving.tell()
    page = cache.report(report.page)
    match saving.section(words, SECTIONS):
        case "language":
            settings_parts.language(page, words)
        case "journey":
            journey_table_parts.touchpoints(words)
        case "themes":
            themes_parts.themes(words)
        case "tone":
            tone_parts.tone(words)
        case "limits":
            settings_parts.limits(page, words)
        case "files":
            originals_parts.kept(page, words)
        case "api":
            api_parts.api(page, words)
        case "backup":
            backup_parts.backup(words)
        case "log":
            backup_parts.log(words)
        case _:
            counting_parts.counting(page, words)
