"""What only a person can say about a file, and what an answer changes."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.ingest.answers import are_codes, plain
from voc_core.ingest.cells import ANONYMOUS
from voc_core.ingest.dates import order_of, to_days
from voc_core.ingest.guess import DAYS, asks_for_nps
from voc_core.ingest.headers import JOINT
from voc_core.ingest.mapped import ColumnUse, Mapping, Question
from voc_core.ingest.scale_words import may_be_turned
from voc_core.vocabulary import N_

ASK_ORDER: Final = N_("'{column}': is {example} day first or month first?")
ASK_NPS: Final = N_(
    "'{column}' asks for a recommendation, and nobody answered 0. Could 0 be chosen, so that it"
    " is an NPS question from 0 to 10?"
)
ASK_NPS_SHORT: Final = N_(
    "'{column}' names NPS, but the answers lie within {low} to {high}."
    " Is it an NPS question from 0 to 10?"
)
ASK_GOOD: Final = N_("'{column}': is a high number the good answer?")
ASK_EASE: Final = N_("'{column}': does a high number mean that it was easy?")
ASK_ACCOUNT: Final = N_("No column names the account. Which account is this file about?")
ASK_DAY: Final = N_("No column holds a day. On which day was this said?")
ASK_MONTH: Final = N_("No column holds a month. Which month is this about? Choose any day of it.")
ASK_WHEN: Final = {
    "feedback": ("day", ASK_DAY),
    "usage": ("month", ASK_MONTH),
    "commerce": ("month", ASK_MONTH),
    "outcomes": ("day", N_("No column holds a day. On which day did this happen?")),
    "invitations": ("sent_on", N_("No column holds a day. On which day were they asked?")),
}
"""By kind: the use that says when, and what is asked where no column has it."""

DIRECTIONS: Final = ("direction", "ces_direction")


def questions(mapping: Mapping, sample: pd.DataFrame) -> tuple[Question, ...]:
    """Return what only a person can say about a file, in the order of its columns.

    Parameters
    ----------
    mapping : Mapping
        As guessed, or as a person has changed it.
    sample : DataFrame
        The first rows of the file.
    """
    found = [q for use in mapping.columns if (q := _of_column(use, sample)) is not None]
    asked = _once_per_matrix(found)
    known = {use.use for use in mapping.columns}
    is_about_someone = mapping.account or any(_names_someone(u, sample) for u in mapping.columns)
    if mapping.kind != "accounts" and not is_about_someone:
        asked.append(Question("account", None, Message(ASK_ACCOUNT)))
    when, text = ASK_WHEN.get(mapping.kind, (None, ""))
    if when and mapping.day is None and when not in known:
        asked.append(Question("day", None, Message(text)))
    return tuple(asked)


def _names_someone(use: ColumnUse, sample: pd.DataFrame) -> bool:
    """Whether some cell of a column says which account a row is about."""
    if use.use not in ("account", "account_id", "email"):
        return False
    said = sample[use.column].dropna().unique()
    return any(plain(cell) not in ANONYMOUS for cell in said)


def _once_per_matrix(asked: Sequence[Question]) -> list[Question]:
    """Return the questions, of all rows of a matrix only the first: they share one scale."""
    kept: dict[tuple[str, str | None], Question] = {}
    for question in asked:
        place = question.column
        if place and question.code in DIRECTIONS:
            place = _question_of(place)
        kept.setdefault((question.code, place), question)
    return list(kept.values())


def _of_column(use: ColumnUse, sample: pd.DataFrame) -> Question | None:
    values: dict[str, object] = {"column": use.column}
    if use.use in DAYS and use.date_order is None and order_of(sample[use.column]) is None:
        values["example"] = _ambiguous(sample[use.column].dropna())
        return Question("date_order", use.column, Message(ASK_ORDER, values), ("dmy", "mdy"))
    if use.use == "score" and asks_for_nps(use):
        values |= {"low": f"{use.low or 0:g}", "high": f"{use.high or 10:g}"}
        text = ASK_NPS if use.high == 10 else ASK_NPS_SHORT
        return Question("is_nps", use.column, Message(text, values), ("yes", "no"))
    values["column"] = _question_of(use.column)
    if use.use == "score" and use.metric == "ces" and use.high_is_easy is None:
        return Question("ces_direction", use.column, Message(ASK_EASE, values), ("easy", "hard"))
    if _may_be_turned(use):
        return Question("direction", use.column, Message(ASK_GOOD, values), ("good", "bad"))
    return None


def _question_of(column: str) -> str:
    """Return the question a row of a matrix belongs to, any other column itself."""
    return column.rpartition(JOINT)[0] or column


def _is_row_of(column: str, use: ColumnUse) -> bool:
    """Whether a column is scored and a row of the same matrix as another."""
    is_row = JOINT in column and _question_of(use.column) == _question_of(column)
    return is_row and use.use == "score"


def _may_be_turned(use: ColumnUse) -> bool:
    if use.use != "score" or use.metric not in ("csat", "rating") or use.high_is_easy is not None:
        return False
    if use.labels:
        return are_codes(use.labels)
    return use.is_ordinal or may_be_turned(use.column)


def _ambiguous(days: pd.Series) -> str:
    """Return a day that reads differently day first and month first, else the first one."""
    first, second = to_days(days, "dmy"), to_days(days, "mdy")
    differs = first.notna() & second.notna() & (first != second)
    return str(next(iter(days[differs.fillna(False)]), days.iloc[0]))


def answered(mapping: Mapping, question: Question, answer: str) -> Mapping:
    """Return the mapping with one question answered by a person.

    Parameters
    ----------
    mapping : Mapping
        The mapping the question is about.
    question : Question
        As `questions` asked it.
    answer : str
        One of its options; the account's name or the ISO day where it has none.
    """
    if question.options and answer not in question.options:
        raise VocError(
            N_("'{answer}' is not an answer. Use one of: {accepted}."),
            answer=answer,
            accepted=", ".join(question.options),
        )
    if question.column is None:
        return replace(mapping, **{question.code: answer})  # type: ignore[arg-type]
    change: dict[str, object] = {"confidence": 1.0}
    if question.code == "date_order":
        change["date_order"] = answer
    if question.code == "ces_direction":
        change["high_is_easy"] = answer == "easy"
    if question.code == "direction":
        change["high_is_easy"] = answer == "good"
    if question.code == "is_nps" and answer == "yes":
        change |= {"metric": "nps", "low": 0.0, "high": 10.0}
    meant = {u.column for u in mapping.columns if u.column == question.column}
    if question.code in DIRECTIONS:
        meant |= {u.column for u in mapping.columns if _is_row_of(question.column, u)}
    columns = tuple(
        replace(u, **change) if u.column in meant else u  # type: ignore[arg-type]
        for u in mapping.columns
    )
    return replace(mapping, columns=columns)
