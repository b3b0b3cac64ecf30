"""A comment belongs to the score it explains, and to none where it speaks of something else."""

import pytest

from tests.ingest.dialects.exports import understood
from tests.ingest.tables import as_csv

NPS = "How likely are you to recommend us?"
PROSE = ["It is slow at every month end.", "The support is quick and friendly."]


@pytest.mark.parametrize(
    ("heading", "is_tied"),
    [
        ("Why?", True),
        ("What could we do better?", True),
        ("Other (please specify)", False),
        ("Which modules? – Other – Text", False),
        ("Anything else you want to tell us?", False),
        ("Any other comments?", False),
        ("其他意见", False),
        ("其他（请注明）", False),
    ],
)
def test_the_comment_after_a_score_explains_it_unless_it_says_otherwise(heading, is_tied):
    rows = [["Company", "Date", NPS, heading]]
    rows += [
        ["Acme GmbH", "2026-03-04", score, text] for score, text in zip("09", PROSE, strict=True)
    ]
    (use,) = understood(as_csv(rows)).mapping.used("comment")
    assert use.about == (NPS if is_tied else None)


def test_the_rows_of_a_matrix_share_one_scale():
    head = ["id. Response ID", "submitdate. Date submitted", "Q1[A]. Rate us [Speed]",
            "Q1[B]. Rate us [Price]", "Q1[C]. Rate us [Help]"]  # fmt: skip
    said = [("Excellent", "Good", "Fair"), ("Very good", "Poor", "Fair"), ("Fair", "Fair", "Fair")]
    rows = [[str(n), "2026-03-04 10:11:12", *cells] for n, cells in enumerate(said, 1)]
    found = understood(as_csv([head, *rows]))
    assert [v[3] for v in found.voices] == [5, 3, 2, 4, 1, 2, 2, 2, 2]
    numbers = [["6", "5", "5"], ["7", "4", "5"], ["5", "3", "5"]]
    rows = [[str(n), "2026-03-04 10:11:12", *cells] for n, cells in enumerate(numbers, 1)]
    scales = {(u.low, u.high) for u in understood(as_csv([head, *rows])).mapping.used("score")}
    assert scales == {(1, 7)}
