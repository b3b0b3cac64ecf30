"""Which store a command is about."""

import os
from pathlib import Path

from voc_core.errors import VocError
from voc_core.store import Store
from voc_core.store.base import DEFAULT_PATH
from voc_core.vocabulary import N_


def path_of(given: str | None) -> Path:
    """Return the path asked for, else that of `ANTIPHON_STORE`, else the usual one."""
    return Path(given or os.environ.get("ANTIPHON_STORE") or DEFAULT_PATH)


def existing(given: str | None) -> Store:
    """Return a store that is there, its schema brought up to date.

    Raises
    ------
    VocError
        If there is no such file: reading must not make an empty store by a slip of the pen.
    """
    path = path_of(given)
    if not path.exists():
        raise VocError(
            N_("There is no store at {path}. Make one with `sample` or `import`."), path=str(path)
        )
    return Store.at(path)
