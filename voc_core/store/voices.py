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
    "valence",
    "text_valence",
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
       valence,
       CASE WHEN tone >= 0.25 THEN 1 WHEN tone <= -0.25 THEN -1 WHEN tone IS NOT NULL THEN 0 END
FROM feedback
WHERE account_id IN (SELECT id FROM account WHERE active = 1)
ORDER BY id
"""


def voices(store: Store) -> Iterator[list[tuple[object, ...]]]:
    """Yield the feedback of active accounts as tuples of `COLUMNS`, in chunks; closed words come as their position.

    Notes
    -----
    ``text_valence`` is the valence of the tone (DESIGN 3): missing where there is no text.
    """
    with store.open() as db:
        cursor = db.conn.execute(SELECT_VOICES)
        while rows := cursor.fetchmany(CHUNK):
            yield rows
