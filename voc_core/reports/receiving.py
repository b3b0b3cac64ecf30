"""A file nobody sits in front of: imported where it is clear, handed back with questions if not."""

import re
from collections.abc import Mapping as Values
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

from voc_core.content import Content
from voc_core.errors import Message, Problem
from voc_core.filters import today
from voc_core.ingest import cells
from voc_core.ingest.dates import is_plausible, to_days
from voc_core.ingest.mapped import Aside, Mapping, Question
from voc_core.ingest.uses import USES_OF_KIND
from voc_core.reports import importing, uploading
from voc_core.reports.importing import Receipt
from voc_core.reports.uploading import Opened
from voc_core.store import Store
from voc_core.vocabulary import N_

DAY: Final = "day"
SECONDS: Final = re.compile("[0-9]{1,6}")
A_DURATION: Final = N_("expected one whole number of seconds")


@dataclass(frozen=True)
class Answer:
    """What a person answered: code and column of the question, and the answer."""

    code: str
    column: str | None
    answer: str


@dataclass(frozen=True, eq=False)
class Received:
    """What became of a file.

    Attributes
    ----------
    opened : Opened
        The file as recognised, with its mapping and the questions still open.
    problems : tuple of Problem
        What is wrong with the mapping or the answers sent; ``column`` names where.
    receipt : Receipt or None
        Of the import; None where something is open or wrong, and nothing was imported.
    """

    opened: Opened
    problems: tuple[Problem, ...] = ()
    receipt: Receipt | None = None


def receive(
    store: Store,
    name: str,
    data: Content,
    overrides: Values[str, Any],
    *,
    kind: str | None = None,
    mapping: Values[str, Any] | None = None,
    answers: Sequence[Answer] = (),
    dry_run: bool = False,
) -> Received:
    """Import a file if nothing about it is open.

    Parameters
    ----------
    overrides : mapping
        See `files.recognise`.
    kind : str or None
        One of `vocabulary.KINDS`, None to see for ourselves.
    mapping : mapping or None
        JSON form of a mapping a person has confirmed; without one the remembered mapping is
        taken, else a guess that is sure of every column that matters.
    answers : sequence of Answer
        Answers to questions asked before; one that is not asked any more is left out.

    Raises
    ------
    VocError
        If the file cannot be read, or an answer is none of the options.
    """
    opened = uploading.opened(store, name, data, dict(overrides))
    if kind is not None:
        opened = uploading.as_kind(store, opened, kind)
    if mapping is not None:
        said = Mapping.of(dict(mapping))
        if problems := _misfits(opened, said):
            return Received(opened, problems)
        opened = uploading.remapped(opened, said)
    if problems := _unlikely(opened.mapping.day, answers):
        return Received(opened, problems)
    opened = _answered(opened, answers)
    if opened.questions or uploading.unsure(opened.mapping):
        return Received(opened)
    receipt = importing.run(store, opened.recognised, data, opened.mapping, dry_run=dry_run)
    return Received(opened, receipt=receipt)


def _answered(opened: Opened, answers: Sequence[Answer]) -> Opened:
    for given in answers:
        question = _asked(opened.questions, given)
        if question is not None:
            opened = uploading.answered(opened, question, given.answer)
    return opened


def _asked(questions: Sequence[Question], given: Answer) -> Question | None:
    said = (q for q in questions if (q.code, q.column) == (given.code, given.column))
    return next(said, None)


def _misfits(opened: Opened, said: Mapping) -> tuple[Problem, ...]:
    """Return what in a mapping does not fit the file or its kind."""
    columns, uses = opened.recognised.columns, USES_OF_KIND[said.kind]
    named = {
        "columns": [use.column for use in said.columns],
        "aside": [rule.column for rule in said.aside],
        "places": [rule.column for rule in said.places],
    }
    strange = [(name, c) for name, cs in named.items() for c in cs if c not in columns]
    misused = [use.use for use in said.columns if use.use not in uses]
    return (
        *(_not_in(f"mapping/{name}", column, columns) for name, column in strange),
        *(_not_in("mapping/columns", use, uses) for use in misused),
        *(_no_seconds(rule) for rule in said.aside if not _is_timed(rule)),
    )


def _is_timed(rule: Aside) -> bool:
    """Whether a rule on durations says how long, and any other needs not."""
    if rule.test != "below":
        return True
    return len(rule.values) == 1 and bool(SECONDS.fullmatch(rule.values[0]))


def _no_seconds(rule: Aside) -> Problem:
    found = ", ".join(rule.values)[: cells.QUOTED]
    return Problem(None, "mapping/aside", found, Message(A_DURATION))


def _not_in(where: str, found: str, accepted: Sequence[str]) -> Problem:
    expected = Message(cells.ONE_OF, {"accepted": ", ".join(accepted)})
    return Problem(None, where, found[: cells.QUOTED], expected)


def _unlikely(day: str | None, answers: Sequence[Answer]) -> tuple[Problem, ...]:
    """Return what is wrong with days said for the whole file."""
    said = [(f"answers/{DAY}", a.answer) for a in answers if a.code == DAY]
    said += [] if day is None else [(f"mapping/{DAY}", day)]
    return tuple(
        Problem(None, where, text[: cells.QUOTED], Message(cells.A_DAY))
        for where, text in said
        if not _is_day(text)
    )


def _is_day(text: str) -> bool:
    read = to_days(pd.Series([text], dtype="str"), "ymd")
    return bool(is_plausible(read, today()).all()) and read.tolist() == [text]
