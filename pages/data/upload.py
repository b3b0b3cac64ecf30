"""Bring feedback in: from a file to a receipt, step by step."""

from pages.shared import frame, saving, upload_history, upload_parts

with frame.page("upload") as (_, words):
    saving.tell()
    if (chosen := upload_history.chosen(words)) is not None:
        upload_history.one(chosen, words)
    else:
        upload_parts.wizard(words)
        upload_history.history(words)
