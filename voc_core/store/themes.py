"""The themes people edit, and what of the feedback speaks of them."""

import json
import re
from collections.abc import Mapping
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.errors import VocError
from voc_core.store.base import Store
from voc_core.store.rows import added, change, frame, plain
from voc_core.vocabulary import N_

EDITABLE: Final = ("name", "name_zh", "terms", "exclusions", "examples", "active", "position")
JSON: Final = ("terms", "exclusions", "examples")

TABLE: Final = """
SELECT theme.id, code, name, name_zh, terms, exclusions, examples, position, active, origin,
       (SELECT count(DISTINCT feedback_id) FROM feedback_theme WHERE theme_id = theme.id) AS n
FROM theme
ORDER BY position, theme.id
"""
NAMES: Final = """
SELECT id AS theme, name,
       name_zh || iif(count(*) OVER same > 1,
                      ' (' || row_number() OVER (same ORDER BY position, id) || ')', '') AS name_zh
FROM theme
WINDOW same AS (PARTITION BY name_zh)
ORDER BY position, id
"""
TERMS: Final = """
SELECT id, terms, exclusions
FROM theme
WHERE active = 1
ORDER BY id
"""
NEWEST_TEXTS: Final = """
SELECT id, text, language
FROM feedback
WHERE text IS NOT NULL
ORDER BY occurred_on DESC, id DESC
LIMIT :limit
"""
UNASSIGNED: Final = """
SELECT id, text, language
FROM feedback
WHERE text IS NOT NULL
  AND abs(tone) >= :clear
ORDER BY occurred_on DESC, id DESC
LIMIT :limit
"""


def table(store: Store) -> pd.DataFrame:
    """Return every theme in order, also inactive ones.

    Returns
    -------
    DataFrame
        ``id``, ``code``, ``name``, ``name_zh``, ``terms`` and ``exclusions`` (dict of a list per
        language), ``examples`` (list), ``position``, ``active``, ``origin``, ``n`` [feedback].
    """
    with store.open() as db:
        found = frame(db, TABLE)
    for name in JSON:
        found[name] = pd.Series([json.loads(v) for v in found[name]], dtype=object)
    return found


def names(store: Store) -> pd.DataFrame:
    """Return ``theme`` (id), ``name``, ``name_zh`` of every theme in order.

    A name is used once; those of one Chinese name are numbered, so that a picture tells them apart.
    """
    with store.open() as db:
        return frame(db, NAMES)


def terms(store: Store) -> list[tuple[int, tuple[str, ...], tuple[str, ...]]]:
    """Return id, terms and exclusions of the active themes, all languages together."""
    with store.open() as db:
        rows = db.conn.execute(TERMS).fetchall()
    return [(int(i), _together(these), _together(those)) for i, these, those in rows]


def _together(stored: str) -> tuple[str, ...]:
    return tuple(term for of_language in json.loads(stored).values() for term in of_language)


def add(store: Store, values: Mapping[str, Any], origin: str = "person") -> int:
    """Add a theme and return its id; its place is the last."""
    with store.write(f"add theme {values.get('name')}") as db:
        return insert(db, values, origin)


def insert(db: Database, values: Mapping[str, Any], origin: str) -> int:
    """Add a theme inside a transaction and return its id."""
    checked = _checked(db, values)
    (last,) = db.conn.execute("SELECT coalesce(max(position), -1) FROM theme").fetchone()
    code = _free_code(db, str(checked["name"]))
    return added(db, "theme", {"position": last + 1, **checked, "code": code, "origin": origin})


def update(store: Store, theme: int, values: Mapping[str, Any]) -> None:
    """Change some of `EDITABLE` of a theme."""
    with store.write(f"edit theme {theme}") as db:
        _refuse_unknown(db, theme)
        change(db, "theme", _checked(db, values, theme), theme)


def merge(store: Store, kept: int, other: int) -> None:
    """Give the terms, exclusions and examples of `other` to `kept`; `other` is switched off.

    `kept` is on afterwards if one of the two was.
    """
    if kept == other:
        raise VocError(N_("A theme cannot be merged with itself. Choose another one."))
    themes = table(store).set_index("id")
    with store.write(f"merge theme {other} into {kept}") as db:
        for theme in (kept, other):
            _refuse_unknown(db, theme)
        one, two = themes.loc[kept], themes.loc[other]
        values = {name: _union(one[name], two[name]) for name in JSON}
        values["active"] = one["active"] or two["active"]
        change(db, "theme", _checked(db, values, kept), kept)
        change(db, "theme", {"active": 0}, other)


def _union(one: Any, two: Any) -> Any:
    if isinstance(one, list):
        return list(dict.fromkeys([*one, *two]))
    return {lang: _union(one.get(lang, []), two.get(lang, [])) for lang in {**one, **two}}


def newest_texts(store: Store, limit: int) -> pd.DataFrame:
    """Return ``id``, ``text``, ``language`` of the newest feedback with text."""
    with store.open() as db:
        return frame(db, NEWEST_TEXTS, limit=int(limit))


def clear_texts(store: Store, clear: float, limit: int) -> pd.DataFrame:
    """Return ``id``, ``text``, ``language`` of the newest texts with a tone of at least `clear`."""
    with store.open() as db:
        return frame(db, UNASSIGNED, clear=float(clear), limit=int(limit))


def _checked(db: Database, values: Mapping[str, Any], theme: int | None = None) -> dict[str, Any]:
    """Return the editable values as SQLite keeps them; a name is needed and used once."""
    kept = {name: value for name, value in values.items() if name in EDITABLE}
    if theme is None or "name" in kept:
        kept["name"] = plain(kept.get("name")) or ""
        _refuse_name(db, kept["name"], theme)
    for name in JSON:
        if name in kept:
            kept[name] = json.dumps(kept[name], ensure_ascii=False)
    if "active" in kept:
        kept["active"] = int(bool(kept["active"]))
    return kept


def _refuse_name(db: Database, name: str, theme: int | None) -> None:
    if not name:
        raise VocError(N_("A theme needs a name. Write one and save again."))
    sql = "SELECT 1 FROM theme WHERE name = :name AND id IS NOT :theme"
    if db.conn.execute(sql, {"name": name, "theme": theme}).fetchone():
        raise VocError(
            N_("There is a theme named '{name}' already. Choose another name."), name=name
        )


def _refuse_unknown(db: Database, theme: int) -> None:
    if not db.conn.execute("SELECT 1 FROM theme WHERE id = ?", [theme]).fetchone():
        raise VocError(N_("There is no theme with the id {id}. Reload the page."), id=theme)


def _free_code(db: Database, name: str) -> str:
    stem = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_") or "theme"
    used = {code for (code,) in db.conn.execute("SELECT code FROM theme")}
    numbers = (f"{stem}_{n}" for n in range(2, len(used) + 3))
    return stem if stem not in used else next(code for code in numbers if code not in used)
