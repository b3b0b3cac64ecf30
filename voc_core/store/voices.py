"""The columns of every feedback that counting needs, without its text."""

from collections.abc import Iterator
from typing import Final

from voc_core.store.base import Store
from voc_core.vocabulary import METRICS, SOURCES

CHUNK: Final = 100_000


def _codes(column: str, words: tuple[str, ...]) -> str:
    cases = " ".join(f"WHEN '{word}' THEN {code}" for code, word in enumerate(words))
    return f"CASE {column} {cases} END"


COLUMNS: Final = (
    "feedback",
    "contact",
    "account",
    "touchpoint",
    "source",
    "metric",
    "occurred_on",
    "score",
    "place",
    "valence",
    "tone",
)

SELECT_VOICES: Final = f"""
SELECT id,
       contact_id,
       account_id,
       coalesce(touchpoint_id, 0),
       {_codes("source", SOURCES)},
       {_codes("metric", METRICS)},
       occurred_on,
       score,
       (score - scale_low) / (scale_high - scale_low),
       valence,
       tone
FROM feedback
WHERE account_id IN (SELECT id FROM account WHERE active = 1)
ORDER BY id
"""


def voices(store: Store) -> Iterator[list[tuple[object, ...]]]:
    """Yield the feedback of active accounts as tuples of `COLUMNS`, in chunks; closed words come as their position.

    Notes
    -----
    ``place`` is where the score lies on its scale [0 to 1]; ``tone`` is missing where there is no
    text [-1 to 1].
    """
    with store.open() as db:
        cursor = db.conn.execute(SELECT_VOICES)
        while rows := cursor.fetchmany(CHUNK):
            yield rows
