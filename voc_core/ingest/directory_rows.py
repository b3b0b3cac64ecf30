"""Rows of a CRM export as accounts or as contacts."""

import re
from collections.abc import Collection
from typing import Final

import pandas as pd

from voc_core.errors import Message
from voc_core.ingest import cells
from voc_core.ingest.cells import Wrong
from voc_core.ingest.crm_ids import short_id
from voc_core.ingest.dates import each
from voc_core.ingest.mapped import Mapping
from voc_core.ingest.reading import (
    Reading,
    account_of,
    coded,
    email_of,
    id_of,
    missing,
    money_of,
    person_of,
    text_of,
)
from voc_core.ingest.uses import USES_OF_KIND

PLAIN: Final = (
    "account",
    "account_id",
    "segment",
    "industry",
    "region",
    "product",
    "csm",
    "external_id",
    "title",
)
BETWEEN: Final = re.compile(r"\s*[;；、|\n]\s*")


def account_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as accounts: ``row``, then every mapped use of kind accounts.

    ``arr`` and ``cost_to_serve`` are numbers [major units] with their ``currency`` (missing where
    neither cell nor heading nor column names it); days are ISO; ``tier`` and ``renewal_kind`` are
    codes; ``aliases`` are joined by "; ".
    """
    columns, wrong = money_of(chunk, mapping, ("arr", "cost_to_serve"))
    for use in USES_OF_KIND["accounts"][1:]:
        if (column := mapping.one(use)) is not None and use not in columns:
            columns[use], more = _read(chunk[column], column, use, mapping)
            wrong += more
    columns.setdefault("account", missing(chunk.index))
    rows = pd.DataFrame({"row": chunk.index, **columns}, index=chunk.index)
    filled = _filled(chunk, mapping)
    named, name = mapping.one("account"), columns["account"]
    unsaid = Wrong(named, name.isna(), Message(cells.NO_ACCOUNT))
    crm = columns.get("account_id", missing(chunk.index))
    footer = Wrong(named, cells.footers(name, crm), Message(cells.NO_TOTAL), name)
    return Reading(rows[filled], [*wrong, unsaid, footer], filled)


def contact_rows(
    chunk: pd.DataFrame, mapping: Mapping, touchpoints: Collection[str] | None = None
) -> Reading:
    """Return a chunk as contacts: ``row``, then every use of kind contacts."""
    email, wrong = email_of(chunk, mapping)
    account, crm, no_account = account_of(chunk, mapping, email)
    person = person_of(chunk, mapping.used("contact"))
    external = id_of(chunk, mapping.one("external_id"))
    veto, bad_veto = _veto(chunk, mapping)
    rows = pd.DataFrame(
        {
            "row": chunk.index,
            "account": account,
            "account_id": crm,
            "external_id": external,
            "contact": person,
            "email": email,
            "title": text_of(chunk, mapping.one("title")),
            "role": coded(chunk, mapping, "role"),
            "department": coded(chunk, mapping, "department"),
            "do_not_survey": veto,
        },
        index=chunk.index,
    )
    nobody = Wrong(None, person.isna() & email.isna() & external.isna(), Message(cells.NO_PERSON))
    filled = _filled(chunk, mapping)
    return Reading(rows[filled], [*wrong, *no_account, *bad_veto, nobody], filled)


def _filled(chunk: pd.DataFrame, mapping: Mapping) -> pd.Series:
    """Return whether a row holds anything in a mapped column."""
    used = [u.column for u in mapping.columns if u.use != "ignore"]
    return pd.Series(chunk[used].notna().any(axis=1), index=chunk.index)


def _read(column: pd.Series, heading: str, use: str, mapping: Mapping) -> cells.Read:
    if use in ("tier", "renewal_kind"):
        return cells.strict_codes(column, heading, use)
    if use in ("contract_start", "renewal_on"):
        return cells.days(column, mapping.used(use)[0], may_be_future=True)
    if use == "currency":
        return cells.currencies(column, heading)
    if use == "aliases":
        return each(cells.text(column), lambda t: "; ".join(filter(None, BETWEEN.split(t)))), []
    if use == "account_id":
        return each(cells.text(column), short_id), []
    return cells.text(column), []


def _veto(chunk: pd.DataFrame, mapping: Mapping) -> cells.Read:
    """Return whether a person must not be asked, missing where nothing says so."""
    column = mapping.one("do_not_survey")
    if column is None:
        return pd.Series(pd.NA, index=chunk.index, dtype="boolean"), []
    read, wrong = cells.strict_codes(chunk[column], column, "do_not_survey")
    return read.map({"yes": True, "no": False}).astype("boolean"), wrong
