"""The tables of themes, and the themes every store begins with, read from `themes.json`."""

import json
from importlib.resources import files
from typing import Any, Final

from sqlite_utils.db import Database

THEMES: Final = """
CREATE TABLE theme (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    name_zh TEXT,
    terms TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(terms)),
    exclusions TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(exclusions)),
    examples TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(examples)),
    position INTEGER NOT NULL DEFAULT 0,
    active INTEGER NOT NULL DEFAULT 1 CHECK (active IN (0, 1)),
    origin TEXT NOT NULL CHECK (origin IN ('default', 'person', 'proposal'))
) STRICT;

CREATE TABLE theme_dropped (
    phrase TEXT PRIMARY KEY,
    at TEXT NOT NULL
) STRICT;

CREATE TABLE feedback_theme (
    feedback_id INTEGER NOT NULL REFERENCES feedback(id) ON DELETE CASCADE,
    theme_id INTEGER NOT NULL REFERENCES theme(id),
    clause_start INTEGER NOT NULL CHECK (clause_start >= 0),
    clause_end INTEGER NOT NULL CHECK (clause_end > clause_start),
    tone REAL NOT NULL CHECK (tone >= -1 AND tone <= 1),
    PRIMARY KEY (feedback_id, theme_id, clause_start)
) STRICT, WITHOUT ROWID;
CREATE INDEX feedback_theme_theme ON feedback_theme(theme_id);

CREATE TABLE theme_pending (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback(id) ON DELETE CASCADE
) STRICT;
INSERT INTO theme_pending (feedback_id) SELECT id FROM feedback WHERE text IS NOT NULL;

CREATE TRIGGER feedback_said AFTER INSERT ON feedback WHEN NEW.text IS NOT NULL
BEGIN INSERT OR IGNORE INTO theme_pending (feedback_id) VALUES (NEW.id); END;

CREATE TRIGGER feedback_reworded AFTER UPDATE OF text ON feedback WHEN NEW.text IS NOT OLD.text
BEGIN INSERT OR IGNORE INTO theme_pending (feedback_id) VALUES (NEW.id); END;
"""
"""Texts that are new or changed wait in `theme_pending`; what an undo deletes takes its themes
along, what comes back waits again."""

PROPOSALS: Final = """
CREATE TABLE theme_decision (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('accepted', 'dropped', 'put_back')),
    phrases TEXT NOT NULL CHECK (json_valid(phrases)),
    n_clauses INTEGER,
    theme_id INTEGER REFERENCES theme(id),
    who TEXT,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX theme_decision_label ON theme_decision(label);

INSERT INTO theme_decision (label, decision, phrases, theme_id, at)
SELECT phrase, iif(theme.id IS NULL, 'dropped', 'accepted'), json_array(phrase), theme.id, at
FROM theme_dropped
LEFT JOIN theme ON theme.id = (
    SELECT min(made.id)
    FROM theme AS made, json_each(made.terms) AS list, json_each(list.value) AS term
    WHERE made.origin = 'proposal' AND term.value = phrase
)
ORDER BY at, phrase;

DROP TABLE theme_dropped;
"""
"""The newest decision on a label holds. Until now a proposal that became a theme was kept like one
that nobody wanted."""

LISTS: Final = ("terms", "exclusions", "examples")
ADD: Final = """
INSERT INTO theme (code, name, name_zh, terms, exclusions, examples, position, origin)
VALUES (:code, :name, :name_zh, :terms, :exclusions, :examples, :position, 'default')
ON CONFLICT (code) DO NOTHING
"""


def defaults() -> list[dict[str, Any]]:
    """Return the themes: code, names, and per language terms and exclusions, with examples."""
    text = files(__package__).joinpath("themes.json").read_text(encoding="utf-8")
    themes: list[dict[str, Any]] = json.loads(text)
    return themes


def add_defaults(db: Database) -> None:
    """Add the themes that are not there yet, inside a transaction."""
    for position, theme in enumerate(defaults()):
        lists = {name: json.dumps(theme[name], ensure_ascii=False) for name in LISTS}
        db.conn.execute(ADD, {**theme, **lists, "position": position})
