"""Several choices in one cell are told from sentences, by evidence."""

import pytest

from tests.ingest.tables import NPS as SCORE
from tests.ingest.tables import checked, column, feedback, table
from voc_core.ingest import ColumnUse
from voc_core.ingest.choices import between, split

MODULES = ["Reports", "Alerts", "Mobile app", "API"]


def answered(mark: str, end: str = "") -> list[str]:
    """Return twelve answers that choose among `MODULES`."""
    picks = [MODULES[i % 4 :] or MODULES for i in range(12)]
    return [mark.join(p) + end for p in picks]


@pytest.mark.parametrize(
    "mark", ["┋", "→", "-->", "; ", ";", "；", " / ", ", ", ",", "、", "|", "\n"]
)
def test_the_mark_between_choices_is_seen(mark):
    found = between(column(*answered(mark)))
    assert found == mark and split(answered(mark)[0], found) == MODULES


def test_a_mark_behind_every_choice_is_one_too():
    cells = [f"{MODULES[i % 4]};" for i in range(12)]
    assert split(cells[0], between(column(*cells)) or "") == ["Reports"]


@pytest.mark.parametrize(
    "cells",
    [
        ["Fast, friendly, and always there.", "Slow, but it works."] * 6,
        [f"Well, number {i}, it depends" for i in range(12)],
        ["Acme, Inc."] * 12,
        ["Reports"] * 12,
        [None] * 3,
    ],
)
def test_sentences_names_and_single_choices_are_none(cells):
    assert between(column(*cells)) is None


def test_choices_stand_beside_the_first_voice_of_their_row_and_are_never_scored():
    chunk = table(NPS=["9", "3"], CSAT=["5", "2"], Used=["Reports; API", None])
    csat = ColumnUse("CSAT", "score", metric="csat", low=1, high=5)
    used = ColumnUse("Used", "choices", between="; ")
    rows = checked(chunk, feedback(SCORE, csat, used)).rows
    assert rows["choices"].dropna().tolist() == ['{"Used": ["Reports", "API"]}']
    assert rows["row"].tolist() == [2, 2, 3, 3]
