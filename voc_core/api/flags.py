"""What stands behind the question mark: known names only, and only values that mean something."""

from collections.abc import Iterable
from typing import Final

from starlette.requests import Request

from voc_core.api.refusals import Refusal
from voc_core.errors import Message, Problem
from voc_core.ingest import cells
from voc_core.vocabulary import N_

YES_NO: Final = {"true": True, "false": False}
UNKNOWN: Final = N_("expected no parameter of this name; known are: {accepted}")
ONCE: Final = N_("expected this parameter once")
WHOLE: Final = N_("expected a whole number from {low} to {high}")


def known(request: Request, *names: str) -> dict[str, str]:
    """Return the parameters given.

    Raises
    ------
    Refusal
        If one is not of these names, or given twice.
    """
    given = request.query_params.multi_items()
    wrong = [_problem(n, v, UNKNOWN, accepted=", ".join(names)) for n, v in given if n not in names]
    doubled = {n for n, _ in given if len(request.query_params.getlist(n)) > 1}
    refuse([*wrong, *(_problem(n, "", ONCE) for n in sorted(doubled))])
    return dict(given)


def yes_no(given: dict[str, str], name: str) -> bool:
    """Return one parameter that is true or false, false where not given."""
    value = given.get(name, "false")
    if value not in YES_NO:
        refuse([_problem(name, value, cells.ONE_OF, accepted=", ".join(YES_NO))])
    return YES_NO[value]


def whole(given: dict[str, str], name: str, low: int, high: int) -> int | None:
    """Return one parameter that is a whole number, None where not given."""
    value = given.get(name)
    if value is None:
        return None
    number = int(value) if value.isascii() and value.isdecimal() and len(value) < 10 else low - 1
    if not low <= number <= high:
        refuse([_problem(name, value, WHOLE, low=low, high=high)])
    return number


def one_of(given: dict[str, str], name: str, accepted: Iterable[str]) -> str | None:
    """Return one parameter that is one of some codes, None where not given."""
    value = given.get(name)
    if value is not None and value not in accepted:
        refuse([_problem(name, value, cells.ONE_OF, accepted=", ".join(accepted))])
    return value


def refuse(problems: list[Problem]) -> None:
    """Refuse the call if there are problems."""
    if problems:
        raise Refusal("rows", problems=problems)


def _problem(name: str, value: str, msgid: str, **values: object) -> Problem:
    return Problem(None, name[: cells.QUOTED], value[: cells.QUOTED], Message(msgid, values))
