"""`sample`: fill an empty store with the demo."""

from argparse import ArgumentParser, Namespace

from voc_core.commands.days import day
from voc_core.commands.stores import path_of
from voc_core.reports import catching_up
from voc_core.store import Store

HELP = "fill an empty store with the demo data"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("--accounts", type=int, default=60, metavar="N")
    parser.add_argument("--feedback", type=int, default=5000, metavar="N")
    parser.add_argument("--seed", type=int, default=7, metavar="S")
    parser.add_argument(
        "--as-of", type=day, metavar="D", help="last day of the demo, today unless given"
    )
    parser.add_argument(
        "--replace",
        action="store_true",
        help="delete accounts, contacts, journeys, imports and feedback that are there",
    )


def run(given: Namespace) -> dict[str, object]:
    """Write the demo and return how many rows there are of each kind."""
    from sample_data import generate

    store = Store.at(path_of(given.store))
    counts = generate(
        store,
        accounts=given.accounts,
        feedback=given.feedback,
        seed=given.seed,
        as_of=given.as_of,
        replace=given.replace,
    )
    catching_up.catch_up(store)
    return {"store": store.path, **counts}
