"""What a person chose for one file is used for the next with the same headings."""

from dataclasses import replace

from tests.ingest.surveys import ENGLISH, EXPECTED, guessed
from voc_core.ingest import Mapping, signature


def test_the_signature_is_that_of_the_headings_alone():
    assert signature(["NPS", "Why"]) == signature([" why ", "ＮＰＳ"])
    assert signature(["NPS", "Why"]) != signature(["NPS", "Why not"])
    assert signature(["NPS", "(what is wrong)", "(beyond the headings)"]) == signature(["NPS"])


def chosen() -> Mapping:
    """Return a mapping a person has changed."""
    mapping = guessed(ENGLISH)[0]
    columns = tuple(replace(u, use="ignore") if u.column == "Role" else u for u in mapping.columns)
    return replace(mapping, columns=columns, source="interview", day="2026-01-01", account="Old")


def test_a_remembered_mapping_wins_over_the_guess():
    stored = Mapping.of(chosen().as_dict())
    rows = [[c.upper() for c in row] if i == 0 else row for i, row in enumerate(ENGLISH)]
    mapping, _ = guessed([row[::-1] for row in rows], remembered=stored)
    assert [u.use for u in mapping.columns] == ["ignore" if u == "role" else u for u in EXPECTED][
        ::-1
    ]
    assert {u.confidence for u in mapping.columns} == {1.0}
    assert mapping.used("comment")[0].about == "NPS"
    assert mapping.source == "interview"


def test_day_and_account_of_another_file_are_not_remembered():
    mapping, _ = guessed(ENGLISH, remembered=chosen())
    assert (mapping.day, mapping.account) == (None, None)


def test_a_remembered_order_of_days_yields_to_the_days_themselves():
    rows = [["Company", "Date", "NPS"], ["Acme", "03/25/2026", "9"]]
    stored = guessed([["Company", "Date", "NPS"], ["Acme", "25/03/2026", "9"]])[0]
    assert guessed(rows, remembered=stored)[0].columns[1].date_order == "mdy"


def test_a_mapping_of_other_headings_is_not_used():
    other = guessed([["Company", "Date", "NPS"], ["Acme", "2026-03-04", "9"]])[0]
    assert guessed(ENGLISH, remembered=other)[0] == guessed(ENGLISH)[0]
