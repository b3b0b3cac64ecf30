"""`restore`: go back to a copy of the store."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from voc_core.commands.stores import path_of
from voc_core.errors import VocError
from voc_core.store import Store
from voc_core.vocabulary import N_

HELP: Final = "replace the content of the store by that of the copy FILE"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="FILE", type=Path)


def run(given: Namespace) -> dict[str, object]:
    """Restore, and return where the store as it was before is kept."""
    if not given.file.is_file():
        raise VocError(N_("There is no file {path}. Name a backup."), path=str(given.file))
    store = Store.at(path_of(given.store))
    before = store.restore(given.file)
    return {"store": store.path, "restored": given.file, "before": before}
