"""What people corrected about tone, and what was learned from it."""

import json
from typing import Final

import pandas as pd

from voc_core.errors import VocError
from voc_core.store.base import Store, now, who_am_i
from voc_core.store.rows import frame, records
from voc_core.vocabulary import N_

FEEDBACK: Final = """
SELECT source_system, external_id, text, tone AS heard
FROM feedback
WHERE id = :id AND text IS NOT NULL
"""
LIVE_OF: Final = """
SELECT id, heard, text
FROM tone_correction
WHERE source_system = :source_system AND external_id = :external_id AND reverted_at IS NULL
"""
CORRECT: Final = """
INSERT INTO tone_correction (source_system, external_id, text, tone, heard, at, who)
VALUES (:source_system, :external_id, :text, :tone, :heard, :at, :who)
"""
READ_AGAIN: Final = """
INSERT OR IGNORE INTO {waiting} (feedback_id)
SELECT f.id
FROM tone_correction AS c
JOIN feedback AS f
  ON f.source_system = c.source_system AND f.external_id = c.external_id AND f.text = c.text
WHERE c.id = :id
"""
READ_THEMES: Final = READ_AGAIN.format(waiting="theme_pending")
"""The tones of clauses follow a correction where themes are read."""
READ_TONE: Final = READ_AGAIN.format(waiting="tone_waiting")
REVERT: Final = "UPDATE tone_correction SET reverted_at = :at WHERE id = :id"
CORRECTIONS: Final = """
SELECT c.id, f.id AS feedback, c.text, c.tone, c.heard, c.at, c.who
FROM tone_correction AS c
LEFT JOIN feedback AS f
  ON f.source_system = c.source_system AND f.external_id = c.external_id AND f.text = c.text
WHERE c.reverted_at IS NULL
ORDER BY c.id DESC
"""
LABELLED: Final = """
SELECT f.text, f.source, coalesce(c.tone, f.valence) AS valence, c.id IS NOT NULL AS is_corrected
FROM feedback AS f
LEFT JOIN tone_correction AS c
  ON c.source_system = f.source_system AND c.external_id = f.external_id
 AND c.text = f.text AND c.reverted_at IS NULL
WHERE f.text IS NOT NULL AND (c.id IS NOT NULL OR (f.metric <> 'none' AND f.valence IS NOT NULL))
ORDER BY c.id IS NULL, f.occurred_on DESC, f.id DESC
LIMIT :limit
"""
MODELS: Final = """
SELECT id, at, who, tuning, n_texts, n_corrections, before, after, is_on
FROM tone_model
ORDER BY id DESC
"""
KEEP: Final = """
INSERT INTO tone_model (at, who, tuning, n_texts, n_corrections, before, after, is_on)
VALUES (:at, :who, :tuning, :n_texts, :n_corrections, :before, :after, 1)
"""
ALL_OFF: Final = "UPDATE tone_model SET is_on = 0 WHERE is_on"
ONE_ON: Final = "UPDATE tone_model SET is_on = 1 WHERE id = :id"


def correct(store: Store, feedback: int, tone: int) -> None:
    """Keep what a person says the tone of a feedback is; it wins over what is read from its text.

    Its themes wait to be read again, see `text.corrected`.

    Parameters
    ----------
    feedback : int
        Its id.
    tone : int
        -1, 0 or +1.

    Raises
    ------
    VocError
        If there is no such feedback, or it has no text.
    """
    with store.write(f"tone of feedback {feedback} corrected to {tone:+d}") as db:
        said = frame(db, FEEDBACK, id=int(feedback))
        if said.empty:
            raise VocError(
                N_("Feedback {id} has no text whose tone could be corrected. Choose another."),
                id=feedback,
            )
        (row,) = records(said)
        live = frame(db, LIVE_OF, **{k: row[k] for k in ("source_system", "external_id")})
        if len(live):
            if live["text"].iloc[0] == row["text"]:
                row["heard"] = live["heard"].iloc[0]
            db.conn.execute(REVERT, {"id": int(live["id"].iloc[0]), "at": now()})
        made = db.conn.execute(CORRECT, {**row, "tone": int(tone), "at": now(), "who": who_am_i()})
        db.conn.execute(READ_THEMES, {"id": made.lastrowid})


def take_back(store: Store, correction: int) -> None:
    """Let a correction go, one of `corrections`; tone and themes of its text wait to be read."""
    with store.write(f"correction {correction} of a tone taken back") as db:
        db.conn.execute(REVERT, {"id": int(correction), "at": now()})
        for again in (READ_TONE, READ_THEMES):
            db.conn.execute(again, {"id": int(correction)})


def corrections(store: Store) -> pd.DataFrame:
    """Return the corrections in force, newest first.

    Returns
    -------
    DataFrame
        ``id``, ``feedback`` (missing while its import is undone), ``text``, ``tone`` [-1, 0, 1],
        ``heard`` (what was read from the text) [-1 to 1], ``at`` (UTC), ``who``.
    """
    with store.open() as db:
        return frame(db, CORRECTIONS)


def labelled(store: Store, limit: int) -> pd.DataFrame:
    """Return texts whose tone is known: corrected ones first, then the newest with a score.

    Returns
    -------
    DataFrame
        ``text``, ``source``, ``valence`` [-1, 0, 1], ``is_corrected``.
    """
    with store.open() as db:
        return frame(db, LABELLED, limit=int(limit)).astype({"is_corrected": bool})


def models(store: Store) -> pd.DataFrame:
    """Return what was learned, newest first; ``tuning`` is JSON, at most one ``is_on``."""
    with store.open() as db:
        return frame(db, MODELS).astype({"is_on": bool})


def keep_model(
    store: Store, tuning: object, *, n_texts: int, n_corrections: int, before: float, after: float
) -> None:
    """Keep what was learned and switch it on."""
    row = {"tuning": json.dumps(tuning, ensure_ascii=False), "n_texts": n_texts, "before": before}
    row |= {"n_corrections": n_corrections, "after": after, "at": now(), "who": who_am_i()}
    with store.write("tone learned from scored comments") as db:
        db.conn.execute(ALL_OFF)
        db.conn.execute(KEEP, row)


def use_model(store: Store, model: int | None) -> None:
    """Switch one kept model on, or all off."""
    with store.write(f"tone model {model or 'none'} switched on") as db:
        db.conn.execute(ALL_OFF)
        if model is not None:
            db.conn.execute(ONE_ON, {"id": int(model)})
