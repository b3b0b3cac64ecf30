"""`originals`: the files kept in the store, and taking old ones out."""

from argparse import ArgumentParser, Namespace
from typing import Final

from voc_core.commands.days import day
from voc_core.commands.stores import existing
from voc_core.store import originals

HELP: Final = "list the files kept of imports; --purge-before takes old ones out for good"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument(
        "--purge-before",
        metavar="DATE",
        type=day,
        help="take out files last imported before this day: receipts stay, nothing can be reread",
    )


def run(given: Namespace) -> dict[str, object]:
    """Purge what is asked for, and return what is kept and what was freed. [bytes]"""
    store = existing(given.store)
    freed = originals.Freed(0, 0)
    if given.purge_before is not None:
        old = originals.before(store, given.purge_before)
        freed = originals.purge(store, old["digest"].tolist())
    table = originals.originals(store)
    kept = table[table["purged_at"].isna()]
    return {
        "files": len(kept),
        "bytes": int(kept["n_bytes"].sum()),
        "bytes_in_store": int(kept["n_packed"].sum()),
        "purged_files": freed.n_files,
        "purged_bytes_in_store": freed.n_packed,
        "originals": table,
    }
