"""`backup`: a whole copy of the store."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from voc_core.commands.stores import existing

HELP: Final = "write a whole copy of the store to FILE"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("file", metavar="FILE", type=Path)


def run(given: Namespace) -> dict[str, object]:
    """Make the copy while the store stays in use, and return where it is."""
    store = existing(given.store)
    return {"store": store.path, "backup": store.backup(given.file)}
