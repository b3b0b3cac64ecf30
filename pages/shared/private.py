"""Personal data on the page: masked everywhere while the switch for it is on."""

import json
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from typing import Any, Final

import streamlit as st

from pages.shared import cache, i18n
from pages.shared.filters import names_hidden
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.reports import masking
from voc_core.reports.masking import masked
from voc_core.reports.voices import Voices
from voc_core.text.masking import moved, without
from voc_core.wording import Words

TEXTS: Final = ("text", "note", "do_not_survey_reason")
NAMED_USES: Final = ("contact", "email", "csm")
COUNTED: Final = 500
"""Among more voices, the few in which what was typed is hidden cannot be told. [voices]"""
NAMES: Final = ("contact_name", "title", "email", "csm")


def text(said: str) -> str:
    """Return a text as it may be shown: without names, e-mails, phones and ids where hidden."""
    if not said or not names_hidden():
        return said
    return without(said, cache.masker().remembered(said), i18n.words().label)


def around(said: str, places: Sequence[tuple[int, int]]) -> tuple[str, list[tuple[int, int]]]:
    """Return `text`, and where places of the text are in it."""
    if not names_hidden():
        return said, list(places)
    spans, label = cache.masker().remembered(said), i18n.words().label
    return without(said, spans, label), moved(places, spans, label)


def rows(table: Any) -> Any:
    """Return a table of voices or people as it may be shown, its names emptied where hidden."""
    if not names_hidden():
        return table
    said = {name: [_cell(one) for one in table[name]] for name in TEXTS if name in table}
    if "choices" in table:
        said["choices"] = [_choices(one) for one in table["choices"]]
    return table.assign(**said, **{name: None for name in NAMES if name in table})


def cells(table: Any, named: Collection[str] = ()) -> Any:
    """Return a table of anything as it may be shown, each text in it masked where hidden.

    Parameters
    ----------
    named : collection of str
        Columns that hold nothing but names and the like; they are emptied.
    """
    if not names_hidden():
        return table
    shown = {
        name: None if name in named else [_cell(one) for one in table[name]]
        for name in table.columns
    }
    return table.assign(**shown)


def named(mapping: Mapping) -> list[str]:
    """Return the columns of a file that hold nothing but names of people and the like."""
    return [one.column for one in mapping.columns if one.use in NAMED_USES]


def cell(said: str, use: ColumnUse) -> str:
    """Return cells of a column of a file as they may be shown."""
    return "…" if names_hidden() and use.use in NAMED_USES else text(said)


def no_rows(words: Words) -> bool:
    """Say so and return True where the rows of a file may not be downloaded."""
    if names_hidden():
        st.caption(words("Personal data is hidden; show it to download rows of the file."))
    return names_hidden()


def counted(found: Voices, typed: str, everything: Callable[[], Any]) -> Voices:
    """Return a page of voices that counts as many as can be seen, where they are not too many.

    Parameters
    ----------
    everything : callable
        All voices found, not only those of the page.
    """
    if not (typed and names_hidden()) or found.n > COUNTED:
        return found
    return replace(found, n=len(matching(everything(), typed)))


def matching(found: Any, typed: str) -> Any:
    """Return the voices in which what was typed can be seen; what is hidden is not found."""
    return masking.matching(found, typed, text) if names_hidden() else found


def typed(said: str) -> str:
    """Return `bare`; say so where something is not searched for."""
    kept = bare(said)
    if kept != said:
        st.caption(i18n.words()("Personal data is hidden, so it is not searched for."))
    return kept


def bare(said: str) -> str:
    """Return a query without personal data and what begins a known name, where hidden."""
    return masking.bare(said, cache.masker()) if names_hidden() else said


def is_personal(word: str) -> bool:
    """Return whether a word by itself is a name or the like."""
    return bool(cache.masker().remembered(word.title()) or cache.masker().remembered(word))


def _choices(said: Any) -> Any:
    """Return what was ticked, kept as JSON, as it may be shown."""
    if not isinstance(said, str):
        return said
    return json.dumps(masked(json.loads(said), text), ensure_ascii=False)


def _cell(said: Any) -> Any:
    return text(said) if isinstance(said, str) else said
