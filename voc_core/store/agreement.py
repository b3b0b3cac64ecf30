"""What somebody agreed to for a store on this machine, kept outside of the store.

A copy, a backup or a store from elsewhere therefore carries no agreement.
"""

import json
import os
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from voc_core.errors import StoreError
from voc_core.vocabulary import N_

HOME: Final = "ANTIPHON_HOME"
"""The environment variable that names the folder; without it .antiphon in the user's own."""


def place(store: Path) -> Path:
    """Return the file the agreement for a store is kept in."""
    folder = Path(os.environ.get(HOME) or os.path.expanduser("~/.antiphon"))
    return folder / "agreed" / f"{sha256(_name(store).encode()).hexdigest()[:16]}.json"


def read(store: Path) -> dict[str, Any] | None:
    """Return what was agreed to for the store at a path; None where nothing was."""
    try:
        kept = json.loads(place(store).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None  # what cannot be read agrees to nothing: it is asked for anew
    if not isinstance(kept, dict) or kept.get("store") != _name(store):
        return None
    agreed = kept.get("agreed")
    return agreed if isinstance(agreed, dict) else None


def write(store: Path, agreed: Mapping[str, Any] | None) -> None:
    """Keep what is agreed to for the store at a path in place of what was; None: nothing.

    Raises
    ------
    StoreError
        If it cannot be kept.
    """
    kept = place(store)
    try:
        kept.unlink(missing_ok=True)
        if agreed is None:
            return
        kept.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with open(os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            json.dump({"store": _name(store), "agreed": dict(agreed)}, file)
    except OSError as error:
        raise StoreError(
            N_(
                "What was agreed to cannot be kept in {path} ({reason})."
                " Let {variable} name a folder that can be written."
            ),
            path=str(kept),
            reason=error.strerror or str(error),
            variable=HOME,
        ) from error


def _name(store: Path) -> str:
    return str(store.resolve())
