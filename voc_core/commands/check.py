"""`check`: is the store sound?"""

from argparse import ArgumentParser, Namespace
from typing import Any, Final

from voc_core.commands.stores import path_of
from voc_core.store import Store

HELP: Final = "check the integrity of the store; the exit code is 1 where something is wrong"


def arguments(parser: ArgumentParser) -> None:
    """Declare the options: there are none."""


def run(given: Namespace) -> dict[str, Any]:
    """Return what is wrong; nothing is changed, not even the schema."""
    store = Store(path_of(given.store))
    problems = store.check()
    return {"store": store.path, "is_sound": not problems, "problems": problems}


def code_of(result: dict[str, Any]) -> int:
    """Return the exit code: 1 where something is wrong."""
    return int(not result["is_sound"])
