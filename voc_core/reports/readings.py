"""How a file is read, as a person corrected it for an earlier file that looked alike."""

from dataclasses import replace
from typing import Any, Final

from voc_core.content import Content
from voc_core.errors import VocError
from voc_core.ingest import files
from voc_core.ingest import mapping as mappings
from voc_core.ingest.contract import Recognised
from voc_core.store import Store, imports
from voc_core.store import settings as stored_settings

KEY: Final = "reading:"
"""Before the signature of the headings as we saw them ourselves."""


def read(
    store: Store, name: str, data: Content, *, as_remembered: bool = True, **said: Any
) -> Recognised:
    """Return a file as we understand it, or as a person says.

    Parameters
    ----------
    as_remembered : bool
        Whether a correction remembered for a file that looked the same is made again, where
        nothing is said now.
    **said
        What a person says over our recognition, see `files.recognise`.

    Raises
    ------
    VocError
        If the file cannot be read.
    """
    settings = stored_settings.settings(store)
    if said:
        return replace(files.recognise(name, data, settings, **said), seen=_seen(store, name, data))
    found = files.recognise(name, data, settings)
    known = imports.remembered(store, KEY + mappings.signature(found.columns))
    if not as_remembered or not known:
        return found
    seen = mappings.signature(found.columns)
    try:
        return replace(files.recognise(name, data, settings, **known), seen=seen)
    except VocError:  # what was said of the other file, such as a sheet, does not fit this one
        return found


def remember(store: Store, recognised: Recognised) -> None:
    """Keep what a person said over our recognition for the next file that looks the same."""
    if recognised.said and recognised.seen:
        imports.remember(store, KEY + recognised.seen, recognised.said)


def _seen(store: Store, name: str, data: Content) -> str:
    """Return the signature of a file as we see it ourselves, empty if we cannot read it."""
    try:
        found = files.recognise(name, data, stored_settings.settings(store))
    except VocError:
        return ""
    return mappings.signature(found.columns)
