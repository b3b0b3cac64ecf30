"""How the bytes of a file were read: sample cells, and the part of the file that is read."""

from typing import Final

import streamlit as st

from pages.shared import private
from pages.shared.upload_line import encoding
from voc_core.ingest.contract import Recognised
from voc_core.vocabulary import N_
from voc_core.wording import Words

SHEET: Final = N_("Sheet")
PARTS: Final = {
    "zip": N_("File of the archive"),
    "html": N_("Table of the page"),
    "json": N_("List"),
    "jsonl": N_("List"),
}
"""What the parts of a file are called of which one is read."""


def samples(found: Recognised, words: Words) -> None:
    """Draw telling cells wherever the encoding is in doubt, before anything is believed."""
    if found.samples:
        with st.container(border=True, gap="xsmall"):
            read_as = encoding(found.encoding or "", words)
            st.caption(words("Sample cells, read as {encoding}:", encoding=read_as))
            for sample in found.samples:
                st.text(private.text(sample))


def parts_label(found: Recognised, words: Words) -> str:
    """Return what the parts of a file are called: sheets, files, tables or lists."""
    return words(PARTS.get(found.container, SHEET))


def part(name: str, found: Recognised, words: Words) -> str:
    """Return the name of a part; a sheet hidden in its workbook is marked."""
    return words("{sheet} (hidden)", sheet=name) if name in found.hidden else name
