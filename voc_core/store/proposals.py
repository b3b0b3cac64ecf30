"""What people decided on the themes that were proposed to them: kept, and taken back on demand."""

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

import pandas as pd
from sqlite_utils.db import Database

from voc_core.store import themes
from voc_core.store.base import Store, now, who_am_i
from voc_core.store.rows import frame

DECISIONS: Final = """
SELECT decided.id, label, decision, phrases, n_clauses, theme_id, name, name_zh, who, at,
       decided.id = max(decided.id) OVER (PARTITION BY label) AS is_newest
FROM theme_decision AS decided
LEFT JOIN theme ON theme.id = theme_id
ORDER BY decided.id DESC
"""
SAY: Final = """
INSERT INTO theme_decision (label, decision, phrases, n_clauses, theme_id, who, at)
VALUES (:label, :decision, :phrases, :n_clauses, :theme, :who, :at)
"""


def accept(store: Store, phrases: Sequence[str], n_clauses: int, values: Mapping[str, Any]) -> int:
    """Make a theme with these `values` of a proposal and return its id."""
    with store.write(f"accept the proposed theme {phrases[0]}") as db:
        theme = themes.insert(db, values, "proposal")
        _say(db, "accepted", phrases, n_clauses, theme)
    return theme


def drop(store: Store, phrases: Sequence[str], n_clauses: int) -> None:
    """Remember that nobody wants this proposal."""
    with store.write(f"drop the proposed theme {phrases[0]}") as db:
        _say(db, "dropped", phrases, n_clauses)


def put_back(store: Store, phrases: Sequence[str]) -> None:
    """Let a proposal that was dropped be made again."""
    with store.write(f"put back the proposed theme {phrases[0]}") as db:
        _say(db, "put_back", phrases)


def decisions(store: Store) -> pd.DataFrame:
    """Return every decision, the newest first.

    Returns
    -------
    DataFrame
        ``id``, ``label``, ``decision`` (accepted, dropped, put_back), ``phrases`` (list),
        ``n_clauses`` it was seen in, missing where not known; ``theme_id``, ``name``, ``name_zh``
        of the theme made of it, as it is named now; ``who``, ``at``; ``is_newest`` on its label.
    """
    with store.open() as db:
        table = frame(db, DECISIONS)
    table["phrases"] = pd.Series([json.loads(v) for v in table["phrases"]], dtype=object)
    return table.astype({"n_clauses": "Int64", "is_newest": "bool"})


def settled(store: Store) -> list[list[str]]:
    """Return the key phrases of the proposals that are accepted or dropped, the label first."""
    table = decisions(store)
    holds = table[table["is_newest"] & (table["decision"] != "put_back")]
    return [list(phrases) for phrases in holds["phrases"]]


def _say(
    db: Database,
    decision: str,
    phrases: Sequence[str],
    n_clauses: int | None = None,
    theme: int | None = None,
) -> None:
    said = {"label": phrases[0], "decision": decision, "n_clauses": n_clauses, "theme": theme}
    written = json.dumps(list(phrases), ensure_ascii=False)
    db.conn.execute(SAY, {**said, "phrases": written, "who": who_am_i(), "at": now()})
