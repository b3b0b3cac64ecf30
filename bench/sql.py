"""The touchpoint x role table in plain SQL, with the index that suits it best.

SQL is given every advantage: a table of its own in the same file, in which each feedback already
has its role and person, and for each query an index that holds all it reads, group keys first, then
the day. (Day first makes SQLite sort for the GROUP BY and is four to ten times slower.)
"""

from typing import Any, Final

MAKE: Final = """
CREATE TABLE bench_voice AS
SELECT feedback.id, touchpoint_id AS touchpoint, coalesce(role, 'unknown') AS role,
       coalesce(contact_id, -feedback.id) AS person, source, metric, occurred_on AS day, score,
       valence
FROM feedback
LEFT JOIN contact ON contact.id = contact_id
WHERE touchpoint_id IS NOT NULL AND valence IS NOT NULL
"""
INDEXES: Final = (
    "CREATE INDEX bench_items ON bench_voice (touchpoint, role, day, valence)",
    """CREATE INDEX bench_latest
    ON bench_voice (metric, touchpoint, role, person, day DESC, id DESC, valence)""",
    "CREATE INDEX bench_sources ON bench_voice (touchpoint, role, person, source, day, valence)",
    "ANALYZE bench_voice",
)
ITEMS: Final = """
SELECT touchpoint, role, count(*) AS n, sum(valence = 1) AS n_pos, sum(valence = -1) AS n_neg
FROM bench_voice
WHERE day BETWEEN :since AND :until
GROUP BY touchpoint, role
"""
LATEST: Final = """
WITH answer AS (
    SELECT touchpoint, role, valence,
           row_number() OVER (
               PARTITION BY touchpoint, role, person ORDER BY day DESC, id DESC
           ) AS place
    FROM bench_voice
    WHERE metric = 'csat' AND day BETWEEN :since AND :until
)
SELECT touchpoint, role, count(*) AS n, sum(valence = 1) AS n_pos, sum(valence = -1) AS n_neg
FROM answer
WHERE place = 1
GROUP BY touchpoint, role
"""
SOURCES: Final = """
WITH source AS (
    SELECT touchpoint, role, person, avg(valence = 1) AS pos, avg(valence = -1) AS neg
    FROM bench_voice
    WHERE day BETWEEN :since AND :until
    GROUP BY touchpoint, role, person, source
),
voice AS (
    SELECT touchpoint, role, avg(pos) AS pos, avg(neg) AS neg
    FROM source
    GROUP BY touchpoint, role, person
)
SELECT touchpoint, role, count(*) AS n, sum(pos) AS n_pos, sum(neg) AS n_neg
FROM voice
GROUP BY touchpoint, role
"""


def prepare(connection: Any) -> None:
    """Make the table and the indexes of this bench; the app itself has none of them."""
    connection.execute("DROP TABLE IF EXISTS bench_voice")
    for statement in (MAKE, *INDEXES):
        connection.execute(statement)
    connection.commit()
