"""What the engine lists beside tallies: latest answers, pairs, the newest, the people."""

from datetime import date

import pytest

from voc_core import engine
from voc_core.filters import Filters

YEAR = Filters.last_months(12, date(2026, 6, 30))
NPS = YEAR.but(lens="nps")


def rows(table, *columns):
    return list(table[list(columns)].itertuples(index=False, name=None))


def test_latest_is_one_row_per_person(small):
    acme = small.account("Acme")
    user, boss = small.contact(acme), small.contact(acme, "decision_maker")
    small.score(user, 10, "2026-01-01")
    small.score(user, 2, "2026-05-01")
    small.score(boss, 8, "2026-02-01")

    found = engine.latest(small.snapshot(), NPS)
    assert rows(found, "contact", "role", "day", "score", "class") == [
        (boss, "decision_maker", "2026-02-01", 8.0, 0),
        (user, "user", "2026-05-01", 2.0, -1),
    ]


def test_latest_has_no_contact_where_nobody_is_named(small):
    small.score(None, 9, account_id=small.account("Acme"))

    [(contact, score)] = rows(engine.latest(small.snapshot(), NPS), "contact", "score")
    assert contact != contact and score == 9


def test_pairs_are_people_heard_in_both_windows(small):
    """Ann rose from -1 to +1, Bob fell from +1 to 0, Cho was heard once: sums 1, squares 4 + 1."""
    acme = small.account("Acme")
    ann, bob, cho = (small.contact(acme) for _ in range(3))
    for who, then, now in ((ann, 3, 9), (bob, 9, 8)):
        small.score(who, then, "2025-01-01")
        small.score(who, now, "2026-01-01")
    small.score(cho, 0)

    found = engine.pairs(small.snapshot(), NPS, ["role"])
    assert rows(found, "role", "n_pairs", "diff_sum", "diff_sq_sum") == [("user", 2, 1.0, 5.0)]


def test_without_groups_pairs_are_one_row(small):
    [row] = rows(engine.pairs(small.snapshot(), NPS, ()), "n_pairs", "diff_sum", "diff_sq_sum")
    assert row == (0, 0.0, 0.0)


def test_last_heard_looks_before_the_window_but_not_after_it(small):
    ann = small.contact(small.account("Acme"))
    small.note(ann, 0.9, "2020-01-01")
    small.note(ann, 0.9, "2026-07-01")

    found = engine.last_heard(small.snapshot(), NPS, ["account"])
    assert rows(found, "day") == [("2020-01-01",)]


def test_the_newest_comes_first(small):
    ann = small.contact(small.account("Acme"))
    old = small.score(ann, 9, "2026-01-01")
    new = small.note(ann, -0.9, "2026-05-01")
    small.score(ann, 2, "2026-03-01")

    found = engine.newest(small.snapshot(), YEAR, 2)
    assert rows(found, "feedback", "valence")[0] == (new, -1)
    assert len(found) == 2 and old not in set(found["feedback"])


def test_the_newest_with_text_leaves_bare_scores_out(small):
    ann = small.contact(small.account("Acme"))
    said = small.note(ann, 0.9, "2026-01-01")
    small.score(ann, 9, "2026-05-01")

    found = engine.newest(small.snapshot(), YEAR, 5, with_text=True)
    assert rows(found, "feedback", "role") == [(said, "user")]


def test_people_counts_who_exists_was_asked_and_was_heard(small):
    acme = small.account("Acme")
    ann, bob = small.contact(acme), small.contact(acme)
    boss = small.contact(acme, "decision_maker")
    small.contact(acme, "manager", active=0)
    small.score(ann, 9, "2026-05-01")
    small.score(ann, 9, "2026-05-09")
    small.invitation(bob, "2026-05-01")
    small.invitation(boss, "2020-05-01")

    found = engine.people(small.snapshot(), YEAR).set_index("role")
    assert list(found.index) == ["decision_maker", "user"]
    assert list(found.loc["user", ["n_contacts", "n_invited", "n_heard"]]) == [2, 1, 1]
    assert list(found.loc["decision_maker", ["n_contacts", "n_invited", "n_heard"]]) == [1, 0, 0]
    assert found.loc["user", "last_voice_on"] == "2026-05-09"
    assert found["last_voice_on"].isna()["decision_maker"]


def test_a_voice_without_a_name_is_no_contact_heard(small):
    acme = small.account("Acme")
    small.contact(acme, "unknown")
    small.note(None, -0.9, account_id=acme)

    assert list(engine.people(small.snapshot(), YEAR)["n_heard"]) == [0]


def test_the_worst_voice_is_the_lowest_then_the_newest(small):
    ann = small.contact(small.account("Acme"))
    small.score(ann, 1, "2026-04-01")
    newer = small.score(ann, 1, "2026-04-02")
    small.score(ann, 6, "2026-05-01")
    small.score(ann, 10, "2026-06-01")
    shout = small.note(ann, -0.9)
    small.note(ann, -0.5)

    found = engine.worst(small.snapshot(), YEAR)
    assert rows(found, "feedback", "metric") == [(newer, "nps"), (shout, "none")]
    assert found["place"].iloc[0] == pytest.approx(0.1)


def test_people_are_spread_over_levels(small):
    acme = small.account("Acme")
    glad, torn = small.contact(acme), small.contact(acme)
    small.note(glad, 0.9)
    small.note(torn, 0.9, source="ticket")
    small.note(torn, -0.9, source="ticket")

    assert rows(engine.spread(small.snapshot(), YEAR), "level", "n_people") == [(0, 1), (2, 1)]


def test_the_clearest_texts_are_the_strongest_of_each_role(small):
    acme = small.account("Acme")
    user, boss = small.contact(acme), small.contact(acme, "decision_maker")
    small.note(user, 0.3)
    loud = small.note(user, -0.9)
    calm = small.note(boss, 0.4)
    small.note(boss, 0.1)

    found = engine.clearest(small.snapshot(), YEAR, 1)
    assert rows(found, "feedback", "role") == [(loud, "user"), (calm, "decision_maker")]
