"""Journeys: stages and touchpoints in order, edited as one table."""

import re
import unicodedata
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store.base import Store
from voc_core.store.rows import added, change, checked, frame
from voc_core.vocabulary import N_

FIRST_JOURNEY: Final = ("Customer journey", "客户旅程")
LANES: Final = (
    "name",
    "name_zh",
    "weight",
    "expectation",
    "expectation_zh",
    "channel",
    "owner",
    "frontstage",
    "backstage",
    "support",
    "tools",
    "is_moment_of_truth",
)
ORDERED = f"""
SELECT touchpoint.id, code, journey.id AS journey, journey.name AS journey_name,
       stage.id AS stage, stage.name AS stage_name, stage.name_zh AS stage_name_zh,
       {", ".join(f"touchpoint.{name}" for name in LANES)}
FROM touchpoint
JOIN stage ON stage.id = touchpoint.stage_id
JOIN journey ON journey.id = stage.journey_id
ORDER BY journey.position, journey.id, stage.position, stage.id, touchpoint.position, touchpoint.id
"""
STAGES = """
SELECT id, name, name_zh
FROM stage
WHERE journey_id = :journey
ORDER BY position, id
"""
FIRST = """
SELECT id
FROM journey
ORDER BY position, id
LIMIT 1
"""
HANGING = """
SELECT count(*)
FROM feedback
WHERE touchpoint_id = :id
"""
FORGET = (
    "UPDATE feedback_undone SET touchpoint_id = NULL WHERE touchpoint_id = :id",
    "DELETE FROM import_change WHERE entity = 'touchpoint' AND entity_id = :id",
    "DELETE FROM touchpoint WHERE id = :id",
)
DROP_EMPTY = """
DELETE FROM stage
WHERE id = :stage AND NOT EXISTS (SELECT 1 FROM touchpoint WHERE stage_id = :stage)
"""


def touchpoints(store: Store) -> pd.DataFrame:
    """Return every touchpoint in journey order, with its stage and journey.

    Returns
    -------
    DataFrame
        ``id``, ``code``, ``journey``, ``journey_name``, ``stage``, ``stage_name``,
        ``stage_name_zh`` and the columns of `LANES`; texts are missing where not written.
    """
    with store.open() as db:
        return frame(db, ORDERED)


def add(store: Store, name: str, name_zh: str | None = None) -> int:
    """Add an empty journey after the others and return its id."""
    with store.write(f"add journey {name}") as db:
        return _journey(db, name, name_zh)


def save(store: Store, table: pd.DataFrame, journey: int | None = None) -> None:
    """Save the stages and touchpoints of one journey as an edited table says.

    Parameters
    ----------
    table : DataFrame
        As from `touchpoints`, one row per touchpoint in the wanted order; ``id`` is missing for a
        new one; a touchpoint that is not there is deleted. ``stage_name`` says the stage: a name
        that is new on every row of a stage renames it, else it moves the touchpoint.
    journey : int, optional
        Which journey; the first, made if there is none, by default.

    Raises
    ------
    VocError
        If a touchpoint with feedback would be deleted, or a name is missing.
    """
    records = table.to_dict("records")
    rows = [{str(c): checked(str(c), v) for c, v in r.items()} for r in records]
    for row in rows:
        if not row.get("name") or not row.get("stage_name"):
            raise VocError(N_("Every touchpoint needs a name and a stage. Fill in both."))
    with store.write("save the journey's stages and touchpoints") as db:
        _save(db, rows, journey or first(db))


def first(db: Database) -> int:
    """Return the id of the first journey, made if there is none."""
    found = db.conn.execute(FIRST).fetchone()
    return int(found[0]) if found else _journey(db, *FIRST_JOURNEY)


def free_code(db: Database, name: str) -> str:
    """Return a code for a touchpoint of this name that no other has."""
    folded = unicodedata.normalize("NFKC", name).casefold()
    code = stem = re.sub(r"\W+", "_", folded).strip("_")[:60] or "touchpoint"
    taken = {r[0] for r in db.conn.execute("SELECT code FROM touchpoint")}
    n = 1
    while code in taken:
        n += 1
        code = f"{stem}_{n}"
    return code


def _journey(db: Database, name: str, name_zh: str | None) -> int:
    n = db.conn.execute("SELECT count(*) FROM journey").fetchone()[0]
    return added(db, "journey", {"name": name, "name_zh": name_zh, "position": n})


def _save(db: Database, rows: list[dict[str, Any]], journey: int) -> None:
    table = frame(db, ORDERED)
    before = table[table["journey"] == journey]
    stages = _stages(db, rows, journey, before)
    for position, row in enumerate(rows):
        values: dict[str, Any] = {c: row[c] for c in LANES if c in row}
        values |= {"stage_id": stages[row["stage_name"]], "position": position}
        values = _with_defaults(values)
        if row.get("id") is None:
            code = row.get("code") or free_code(db, row["name"])
            added(db, "touchpoint", {**values, "code": code})
        else:
            change(db, "touchpoint", values, int(row["id"]))
    kept = {int(r["id"]) for r in rows if r.get("id") is not None}
    for identity, name in zip(before["id"], before["name"], strict=True):
        if identity not in kept:
            _delete(db, int(identity), name)
    for stage in before["stage"].unique():
        db.conn.execute(DROP_EMPTY, {"stage": int(stage)})


def _with_defaults(values: dict[str, Any]) -> dict[str, Any]:
    for column, default in (("weight", 1.0), ("is_moment_of_truth", 0)):
        if column in values and values[column] is None:
            values[column] = default
    if not 0 <= values.get("weight", 1) <= 10:
        raise VocError(
            N_("The weight of '{name}' is {weight}. Use a number from 0 to 10."),
            name=values["name"],
            weight=values["weight"],
        )
    return values


def _stages(
    db: Database, rows: list[dict[str, Any]], journey: int, before: pd.DataFrame
) -> dict[str, int]:
    """Return the id of each stage named in `rows`: renamed, found or made, in their order."""
    known = {name: int(i) for i, name, _ in db.conn.execute(STAGES, {"journey": journey})}
    _rename(rows, known, before)
    ids: dict[str, int] = {}
    for row in rows:
        name = row["stage_name"]
        if name in ids:
            continue
        values = {"name": name, "position": len(ids)}
        if "stage_name_zh" in row:
            values["name_zh"] = row["stage_name_zh"]
        if name not in known:
            known[name] = added(db, "stage", {**values, "journey_id": journey})
        change(db, "stage", values, known[name])
        ids[name] = known[name]
    return ids


def _rename(rows: list[dict[str, Any]], known: dict[str, int], before: pd.DataFrame) -> None:
    """Give a stage its new name in `known` where all of its touchpoints carry the same new one."""
    stage_of = dict(zip(before["id"], before["stage_name"], strict=True))
    names: dict[str, set[str]] = {}
    for row in rows:
        former = stage_of.get(row.get("id"))
        if former is not None:
            names.setdefault(former, set()).add(row["stage_name"])
    for former, new in names.items():
        if len(new) == 1 and (name := new.pop()) not in known:
            known[name] = known.pop(former)


def _delete(db: Database, identity: int, name: str) -> None:
    n = db.conn.execute(HANGING, {"id": identity}).fetchone()[0]
    if n:
        raise VocError(
            N_("'{name}' cannot be deleted: {n} feedbacks belong to it. Rename or move it."),
            name=name,
            n=n,
        )
    for statement in FORGET:
        db.conn.execute(statement, {"id": identity})
