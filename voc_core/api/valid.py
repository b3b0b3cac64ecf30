"""JSON held against its schema: every violation as a problem with row, field and what to send."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any, Final

from jsonschema import Draft202012Validator, FormatChecker, ValidationError, validators

from voc_core.api import takes
from voc_core.api.shapes import ref
from voc_core.errors import Message, Problem
from voc_core.ingest import cells
from voc_core.ingest.cells import QUOTED
from voc_core.vocabulary import N_

MISSING: Final = N_("expected this field to be given")
TYPES: Final = {
    "string": N_("expected text"),
    "number": N_("expected a number"),
    "integer": N_("expected a whole number"),
    "boolean": N_("expected true or false"),
    "array": N_("expected a list"),
    "object": N_("expected an object"),
}
A_MOMENT: Final = N_("expected a moment with its time zone, such as 2026-03-04T09:30:00+08:00")
FORMATS: Final = {"date": cells.A_DAY, "date-time": A_MOMENT}
PATTERNS: Final = {
    takes.DAY: cells.A_DAY,
    takes.MOMENT: A_MOMENT,
    takes.ADDRESS: cells.AN_EMAIL,
    takes.IDENTITY: N_("expected text without control characters or white space around it"),
}
ONE_FIELD: Final = N_("expected one of the fields: {accepted}")
JUST_ONE_FIELD: Final = N_("expected just one of the fields: {accepted}")
KNOWN_FIELD: Final = N_("expected no field of this name; known are: {accepted}")
LENGTH: Final = N_("expected {low} to {high} entries")
NOT_EMPTY: Final = N_("expected text that is not empty")


def problems(name: str, value: object, row: int | None = None) -> list[Problem]:
    """Return every way in which a value is not what a component of the document says.

    Parameters
    ----------
    name : str
        Key of `takes.CHECKED`.
    row : int or None
        Place of the value in the body, from 1.
    """
    errors = list(_validator(name).iter_errors(value))
    # What is no object at all is missing every field; one sentence is enough.
    errors = [e for e in errors if e.validator == "type" and not e.path] or errors
    return list(dict.fromkeys(p for error in errors for p in _problems(error, row)))


CALENDAR: Final = FormatChecker(("date",))


@CALENDAR.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return not isinstance(value, str) or bool(datetime.fromisoformat(value))


@cache
def _validator(name: str) -> Draft202012Validator:
    whole = {"components": {"schemas": takes.CHECKED}, **ref(name)}
    made = validators.extend(Draft202012Validator, {"pattern": _pattern})
    return made(whole, format_checker=CALENDAR)


def _pattern(_: Any, pattern: str, value: object, __: dict[str, Any]) -> Iterator[ValidationError]:
    """Check a pattern; its last ``$`` is the very end, as in JavaScript, not before a newline."""
    if isinstance(value, str) and not re.search(pattern.removesuffix("$") + r"\Z", value):
        yield ValidationError(pattern)


def _problems(error: ValidationError, row: int | None) -> Iterator[Problem]:
    place = [str(part) for part in error.absolute_path]
    for name, found, expected in _wrong(error):
        field = "/".join([*place, *([name] if name else [])]) or None
        yield Problem(row, field, found, expected)


def _wrong(error: ValidationError) -> Iterator[tuple[str | None, str, Message]]:
    """Yield field, what was found and what was expected of one violation."""
    value, rule, said = error.instance, error.validator, error.validator_value
    if rule == "required":
        for name in said:
            if name not in value:
                yield name, "", Message(MISSING)
    elif rule == "additionalProperties":
        known = error.schema["properties"]
        for name in value:
            if name not in known:
                accepted = Message(KNOWN_FIELD, {"accepted": ", ".join(known)})
                yield name[:QUOTED], _quoted(value[name]), accepted
    elif rule in ("anyOf", "oneOf"):
        names = [name for branch in said for name in branch["required"]]
        asked = ONE_FIELD if rule == "anyOf" else JUST_ONE_FIELD
        yield names[0], "", Message(asked, {"accepted": ", ".join(names)})
    else:
        yield None, _quoted(value), _expected(rule, said, error.schema)


def _expected(rule: object, said: Any, of: Any) -> Message:
    if rule == "type":
        return Message(TYPES[said if isinstance(said, str) else said[0]])
    if rule == "not":
        return Message(MISSING)
    if rule in ("enum", "const"):
        accepted = said if isinstance(said, list | tuple) else [said]
        shown = ", ".join(_quoted(code) for code in accepted if code is not None)
        return Message(cells.ONE_OF, {"accepted": shown})
    if rule == "pattern":
        return Message(PATTERNS[said])
    if rule == "format":
        return Message(FORMATS[said])
    if rule == "maxLength":
        return Message(cells.SHORTER, {"limit": said})
    if rule == "minLength":
        return Message(NOT_EMPTY)
    if rule in ("minimum", "maximum"):
        return Message(cells.A_SCORE, {"low": of["minimum"], "high": of["maximum"]})
    return Message(LENGTH, {"low": of.get("minItems", 0), "high": of["maxItems"]})


def _quoted(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text[:QUOTED]
