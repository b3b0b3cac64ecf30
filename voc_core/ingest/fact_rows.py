"""Rows that state one fact: who was asked, how much is used, what was paid, how a contract went."""

from collections.abc import Collection
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import cells, quantities
from voc_core.ingest.cells import Read, Wrong
from voc_core.ingest.mapped import ColumnUse, Mapping
from voc_core.ingest.months import is_plausible_month, to_months
from voc_core.ingest.reading import (
    Reading,
    account_of,
    coded,
    constant,
    email_of,
    missing,
    money_of,
    person_of,
    text_of,
)
from voc_core.vocabulary import N_, OUTCOMES

A_MONTH: Final = N_("expected a month, such as 2026-03 or 3/2026")
A_LIKELY_MONTH: Final = N_("expected a month from 1990-01 to this month")
NO_MONTH: Final = N_("expected the month")
NO_DAY_SENT: Final = N_("expected the day on which the person was asked")
NO_DAY: Final = N_("expected the day on which it happened")
NAME_OR_EMAIL: Final = N_("expected a name or an e-mail address")
ANSWERED_LATER: Final = N_("expected a day on or after the invitation")


def invitation_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as invitations.

    ``row``, ``account``, ``account_id``, ``contact``, ``email``, ``title``, ``role``,
    ``department``, ``sent_on`` (ISO day), ``survey`` (empty where not said), ``status`` (a
    code), ``answered_on`` (ISO day) and ``response_id``, missing where not known.
    """
    email, wrong = email_of(chunk, mapping)
    account, crm, no_account = account_of(chunk, mapping, email)
    person = person_of(chunk, mapping.used("contact"))
    sent_on, bad_day = _day(chunk, mapping, "sent_on", NO_DAY_SENT, may_be_future=False)
    answered_on, bad_answer = _optional_day(chunk, mapping, "answered_on")
    status, bad_status = _coded(chunk, mapping, "status")
    rows = pd.DataFrame(
        {
            "row": chunk.index,
            "account": account,
            "account_id": crm,
            "contact": person,
            "email": email,
            "title": text_of(chunk, mapping.one("title")),
            "role": coded(chunk, mapping, "role"),
            "department": coded(chunk, mapping, "department"),
            "sent_on": sent_on,
            "survey": text_of(chunk, mapping.one("survey")).fillna(""),
            "status": status.mask(status.isna() & answered_on.notna(), "responded"),
            "answered_on": answered_on,
            "response_id": text_of(chunk, mapping.one("response_id")),
        },
        index=chunk.index,
    )
    nobody = Wrong(None, person.isna() & email.isna(), Message(NAME_OR_EMAIL))
    too_early = (answered_on < sent_on).fillna(False).astype(bool)
    column = mapping.one("answered_on")
    early = Wrong(column, too_early, Message(ANSWERED_LATER), answered_on)
    wrong += [*no_account, *bad_day, *bad_answer, *bad_status, nobody, early]
    return _reading(rows, wrong, _filled(chunk, mapping, set()))


def usage_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as usage.

    ``row``, ``account``, ``account_id``, ``month`` (YYYY-MM), ``seats`` and ``active_users``
    [people], ``adoption`` as the file states it, 1 where it says more [0 to 1]; missing where
    blank.
    """
    rows, wrong = _of_month(chunk, mapping)
    for use in ("seats", "active_users"):
        rows[use], more = _optional(chunk, mapping, use)
        wrong += more
    rows["adoption"], more = _adoption(chunk, mapping)
    return _reading(rows, [*wrong, *more], _filled(chunk, mapping, {"month"}))


def commerce_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as commerce.

    ``row``, ``account``, ``account_id``, ``month`` (YYYY-MM), ``revenue`` and ``expansion`` [major
    units, negative for a credit or a contraction], their ``currency``, ``days_late`` [days,
    negative if early]; missing where blank.
    """
    rows, wrong = _of_month(chunk, mapping)
    money, more = _money(chunk, mapping, ("revenue", "expansion"))
    late, bad_days = _optional(chunk, mapping, "days_late")
    rows = rows.assign(**money, days_late=late)
    return _reading(
        rows, [*wrong, *more, *bad_days], _filled(chunk, mapping, {"month", "currency"})
    )


def outcome_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as outcomes of contracts.

    ``row``, ``account``, ``account_id``, ``day`` (ISO), ``outcome`` (one of `vocabulary.OUTCOMES`),
    ``amount`` [major units] and its ``currency``, missing where blank.
    """
    rows, wrong = _of_account(chunk, mapping)
    rows["day"], bad_day = _day(chunk, mapping, "day", NO_DAY, may_be_future=True)
    rows["outcome"], bad_word = _coded(chunk, mapping, "outcome")
    column = mapping.one("outcome")
    blank = missing(chunk.index) if column is None else cells.text(chunk[column])
    expected = Message(cells.ONE_OF, {"accepted": ", ".join(OUTCOMES)})
    money, bad_money = _money(chunk, mapping, ("amount",))
    wrong += [*bad_day, *bad_word, Wrong(column, blank.isna(), expected), *bad_money]
    return _reading(rows.assign(**money), wrong, _filled(chunk, mapping, {"day", "currency"}))


