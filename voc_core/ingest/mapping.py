"""How a file is read: guessed, remembered, corrected by a person, and what is still open."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.ingest import asides
from voc_core.ingest.answers import are_codes, plain
from voc_core.ingest.cells import ANONYMOUS
from voc_core.ingest.contract import USES_OF_KIND, ColumnUse, Mapping, Question, Recognised
from voc_core.ingest.dates import order_of, to_days
from voc_core.ingest.fact_kinds import fact_kind
from voc_core.ingest.fields import Field
from voc_core.ingest.guess import DAYS, OUR_OWN, asks_for_nps, columns_of
from voc_core.ingest.headers import JOINT, OURS, normalised
from voc_core.ingest.headings import said_by
from voc_core.ingest.origins import source_of
from voc_core.ingest.scale_words import may_be_turned
from voc_core.vocabulary import KINDS, N_

REMEMBERED: Final = N_("As you chose for a file with the same headings.")
ASK_ORDER: Final = N_("'{column}': is {example} day first or month first?")
ASK_NPS: Final = N_(
    "'{column}' asks for a recommendation from 1 to 10. Is it an NPS question from 0 to 10?"
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


def signature(columns: Sequence[str]) -> str:
    """Return a digest of the headings, whatever their order, case and width."""
    names = sorted(normalised(c) for c in columns if c not in OURS)
    return hashlib.sha256("\n".join(names).encode("utf-8", "replace")).hexdigest()


def guess(
    recognised: Recognised,
    sample: pd.DataFrame,
    remembered: Mapping | None = None,
    kind: str | None = None,
) -> tuple[Mapping, tuple[Question, ...]]:
    """Return how a file is probably meant, and what only a person can say.

    Parameters
    ----------
    recognised : Recognised
        The file.
    sample : DataFrame
        Its first rows, up to 2 000, as `chunks` gives them.
    remembered : Mapping or None
        What was chosen for a file with the same `signature`; it wins wherever it still fits.
    kind : str or None
        One of `vocabulary.KINDS`, None to see for ourselves.
    """
    columns = recognised.columns
    if kind is not None and kind not in KINDS:
        raise VocError(
            N_("'{kind}' is not a kind of rows. Use one of: {accepted}."),
            kind=kind,
            accepted=", ".join(KINDS),
        )
    if remembered is not None and kind in (None, remembered.kind):
        mapping = _recalled(columns, sample, remembered)
        if mapping:
            return mapping, questions(mapping, sample)
    told = recognised.kind if recognised.kind in KINDS else None
    kind = kind or told or kind_of(columns, sample, recognised.fields)
    mapping = _guessed(recognised, sample, kind)
    return mapping, questions(mapping, sample)


def _guessed(recognised: Recognised, sample: pd.DataFrame, kind: str) -> Mapping:
    uses = columns_of(recognised.columns, sample, kind, recognised.fields)
    if kind == "accounts" and not any(u.use == "account" for u in uses):
        uses = tuple(_named_account(u) for u in uses)
    source = recognised.source or source_of(uses, recognised.sheet) or "survey"
    known = tuple(a for a in recognised.aside if a.column in recognised.columns)
    told = {rule.column for rule in known}
    is_survey = kind == "feedback" and source == "survey"
    seen = asides.guessed(recognised, sample) if is_survey else ()
    return Mapping(
        kind,
        uses,
        source,
        aside=(*known, *(a for a in seen if a.column not in told)),
        missing=recognised.missing,
        zone=recognised.zone,
    )


def _named_account(use: ColumnUse) -> ColumnUse:
    """Return a column headed Name as the account's, where no other column names it."""
    if (
        use.use == "ignore"
        and (said := said_by(use.column, ("contact",)))
        and said.use == "contact"
    ):
        return replace(use, use="account", confidence=0.8)
    return use


def kind_of(columns: Sequence[str], sample: pd.DataFrame, fields: Sequence[Field] = ()) -> str:
    """Return which kind of rows a file holds: feedback where something is scored or said."""
    is_told = any(field.use or field.scale for field in fields)
    if not is_told and (fact := fact_kind(columns, sample)) is not None:
        return fact
    guessed = columns_of(tuple(columns), sample, "feedback", fields)
    uses = {u.use: u.confidence for u in guessed}
    sure = {use for use, confidence in uses.items() if confidence >= 0.6}
    of_accounts = _headed(columns, USES_OF_KIND["accounts"][3:])
    is_dated = "comment" in sure or uses.get("day", 0) >= 0.7
    if "score" in sure and (is_dated or len(of_accounts) < 3):
        return "feedback"
    if "comment" in sure and len(of_accounts) < 3:
        return "feedback"
    if {"score", "day"} <= uses.keys() and not of_accounts:
        return "feedback"
    of_people = sure & {"contact", "email", "title", "role"}
    if of_accounts - {"region", "product", "csm"} and (len(of_accounts) >= 2 or not of_people):
        return "accounts"
    return (
        "contacts"
        if of_people
        else "feedback"
        if uses.keys() & {"score", "comment"}
        else "accounts"
    )


def _headed(columns: Iterable[str], uses: tuple[str, ...]) -> set[str]:
    said = (said_by(column, uses) for column in columns)
    return {s.use for s in said if s and s.use in uses}


def _recalled(columns: Sequence[str], sample: pd.DataFrame, stored: Mapping) -> Mapping | None:
    """Return a remembered mapping put onto this file's headings, None if they differ.

    Day and account of the whole file are not carried over: they belonged to the other file.
    """
    known = {normalised(u.column): u for u in stored.columns if u.column not in OURS}
    own = [normalised(c) for c in columns if c not in OURS]
    if sorted(own) != sorted(known):
        return None
    names = {normalised(c): c for c in columns}
    uses = tuple(
        _recall(c, sample, known.get(normalised(c)), names) if c not in OURS else _ours(c)
        for c in columns
    )
    return replace(stored, columns=uses, day=None, account=None)


def _ours(column: str) -> ColumnUse:
    return ColumnUse(column, "ignore", 1.0, Message(OUR_OWN))


def _recall(
    column: str, sample: pd.DataFrame, use: ColumnUse | None, names: dict[str, str]
) -> ColumnUse:
    if use is None:
        return _ours(column)
    order = use.date_order
    if use.use in DAYS and (seen := order_of(sample[column])) is not None:
        order = seen if seen != "ymd" else order or seen
    about = names.get(normalised(use.about)) if use.about else None
    return replace(
        use, column=column, confidence=1.0, why=Message(REMEMBERED), date_order=order, about=about
    )


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
    """Return a day that reads differently day first and month first."""
    first, second = to_days(days, "dmy"), to_days(days, "mdy")
    differs = first.notna() & second.notna() & (first != second)
    return str(days[differs.fillna(False)].iloc[0])


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
