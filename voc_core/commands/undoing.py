"""`undo`: take an import back."""

from argparse import ArgumentParser, Namespace
from typing import Final

from voc_core.commands.importing import receipt_of
from voc_core.commands.stores import existing
from voc_core.reports import importing

HELP: Final = "take an import back, as numbered on its receipt"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", metavar="IMPORT", type=int)


def run(given: Namespace) -> dict[str, object]:
    """Undo the import and return its receipt."""
    return receipt_of(importing.undo(existing(given.store), given.id))
