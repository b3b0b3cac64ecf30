"""Copies of the store: making one, looking into one, going back to one."""

import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from voc_core.errors import VocError
from voc_core.store.base import Store, problems_of_file
from voc_core.vocabulary import N_

FOLDER: Final = "backups"
CONTENTS: Final = """
SELECT (SELECT count(*) FROM account),
       (SELECT count(*) FROM contact),
       (SELECT count(*) FROM feedback),
       (SELECT max(occurred_on) FROM feedback),
       (SELECT max(at) FROM audit)
"""


@dataclass(frozen=True)
class Contents:
    """What a copy holds.

    Attributes
    ----------
    n_accounts, n_contacts, n_feedback : int
        Rows of each.
    newest_on : str or None
        ISO day of the newest feedback.
    written_at : str or None
        When it was last written to, ISO text in UTC.
    """

    n_accounts: int
    n_contacts: int
    n_feedback: int
    newest_on: str | None
    written_at: str | None


def file_name() -> str:
    """Return a name for a copy made now."""
    return f"antiphon-{datetime.now(UTC).strftime('%Y%m%dT%H%M%S')}.db"


def whole(store: Store) -> bytes:
    """Return a consistent copy of the store as bytes."""
    with tempfile.TemporaryDirectory() as folder:
        return store.backup(Path(folder) / "copy.db").read_bytes()


def beside(store: Store) -> Path:
    """Write a copy into the folder of copies beside the store and return its path."""
    return store.backup(store.path.parent / FOLDER / file_name())


def copies(store: Store) -> list[Path]:
    """Return the copies beside the store, newest first, also those kept before a restore."""
    made = (store.path.parent / FOLDER).glob("*.db")
    kept = store.path.parent.glob(f"{store.path.stem}.before-*.db")
    return sorted([*made, *kept], key=lambda path: path.stat().st_mtime, reverse=True)


def contents(path: Path) -> Contents:
    """Return what a copy holds.

    Raises
    ------
    VocError
        If it is not a sound store.
    """
    if problems := problems_of_file(path):
        raise VocError(
            N_("{path} is not a sound backup ({reason}). Nothing was changed."),
            path=path.name,
            reason="; ".join(problems[:3]),
        )
    with Store(path).open() as db:
        return Contents(*db.conn.execute(CONTENTS).fetchone())


def written(folder: str, name: str, content: bytes) -> Path:
    """Return the path of an uploaded copy written into `folder`."""
    path = Path(folder) / Path(name).name
    path.write_bytes(content)
    return path
