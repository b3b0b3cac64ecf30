"""Delighted: the type of the survey says what its one score measures; times are Unix seconds."""

import pytest

from tests.ingest.dialects.exports import every_way, understood
from tests.ingest.tables import as_csv

HEAD = [
    *("id", "person", "survey_type", "score", "comment", "permalink", "created_at", "updated_at"),
    *("person_email", "person_name", "person_properties.company", "person_properties.seats"),
    *("notes", "tags"),
]


def answer(n: int, kind: str, score: str) -> list[str]:
    """Return the n-th response."""
    said = f"Reason {n}: two days are saved at every month end."
    person = [f"li{n}@acme.com", "Li Wei", "Acme GmbH", "5", "", "vip,emea"]
    times = [str(1_772_528_711 + 86_400 * n), ""]
    return [f"5435{n}", f"99{n}", kind, score, said, f"https://x.y/r/{n}", *times, *person]


def export(*pairs: tuple[str, str]) -> list[list[str]]:
    """Return an export of responses of these types and scores."""
    return [HEAD, *(answer(n, *pair) for n, pair in enumerate(pairs))]


EXPORT = export(("nps", "10"), ("nps", "7"), ("nps", "9"))
MIXED = export(("nps", "10"), ("csat", "4"), ("ces", "7"), ("", "3"), ("mood", "2"))


@pytest.mark.parametrize("way", every_way(EXPORT))
def test_an_export_is_read_whatever_it_went_through(way):
    found = understood(every_way(EXPORT)[way])
    assert found.recognised.dialect == "delighted" and not found.questions
    assert [v[2:4] for v in found.voices] == [("nps", 10), ("nps", 7), ("nps", 9)]
    assert found.voices[0][4] == "Reason 0: two days are saved at every month end."
    assert found.column("day") == ["2026-03-03", "2026-03-04", "2026-03-05"]


@pytest.mark.parametrize(
    ("kind", "score", "scale"),
    [
        ("nps", "8", ("nps", 0, 10)),
        ("csat", "4", ("csat", 1, 5)),
        ("ces", "4", ("ces", 1, 5)),
        ("ces", "7", ("ces", 1, 7)),
        ("five_star", "4", ("rating", 1, 5)),
        ("thumbs", "0", ("rating", 0, 1)),
    ],
)
def test_the_type_of_the_survey_says_what_the_score_measures(kind, score, scale):
    found = understood(as_csv(export((kind, score))))
    (use,) = found.mapping.used("score")
    assert (use.metric, use.low, use.high) == scale and not found.questions
    assert [v[3] for v in found.voices] == [float(score)]


def test_surveys_of_several_types_in_one_file_are_told_apart():
    found = understood(as_csv(MIXED))
    assert [(v[2], v[3], (v[4] or "")[:8]) for v in found.voices] == [
        ("nps", 10, "Reason 0"),
        ("csat", 4, "Reason 1"),
        ("ces", 7, "Reason 2"),
        ("rating", 3, "Reason 3"),
        ("rating", 2, "Reason 4"),
    ]


def test_properties_say_who_answered_and_are_no_scores():
    found = understood(as_csv(EXPORT))
    assert found.uses["company"] == "account" and "seats" not in found.uses
    assert found.uses["person_email"] == "email"


def test_headings_with_spaces_are_the_same_tool():
    head = [h.replace("_", " ").title() for h in HEAD]
    assert understood(as_csv([head, *EXPORT[1:]])).recognised.dialect == "delighted"
