"""Rows in and out of SQLite: results as tables, a person's edits as plain values."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.vocabulary import DEPARTMENTS, N_, RENEWAL_KINDS, ROLES, TIERS

CLOSED = {
    "tier": TIERS,
    "renewal_kind": RENEWAL_KINDS,
    "role": ROLES,
    "department": DEPARTMENTS,
}
DAYS = ("contract_start", "renewal_on")
LISTS = ("aliases", "domains")
FLAGS = ("active", "do_not_survey", "is_moment_of_truth")

Edits = pd.DataFrame | Mapping[int, Mapping[str, object]]


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a table by column as SQLite takes them, None where missing."""
    whole = table.astype(object).where(table.notna(), None)
    rows = whole.itertuples(index=False, name=None)
    return [dict(zip(table.columns, row, strict=True)) for row in rows]


def frame(db: Database, sql: str, **values: object) -> pd.DataFrame:
    """Return the result of a query; lists are decoded, flags are booleans."""
    cursor = db.conn.execute(sql, values)
    columns = [d[0] for d in cursor.description]
    table = pd.DataFrame(cursor.fetchall(), columns=columns)
    for name in columns:
        if name in LISTS:
            table[name] = pd.Series([json.loads(v) for v in table[name]], dtype=object)
        elif name in FLAGS:
            table[name] = table[name].astype(bool)
        elif name.endswith(("_id", "_minor")) and name != "external_id":
            table[name] = table[name].astype("Int64")
    return table


def edits(changes: Edits, editable: Sequence[str]) -> dict[int, dict[str, Any]]:
    """Return the edited values of each id, checked and ready to bind.

    Parameters
    ----------
    changes : DataFrame or mapping
        Values by id; a table has the id in its column ``id`` or in its index.
    editable : sequence of str
        Columns that may be changed; others are left out.
    """
    if isinstance(changes, pd.DataFrame):
        table = changes.set_index("id") if "id" in changes else changes
        rows: Mapping[Any, Mapping[Any, object]] = table.to_dict("index")
    else:
        rows = changes
    return {
        int(i): {c: checked(c, v) for c, v in row.items() if c in editable}
        for i, row in rows.items()
    }


def checked(column: str, value: object) -> Any:
    """Return a value as SQLite keeps it; refuse what the column cannot hold."""
    value = plain(value)
    if value is None or value == "":
        return "[]" if column in LISTS else None
    if column in CLOSED and value not in CLOSED[column]:
        raise VocError(
            N_("'{value}' is not a {what}. Use one of: {accepted}."),
            value=value,
            what=column,
            accepted=", ".join(CLOSED[column]),
        )
    if column in DAYS:
        return _day(column, str(value))
    if column in LISTS:
        return json.dumps(value if isinstance(value, list) else [value], ensure_ascii=False)
    return int(bool(value)) if column in FLAGS else value


def plain(value: object) -> Any:
    """Return a Python value: numpy scalars unwrapped, every kind of missing as None."""
    if isinstance(value, list | tuple | set):
        return [str(v) for v in value]
    if value is None or pd.isna(value):  # type: ignore[call-overload]
        return None
    if isinstance(value, str):
        return value.strip()
    return value.item() if hasattr(value, "item") else value


def cells(column: pd.Series) -> list[Any]:
    """Return the values of a column as Python has them, None where missing."""
    return list(column.to_numpy(dtype=object, na_value=None))  # type: ignore[call-overload]


def change(db: Database, table: str, columns: Mapping[str, object], identity: int) -> None:
    """Write some columns of one row; names come from our own constants, never from input."""
    places = ", ".join(f"{name} = :{name}" for name in columns)
    db.conn.execute(f"UPDATE {table} SET {places} WHERE id = :id", {**columns, "id": identity})


def added(db: Database, table: str, values: Mapping[str, object]) -> int:
    """Insert one row and return its id."""
    names = ", ".join(values)
    places = ", ".join(f":{name}" for name in values)
    cursor = db.conn.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", dict(values))
    return int(cursor.lastrowid or 0)


def refuse_missing(db: Database, table: str, ids: Sequence[int]) -> None:
    """Refuse ids that are not in `table`."""
    sql = f"SELECT id FROM {table} WHERE id IN (SELECT value FROM json_each(:ids))"
    known = {r[0] for r in db.conn.execute(sql, {"ids": json.dumps(list(ids))})}
    for i in ids:
        if i not in known:
            raise VocError(
                N_("There is no {what} with the id {id}. Reload the page."), what=table, id=i
            )


def _day(column: str, value: str) -> str:
    try:
        return date.fromisoformat(value[:10]).isoformat()
    except ValueError:
        raise VocError(
            N_("'{value}' in {column} is not a day. Write it as 2026-03-31."),
            value=value,
            column=column,
        ) from None
