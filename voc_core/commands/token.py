"""`token`: make, list and revoke the tokens of the API."""

from argparse import ArgumentParser, Namespace
from typing import Final

from voc_core.commands.stores import existing
from voc_core.errors import VocError
from voc_core.store import Store, tokens
from voc_core.vocabulary import N_

HELP: Final = "make, list or revoke a token of the API"
ACTIONS: Final = ("create", "list", "revoke")


def arguments(parser: ArgumentParser) -> None:
    """Declare the options."""
    parser.add_argument("action", metavar="ACTION", choices=ACTIONS, help=", ".join(ACTIONS))
    parser.add_argument(
        "which", metavar="NAME", nargs="?", default="", help="of a new token, or one's number"
    )
    parser.add_argument(
        "--scope", action="append", choices=tokens.SCOPES, help="what it allows; both unless given"
    )


def run(given: Namespace) -> object:
    """Do what is asked; only `create` prints a secret.

    Raises
    ------
    VocError
        If the name cannot be taken, or no token in force has that number.
    """
    store = existing(given.store)
    if given.action == "create":
        return {"token": tokens.create(store, given.which, given.scope or tokens.SCOPES)}
    if given.action == "revoke":
        return {"revoked": _revoked(store, given.which)}
    return tokens.table(store)


def _revoked(store: Store, which: str) -> str:
    if not (which.isascii() and which.isdecimal() and len(which) < 10):
        raise VocError(
            N_("'{which}' is no number of a token; `token list` prints them."), which=which
        )
    return tokens.revoke(store, int(which))
