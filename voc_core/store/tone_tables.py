"""Tables of what people and scored comments taught about tone; a correction wins by itself."""

from typing import Final

TABLES: Final = """
CREATE TABLE tone_correction (
    id INTEGER PRIMARY KEY,
    source_system TEXT NOT NULL,
    external_id TEXT NOT NULL,
    text TEXT NOT NULL,
    tone INTEGER NOT NULL CHECK (tone IN (-1, 0, 1)),
    heard REAL,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    reverted_at TEXT
) STRICT;
CREATE UNIQUE INDEX tone_correction_live ON tone_correction(source_system, external_id)
WHERE reverted_at IS NULL;

CREATE TABLE tone_model (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    who TEXT NOT NULL,
    tuning TEXT NOT NULL CHECK (json_valid(tuning)),
    n_texts INTEGER NOT NULL,
    n_corrections INTEGER NOT NULL,
    before REAL NOT NULL,
    after REAL NOT NULL,
    is_on INTEGER NOT NULL CHECK (is_on IN (0, 1))
) STRICT;
CREATE UNIQUE INDEX tone_model_on ON tone_model(is_on) WHERE is_on
"""
"""A correction belongs to what was said: it follows the feedback through undo and a new import by
its identity, and counts while the text is the same. At most one model is on."""

LIVE: Final = """
SELECT tone FROM tone_correction
WHERE reverted_at IS NULL AND source_system = NEW.source_system
  AND external_id = NEW.external_id AND text = NEW.text
"""
DISOBEYED: Final = f"""EXISTS ({LIVE}
    AND (tone IS NOT NEW.tone OR (NEW.metric = 'none' AND tone IS NOT NEW.valence)))"""
OBEY: Final = f"""
UPDATE feedback
SET tone = ({LIVE}), valence = CASE metric WHEN 'none' THEN ({LIVE}) ELSE valence END
WHERE id = NEW.id
"""
WAITING: Final = """
CREATE TABLE tone_waiting (
    feedback_id INTEGER PRIMARY KEY REFERENCES feedback(id) ON DELETE CASCADE
) STRICT
"""
"""Texts that came in while another reader than our own rules was in force, until it reads them."""
IS_ANOTHER: Final = """
EXISTS (SELECT 1 FROM setting WHERE name = 'tone_reader' AND json_extract(value, '$.kind') <> 'own')
"""
WAIT: Final = "INSERT OR IGNORE INTO tone_waiting (feedback_id) VALUES (NEW.id)"
WAITING_TRIGGERS: Final = (
    f"""CREATE TRIGGER tone_waits_new AFTER INSERT ON feedback
    WHEN NEW.text IS NOT NULL AND {IS_ANOTHER} BEGIN {WAIT}; END""",
    f"""CREATE TRIGGER tone_waits_again AFTER UPDATE OF text ON feedback
    WHEN NEW.text IS NOT NULL AND NEW.text IS NOT OLD.text AND {IS_ANOTHER} BEGIN {WAIT}; END""",
)
TRIGGERS: Final = (
    f"""CREATE TRIGGER tone_corrected_new AFTER INSERT ON feedback
    WHEN {DISOBEYED} BEGIN {OBEY}; END""",
    f"""CREATE TRIGGER tone_corrected_again AFTER UPDATE OF tone, valence, text, metric ON feedback
    WHEN {DISOBEYED} BEGIN {OBEY}; END""",
    """CREATE TRIGGER tone_corrected AFTER INSERT ON tone_correction BEGIN
    UPDATE feedback
    SET tone = NEW.tone, valence = CASE metric WHEN 'none' THEN NEW.tone ELSE valence END
    WHERE source_system = NEW.source_system AND external_id = NEW.external_id
      AND text = NEW.text; END""",
)
READ_AGAIN: Final = """
INSERT OR IGNORE INTO tone_waiting (feedback_id)
SELECT id
FROM feedback
WHERE text IS NOT NULL AND NOT EXISTS (
    SELECT 1
    FROM setting
    WHERE name = 'tone_version' AND json_type(value) = 'object'
      AND json_extract(value, '$.after') IS NULL
);

UPDATE setting
SET value = json_quote(json_extract(value, '$.as'))
WHERE name = 'tone_version' AND json_type(value) = 'object'
  AND json_extract(value, '$.after') IS NULL;

DELETE FROM setting WHERE name = 'tone_version' AND json_type(value) = 'object'
"""
"""Texts wait whose tone is not, or may not be, what the reader in force makes of them. What an undo
deletes waits no longer; what comes back waits again."""