def _reading(rows: pd.DataFrame, wrong: list[Wrong], filled: pd.Series) -> Reading:
    return Reading(rows[filled], wrong, filled)


def _filled(chunk: pd.DataFrame, mapping: Mapping, beside: set[str]) -> pd.Series:
    """Return whether a row states anything besides who it is about and what is in `beside`."""
    about = {"ignore", "account", "account_id", *beside}
    used = [u.column for u in mapping.columns if u.use not in about]
    stated = pd.DataFrame({c: cells.unskipped(chunk[c]) for c in used}, index=chunk.index)
    return pd.Series(stated.notna().any(axis=1), index=chunk.index)


def _of_account(chunk: pd.DataFrame, mapping: Mapping) -> tuple[pd.DataFrame, list[Wrong]]:
    """Return who the rows are about."""
    account, crm, wrong = account_of(chunk, mapping, missing(chunk.index))
    rows = {"row": chunk.index, "account": account, "account_id": crm}
    return pd.DataFrame(rows, index=chunk.index), wrong


def _of_month(chunk: pd.DataFrame, mapping: Mapping) -> tuple[pd.DataFrame, list[Wrong]]:
    """Return who the rows are about, and which month."""
    rows, wrong = _of_account(chunk, mapping)
    rows["month"], bad_month = _month(chunk, mapping)
    return rows, [*wrong, *bad_month]


def _month(chunk: pd.DataFrame, mapping: Mapping) -> Read:
    of_file = mapping.day[:7] if mapping.day else None
    use = next(iter(mapping.used("month")), None)
    if use is None:
        months = constant(of_file, chunk.index)
        return months, [Wrong(None, months.isna(), Message(NO_MONTH))]
    column = chunk[use.column]
    bare = cells.text(column)
    read = to_months(bare, use.date_order)
    unread = bare.notna() & read.isna()
    unlikely = read.notna() & ~is_plausible_month(read)
    months = read.mask(unlikely).fillna(constant(of_file, chunk.index).where(bare.isna()))
    return months, [
        Wrong(use.column, unread, Message(A_MONTH), column),
        Wrong(use.column, unlikely, Message(A_LIKELY_MONTH), column),
        Wrong(use.column, bare.isna() & months.isna(), Message(NO_MONTH)),
    ]


def _day(
    chunk: pd.DataFrame, mapping: Mapping, of: str, unsaid: str, *, may_be_future: bool
) -> Read:
    """Return the day every row must have: of its column, else of the file."""
    use = next(iter(mapping.used(of)), None)
    if use is None:
        days = constant(mapping.day, chunk.index)
        return days, [Wrong(None, days.isna(), Message(unsaid))]
    read, wrong = cells.days(chunk[use.column], use, may_be_future=may_be_future)
    blank = cells.text(chunk[use.column]).isna()
    days = read.mask(blank, mapping.day) if mapping.day else read
    return days, [*wrong, Wrong(use.column, blank & days.isna(), Message(unsaid))]


def _optional_day(chunk: pd.DataFrame, mapping: Mapping, of: str) -> Read:
    use = next(iter(mapping.used(of)), None)
    if use is None:
        return missing(chunk.index), []
    return cells.days(chunk[use.column], use, may_be_future=False)


def _coded(chunk: pd.DataFrame, mapping: Mapping, use: str) -> Read:
    column = mapping.one(use)
    if column is None:
        return missing(chunk.index), []
    return cells.strict_codes(chunk[column], column, use)


def _optional(chunk: pd.DataFrame, mapping: Mapping, use: str) -> Read:
    column = mapping.one(use)
    if column is None:
        return pd.Series(pd.NA, index=chunk.index, dtype="Int64"), []
    read = quantities.days if use == "days_late" else quantities.counts
    return read(chunk[column], column)


def _adoption(chunk: pd.DataFrame, mapping: Mapping) -> Read:
    use: ColumnUse | None = next(iter(mapping.used("adoption")), None)
    if use is None:
        return pd.Series(float("nan"), index=chunk.index), []
    return quantities.shares(chunk[use.column], use)


def _money(
    chunk: pd.DataFrame, mapping: Mapping, uses: tuple[str, ...]
) -> tuple[dict[str, pd.Series], list[Wrong]]:
    """Return `money_of` with every column there, missing where nothing is mapped."""
    unsaid = dict.fromkeys(uses, pd.Series(float("nan"), index=chunk.index))
    found, wrong = money_of(chunk, mapping, uses, is_signed=True)
    return {**unsaid, "currency": missing(chunk.index), **found}, wrong
