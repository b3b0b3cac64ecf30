"""`reread`: read the kept file of an import again, in its place."""

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Final

from voc_core.commands.importing import insist_on_answers, mapping_in, receipt_of
from voc_core.commands.stores import existing
from voc_core.ingest import open_questions
from voc_core.reports import rereading, understanding

HELP: Final = "read the kept file of an import again with another mapping, in its place"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("id", metavar="IMPORT", type=int)
    parser.add_argument(
        "--map", metavar="FILE", type=Path, help="how columns are read now; as they were, unless"
    )
    parser.add_argument("--dry-run", action="store_true", help="tell the difference, write nothing")


def run(given: Namespace) -> dict[str, object]:
    """Read the file again and return the new receipt; `replaced` counts what differs.

    Raises
    ------
    VocError
        If there is no such import, its file is gone, or it was read again already.
    """
    store = existing(given.store)
    file = rereading.kept(store, given.id)
    found = rereading.recognised(store, file)
    mapping = file.mapping if given.map is None else mapping_in(given.map, found.columns)
    mapping = rereading.whole(mapping, found)
    insist_on_answers(open_questions.questions(mapping, understanding.sample(found, file.data)))
    return receipt_of(rereading.read_again(store, given.id, mapping, dry_run=given.dry_run))
