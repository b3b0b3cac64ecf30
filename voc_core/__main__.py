"""The command line: `python -m voc_core --help` lists the commands."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Final

from voc_core.commands import (
    backup,
    check,
    importing,
    originals,
    plain,
    receipt,
    report,
    rereading,
    restore,
    sample,
    token,
    tone,
    undoing,
)
from voc_core.commands.masks import masker
from voc_core.errors import VocError
from voc_core.reports.masking import masked

MASK: Final = "print no names of people, e-mails, phones and ids"
COMMANDS: Final = {
    "sample": sample,
    "import": importing,
    "undo": undoing,
    "receipt": receipt,
    "reread": rereading,
    "originals": originals,
    "report": report,
    "tone": tone,
    "token": token,
    "backup": backup,
    "restore": restore,
    "check": check,
}
"""Modules with `HELP`, `arguments(parser)` and `run(given)`, which returns what is printed."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 0 only on success."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    given = _parser().parse_args(argv)
    try:
        return _run(given)
    except VocError as error:
        print(plain.WORDS.message(error), file=sys.stderr)
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return _piped_away()
        print(f"{error.filename or 'The file'}: {error.strerror or error}.", file=sys.stderr)
    return 1


def _run(given: Namespace) -> int:
    result = COMMANDS[given.command].run(given)
    shown = masked(plain.as_plain(result), masker(given.store)) if given.mask else result
    print(plain.as_json(shown) if given.json else plain.as_text(shown), flush=True)
    return int(getattr(COMMANDS[given.command], "code_of", lambda _: 0)(result))


def _piped_away() -> int:
    """Leave quietly when the reader has gone, as `head` does."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m voc_core", description="Antiphon on the command line.")
    parser.add_argument("--store", metavar="PATH", help="the store; ANTIPHON_STORE unless given")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--mask", action="store_true", help=MASK)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, module in COMMANDS.items():
        part = commands.add_parser(name, help=module.HELP, description=module.HELP)
        _shared(part)
        module.arguments(part)
    return parser


def _shared(part: ArgumentParser) -> None:
    """Let --json and --store stand behind the command, too."""
    from argparse import SUPPRESS

    part.add_argument("--store", metavar="PATH", default=SUPPRESS, help=SUPPRESS)
    part.add_argument("--json", action="store_true", default=SUPPRESS, help="print JSON")
    part.add_argument("--mask", action="store_true", default=SUPPRESS, help=MASK)


if __name__ == "__main__":
    sys.exit(main())
