"""What `--mask` hides in what a command prints."""

from collections.abc import Callable

from voc_core.commands.plain import WORDS
from voc_core.commands.stores import path_of
from voc_core.reports.masking import masker as of_store
from voc_core.store import Store
from voc_core.text.masking import Masker


def masker(given: str | None) -> Callable[[str], str]:
    """Return what masks a text, knowing the people of the store if there is one."""
    path = path_of(given)
    mask = of_store(Store.at(path)) if path.exists() else Masker([])
    return lambda text: mask.masked(text, WORDS.label)
