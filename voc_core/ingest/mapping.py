"""How a file is read: guessed, remembered, corrected by a person, and what is still open."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

import pandas as pd

from voc_core.errors import Message, VocError
from voc_core.ingest import asides
from voc_core.ingest.contract import Recognised
from voc_core.ingest.dates import order_of
from voc_core.ingest.fact_kinds import fact_kind
from voc_core.ingest.fields import Field
from voc_core.ingest.guess import DAYS, OUR_OWN, columns_of
from voc_core.ingest.headers import OURS, normalised
from voc_core.ingest.headings import said_by
from voc_core.ingest.mapped import ColumnUse, Mapping, Question
from voc_core.ingest.open_questions import questions
from voc_core.ingest.origins import source_of
from voc_core.ingest.uses import USES_OF_KIND
from voc_core.vocabulary import KINDS, N_

REMEMBERED: Final = N_("As you chose for a file with the same headings.")


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
    kind = kind or recognised.kind or kind_of(columns, sample, recognised.fields)
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
