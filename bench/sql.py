"""The touchpoint x role table in plain SQL, with the index that suits it best.

The indexes hold every column that is read; the group keys stand first, then the day: day first makes
SQLite sort for the GROUP BY and is four to ten times slower.
"""

from typing import Any, Final

INDEXES: Final = (
    """CREATE INDEX IF NOT EXISTS bench_items
    ON feedback (touchpoint_id, contact_id, occurred_on, valence)""",
    """CREATE INDEX IF NOT EXISTS bench_latest
    ON feedback (metric, touchpoint_id, contact_id, occurred_on, id, valence, score)""",
    """CREATE INDEX IF NOT EXISTS bench_sources
    ON feedback (touchpoint_id, contact_id, source, occurred_on, id, valence)""",
    "CREATE INDEX IF NOT EXISTS bench_role ON contact (id, role)",
    "ANALYZE",
)
ITEMS: Final = """
SELECT touchpoint_id, coalesce(role, 'unknown') AS role,
       count(*) AS n, sum(valence = 1) AS n_pos, sum(valence = -1) AS n_neg
FROM feedback
LEFT JOIN contact ON contact.id = contact_id
WHERE touchpoint_id > 0
  AND occurred_on BETWEEN :since AND :until
  AND valence IS NOT NULL
GROUP BY touchpoint_id, coalesce(role, 'unknown')
ORDER BY touchpoint_id, coalesce(role, 'unknown')
"""
LATEST: Final = """
WITH answer AS (
    SELECT touchpoint_id, contact_id, valence, score,
           row_number() OVER (
               PARTITION BY touchpoint_id, coalesce(contact_id, -id)
               ORDER BY occurred_on DESC, id DESC
           ) AS place
    FROM feedback
    WHERE metric = 'csat'
      AND touchpoint_id > 0
      AND occurred_on BETWEEN :since AND :until
      AND valence IS NOT NULL
)
SELECT touchpoint_id, coalesce(role, 'unknown') AS role,
       count(*) AS n, sum(valence = 1) AS n_pos, sum(valence = -1) AS n_neg
FROM answer
LEFT JOIN contact ON contact.id = contact_id
WHERE place = 1
GROUP BY touchpoint_id, coalesce(role, 'unknown')
ORDER BY touchpoint_id, coalesce(role, 'unknown')
"""
SOURCES: Final = """
WITH source AS (
    SELECT touchpoint_id, contact_id, coalesce(contact_id, -id) AS person,
           avg(valence = 1) AS pos, avg(valence = -1) AS neg
    FROM feedback
    WHERE touchpoint_id > 0
      AND occurred_on BETWEEN :since AND :until
      AND valence IS NOT NULL
    GROUP BY touchpoint_id, contact_id, coalesce(contact_id, -id), source
),
voice AS (
    SELECT touchpoint_id, contact_id, avg(pos) AS pos, avg(neg) AS neg
    FROM source
    GROUP BY touchpoint_id, contact_id, person
)
SELECT touchpoint_id, coalesce(role, 'unknown') AS role,
       count(*) AS n, sum(pos) AS n_pos, sum(neg) AS n_neg
FROM voice
LEFT JOIN contact ON contact.id = contact_id
GROUP BY touchpoint_id, coalesce(role, 'unknown')
ORDER BY touchpoint_id, coalesce(role, 'unknown')
"""


def prepare(connection: Any) -> None:
    """Make the indexes of this bench; the app itself has none of them."""
    for statement in INDEXES:
        connection.execute(statement)
    connection.commit()
