"""Deciders' words against users': people counted, names left out, too few said so."""

from datetime import date

import pytest

from voc_core.charts import contrast as pictures
from voc_core.filters import Filters
from voc_core.reports.contrast import LEAST, contrast
from voc_core.story import contrast as sentences
from voc_core.wording import Words

YEAR = Filters.last_months(12, date(2026, 6, 30))
NAMES = ("Ann Lee", "Bob Ray")


@pytest.fixture
def two_sides(small):
    acme = small.account("Haldenroth Finance")
    for n in range(LEAST):
        user = small.contact(acme, "user", name=NAMES[n % 2])
        decider = small.contact(acme, "decision_maker")
        small.note(user, -0.5, text="Haldenroth export crashed, Lee saw it; 报表导出崩溃")
        small.note(decider, -0.5, text="The price and the renewal of finance")
        small.note(decider, -0.5, text="price price price")
    return small


def test_each_side_has_its_words_and_nobody_his_name(two_sides):
    shown = contrast(two_sides.store, two_sides.snapshot(), YEAR)
    deciders = shown.words[shown.words["z"] > 0]
    assert set(deciders["word"]) == {"price", "renewal", "finance"}
    assert set(deciders["n_a"]) == {LEAST}
    users = set(shown.words[shown.words["z"] < 0]["word"])
    assert {"export", "crashed", "报表", "导出", "崩溃"} == users - {"saw"}
    assert shown.n_people == {"decision_maker": LEAST, "user": LEAST}
    title = sentences.headline(shown.words, Words())
    assert title.startswith("Deciders speak of") and "price" in title
    chart = pictures.contrast(shown.words, title, "", Words()).chart.to_dict()
    assert {p["name"] for p in chart["params"]} == {"pick"}


def test_too_few_people_are_not_compared(small):
    small.note(small.contact(small.account("Acme")), 0.5, text="price")
    shown = contrast(small.store, small.snapshot(), YEAR)
    assert shown.words.empty and shown.n_people == {"decision_maker": 0, "user": 1}
    assert "20 people of each" in sentences.too_few(shown.n_people, LEAST, Words())
    assert pictures.contrast(shown.words, "", "", Words()).chart is None
