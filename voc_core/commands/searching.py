"""Voices looked for on the command line, as on their page."""

from dataclasses import replace

from voc_core.commands.plain import WORDS
from voc_core.engine import Snapshot
from voc_core.errors import VocError
from voc_core.filters import Filters
from voc_core.reports import masking, voices
from voc_core.reports.voices import Voices
from voc_core.store import Store, search
from voc_core.vocabulary import N_


def found(
    store: Store, snapshot: Snapshot, filters: Filters, typed: str, is_masked: bool
) -> Voices:
    """Return the newest voices found; masked, only those in whose masked text it can be seen."""
    if not typed:
        return voices.voices(store, snapshot, filters)
    search.update(store)
    if not is_masked:
        return voices.voices(store, snapshot, filters, typed)
    mask = masking.masker(store)
    kept = masking.bare(typed, mask)
    if not kept:
        raise VocError(N_("With --mask nothing personal is looked for. Look for other words."))
    seen = masking.matching(
        voices.exported(store, snapshot, filters, kept),
        kept,
        lambda text: mask.masked(text, WORDS.label),
    )
    page = voices.voices(store, snapshot, filters, kept)
    return replace(page, rows=seen.head(voices.PAGE), n=len(seen))
