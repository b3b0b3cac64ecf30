"""The masker that knows the people of a store, and whole documents without them."""

from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd

from voc_core.folding import runs
from voc_core.store import Store, names
from voc_core.text import terms
from voc_core.text.masking import Masker

NAMED: Final = ("contact_name", "email", "csm")
"""What holds nothing but a name or an e-mail."""


def masker(store: Store) -> Masker:
    """Return the masker that knows the contacts and CSMs of a store, and spares its accounts."""
    return _made(names.people(store), names.firms(store))


def masked(document: Any, mask: Callable[[str], str]) -> Any:
    """Return a document of mappings, lists and values, what is personal in it masked.

    Parameters
    ----------
    document : object
        Mappings, lists, and values; what stands under a name of `NAMED` is emptied.
    mask : callable
        What makes of a text one that may be shown.
    """
    if isinstance(document, dict):
        return {k: None if k in NAMED else masked(v, mask) for k, v in document.items()}
    if isinstance(document, list):
        return [masked(one, mask) for one in document]
    return mask(document) if isinstance(document, str) else document


def bare(typed: str, mask: Masker) -> str:
    """Return a query without personal data and what begins a known name."""
    kept = _left_out(typed, [span[:2] for span in mask.remembered(typed)])
    begun = [item for item in terms.ITEM.finditer(kept) if any(map(mask.is_begun, runs(item[0])))]
    kept = _left_out(kept, [item.span() for item in begun])
    return typed if kept == typed else " ".join(kept.split())


def matching(found: pd.DataFrame, typed: str, mask: Callable[[str], str]) -> pd.DataFrame:
    """Return the voices in whose masked ``text`` a query can be seen; what is hidden is not."""
    query = terms.query(typed)
    return found[[query.matches(mask(text)) for text in found["text"]]] if query else found


def _left_out(said: str, places: Sequence[tuple[int, int]]) -> str:
    for start, end in reversed(places):
        said = f"{said[:start]} {said[end:]}"
    return said


@lru_cache(maxsize=4)
def _made(people: tuple[str, ...], firms: tuple[str, ...]) -> Masker:
    """Made once for the same names: most writes change none."""
    return Masker(people, firms)
