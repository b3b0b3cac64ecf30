"""The masker that knows the people of a store, and whole documents without them."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from voc_core.store import Store, names
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


@lru_cache(maxsize=4)
def _made(people: tuple[str, ...], firms: tuple[str, ...]) -> Masker:
    """Made once for the same names: most writes change none."""
    return Masker(people, firms)
